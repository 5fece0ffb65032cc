"""Files on disk: opened only if they are regular and without ever waiting, and why some cannot be.

Why: between finding a file and reading it, somebody may put a pipe or a device in its place, which would
keep its reader waiting for ever or feed it without end.
"""

import errno
import os
import stat
from io import BufferedReader, FileIO
from typing import TYPE_CHECKING

from matcher.batch.names import display_name
from matcher.errors import ReadError
from matcher.model.run import Failure, Status

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_FLAGS = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
)  # those that the system has
_GONE = ("is not there", "check its name, and that nobody moved it, and run again")
_SAID: dict[int, tuple[str, str]] = {
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.ESTALE: _GONE,
    errno.EACCES: ("may not be read by you", "ask for the right to read it, and run again"),
    errno.EPERM: ("may not be read by you", "ask for the right to read it, and run again"),
    errno.ELOOP: ("is a link that leads back to itself", "remove it, or link to a file"),
    errno.ENAMETOOLONG: (
        "has a path that is too long for the system",
        "move it to a folder with a shorter path, or start the command in its folder",
    ),
}
_KINDS = {FileNotFoundError: errno.ENOENT, PermissionError: errno.EACCES}
"""Faults that file systems written in Python raise without a number."""
_DANGLING = ("is a link to something that is not there", "remove it, or link to a file")


def open_regular(path: str) -> BufferedReader:
    """Open a regular file for reading; a pipe, a socket, a device or a folder is refused at once.

    Raises:
        OSError: as the system says it.
        ReadError: unreadable, when the path is none of a regular file.
    """
    descriptor = os.open(path, _FLAGS)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return BufferedReader(_Waitless(descriptor))
    os.close(descriptor)
    raise irregular()


class _Waitless(FileIO):
    """Says that there is nothing to read yet as a fault; a few files of the system are never done."""

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read into a buffer.

        Raises:
            OSError: as the system says it, also when it would have to wait.
        """
        count = super().readinto(buffer)
        if count is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return count


def irregular() -> ReadError:
    """Make the error for a pipe, a socket, a device: anything but a file."""
    return ReadError(
        Status.UNREADABLE,
        "is not a regular file",
        "remove it from the folder, or copy what it holds into a file",
    )


def unreadable(path: str, fault: OSError) -> Failure:
    """Turn what the operating system said about *path* into a failure."""
    said = (
        f"cannot be read: {(fault.strerror or type(fault).__name__).lower()}",
        "check that it is still there and that you may read it",
    )
    number = fault.errno or next(
        (number for kind, number in _KINDS.items() if isinstance(fault, kind)), 0
    )
    reason, next_step = _SAID.get(number, said)
    if number == errno.ENOENT and os.path.islink(path):  # noqa: PTH114 - never raises
        reason, next_step = _DANGLING
    if number == errno.ENXIO:  # a socket, or a device that is not there
        return failed(path, irregular())
    return failed(path, ReadError(Status.UNREADABLE, reason, next_step))


def failed(path: str, fault: ReadError) -> Failure:
    """Turn what was wrong with *path* when it was looked for into a failure."""
    return Failure(
        file=display_name(path),
        status=Status(fault.status),
        stage="discover",
        reason=fault.reason,
        next_step=fault.next_step,
    )
