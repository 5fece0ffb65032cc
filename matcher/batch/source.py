"""The bytes behind a path: of a file, of a member of an archive or a mail, or of standard input."""

import os
import sys

from matcher.batch.containers import is_inside, read_member
from matcher.batch.regular import open_regular
from matcher.batch.remote import is_remote, read_remote
from matcher.readers.limits import MAX_BYTES, too_large

STDIN = "-"
"""The path that stands for standard input."""


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file, of a member of an archive or a mail, or of standard input for ``-``.

    Raises:
        OSError: as the system says it.
        ReadError: when it is no regular file, is larger than MAX_BYTES, or cannot be taken out of what
            it lies in.
    """
    if path == STDIN:
        return read_stdin()
    if is_inside(path):
        return read_member(path)
    if is_remote(path):
        return read_remote(path)
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = b"" if size > MAX_BYTES else file.read(MAX_BYTES + 1)
    size = max(size, len(data))  # some files of the system say that they are empty
    if size > MAX_BYTES:
        raise too_large("bytes", size, MAX_BYTES)
    return data


def read_stdin() -> bytes:
    """Return standard input, at most one byte more than a file may have."""
    return sys.stdin.buffer.read(MAX_BYTES + 1)
