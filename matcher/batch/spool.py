"""Pieces of bytes by number, on the disk as soon as they are more than a few."""

import os
import tempfile
from array import array
from pathlib import Path
from typing import IO

from matcher.batch.sqlite import said

MEMORY = 4_000_000
"""Bytes that wait in memory before they go to the disk together."""
_ADVICE = "make room there, or name another folder with TMPDIR"


class Spool:
    """Takes pieces and gives each back by its number.

    What is on the disk lies in a file without a name, which nobody else sees and which is gone with this object or
    this process. Processes that are forked may read it at the same time.

    Args:
        memory: bytes that wait in memory at most.
    """

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._starts = array("Q", [0])
        self._waiting = bytearray()
        self._written = 0
        self._file: IO[bytes] | None = None

    def __len__(self) -> int:
        """Return how many pieces there are."""
        return len(self._starts) - 1

    def add(self, piece: bytes) -> int:
        """Take a piece and return its number, from 0 on.

        Raises:
            OutputError: the disk does not take it.
        """
        self._waiting += piece
        self._starts.append(self._starts[-1] + len(piece))
        if len(self._waiting) > self._memory:
            self._write()
        return len(self) - 1

    def __getitem__(self, number: int) -> bytes:
        """Return a piece."""
        start, end = self._starts[number], self._starts[number + 1]
        if start >= self._written:
            return bytes(self._waiting[start - self._written : end - self._written])
        return self._read(start, end - start)

    def _write(self) -> None:
        with said(Path(tempfile.gettempdir()), _ADVICE):
            if self._file is None:
                self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this object
            self._file.seek(0, os.SEEK_END)
            self._file.write(self._waiting)
            self._file.flush()
        self._written += len(self._waiting)
        self._waiting.clear()

    def _read(self, start: int, size: int) -> bytes:
        if self._file is None:
            raise ValueError("nothing was written yet")
        if hasattr(os, "pread"):  # leaves the place of other readers alone
            return os.pread(self._file.fileno(), size, start)
        self._file.seek(start)
        return self._file.read(size)
