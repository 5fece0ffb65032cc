"""Watch the memory of workers from outside, where the system sets them no limit (macOS, Windows)."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psutil

NEEDED = sys.platform != "linux"
"""Linux limits the address space of each worker; macOS and Windows do not."""
MOST = 1_200_000_000
"""Bytes of memory that one worker and its programs may hold together."""
_LOOK_S = 0.2  # seconds between looks; a process can take a few hundred megabytes meanwhile


@contextmanager
def watched(folder: Path, swollen: set[int]) -> Iterator[None]:
    """End each worker that takes too much memory, as long as the context lasts.

    Args:
        folder: holds a folder for each worker, called by the number of its process.
        swollen: where the numbers of those that were ended are put.
    """
    import psutil  # noqa: F401, PLC0415 - takes 50 ms, which Linux need not pay; here, not while processes start

    over = threading.Event()
    thread = threading.Thread(target=_watch, args=(folder, swollen, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _watch(folder: Path, swollen: set[int], over: threading.Event) -> None:
    import psutil  # noqa: PLC0415 - as above

    while not over.wait(_LOOK_S):
        with suppress(OSError):
            for number in [int(own.name) for own in folder.iterdir()]:
                with suppress(psutil.Error):
                    _look(psutil.Process(number), swollen)


def _look(worker: "psutil.Process", swollen: set[int]) -> None:
    """End a worker with its programs if they hold too much together."""
    processes = [worker, *worker.children(recursive=True)]
    if sum(process.memory_info().rss for process in processes) > MOST:
        swollen.add(worker.pid)
        for process in processes:
            process.kill()
