"""What a worker may use: memory, files, signals; and when it is worn out and leaves.

On Linux the system limits the memory of a worker; elsewhere somebody watches it (``batch.watchdog``).
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from multiprocessing.util import Finalize
from pathlib import Path

from matcher.batch.workplace import abandon, settle

if sys.platform != "win32":
    import resource

MEMORY = 900_000_000
"""Bytes of address space that a worker may take beside what it starts with (about 1.2 GB in all)."""
WORN = MEMORY // 3
"""Bytes beside its start with which a worker leaves: a bomb that was read must not starve the next file."""
FILES_A_WORKER = 500
"""Files after which a worker makes room for a new one, however well it is."""
_OPEN_FILES = 512
_WRITTEN_BYTES = 200_000_000  # one temporary file of an outside converter
_LOOK_S = 0.5  # seconds between looks whether the process that started this one still lives
_NOTICE_S = 0.05  # seconds from the end of a parent's pipes to the end of the parent
_STATM = Path("/proc/self/statm")


@dataclass(slots=True)
class _Wear:
    """How far this process is from the state in which it began."""

    start_bytes: int = 0
    shaken: bool = False


_wear = _Wear()


def confine(folder: Path) -> None:
    """Make this process a worker: called once in each, before its first file, with all it needs loaded.

    Args:
        folder: where workers put their temporary files.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # also ends a worker that is deep in a library
    _close_standard_streams()
    settle(folder)
    _follow_parent(folder)
    gc.freeze()
    _wear.start_bytes = _memory()
    _limit(_wear.start_bytes)


def wear_out() -> None:
    """Note that a file broke down here: whatever it left behind, the next file gets a new process."""
    _wear.shaken = True


def is_worn() -> bool:
    """Tell whether the next file deserves a new process: memory that did not come back, or a breakdown."""
    return _wear.shaken or _memory() - _wear.start_bytes > WORN


def _close_standard_streams() -> None:
    """Point the standard streams nowhere: libraries chatter, and what they say may quote a resume."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _follow_parent(folder: Path) -> None:
    """Clear *folder* and end this process as soon as the one that started it is gone, however that ended."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def is_orphan() -> bool:  # a sibling may hold the pipe open that tells of the parent's end
        return os.getppid() != parent.pid or not parent.is_alive()

    def watch() -> None:
        while not is_orphan():
            parent.join(_LOOK_S)
        abandon(folder)
        os._exit(1)

    def leave() -> None:
        """Clear the place also where this process notices first, by the end of its pipe to the parent."""
        until = time.monotonic() + _NOTICE_S
        while not is_orphan():
            if time.monotonic() > until:
                return
            time.sleep(_NOTICE_S / 10)
        abandon(folder)

    threading.Thread(target=watch, daemon=True).start()
    Finalize(None, leave, exitpriority=1)


def _memory() -> int:
    """Return the bytes that this process takes: address space on Linux, elsewhere what is in memory."""
    if sys.platform == "linux":
        return int(_STATM.read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    import psutil  # noqa: PLC0415 - takes 50 ms, which Linux need not pay

    return int(psutil.Process().memory_info().rss)


def _limit(start_bytes: int) -> None:
    if sys.platform == "win32":
        return
    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_NOFILE: _OPEN_FILES}
    limits[resource.RLIMIT_FSIZE] = _WRITTEN_BYTES
    if sys.platform == "linux":  # others take the limit without keeping to it
        limits[resource.RLIMIT_AS] = start_bytes + MEMORY
    for kind, limit in limits.items():
        _, most = resource.getrlimit(kind)
        allowed = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(kind, (allowed, allowed))
