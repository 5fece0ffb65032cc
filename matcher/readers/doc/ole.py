"""What an OLE file (old Word, Excel, Outlook) holds: its outermost streams, by name."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.readers.limits import corrupt

_ROOT = "R"  # "Root Entry"; some writers shorten it
_HEADER = 512  # bytes
_ENTRY = 128  # bytes of one directory entry
_SMALL = 4_096  # bytes; shorter streams stand together in one
_PIECE = 64  # bytes of their sectors
_SECTOR_SHIFTS = frozenset((9, 12))  # sectors have 512 or 4,096 bytes
_NONE = 0xFFFFFFFF
_HEAD_SECTORS = 109  # places in the header that name the sectors of the allocation table


@dataclass(frozen=True, slots=True)
class Entry:
    """One stream or folder of an OLE file, by the number of the sector that it starts in."""

    name: str
    sector: int
    size: int
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
        if not self._entries or not self._entries[0].name.startswith(_ROOT):
            raise _damaged()
        self._outermost = {entry.name: entry for entry in self._walk()}
        self.names = frozenset(self._outermost)

    def stream(self, name: str) -> bytes:
        """Return the bytes of the stream *name*, which must be one of ``names``."""
        entry = self._outermost[name]
        if entry.size >= _SMALL:
            return b"".join(self._chain(entry.sector))[: entry.size]
        small = b"".join(self._chain(self._entries[0].sector))
        (start,) = struct.unpack_from("<I", self._data, 60)
        table = _numbers(b"".join(self._chain(start)))
        chain = _follow(table, entry.sector)
        parts = (small[number * _PIECE : (number + 1) * _PIECE] for number in chain)
        return b"".join(parts)[: entry.size]

    def _allocation_table(self) -> list[int]:
        table: list[int] = []
        for number in self._table_sectors():
            table += _numbers(self._sector(number))
        return table

    def _table_sectors(self) -> Iterator[int]:
        """Yield the numbers of the sectors that the table stands in: 109 in the header, then a list."""
        left, first, further = (
            int.from_bytes(self._data[at : at + 4], "little") for at in (44, 68, 72)
        )
        numbers: Sequence[int] = struct.unpack_from(f"<{_HEAD_SECTORS}I", self._data, 76)
        for _ in range(min(further, len(self._data) // self._size) + 1):
            yield from numbers[:left]
            left -= min(left, len(numbers))
            *numbers, first_after = _numbers(self._sector(first)) or (_NONE,)
            first = first_after if left else _NONE

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _chain(self, start: int) -> Iterator[bytes]:
        return (self._sector(number) for number in _follow(self._table, start))

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


def _follow(table: Sequence[int], start: int) -> Iterator[int]:
    """Yield the numbers of a chain; its end, damage or a loop ends it."""
    seen: set[int] = set()
    while start < len(table) and start not in seen:
        seen.add(start)
        yield start
        start = table[start]


def _numbers(data: bytes) -> tuple[int, ...]:
    count = len(data) // 4
    return struct.unpack(f"<{count}I", data[: 4 * count])


def _entry(data: bytes) -> Entry:
    length = min(64, int.from_bytes(data[64:66], "little"))
    name = data[: max(0, length - 2)].decode("utf-16-le", "replace")
    left, right, child = struct.unpack_from("<3I", data, 68)
    sector, size = struct.unpack_from("<2I", data, 116)
    return Entry(name, sector, size, left, right, child)


def _damaged() -> Exception:
    return corrupt("is an Office file whose directory is damaged")
