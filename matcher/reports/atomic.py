"""Files that are written whole or not at all."""

import os
from pathlib import Path

from matcher.errors import OutputError


def write_whole(path: Path, data: bytes) -> None:
    """Put *data* at *path* in one step: whoever looks sees the old file or the new one, never a part.

    A temporary file in the same folder is written, flushed to the disk and renamed over *path*; then the
    folder is flushed, so that the name outlives a power cut too.

    Raises:
        OutputError: when the folder or the disk does not take it; nothing is left behind.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.tmp")
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        temporary = None
        _flush_folder(path.parent)
    except OSError as fault:
        raise OutputError(_sentence(path, fault)) from fault
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _sentence(path: Path, fault: OSError) -> str:
    why = fault.strerror or type(fault).__name__
    return f"{path} was not written ({why.lower()}): make room or choose another folder with -o, then run again"


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
