"""Lists of paths, as ``find`` and ``ls`` write them."""

import codecs
import os
import sys
from pathlib import Path

from matcher.batch.source import STDIN
from matcher.errors import InputError

_MAX_LIST = 200_000_000  # bytes; two million long paths
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_list(source: str) -> tuple[str, ...]:
    """Return the paths that a file, a pipe or standard input (``-``) lists.

    Raises:
        InputError: when it cannot be read, or is no list.
    """
    try:
        if source == STDIN:
            data = sys.stdin.buffer.read(_MAX_LIST + 1)
        else:
            with Path(source).open("rb") as stream:
                data = stream.read(_MAX_LIST + 1)
    except OSError as fault:
        raise InputError(f"the list {source} cannot be read ({fault.strerror})") from None
    if len(data) > _MAX_LIST:
        raise InputError(f"the list {source} is larger than {_MAX_LIST} bytes; give it in parts")
    return split_list(data)


def split_list(data: bytes) -> tuple[str, ...]:
    r"""Cut a list into paths: at NUL bytes where there are any (``find -print0``), else at line ends.

    Raises:
        InputError: when it claims to be UTF-16 and is not.

    >>> split_list(b"a.pdf\r\n\nb c.pdf\n"), split_list(b"a\nb.pdf\0c.pdf\0")
    (('a.pdf', 'b c.pdf'), ('a\nb.pdf', 'c.pdf'))
    """
    if data.startswith(_UTF16_MARKS):  # as PowerShell writes it
        try:
            data = data.decode("utf-16").encode()
        except UnicodeError:
            raise InputError("the list is no text; write one path a line, in UTF-8") from None
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data:
        paths = data.split(b"\0")
    else:
        paths = [line.removesuffix(b"\r") for line in data.split(b"\n")]
    return tuple(os.fsdecode(path) for path in paths if path)
