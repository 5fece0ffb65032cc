"""How worker processes are started: forked where that is the custom, else anew (see docs/adr/0007)."""

import multiprocessing
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

METHOD = "fork" if sys.platform == "linux" else "spawn"
"""A fork has everything at once; elsewhere it is not safe beside the system's own libraries, or not there."""
IMPORTING = threading.Lock()
"""Held by whoever imports in another thread: a process forked meanwhile could wait for that import for ever."""


def context() -> "ForkContext | SpawnContext":
    """Return what starts the processes."""
    if sys.platform == "linux" and METHOD == "fork":
        return _CarefulFork()
    return multiprocessing.get_context("spawn")


if sys.platform == "linux":
    from multiprocessing.context import ForkContext, ForkProcess

    class _CarefulProcess(ForkProcess):
        """A process that is forked only while nothing is being imported."""

        def start(self) -> None:
            with IMPORTING:
                super().start()

    class _CarefulFork(ForkContext):
        Process = _CarefulProcess
