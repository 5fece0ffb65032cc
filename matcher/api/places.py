"""Where the candidates of a run stand, each put together when it is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, overload

from matcher.batch.outcome import Outcome
from matcher.batch.parts import ScoredParts
from matcher.model.scorecard import Place
from matcher.schema.scored_views import FiguresReader
from matcher.scoring.ranking import Standings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HELD = 10_000
"""How many of the best are in memory; those are read by one output after the other."""


class Files(Mapping[str, str]):
    """The file of each candidate.

    Args:
        parts: of the candidates.
        outcomes: how the files ended, by the numbers that the parts go by.
    """

    def __init__(self, parts: ScoredParts, outcomes: Sequence[Outcome]) -> None:
        self._parts = parts
        self._outcomes = outcomes

    def __getitem__(self, candidate_id: str) -> str:
        """Return the file of a candidate."""
        return self.of_part(self._parts.number(candidate_id))

    def of_part(self, number: int) -> str:
        """Return the file of a part by its number."""
        return self._outcomes[self._parts.file(number)].file

    def __iter__(self) -> Iterator[str]:
        """Yield the candidate ids."""
        return iter(self._parts)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._parts)


class Places(Sequence[Place]):
    """The places of a run, best first; those behind the first ten thousand are held in 24 bytes each.

    Args:
        order: the numbers of the parts, best first.
        standings: in the same order.
        parts: of the candidates.
        files: where their resumes lie.
        reader: makes figures.
    """

    def __init__(
        self,
        order: "NDArray[np.int64]",
        standings: Standings,
        *,
        parts: ScoredParts,
        files: Files,
        reader: FiguresReader,
    ) -> None:
        self._order = order
        self._standings = standings
        self._parts = parts
        self._files = files
        self._reader = reader
        self._ids = lru_cache(maxsize=1)(self._ids_of)  # those who share a score come one by one
        self._held = [self._made(at) for at in range(min(len(order), HELD))]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._order)

    @overload
    def __getitem__(self, index: int) -> Place: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Place, ...]: ...
    def __getitem__(self, index: int | slice) -> Place | tuple[Place, ...]:
        """Return one place, or a stretch of them."""
        at = range(len(self))[index]
        return self._place(at) if isinstance(at, int) else tuple(map(self._place, at))

    def __iter__(self) -> Iterator[Place]:
        """Yield the places."""
        return map(self._place, range(len(self)))

    def _place(self, at: int) -> Place:
        return self._held[at] if at < len(self._held) else self._made(at)

    def _made(self, at: int) -> Place:
        number = self._order.item(at)
        marked, file = self._parts.marked_figures(number), self._files.of_part(number)
        figures = self._reader.read(marked, self._parts.ids[number], file)
        return self._standings.place(at, figures, self._ids(self._standings.tied(at)))

    def _ids_of(self, stretch: range) -> tuple[str, ...]:
        return tuple(self._parts.ids[number] for number in self._order[stretch].tolist())
