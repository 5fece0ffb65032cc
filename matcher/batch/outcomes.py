"""How the files of a run ended, held as bytes that move to the disk."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Self, overload

from matcher.batch.outcome import Outcome
from matcher.batch.spool import Spool
from matcher.schema.packed import decode, encode


class Outcomes(Sequence[Outcome]):
    """Takes outcomes one after the other; each is put together again when it is asked for.

    Why: a million of them, with paths and hashes, would take half a gigabyte.
    """

    def __init__(self) -> None:
        self._pieces = Spool()

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Self:
        """Take all of *outcomes*."""
        made = cls()
        for outcome in outcomes:
            made.add(outcome)
        return made

    def add(self, outcome: Outcome) -> int:
        """Take an outcome and return its number, from 0 on."""
        return self._pieces.add(encode(outcome))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._pieces)

    @overload
    def __getitem__(self, index: int) -> Outcome: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Outcome, ...]: ...
    def __getitem__(self, index: int | slice) -> Outcome | tuple[Outcome, ...]:
        """Return one outcome, or a stretch of them."""
        numbers = range(len(self))[index]
        return self._read(numbers) if isinstance(numbers, int) else tuple(map(self._read, numbers))

    def __iter__(self) -> Iterator[Outcome]:
        """Yield the outcomes."""
        return map(self._read, range(len(self)))

    def _read(self, number: int) -> Outcome:
        return decode(Outcome, self._pieces[number])
