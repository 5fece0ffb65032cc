"""What a directory says of a file's content without opening it: its size and its times."""

import os
import time
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

_SETTLED_NS = 2_000_000_000
"""A file changed within two seconds of a look may change again without its times showing it."""


_LEAST, _MOST = -(2**63), 2**63 - 1  # times of files may lie centuries beyond


class Stamp(NamedTuple):
    """The size of a file in bytes, and when it was modified and changed, in nanoseconds."""

    size: int
    modified: int
    changed: int

    @property
    def is_settled(self) -> bool:
        """Tell whether a later change would show in the times."""
        return max(self.modified, self.changed) < time.time_ns() - _SETTLED_NS


class Stamps(Mapping[str, Stamp]):
    """The stamps of many files by path, in 32 bytes each beside the paths."""

    def __init__(self, stamps: Mapping[str, Stamp]) -> None:
        self._paths = sorted(stamps)
        numbers = chain.from_iterable(map(stamps.__getitem__, self._paths))
        self._numbers = array("q", (max(_LEAST, min(number, _MOST)) for number in numbers))

    def __getitem__(self, path: str) -> Stamp:
        """Return the stamp of a file."""
        at = bisect_left(self._paths, path)
        if self._paths[at : at + 1] != [path]:
            raise KeyError(path)
        width = len(Stamp._fields)
        return Stamp(*self._numbers[at * width : (at + 1) * width])

    def __iter__(self) -> Iterator[str]:
        """Yield the paths."""
        return iter(self._paths)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._paths)


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file."""
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns)
