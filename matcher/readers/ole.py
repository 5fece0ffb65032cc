"""What an OLE file (old Word, Excel, Outlook) holds: the names of its outermost streams, the head of one."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.readers.limits import corrupt

_HEADER = 512  # bytes
_ENTRY = 128  # bytes of one directory entry
_SECTOR_SHIFTS = frozenset((9, 12))  # sectors have 512 or 4,096 bytes
_HEAD_SECTORS = 109  # places in the header that name the sectors of the allocation table


@dataclass(frozen=True, slots=True)
class Entry:
    """One stream or folder of an OLE file, by the number of the sector that it starts in."""

    name: str
    sector: int
    left: int
    right: int
    child: int


class OleFile:
    """The directory of one OLE file.

    Raises:
        ReadError: corrupt, when the directory cannot be read.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        if len(data) < _HEADER:
            raise _damaged()
        shift = int.from_bytes(data[30:32], "little")
        if shift not in _SECTOR_SHIFTS:
            raise _damaged()
        self._size = 1 << shift
        self._table = self._allocation_table()
        (start,) = struct.unpack_from("<I", data, 48)
        directory = b"".join(self._chain(start))
        self._entries = [
            _entry(directory[offset : offset + _ENTRY])
            for offset in range(0, len(directory) - _ENTRY + 1, _ENTRY)
        ]
        if not self._entries:
            raise _damaged()
        self._outermost = {entry.name: entry for entry in self._walk()}
        self.names = frozenset(self._outermost)

    def head(self, name: str) -> bytes:
        """Return the first sector of the stream *name*, which must be one of ``names`` and no small one."""
        return self._sector(self._outermost[name].sector)

    def _allocation_table(self) -> list[int]:
        count = min(_HEAD_SECTORS, int.from_bytes(self._data[44:48], "little"))
        sectors = struct.unpack_from(f"<{count}I", self._data, 76)
        table: list[int] = []
        for number in sectors:
            sector = self._sector(number)
            table.extend(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))
        return table

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _chain(self, start: int) -> Iterator[bytes]:
        """Yield the sectors of a stream; a loop in the table ends it."""
        seen: set[int] = set()
        while start < len(self._table) and start not in seen:
            seen.add(start)
            yield self._sector(start)
            start = self._table[start]

    def _walk(self) -> Iterator[Entry]:
        """Yield what stands in the outermost folder, whose first entry the root names."""
        waiting, seen = [self._entries[0].child], set[int]()
        while waiting:
            number = waiting.pop()
            if number >= len(self._entries) or number in seen:
                continue
            seen.add(number)
            entry = self._entries[number]
            waiting += (entry.left, entry.right)
            yield entry


def _entry(data: bytes) -> Entry:
    length = min(64, int.from_bytes(data[64:66], "little"))
    name = data[: max(0, length - 2)].decode("utf-16-le", "replace")
    left, right, child = struct.unpack_from("<3I", data, 68)
    (sector,) = struct.unpack_from("<I", data, 116)
    return Entry(name, sector, left, right, child)


def _damaged() -> Exception:
    return corrupt("is an Office file whose directory is damaged")
