"""What a table is made of: named columns, each with its values in memory as small as they allow."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its pandas dtype, and what stands in it."""

    name: str
    dtype: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, column by column.

    Args:
        columns: what stands in each.
        values: the values of each, all of one length; None where one is missing.
    """

    columns: tuple[Column, ...]
    values: tuple[Sequence[Any], ...]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.values[0])


class Texts(Sequence[str | None]):
    """The texts of a column that says few things often: each kept once, with a number a row.

    Why: a column of a run has hundreds of thousands of rows; in this form they are repeated and written
    without a look at each.

    >>> texts = Texts.of(["Python", None, "Python"])
    >>> list(texts), texts.different, texts.numbers.tolist()
    (['Python', None, 'Python'], ['Python', None], [0, 1, 0])
    >>> list(texts.repeated([2, 0, 1]))
    ['Python', 'Python', 'Python']
    """

    def __init__(self, different: Sequence[str | None], numbers: "NDArray[np.int32]") -> None:
        self.different = different
        self.numbers = numbers

    @classmethod
    def of(cls, texts: Iterable[str | None]) -> "Texts":
        """Number the texts of a column in the order in which they first stand in a row."""
        import numpy as np  # noqa: PLC0415 - slow to load

        known = _Numbers()
        numbers = np.fromiter(map(known.__getitem__, texts), dtype=np.int32)
        return cls(list(known), numbers)

    def repeated(self, times: Sequence[int]) -> "Texts":
        """Return the column in which each row stands as often as *times* says."""
        return Texts(self.different, self.numbers.repeat(times))

    def spelled(self, word: Callable[[str | None], str | None]) -> "Texts":
        """Return the column in which *word* of each text stands instead."""
        return Texts([word(text) for text in self.different], self.numbers)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.numbers)

    def __iter__(self) -> Iterator[str | None]:
        """Yield the text of each row."""
        return map(self.different.__getitem__, self.numbers.tolist())

    @overload
    def __getitem__(self, index: int) -> str | None: ...
    @overload
    def __getitem__(self, index: slice) -> "Texts": ...
    def __getitem__(self, index: int | slice) -> "str | Texts | None":
        """Return the text of a row, or a stretch of them."""
        if isinstance(index, slice):
            return Texts(self.different, self.numbers[index])
        return self.different[int(self.numbers[index])]


class _Numbers(dict[str | None, int]):
    """Gives every different text the next number when it is first asked for."""

    def __missing__(self, text: str | None) -> int:
        number = self[text] = len(self)
        return number
