"""Files that are written in processes beside this one."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.batch.start import METHOD, context
from matcher.errors import OutputError

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Makers = Mapping[str, Callable[[], bytes | Iterable[bytes]]]
"""The name of a file, and what makes its content."""
Write = Callable[[Path, Makers], None]


class Beside:
    """Has files written by other processes, a few at once, or by this one at the end.

    Args:
        most: processes that may run at once; 0 has this one do it.
        write: does the work.
    """

    def __init__(self, most: int, write: Write) -> None:
        self._most = most if METHOD == "fork" else 0
        self._write = write
        self._running: deque[tuple[BaseProcess, Path, Makers]] = deque()
        self._left: list[tuple[Path, Makers]] = []

    @property
    def has_room(self) -> bool:
        """Tell whether what is handed over now is begun at once."""
        return sum(process.is_alive() for process, _, _ in self._running) < self._most

    def hand_over(self, folder: Path, makers: Makers) -> None:
        """Have files written into a folder; waits while there are enough processes."""
        if not self._most:
            self._left.append((folder, makers))
            return
        while len(self._running) >= self._most:
            self._collect()
        process = context().Process(
            target=_write_quietly, args=(self._write, folder, makers), daemon=True
        )
        process.start()
        self._running.append((process, folder, makers))

    def finish(self) -> None:
        """Return when all is written.

        Raises:
            OutputError: where another process did not manage, this one tries, so that whatever is in the way is said.
        """
        while self._running:
            self._collect()
        while self._left:
            self._write(*self._left.pop(0))

    def _collect(self) -> None:
        process, folder, makers = self._running[0]
        process.join()
        self._running.popleft()
        if process.exitcode:
            self._write(folder, makers)

    def stop(self) -> None:
        """End what is still running."""
        for process, _, _ in self._running:
            process.kill()


@contextmanager
def beside(most: int, write: Write) -> Iterator[Beside]:
    """Have files written beside what is done inside; all are written at the end, unless a fault is on its way."""
    others = Beside(most, write)
    try:
        yield others
        others.finish()
    finally:
        others.stop()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _write_quietly(write: Write, folder: Path, makers: Makers) -> None:
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        write(folder, makers)
    except OutputError:
        os._exit(1)
