"""What was read and understood before, kept across runs, so that the same bytes are never parsed twice.

The cache holds personal data: profiles with names and quotations. It lies in the user's own cache folder,
readable by nobody else; ``matcher cache clear`` removes it, ``--no-cache`` goes without.
"""

import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import platformdirs

from matcher.batch.sqlite import connect, said, transaction
from matcher.batch.stamp import Stamp

FILE_NAME = "parsed.sqlite"
FOLDER_VARIABLE = "MATCHER_CACHE_DIR"
KEPT_DAYS = 90
"""Days after which an entry that no run has used is removed."""
MAX_BYTES = 5_000_000_000
"""Size from which on the entries that were not used for longest are removed."""
_WAITING = 500  # entries that wait in memory at most
_ASKED = 500  # rows that are asked for at once
_DAY_S = 86_400
_PRIVATE = 0o700
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    path BLOB PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
    used INTEGER NOT NULL, sha256 BLOB NOT NULL
) WITHOUT ROWID;
"""
_ADVICE = "make room on the disk, or remove it with matcher cache clear, or run with --no-cache"


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheInfo:
    """What a cache holds.

    Args:
        entries: parsed files, counted once for each version that read them.
        files: paths that are known by size and time.
        days: since the entry that was not used for longest was used.
    """

    entries: int
    files: int
    days: int


def cache_path() -> Path:
    """Return where the user's cache lies: in the system's place for caches, or where MATCHER_CACHE_DIR says."""
    own = os.environ.get(FOLDER_VARIABLE)
    folder = Path(own) if own else platformdirs.user_cache_path("matcher", appauthor=False)
    return folder / FILE_NAME


class Cache:
    """Parsed files by key, and the SHA-256 of files by path, size and time; a context manager.

    Additions wait in memory until ``flush`` writes them in one short transaction, so that several runs
    can share one cache.

    Args:
        path: the database; its folder is made, for the user alone. None keeps everything in memory.

    Raises:
        OutputError: the database cannot be opened or written.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._entries: dict[bytes, bytes] = {}
        self._files: dict[bytes, tuple[Stamp, bytes]] = {}
        self._touched: set[bytes] = set()
        self._today = int(time.time()) // _DAY_S
        with self._said():
            self._base = _open(path) if path else _in_memory()

    def __enter__(self) -> Self:
        """Return the open cache."""
        return self

    def __exit__(self, kind: object, fault: object, trace: object) -> None:
        """Write what waits, unless a fault is on its way already, and close."""
        try:
            if fault is None:
                self.flush()
                with suppress(sqlite3.Error):  # there is time for it when the next run ends
                    self._sweep()
            else:
                with suppress(sqlite3.Error):
                    self._write()
        finally:
            self._base.close()

    def present(self, keys: Sequence[bytes]) -> set[bytes]:
        """Return those of *keys* that have a value, and note that they are used."""
        found = {key for key in keys if key in self._entries}
        for key, used in self._rows("SELECT key, used FROM entries WHERE key IN", keys):
            found.add(key)
            self._note_use(key, used)
        return found

    def get(self, key: bytes) -> bytes | None:
        """Return the value of *key*, or None."""
        return next(self.get_all((key,)))

    def get_all(self, keys: Sequence[bytes]) -> Iterator[bytes | None]:
        """Yield the value of each of *keys*, or None, in their order."""
        for some in _batches(keys):
            rows = self._rows("SELECT key, value, used FROM entries WHERE key IN", some)
            found: dict[bytes, bytes] = {}
            for key, value, used in rows:
                found[key] = value
                self._note_use(key, used)
            yield from (self._entries.get(key, found.get(key)) for key in some)

    def drop(self, key: bytes) -> None:
        """Remove an entry that is of no use."""
        self._entries.pop(key, None)
        with self._said():
            self._base.execute("DELETE FROM entries WHERE key = ?", (key,))

    def put(self, key: bytes, value: bytes) -> None:
        """Keep *value* under *key*; written at the next ``flush``, or when much has come together."""
        self._entries[key] = value
        if len(self._entries) >= _WAITING:
            self.flush()

    def known(self, stamps: Mapping[bytes, Stamp]) -> dict[bytes, str]:
        """Return the SHA-256 of each file that was hashed when it bore the stamp that it bears now, by path."""
        query = "SELECT path, size, modified, changed, used, sha256 FROM files WHERE path IN"
        found: dict[bytes, str] = {}
        for path, size, modified, changed, used, sha256 in self._rows(query, tuple(stamps)):
            stamp = Stamp(size, modified, changed)
            if stamp == stamps[path]:
                found[path] = sha256.hex()
                if used != self._today:
                    self._files[path] = stamp, sha256
        return found

    def learn(self, path: bytes, stamp: Stamp, sha256: str) -> None:
        """Remember the SHA-256 of a file, unless it changed so lately that its times may lie."""
        if stamp.is_settled:
            self._files[path] = stamp, bytes.fromhex(sha256)

    def flush(self) -> None:
        """Write what waits."""
        with self._said():
            self._write()

    def info(self) -> CacheInfo:
        """Count what is there."""
        with self._said():
            (entries,) = self._base.execute("SELECT count(*) FROM entries").fetchone()
            (files,) = self._base.execute("SELECT count(*) FROM files").fetchone()
            days = self._today - self._oldest()
        return CacheInfo(entries=entries, files=files, days=days)

    def _rows(self, query: str, names: Sequence[bytes]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows whose first column is one of *names*, in no certain order."""
        for some in _batches(names):
            marks = ",".join("?" * len(some))
            with self._said():
                rows = self._base.execute(f"{query} ({marks})", some).fetchall()
            yield from rows

    def _note_use(self, key: bytes, used: int) -> None:
        if used != self._today:
            self._touched.add(key)

    def _write(self) -> None:
        if not (self._entries or self._files or self._touched):
            return
        today = self._today
        with transaction(self._base):
            self._base.executemany(
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)",
                [(key, today, value) for key, value in self._entries.items()],
            )
            self._base.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
                [(path, *stamp, today, digest) for path, (stamp, digest) in self._files.items()],
            )
            self._base.executemany(
                "UPDATE entries SET used = ? WHERE key = ?", [(today, key) for key in self._touched]
            )
        self._entries.clear()
        self._files.clear()
        self._touched.clear()

    def _sweep(self) -> None:
        """Remove what no run has used for long, and the oldest where there is too much; once a day."""
        (swept,) = self._base.execute("PRAGMA user_version").fetchone()
        if swept == self._today:
            return
        self._base.execute(f"PRAGMA user_version = {self._today}")
        old = self._today - KEPT_DAYS
        self._base.execute("DELETE FROM entries WHERE used < ?", (old,))
        self._base.execute("DELETE FROM files WHERE used < ?", (old,))
        while self._filled() > MAX_BYTES and self._oldest() < self._today:
            self._base.execute("DELETE FROM entries WHERE used = ?", (self._oldest(),))

    def _filled(self) -> int:
        """Return the bytes in use; what was removed leaves room in the file, which is used again."""
        pages, free, size = (
            self._base.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)

    def _oldest(self) -> int:
        """Return the day on which the entry that was not used for longest was used; today if there is none."""
        (day,) = self._base.execute("SELECT min(used) FROM entries").fetchone()
        return self._today if day is None else int(day)

    def _said(self) -> AbstractContextManager[None]:
        return said(self.path or Path(":memory:"), _ADVICE)


def _batches(names: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (names[start : start + _ASKED] for start in range(0, len(names), _ASKED))


def _in_memory() -> sqlite3.Connection:
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.executescript(_SCHEMA)
    return base


def _open(path: Path) -> sqlite3.Connection:
    """Open the database, for the user alone; one that is damaged is made anew, as it can be spared."""
    path.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    try:
        base = connect(path, synchronous="NORMAL")
        base.executescript(_SCHEMA)
    except sqlite3.DatabaseError as fault:
        if isinstance(fault, sqlite3.OperationalError):  # locked, full, not writable
            raise
        remove(path)
        base = connect(path, synchronous="NORMAL")
        base.executescript(_SCHEMA)
    return base


def remove(path: Path) -> None:
    """Remove the database at *path* with what belongs to it."""
    for found in files_of(path):
        found.unlink(missing_ok=True)


def files_of(path: Path) -> list[Path]:
    """Return the files that the database at *path* consists of."""
    return [
        found for end in ("", "-wal", "-shm") if (found := path.with_name(path.name + end)).exists()
    ]
