"""The parts of a run by candidate, held as bytes that move to the disk: a million of them fit beside the figures."""

from array import array
from collections.abc import Iterator, Mapping
from itertools import repeat

from matcher.batch.candidate_ids import CandidateIds
from matcher.batch.outcome import Encoded
from matcher.batch.spool import Spool
from matcher.schema.packed import decode
from matcher.schema.scored import CountedFigures, MarkedFigures, Scored

_NONE = -1


class CountedParts:
    """What runs keep of resumes, each once however many jobs it is held against, by the number of its file."""

    def __init__(self) -> None:
        self._spool = Spool()
        self._numbers = array("q")

    def add(self, file: int, counted: bytes) -> None:
        """Take an encoded ``Counted``, unless that of the file is known."""
        self._numbers.extend(repeat(_NONE, file + 1 - len(self._numbers)))
        if self._numbers[file] == _NONE:
            self._numbers[file] = self._spool.add(counted)

    def __getitem__(self, file: int) -> bytes:
        """Return the encoded ``Counted`` of a file."""
        return self._spool[self._numbers[file]]


class ScoredParts(Mapping[str, Scored]):
    """What was scored for one job, by candidate id; each part is put together when it is asked for.

    By number, which counts the parts from 0 on as they were taken, they are found without a search.

    Args:
        counted: shared by the runs of several jobs.
    """

    def __init__(self, counted: CountedParts) -> None:
        self._counted = counted
        self._marked = Spool()
        self.ids = CandidateIds()

    def add(self, file: int, part: Encoded) -> None:
        """Take the part of a candidate, whose file has a number among those of the run."""
        self._counted.add(file, part.counted)
        self._marked.add(part.marked)
        self.ids.add(part.scored.candidate_id, file)

    def of_known_ids(self) -> list[int]:
        """Return the numbers of the files whose candidates have the id of an earlier one; their parts are left out."""
        return [self.file(number) for number in self.ids.repeated()]

    def file(self, number: int) -> int:
        """Return the number of the file of a part."""
        return self.ids.file(number)

    def marked_figures(self, number: int) -> MarkedFigures:
        """Return the figures of the score card of a part."""
        return decode(MarkedFigures, self._marked[number])

    def counted_figures(self, number: int) -> CountedFigures:
        """Return what stands in the open of the resume of a part."""
        return decode(CountedFigures, self._counted[self.file(number)])

    def number(self, candidate_id: str) -> int:
        """Return the number of the part of a candidate.

        Raises:
            KeyError: there is none.
        """
        number = self.ids.number(candidate_id)
        if number is None:
            raise KeyError(candidate_id)
        return number

    def __getitem__(self, candidate_id: str) -> Scored:
        """Return a part."""
        number = self.number(candidate_id)
        counted = self._counted[self.file(number)]
        return Encoded(counted=counted, marked=self._marked[number]).scored

    def __contains__(self, candidate_id: object) -> bool:
        """Tell whether there is a part of this candidate."""
        return self.ids.number(candidate_id) is not None

    def __iter__(self) -> Iterator[str]:
        """Yield the candidate ids in the order of their files."""
        return (self.ids[number] for number in sorted(self.ids.bearers().tolist(), key=self.file))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.ids.bearers())
