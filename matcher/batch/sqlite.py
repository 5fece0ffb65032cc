"""Open SQLite databases that survive whatever happens to the machine, and say their faults in one sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matcher.errors import OutputError

_WAIT_S = 30.0  # for another process that is writing
_PRIVATE = 0o600


def connect(
    path: Path, *, synchronous: str, wait_s: float = _WAIT_S, exclusive: bool = False
) -> sqlite3.Connection:
    """Open or make the database at *path*, with a write-ahead log.

    Args:
        path: its folder is there.
        synchronous: ``FULL`` flushes each transaction to the disk, ``NORMAL`` may lose the last ones in a
            power cut, but never the database.
        wait_s: seconds to wait for another process that holds it.
        exclusive: no other process can use it until this one closes it or ends, in whatever way.

    Raises:
        sqlite3.Error: it is no database, is damaged, or cannot be written.
    """
    path.touch(mode=_PRIVATE)
    base = sqlite3.connect(path, timeout=wait_s, isolation_level=None)
    if exclusive:
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
    base.execute("PRAGMA journal_mode = WAL")
    base.execute(f"PRAGMA synchronous = {synchronous}")
    return base


@contextmanager
def transaction(base: sqlite3.Connection) -> Iterator[None]:
    """Do several changes as one: all of them are kept, or none."""
    with base:
        base.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def said(path: Path, advice: str) -> Iterator[None]:
    """Turn what SQLite says into one sentence.

    Raises:
        OutputError: with *advice* on what to do.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else str(fault)
        raise OutputError(
            f"{path} cannot be used ({(why or type(fault).__name__).lower()}): {advice}"
        ) from fault
