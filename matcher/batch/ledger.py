"""What was found and how it ended, written down as it happens, so that a run that was cut off can go on.

A SQLite database in the run folder. A row ends with exactly one status, or is not done; a second run on the
same folder is refused as long as the first one lives, however that ends.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing
from pathlib import Path
from typing import Any, Self

from matcher.batch.outcome import Outcome
from matcher.batch.sqlite import connect, said, transaction
from matcher.errors import BusyError, InputError
from matcher.model.run import LEDGER, Failure, Status

_VERSION = 2
_STATUSES = ", ".join(f"'{status.value}'" for status in Status)
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS run (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
    path BLOB PRIMARY KEY,
    state TEXT NOT NULL DEFAULT 'found' CHECK (state IN ('found', 'done')),
    status TEXT CHECK (status IN ({_STATUSES})),
    file TEXT, sha256 TEXT, duplicate_of TEXT, stage TEXT, reason TEXT, next_step TEXT,
    CHECK ((state = 'done') = (status IS NOT NULL)),
    CHECK (status = 'parsed' OR status IS NULL OR (reason <> '' AND next_step <> ''))
) WITHOUT ROWID;
"""
_DONE = "INSERT OR REPLACE INTO files VALUES (?, 'done', ?, ?, ?, ?, ?, ?, ?)"
_ADVICE = "make room on the disk or choose another folder with -o; what is finished is kept"
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class Ledger:
    """The ledger of one run folder, held by one process at a time; a context manager.

    Args:
        folder: the run folder; made where it is missing.

    Raises:
        BusyError: another run is using the folder.
        OutputError: the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / LEDGER
        with self._said():
            folder.mkdir(parents=True, exist_ok=True)
            try:
                self._base = _hold(self.path)
            except sqlite3.OperationalError as fault:
                if fault.sqlite_errorcode not in _BUSY:
                    raise
                raise BusyError(
                    f"another run is using {folder}; wait until it is done or choose another -o"
                ) from None
        self._waiting: list[tuple[bytes, Outcome]] = []

    def __enter__(self) -> Self:
        """Return the held ledger."""
        return self

    def __exit__(self, *fault: object) -> None:
        """Let go of the folder."""
        self._base.close()

    def begin(
        self,
        arguments: Mapping[str, Any],
        paths: Iterable[str],
        ended: Iterable[tuple[str, Outcome]] = (),
    ) -> None:
        """Start a run: forget what was here, write down what it is called with and what was found.

        Args:
            arguments: what it is called with.
            paths: of the files to be read.
            ended: paths that cannot be read, with how they ended.
        """
        with self._said(), transaction(self._base):
            self._base.execute("DELETE FROM run")
            self._base.execute("DELETE FROM files")
            self._base.execute(
                "INSERT INTO run VALUES ('arguments', ?), ('version', ?)",
                (json.dumps(arguments), str(_VERSION)),
            )
            self._base.executemany(
                "INSERT INTO files (path) VALUES (?)", ((os.fsencode(path),) for path in paths)
            )
            self._base.executemany(_DONE, _rows((os.fsencode(path), made) for path, made in ended))

    def arguments(self) -> dict[str, Any]:
        """Return what the run was called with.

        Raises:
            InputError: nothing was begun here, or by another version.
        """
        with self._said():
            found = dict(self._base.execute("SELECT name, value FROM run"))
        if found.get("version") != str(_VERSION):
            raise InputError(f"{self.path.parent} holds no run that can go on; start it anew")
        arguments: dict[str, Any] = json.loads(found["arguments"])
        return arguments

    def paths(self) -> tuple[str, ...]:
        """Return every path that was found, sorted."""
        with self._said():
            rows = self._base.execute("SELECT path FROM files ORDER BY path")
            return tuple(os.fsdecode(path) for (path,) in rows)

    def add(self, path: str, outcome: Outcome) -> None:
        """Note how a file ended; written at the next ``flush``."""
        self._waiting.append((os.fsencode(path), outcome))

    def flush(self) -> None:
        """Write what waits, through to the disk."""
        if not self._waiting:
            return
        with self._said(), transaction(self._base):
            self._base.executemany(_DONE, _rows(self._waiting))
        self._waiting.clear()

    def done(self, paths: Sequence[str]) -> dict[str, Outcome]:
        """Return how the finished ones among *paths* ended, by path.

        Args:
            paths: a stretch of those that were found, sorted.
        """
        if not paths:
            return {}
        with self._said():
            rows = self._base.execute(
                "SELECT path, status, file, sha256, duplicate_of, stage, reason, next_step FROM files"
                " WHERE state = 'done' AND path BETWEEN ? AND ?",
                (os.fsencode(paths[0]), os.fsencode(paths[-1])),
            )
            return dict(_outcomes(rows))

    def _said(self) -> AbstractContextManager[None]:
        return said(self.path, _ADVICE)


def _hold(path: Path) -> sqlite3.Connection:
    """Open the ledger so that no other process can, until this one closes it or ends."""
    with ExitStack() as failing:
        base = failing.enter_context(
            closing(connect(path, synchronous="FULL", wait_s=0, exclusive=True))
        )
        base.executescript(_SCHEMA)
        with transaction(base):
            base.execute("INSERT OR REPLACE INTO run VALUES ('held', '1')")
        failing.pop_all()
    return base


def _rows(outcomes: Iterable[tuple[bytes, Outcome]]) -> Iterator[tuple[bytes | str | None, ...]]:
    return ((path, *_row(outcome)) for path, outcome in outcomes)


def _row(outcome: Outcome) -> tuple[str | None, ...]:
    failure = outcome.failure
    if failure is None:
        return Status.PARSED, outcome.file, outcome.sha256, outcome.duplicate_of, None, None, None
    return (
        failure.status.value,
        outcome.file,
        outcome.sha256,
        outcome.duplicate_of,
        failure.stage,
        failure.reason,
        failure.next_step,
    )


def _outcomes(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, Outcome]]:
    for path, status, file, sha256, duplicate_of, stage, reason, next_step in rows:
        failure = None
        if status != Status.PARSED:
            failure = Failure(
                file=file,
                status=Status(status),
                stage=stage,
                reason=reason,
                next_step=next_step,
                sha256=sha256,
            )
        yield (
            os.fsdecode(path),
            Outcome(file=file, sha256=sha256, failure=failure, duplicate_of=duplicate_of),
        )
