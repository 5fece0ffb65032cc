"""Which bytes stand at a path: their SHA-256, from memory where the file has not changed since."""

import os
from collections.abc import Iterable, Mapping
from hashlib import file_digest, sha256
from pathlib import Path

from matcher.batch.cache import Cache
from matcher.batch.containers import INSIDE, is_inside, member_size, read_member
from matcher.batch.regular import open_regular
from matcher.batch.remote import is_remote
from matcher.batch.source import STDIN
from matcher.batch.stamp import Stamp, stamp_of
from matcher.errors import ReadError
from matcher.readers.limits import MAX_BYTES


def digests_of(paths: Iterable[str], cache: Cache, stamps: Mapping[str, Stamp]) -> dict[str, str]:
    """Return the hex SHA-256 of the bytes at each path, but for those where whoever reads it will say what is wrong.

    A file that has the size and the times that it had when it was last hashed is not opened, and one on another
    machine not at all: see ``learn``.

    Args:
        paths: files, members of archives or mails, or ``-``, which is left out.
        cache: knows what was hashed before.
        stamps: size and times of the files that were looked at already.
    """
    start = os.getcwd()  # noqa: PTH109 - as below
    keys: dict[str, bytes] = {}
    found: dict[bytes, Stamp] = {}
    for path in paths:
        stamp = _stamp(path, stamps)
        if stamp:
            keys[path] = _key(path, start)
            found[keys[path]] = stamp
    known = cache.known(found)
    digests: dict[str, str] = {}
    for path, key in keys.items():
        digest = known.get(key)
        if digest is None:
            digest = _digest(path, found[key].size)
            if digest:
                cache.learn(key, found[key], digest)
        if digest:
            digests[path] = digest
    return digests


def learn(path: str, digest: str, cache: Cache, stamps: Mapping[str, Stamp]) -> None:
    """Remember the hex SHA-256 of a file on another machine, which whoever read it has found on the way."""
    if is_remote(path) and path in stamps:
        cache.learn(_key(path, ""), stamps[path], digest)


def _key(path: str, start: str) -> bytes:
    if is_remote(path):
        return os.fsencode(path)
    return os.fsencode(os.path.join(start, path))  # noqa: PTH118 - a Path takes ten times as long


def _stamp(path: str, stamps: Mapping[str, Stamp]) -> Stamp | None:
    if path == STDIN:
        return None
    file = path.partition(INSIDE)[0] if is_inside(path) else path
    try:
        return stamps.get(file) or stamp_of(Path(file).stat())
    except OSError:
        return None


def _digest(path: str, size: int) -> str | None:
    try:
        if is_inside(path):
            return sha256(read_member(path)).hexdigest() if member_size(path) <= MAX_BYTES else None
        if size > MAX_BYTES or is_remote(path):
            return None  # nothing is fetched twice
        with open_regular(path) as file:
            return file_digest(file, "sha256").hexdigest()
    except (OSError, ReadError):
        return None
