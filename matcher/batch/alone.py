"""One file read in a process of its own, with the limits and the deadline that every file has."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pebble import concurrent

from matcher.batch.border import At, within
from matcher.batch.confine import confine
from matcher.batch.endings import failure_of, pool_limit
from matcher.batch.names import display_name
from matcher.batch.source import STDIN, read_bytes, read_stdin
from matcher.batch.start import context
from matcher.batch.workplace import workplace
from matcher.model.document import Document
from matcher.model.run import Failure, Status
from matcher.readers.deadline import DEADLINE_S, start_deadline
from matcher.readers.options import ReadOptions
from matcher.readers.read import read_document

_TRIES = 2  # of a file on which its process died or ran out of memory

Made = TypeVar("Made")
Then = Callable[[Document, bytes], Made]
"""What is made of a document and the bytes that it was read from, before anything leaves the process."""
Read = Callable[[bytes, str, ReadOptions], Document]


def read_alone(
    path: str,
    options: ReadOptions,
    then: Then[Made],
    timeout_s: float = DEADLINE_S,
    *,
    data: bytes | None = None,
    read: Read | None = None,
) -> Made | Failure:
    """Read one file and return what *then* makes of it; never raises for what is in the file.

    Args:
        path: a file, a member of an archive or a mail, or ``-``.
        options: how to read it.
        then: a function of a module, called in the process that reads.
        timeout_s: seconds that reading and *then* may take together.
        data: its bytes, where they are known.
        read: a function of a module that makes the document; as a resume is read when None.
    """
    if data is None and path == STDIN:
        data = read_stdin()
    for _ in range(_TRIES):
        made = _try(path, data, (options, read or read_document, then, timeout_s))
        if not (isinstance(made, Failure) and made.status is Status.CRASHED):
            break
    return made


_How = tuple[ReadOptions, Read, Then[Made], float]


def _try(path: str, data: bytes | None, how: _How[Made]) -> Made | Failure:
    timeout_s = how[-1]
    with workplace() as place:
        start = concurrent.process(timeout=pool_limit(timeout_s), mp_context=context())(_work)
        future = start(place.folder, path, data, how)
        try:
            fault = future.exception()
        finally:
            future.cancel()  # no-op where it is done
    if fault is not None:
        return failure_of(fault, path, timeout_s, place)
    made: Made | Failure = future.result()
    return made


def _work(folder: Path, path: str, data: bytes | None, how: _How[Made]) -> Made | Failure:
    confine(folder)
    start_deadline(how[-1])
    return within(At(path=path), lambda: _read(path, data, how))


def _read(path: str, data: bytes | None, how: _How[Made]) -> Made:
    options, read, then, _ = how
    data = read_bytes(path) if data is None else data
    return then(read(data, display_name(path), options), data)
