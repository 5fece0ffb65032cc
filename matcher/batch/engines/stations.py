"""What runs inside a worker of a cluster: it hands orders to processes beside it, and starts those when needed."""

import atexit
import subprocess
import sys
from contextlib import suppress
from typing import BinaryIO, cast

from matcher.batch.engines.orders import receive, send

_PROGRAM = (sys.executable, "-m", "matcher.batch.engines.station")
_END_S = 5.0  # seconds in which a process leaves whose pipe is closed


class StationLostError(Exception):
    """The process beside a worker died over an order."""


class _Station:
    """A process that does one order at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this Python, and a module of this package
            _PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def do(self, order: bytes) -> bytes:
        """Return the answer to an order.

        Raises:
            StationLostError: the process died.
        """
        try:
            send(cast("BinaryIO", self._process.stdin), order)
            answer = receive(cast("BinaryIO", self._process.stdout))
        except OSError:
            answer = None
        if answer is None:
            self.end()
            raise StationLostError("the process that was to do the work died")
        return answer

    def end(self) -> None:
        """Let the process leave."""
        with suppress(OSError):
            self._process.communicate(timeout=_END_S)
        self._process.kill()


_idle: list[_Station] = []


def work(order: bytes) -> bytes:
    """Do an order in a process beside this one; called by the worker, in as many threads as it has.

    Raises:
        StationLostError: that process died.
    """
    try:
        station = _idle.pop()
    except IndexError:
        station = _Station()
    answer = station.do(order)
    _idle.append(station)
    return answer


@atexit.register
def leave() -> None:
    """End the processes that have nothing to do."""
    while _idle:
        _idle.pop().end()
