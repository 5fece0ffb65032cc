"""Ctrl-C and being asked to end: say what is kept, and leave at once.

Nothing is tidied up: what is finished is in the ledger and the cache already, as if the machine had been
switched off, and workers leave by themselves when this process is gone. An exception in the middle of
whatever was going on could be swallowed there, and leave a lock behind on which the program waits for ever.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from matcher.cli.exits import Exit

_hints: list[str] = []
_TIDYING = "ignore:resource_tracker:UserWarning"
"""Python removes the semaphores of a process that left at once, in another process, which would complain of them."""
_SHOW_CURSOR = "\x1b[?25h"


def leave_on_interrupt() -> None:
    """Leave with code 130 on SIGINT and SIGTERM from now on."""
    chosen = [one for one in os.environ.get("PYTHONWARNINGS", "").split(",") if one]
    if _TIDYING not in chosen:
        os.environ["PYTHONWARNINGS"] = ",".join((*chosen, _TIDYING))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)


@contextmanager
def hint(text: str) -> Iterator[None]:
    """Say *text* too when the program is interrupted inside."""
    _hints.append(text)
    try:
        yield
    finally:
        _hints.remove(text)


def _leave(number: int, frame: FrameType | None) -> None:
    del number, frame
    said = "".join(f"\nmatcher: {text}" for text in ("interrupted", *_hints))
    try:
        cursor = _SHOW_CURSOR if sys.stderr.isatty() else ""  # a progress bar hides it
        os.write(sys.stderr.fileno(), f"{cursor}{said}\n".lstrip("\n").encode("utf-8", "replace"))
    finally:  # also where nobody reads it any more
        os._exit(Exit.INTERRUPTED)
