"""Which bytes stand at a path: their SHA-256, from memory where the file has not changed since."""

import os
from collections.abc import Mapping
from hashlib import file_digest, sha256
from pathlib import Path

from matcher.batch.cache import Cache
from matcher.batch.containers import INSIDE, is_inside, member_size, read_member
from matcher.batch.regular import open_regular
from matcher.batch.source import STDIN
from matcher.batch.stamp import Stamp, stamp_of
from matcher.errors import ReadError
from matcher.readers.limits import MAX_BYTES


def digest_of(path: str, cache: Cache, stamps: Mapping[str, Stamp]) -> str | None:
    """Return the hex SHA-256 of the bytes at *path*; None where whoever reads it will say what is wrong.

    A file that has the size and the times that it had when it was last hashed is not opened.

    Args:
        path: a file, a member of an archive or a mail, or ``-``.
        cache: knows what was hashed before.
        stamps: size and times of the files that were looked at already.
    """
    if path == STDIN:
        return None
    try:
        inside = is_inside(path)
        file = path.partition(INSIDE)[0] if inside else path
        stamp = stamps.get(file) or stamp_of(Path(file).stat())
        key = os.fsencode(Path(path).absolute())
        known = cache.known(key, stamp)
        if known:
            return known
        digest = _member_digest(path) if inside else _file_digest(path, stamp)
    except (OSError, ReadError):
        return None
    if digest:
        cache.learn(key, stamp, digest)
    return digest


def _file_digest(path: str, stamp: Stamp) -> str | None:
    if stamp.size > MAX_BYTES:
        return None
    with open_regular(path) as file:
        return file_digest(file, "sha256").hexdigest()


def _member_digest(path: str) -> str | None:
    return sha256(read_member(path)).hexdigest() if member_size(path) <= MAX_BYTES else None
