"""What is said of faults that nobody foresaw: their type and our own places in the code, never what they hold.

Messages of exceptions, and what libraries log, warn of and print, may quote a resume, a name or a path.
"""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from itertools import chain
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - pathlib costs `matcher --help` a tenth


def be_discreet() -> None:
    """Let this process say nothing of what libraries and unforeseen faults hold; called once, by a program.

    Why: a logger that nobody set up prints to standard error, and so do warnings, faults in threads and
    those that end a program. A library that is imported by a program of others leaves all this alone.
    """
    logging.getLogger().addHandler(logging.NullHandler())
    logging.captureWarnings(capture=True)
    sys.excepthook = _say
    sys.unraisablehook = _say_unraisable
    threading.excepthook = _say_of_thread


def our_places(fault: BaseException) -> tuple[str, ...]:
    """Return where in this package a fault went through, outermost first, as ``matcher/api/run.py:12 save``.

    >>> try:
    ...     {}["no such key"]
    ... except KeyError as missing:
    ...     our_places(missing)
    ()
    """
    return tuple(_places(fault.__traceback__))


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        inside = code.co_filename.removeprefix(_PACKAGE)
        if inside != code.co_filename:
            yield f"matcher{inside.replace(os.sep, '/')}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def _say(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    head = (
        f"matcher: this is a fault of matcher ({kind.__name__}); please report it with these lines"
    )
    del fault
    sys.stderr.write("\n  ".join(chain([head], _places(trace))) + "\n")


def _say_of_thread(fault: threading.ExceptHookArgs) -> None:
    if fault.exc_value is not None:
        _say(fault.exc_type, fault.exc_value, fault.exc_traceback)


def _say_unraisable(fault: "UnraisableHookArgs") -> None:
    if fault.exc_value is not None:
        _say(fault.exc_type, fault.exc_value, fault.exc_traceback)
