"""The time that one file may take: a timer of the system's, which ends the process that reads.

Time never decides what is read, only that a file ends without a document. A timer of the kernel strikes
also where Python cannot: inside a library that never comes back.
"""

import math
import signal

DEADLINE_S = 15.0
"""Seconds that one file may take from its bytes to its profile."""
OCR_PAGE_S = 5.0
"""Seconds more for each page whose letters are read off a picture."""
MAX_EXTRA_S = 100.0
"""Seconds that all extensions of one file may come to: twenty pages of OCR."""
HAS_TIMER = hasattr(signal, "setitimer")
"""False on Windows, where only the process above watches the time."""
RANG = -signal.SIGALRM if HAS_TIMER else None
"""How a process ended whose time was up, as the exit code that its parent sees."""


def start_deadline(seconds: float) -> None:
    """Let the system end this process after *seconds*, unless ``stop_deadline`` comes first."""
    if HAS_TIMER:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def extend_deadline(seconds: float) -> None:
    """Put the deadline off, because the file holds a countable piece of slow work; no-op without one.

    Args:
        seconds: of further time, for example OCR_PAGE_S before a page of OCR. The callers bound the number
            of pages, so that the sum stays within MAX_EXTRA_S.
    """
    if HAS_TIMER:
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        if left:
            signal.setitimer(signal.ITIMER_REAL, left + seconds)


def time_left() -> float:
    """Return the seconds until the deadline; infinity without one.

    Why: who runs an outside program stops it a little earlier, and nobody has to look for it afterwards.
    """
    left, _ = signal.getitimer(signal.ITIMER_REAL) if HAS_TIMER else (0.0, 0.0)
    return left or math.inf


def stop_deadline() -> None:
    """Take the deadline back: the file is done."""
    if HAS_TIMER:
        signal.setitimer(signal.ITIMER_REAL, 0)
