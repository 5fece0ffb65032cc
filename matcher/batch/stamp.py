"""What a directory says of a file's content without opening it: its size and its times."""

import os
import time
from typing import NamedTuple

_SETTLED_NS = 2_000_000_000
"""A file changed within two seconds of a look may change again without its times showing it."""


class Stamp(NamedTuple):
    """The size of a file in bytes, and when it was modified and changed, in nanoseconds."""

    size: int
    modified: int
    changed: int

    @property
    def is_settled(self) -> bool:
        """Tell whether a later change would show in the times."""
        return max(self.modified, self.changed) < time.time_ns() - _SETTLED_NS


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file."""
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns)
