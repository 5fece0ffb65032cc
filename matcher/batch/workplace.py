"""Where workers put temporary files: a folder a run, in it one a worker, called by the number of its process.

So whatever becomes of a worker, its programs and files are found and ended; and if the run itself is killed,
its workers clear the place before they leave, or else the next run does.
"""

import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from matcher.batch import watchdog
from matcher.batch.start import IMPORTING
from matcher.errors import InputError
from matcher.readers.scratch import clear, clear_stale, end_programs_in, scratch_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """The place of a run's workers.

    Args:
        folder: holds a folder a worker.
        swollen: numbers of the processes that were ended because they took too much memory.
    """

    folder: Path
    swollen: set[int] = field(default_factory=set)

    def tidy(self) -> None:
        """Clear what workers that are gone left behind."""
        if not IMPORTING.acquire(blocking=False):
            return  # no worker can be started just now; the next time is soon enough
        try:
            living = {str(process.pid) for process in multiprocessing.active_children()}
            for own in self.folder.iterdir():
                if own.name not in living:
                    clear(own)
        finally:
            IMPORTING.release()


@contextmanager
def workplace() -> Iterator[Workplace]:
    """Make the place for workers and clear it when they are gone, with that of runs that were killed.

    Raises:
        InputError: there is no room for it.
    """
    clear_stale()
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(scratch_folder())
        except OSError as fault:
            raise InputError(
                f"no folder for temporary files can be made ({fault.strerror}); make room in "
                f"{tempfile.gettempdir()}, or name another folder with TMPDIR"
            ) from None
        place = Workplace(folder=folder)
        stack.callback(_clear_each, folder)
        if watchdog.NEEDED:
            stack.enter_context(watchdog.watched(folder, place.swollen))
        yield place


def settle(folder: Path) -> None:
    """Make this worker put its temporary files into a folder of its own in *folder*."""
    own = folder / str(os.getpid())
    own.mkdir(mode=0o700, exist_ok=True)
    tempfile.tempdir = str(own)


def abandon(folder: Path) -> None:
    """Clear the place because the run is gone: the programs of all workers, and all files."""
    _clear_each(folder)
    clear(folder)
    end_programs_in(folder)  # one that was being started meanwhile


def _clear_each(folder: Path) -> None:
    with suppress(OSError):
        for own in folder.iterdir():
            clear(own)
