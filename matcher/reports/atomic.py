"""Files that are written whole or not at all, into folders that were asked beforehand."""

import errno
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from matcher.errors import OutputError

_PROBE = bytes(4096)
"""What ``check_writable`` writes for a moment: a disk that is full takes names but no content."""
_BUFFER = 1 << 18
"""Bytes that are gathered before they are handed to the system, which takes a few large pieces in half the time."""
_WHAT_TO_DO = {
    errno.EACCES: "choose another place, or ask for permission to write there",
    errno.EPERM: "choose another place, or ask for permission to write there",
    errno.EROFS: "choose another place",
    errno.ENOTDIR: "a part of this path is a file; choose another place",
    errno.EISDIR: "a folder of this name stands there; choose another place",
    errno.ENAMETOOLONG: "choose a shorter name",
}
_MAKE_ROOM = "make room or choose another folder, then run again"


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put *data* at *path* in one step: whoever looks sees the old file or the new one, never a part.

    A temporary file in the same folder is written, flushed to the disk and renamed over *path*; then the
    folder is flushed, so that the name outlives a power cut too.

    Args:
        path: where the file goes; its folder is made where it is missing.
        data: the content, or its pieces in order; pieces are written as they come and not kept. When
            making one fails, the old file stays as well.

    Raises:
        OutputError: when the folder or the disk does not take it; nothing is left behind.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.tmp")
        with temporary.open("wb", buffering=_BUFFER) as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        temporary = None
        _flush_folder(path.parent)
    except OSError as fault:
        raise OutputError(_sentence(path, "was not written", fault)) from fault
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def check_writable(folder: Path) -> None:
    """Make sure, before anything is read, that *folder* can be written; it is not made here.

    Why: permissions alone do not tell (a read-only disk, a full one, an administrator who may do all), so a
    nameless file is written into the folder, or into the nearest one above it that exists, and given up.

    Raises:
        OutputError: with one sentence that says what is in the way.
    """
    there = folder
    while not os.path.lexists(there) and there != there.parent:
        there = there.parent
    if there.is_symlink() and not there.exists():
        raise OutputError(f"{there} is a link that leads nowhere; choose another place")
    if not there.is_dir():
        raise OutputError(f"{there} is a file, not a folder; choose another place")
    try:
        with tempfile.TemporaryFile(dir=there) as probe:
            probe.write(_PROBE)
            probe.flush()
    except OSError as fault:
        raise OutputError(_sentence(folder, "cannot be written", fault)) from fault


def _sentence(path: Path, what: str, fault: OSError) -> str:
    why = fault.strerror or type(fault).__name__
    return f"{path} {what} ({why.lower()}); {_WHAT_TO_DO.get(fault.errno or 0, _MAKE_ROOM)}"


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
