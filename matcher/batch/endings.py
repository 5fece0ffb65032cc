"""How a file ends whose worker did not say it: the worker was ended, died or broke down."""

from pebble import ProcessExpired

from matcher.batch.names import display_name
from matcher.batch.workplace import Workplace
from matcher.model.run import Failure, Status
from matcher.readers.deadline import MAX_EXTRA_S, RANG

_GRACE_S = 5.0  # seconds after which the pool ends a worker whose own timer did not


def pool_limit(timeout_s: float) -> float:
    """Return the seconds after which a worker is ended from outside, because its own timer did not."""
    return timeout_s + MAX_EXTRA_S + _GRACE_S


def failure_of(fault: BaseException, path: str, timeout_s: float, place: Workplace) -> Failure:
    """Return what became of a file whose worker did not hand in how it ended.

    Args:
        fault: what was handed in in its place.
        path: the file.
        timeout_s: seconds that it had.
        place: where its worker worked.
    """
    if isinstance(fault, TimeoutError):
        return timed_out(path, timeout_s)
    if not isinstance(fault, ProcessExpired):
        return crashed(display_name(path), "read", type(fault).__name__)
    if fault.exitcode == RANG:
        return timed_out(path, timeout_s)
    if fault.pid in place.swollen:
        return _swollen(path)
    return died(path)


def died(path: str) -> Failure:
    """Make the failure of a file whose worker died."""
    return crashed(display_name(path), "read", "its worker died")


def _swollen(path: str) -> Failure:
    return Failure(
        file=display_name(path),
        status=Status.CRASHED,
        stage="read",
        reason="took more memory than one file may",
        next_step="send the resume alone, without attachments or portfolio, as a small PDF or DOCX",
    )


def timed_out(path: str, seconds: float) -> Failure:
    """Make the failure of a file that was not done when its time was up."""
    return Failure(
        file=display_name(path),
        status=Status.TIMEOUT,
        stage="read",
        reason=f"was not read within {seconds:g} seconds",
        next_step="save it again as a small PDF or DOCX, or allow more time with --timeout-per-file",
    )


def crashed(name: str, stage: str, what: str, digest: str | None = None) -> Failure:
    """Make the failure of a file on which this program (or its worker) broke down."""
    return Failure(
        file=name,
        status=Status.CRASHED,
        stage=stage,
        reason=f"the program broke down on this file ({what})",
        next_step="save it again as PDF or DOCX and retry, and please report it: it is a fault of matcher",
        sha256=digest,
    )
