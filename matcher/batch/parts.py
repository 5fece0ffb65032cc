"""The parts of a run by candidate, held as bytes that move to the disk: a million of them fit beside the figures."""

from array import array
from collections.abc import Iterator, Mapping

from matcher.batch.outcome import scored_from
from matcher.batch.spool import Spool
from matcher.schema.packed import encode
from matcher.schema.scored import Counted, Scored


class CountedParts:
    """What runs keep of resumes, each once however many jobs it is held against."""

    def __init__(self) -> None:
        self._spool = Spool()
        self._numbers: dict[bytes, int] = {}

    def add(self, counted: Counted) -> int:
        """Take what is kept of a resume, unless it is known, and return its number."""
        digest = bytes.fromhex(counted.sha256)
        number = self._numbers.get(digest)
        if number is None:
            number = self._numbers[digest] = self._spool.add(encode(counted))
        return number

    def __getitem__(self, number: int) -> bytes:
        """Return the bytes that ``add`` gave a number."""
        return self._spool[number]


class ScoredParts(Mapping[str, Scored]):
    """What was scored for one job, by candidate id; each part is put together when it is asked for.

    Args:
        counted: shared by the runs of several jobs.
    """

    def __init__(self, counted: CountedParts) -> None:
        self._counted = counted
        self._marked = Spool()
        self._counted_numbers = array("Q")
        self._numbers: dict[str, int] = {}

    def add(self, part: Scored) -> None:
        """Take a part."""
        self._counted_numbers.append(self._counted.add(part.counted))
        self._numbers[part.candidate_id] = self._marked.add(encode(part.marked))

    def __getitem__(self, candidate_id: str) -> Scored:
        """Return a part."""
        number = self._numbers[candidate_id]
        return scored_from(self._counted[self._counted_numbers[number]], self._marked[number])

    def __contains__(self, candidate_id: object) -> bool:
        """Tell whether there is a part of this candidate."""
        return candidate_id in self._numbers

    def __iter__(self) -> Iterator[str]:
        """Yield the candidate ids."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._numbers)
