"""What stands beside the main text of an old Word document: headers, footers, the targets of links.

antiword leaves these out. Their letters stand in the same stream as the main text, after it; the piece table
says where (the layout of the file is Microsoft's [MS-DOC]).
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from matcher.readers.doc.ole import OleFile
from matcher.readers.limits import MAX_CHARACTERS, too_large

_FIRST_WORD_97 = 0xC1  # version of the file; older ones are laid out otherwise
_TABLE_BIT = 0x02  # of byte 11: which of the two table streams is used
_LENGTHS = 0x4C  # place of the lengths of the main text and of the notes
_HEADERS = 0xF2  # place of the list of headers and footers
_PIECES = 0x1A2  # place of the piece table
_NARROW = 0x40000000  # a piece of one byte a letter
_SEPARATORS = 6  # stories before the first header: lines that part notes from the text
_HEADER_KINDS = frozenset((0, 1, 4))  # of six a section: even, odd, first; the others are footers
_MAX_PIECES = 50_000

_FIELD = re.compile(r"\x13([^\x13-\x15]{0,2000})(?:\x14([^\x13-\x15]{0,20000}))?\x15")
_LINK = re.compile(r'HYPERLINK\s{1,8}"([^"\n]{1,1000})"')
_BREAKS = str.maketrans("\r\x07\x0b\x0c", "\n\t\n\n", "\x01\x02\x05\x08\x1f")


@dataclass(frozen=True, slots=True)
class Stories:
    """The lines of headers and footers, and the targets of all links."""

    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def stories_of(ole: OleFile) -> Stories:
    """Read what stands beside the main text; nothing where the file is older than Word 97 or damaged.

    Raises:
        ReadError: too_large.
    """
    word = ole.stream("WordDocument")
    try:
        (version,) = struct.unpack_from("<H", word, 2)
        table_name = "1Table" if word[11] & _TABLE_BIT else "0Table"
        if version < _FIRST_WORD_97 or table_name not in ole.names:
            return Stories()
        table = ole.stream(table_name)
        text = "".join(_pieces(word, table))
        return _cut(text, word, table)
    except (struct.error, IndexError):
        return Stories()


def _cut(text: str, word: bytes, table: bytes) -> Stories:
    """Cut the stories out of the letters of the whole file, where they follow main text and notes."""
    start = sum(struct.unpack_from("<2i", word, _LENGTHS))
    headers: list[str] = []
    footers: list[str] = []
    places = _numbers(table, word, _HEADERS)[:-1]
    for number, (begin, end) in enumerate(pairwise(places)):
        if number >= _SEPARATORS:
            is_header = (number - _SEPARATORS) % 6 in _HEADER_KINDS
            (headers if is_header else footers).extend(_lines(text[start + begin : start + end]))
    return Stories(
        headers=tuple(dict.fromkeys(headers)),
        footers=tuple(dict.fromkeys(footers)),
        links=tuple(dict.fromkeys(_LINK.findall(text))),
    )


def _pieces(word: bytes, table: bytes) -> Iterator[str]:
    """Yield the letters of the file in order, piece by piece."""
    start, length = struct.unpack_from("<2I", word, _PIECES)
    position, end = start, start + length
    while table[position] == 1:  # changes of format, which come first
        (size,) = struct.unpack_from("<H", table, position + 1)
        position += 3 + size
        if position >= end:
            return
    (size,) = struct.unpack_from("<I", table, position + 1)
    position += 5
    count = min((size - 4) // 12, _MAX_PIECES)
    places = struct.unpack_from(f"<{count + 1}I", table, position)
    total = 0
    for number in range(count):
        (at,) = struct.unpack_from("<I", table, position + 4 * (count + 1) + 8 * number + 2)
        letters = max(0, places[number + 1] - places[number])
        total += letters
        if total > MAX_CHARACTERS:
            raise too_large("characters", total, MAX_CHARACTERS)
        if at & _NARROW:
            at = (at & ~_NARROW) // 2
            yield word[at : at + letters].decode("cp1252", "replace")
        else:
            yield word[at : at + 2 * letters].decode("utf-16-le", "replace")


def _numbers(table: bytes, word: bytes, place: int) -> tuple[int, ...]:
    start, length = struct.unpack_from("<2I", word, place)
    return struct.unpack_from(f"<{min(length, len(table)) // 4}I", table, start)


def _lines(story: str) -> Iterator[str]:
    """Yield the lines of a story; of a field only what it shows."""
    for _ in range(3):  # fields in fields
        story = _FIELD.sub(lambda found: found[2] or "", story)
    for line in story.translate(_BREAKS).split("\n"):
        if line.strip():
            yield line.strip()
