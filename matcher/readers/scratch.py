"""Private folders for temporary files, and the end of whatever programs still work in them.

Every outside program is started in such a folder. So when a reader was killed, the folder tells which
programs it left running: those whose working directory lies in it.
"""

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psutil

if sys.platform != "win32":
    import fcntl

_PREFIX = "matcher-scratch-"
_OURS = re.compile(re.escape(_PREFIX) + r"\w{8}")  # as tempfile.mkdtemp completes it
_PRIVATE = 0o700
_NEW = ".matcher-new-"  # until somebody holds it, a folder is not to be taken for a stale one
_DAY_S = 86_400.0  # age of a stale folder where the system does not tell who holds it
_END_S = 2.0  # seconds to wait for killed programs, which end at once
_LOOK_S = 0.01  # seconds between looks whether they have


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make a private folder, and in the end remove it with all that is in it and works in it.

    Raises:
        OSError: it cannot be made.
    """
    made = Path(tempfile.mkdtemp(prefix=_NEW)).resolve()
    holding = _hold(made)
    folder = made.rename(made.with_name(made.name.replace(_NEW, _PREFIX)))
    try:
        yield folder
    finally:
        clear(folder)
        if holding is not None:
            os.close(holding)


def clear(folder: Path) -> None:
    """Remove a folder; first end the programs that work in it, if it holds anything at all."""
    with suppress(OSError):
        if any(folder.iterdir()):
            end_programs_in(folder)
    shutil.rmtree(folder, ignore_errors=True)


def end_programs_in(folder: Path) -> None:
    """Kill every process but this one whose working directory is or was in *folder*."""
    import psutil  # noqa: PLC0415 - takes 50 ms, and only who was killed leaves anything to end

    killed = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):  # it ended meanwhile, or belongs to somebody else
            if process.pid != os.getpid() and Path(process.cwd()).is_relative_to(folder):
                process.kill()
                killed.append(process)
    until = time.monotonic() + _END_S
    while time.monotonic() < until and any(map(_is_running, killed)):
        time.sleep(_LOOK_S)


def _is_running(process: "psutil.Process") -> bool:
    """Tell whether a process still works; one that nobody has buried yet does not."""
    import psutil  # noqa: PLC0415 - as above

    with suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def clear_stale() -> None:
    """Clear the folders of runs that were killed: those that no living process holds.

    Only folders that ``scratch_folder`` can have made are looked at, never any other whose name begins alike.
    """
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if _is_stale(folder):
                clear(folder.resolve())


def _is_stale(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir() or not _OURS.fullmatch(folder.name):
        return False
    if sys.platform == "win32":
        return time.time() - folder.stat().st_mtime > _DAY_S
    state = folder.stat()
    if state.st_uid != os.getuid() or stat.S_IMODE(state.st_mode) != _PRIVATE:
        return False
    holding = _hold(folder)
    if holding is None:
        return False
    os.close(holding)
    return True


def _hold(folder: Path) -> int | None:
    """Lock a folder until the descriptor is closed or this process and those forked from it end.

    Returns:
        The descriptor; None where somebody else holds it, or the system has no such locks.
    """
    if sys.platform == "win32":
        return None
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
