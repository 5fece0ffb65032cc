"""Many ranges, asked one by one which of them touch or hold another, without looking at all of them."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence


class Ranges:
    """Half-open ranges, which may overlap.

    Args:
        ranges: the start and the end of each.

    >>> taken = Ranges([(10, 14), (2, 5)])
    >>> taken.touch(13, 20), taken.touch(5, 10), taken.hold(3, 5), taken.hold(3, 6)
    (True, False, True, False)
    """

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        self._ranges = sorted(ranges)
        self._starts = [start for start, _ in self._ranges]
        self._ends = sorted(end for _, end in self._ranges)
        self._longest = max((end - start for start, end in self._ranges), default=0)

    def add(self, start: int, end: int) -> None:
        """Add one more."""
        insort(self._ranges, (start, end))
        insort(self._starts, start)
        insort(self._ends, end)
        self._longest = max(self._longest, end - start)

    def touch(self, start: int, end: int) -> bool:
        """Tell whether one of them shares a place with ``start..end``: more have begun before its end than are over."""
        return bisect_left(self._starts, end) > bisect_right(self._ends, start)

    def hold(self, start: int, end: int) -> bool:
        """Tell whether ``start..end`` lies wholly inside one of them."""
        return any(first <= start and end <= last for first, last in self._near(start, end))

    def _near(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return those that begin before *end*, as far back as one that reaches *start* can begin."""
        if not self._ranges:
            return ()
        low = bisect_left(self._ranges, (start - self._longest + 1,))
        return self._ranges[low : bisect_left(self._ranges, (end,), low)]
