"""Look at files without reading them: which would be read, which would not, and which are there twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from matcher.batch.names import display_name
from matcher.batch.regular import failed, unreadable
from matcher.batch.source import STDIN, read_bytes
from matcher.errors import ReadError
from matcher.model.run import Failure
from matcher.readers.read import reader_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look at one file told.

    Args:
        file: the path as people see it.
        failure: why it would not be read, where that is plain without opening it.
        same_as: the first file with the same bytes, if this is a further one.
    """

    file: str
    failure: Failure | None = None
    same_as: str | None = None


def look_over(files: Iterable[str]) -> Iterator[Look]:
    """Look at each file: its bytes are taken and its kind is told, but no reader opens it.

    A file that passes may still turn out to be damaged, locked or without text. Standard input is not
    looked at, since it can be read only once.

    Args:
        files: what ``discover`` found.
    """
    first: dict[bytes, Look] = {}
    for path in files:
        name = display_name(path)
        if path == STDIN:
            yield Look(file=name)
            continue
        try:
            data = read_bytes(path)
        except OSError as fault:
            yield Look(file=name, failure=unreadable(path, fault))
            continue
        except ReadError as fault:
            yield Look(file=name, failure=failed(path, fault))
            continue
        digest = sha256(data).digest()
        before = first.get(digest)
        if before is None:
            first[digest] = Look(file=name, failure=_refused(path, data))
            yield first[digest]
        else:
            yield _again(name, before)


def _refused(path: str, data: bytes) -> Failure | None:
    """Return why no reader takes a file, or None."""
    try:
        reader_for(data, display_name(path))
    except ReadError as fault:
        return failed(path, fault)
    return None


def _again(name: str, before: Look) -> Look:
    """Return what the look at an earlier file with the same bytes says of this one."""
    if before.failure:
        return Look(file=name, failure=replace(before.failure, file=name))
    return Look(file=name, same_as=before.file)
