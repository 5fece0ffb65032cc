"""The characters of a page, and which of them share a text object, with as few calls as pdfium's interface allows.

pdfium gives the whole text of a page in one call; what is asked a second time is only where one text object
ends and the next begins.
"""

import re
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from matcher.readers.limits import MAX_PAGE_CHARACTERS, too_large
from matcher.readers.pdf import pdfium_calls as call

_LINE_END_HYPHENS = "\x02\ufffe"  # pdfium's marks for a hyphen where a line breaks
_LINE_BREAK = "\r"
_UNIT = 2  # bytes of a unit of UTF-16
_LONGEST_STEP = 32
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

Piece = tuple[int, int, int]
"""First character, end and address of a text object."""


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says.

    Args:
        page: the address of the open text page.
        characters: all of them, those too that pdfium made up where objects stand apart.
        pieces: the stretches of characters that share a text object.
    """

    page: int
    characters: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def owners(self) -> frozenset[int]:
        """The addresses of the objects whose text pdfium gives; it leaves out repetitions."""
        return frozenset([owner for _, _, owner in self.pieces])


def read_page_text(page: int) -> PageText:
    """Read an open text page, given by its address.

    Raises:
        ReadError: too many characters.
    """
    count = call.count_characters(page)
    if count > MAX_PAGE_CHARACTERS:
        raise too_large("characters on one page", count, MAX_PAGE_CHARACTERS)
    if count <= 0:
        return PageText(page)
    characters = _characters(page, count)
    for mark in _LINE_END_HYPHENS:
        characters = characters.replace(mark, "-")
    mixes = _RIGHT_TO_LEFT.search(characters) is not None
    pieces = _pieces_one_by_one if mixes else _pieces
    return PageText(page, characters, tuple(pieces(call.handle(page), characters)))


def _characters(page: int, count: int) -> str:
    """Return one character a character index of the text page."""
    buffer = array("H", bytes(_UNIT * (count + 1)))
    units = call.page_text(page, 0, count, buffer.buffer_info()[0])
    if units == count + 1:
        text = buffer.tobytes()[: _UNIT * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    codes = (call.character(page, index) for index in range(count))
    return "".join(chr(code) if 0 < code <= sys.maxunicode else "\x00" for code in codes)


def _pieces_one_by_one(page: Any, characters: str) -> Iterator[Piece]:  # noqa: ANN401
    """Yield the stretches by asking about every character.

    Why: where scripts of two directions meet, pdfium sorts the characters of a line as they are read, so that two
    objects may stand inside one another.
    """
    owners = (call.text_object(page, index) for index in range(len(characters)))
    start = 0
    for owner, same in groupby(owners):
        end = start + sum(1 for _ in same)
        if owner:
            yield start, end, owner
        start = end


def _pieces(page: Any, characters: str) -> Iterator[Piece]:  # noqa: ANN401 - ctypes has no types
    """Yield the stretches of characters that share a text object.

    The next letter is asked first, as many files hold an object a letter, then the end of the line, where
    most other objects end. Spaces and line breaks that pdfium made up have no object, stand on both sides
    of short words, and are left out.
    """
    owner_of = call.text_object
    count = len(characters)
    start = line_end = 0
    owner = owner_of(page, 0)
    at_line_end = None
    while start < count:
        end = start + 1
        following = owner_of(page, end) if end < count else None
        if owner and following == owner:
            if end >= line_end:
                line_break = characters.find(_LINE_BREAK, end)
                line_end = count if line_break < 0 else line_break
                at_line_end = owner_of(page, line_end - 1)
            same = line_end - 1 if at_line_end == owner else end
            end, following = _end_of(owner, page, same, count)
        if owner:
            yield start, end, owner
        start, owner = end, following


def _end_of(owner: int, page: Any, same: int, count: int) -> tuple[int, int | None]:  # noqa: ANN401
    """Return where a text object ends that holds the character *same*, and what follows there.

    Where the object some characters on is the same, so are those between, as all are read from left to right; where
    it is not, the border is found by halving.
    """
    owner_of = call.text_object
    step = 1
    other, following = count, None
    while same + 1 < other:
        probe = min(same + step, other - 1)
        found = owner_of(page, probe)
        if found == owner:
            same = probe
            step = min(2 * step, _LONGEST_STEP, max(1, (other - same) // 2))
        else:
            other, following = probe, found
            step = max(1, (other - same) // 2)
    return other, following
