"""The border of one file: whatever goes wrong with it ends in its failure, and the next file goes on.

This is one of the two places where any fault at all is caught.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from matcher.batch.discretion import our_places
from matcher.batch.endings import crashed
from matcher.batch.names import display_name
from matcher.batch.regular import unreadable
from matcher.errors import ReadError
from matcher.model.run import Failure, Status

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class At:
    """How far the work on a file has come, for what is said when it ends there.

    Args:
        path: of the file.
        stage: ``read``, ``extract`` or ``score``.
        sha256: of its bytes, as soon as they are known.
    """

    path: str
    stage: str = "read"
    sha256: str | None = None


def within(at: At, work: Callable[[], T]) -> T | Failure:
    """Do the work on one file and return what comes of it, or why nothing does."""
    try:
        return work()
    except ReadError as fault:
        return Failure(
            file=display_name(at.path),
            status=Status(fault.status),
            stage=at.stage,
            reason=fault.reason,
            next_step=fault.next_step,
            sha256=at.sha256,
        )
    except OSError as fault:
        return unreadable(at.path, fault)
    except Exception as fault:  # noqa: BLE001 - see the module's docstring
        what = " in ".join((type(fault).__name__, *our_places(fault)[-1:]))
        return crashed(display_name(at.path), at.stage, what, at.sha256)
