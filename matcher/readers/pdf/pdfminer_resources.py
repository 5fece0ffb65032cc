"""Keeps pdfminer from unfolding font tables that name more characters than there are.

pdfminer writes a range of codes out, one entry a code; four bytes of a file can make it write four
billion. Ranges are added up before it sees them: what cannot be true makes the font's table unusable,
and what only repeats itself is left out.
"""

import re
from collections.abc import Iterable, Mapping

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

from matcher.errors import ReadError
from matcher.readers.limits import MAX_CODES, corrupt

_RANGES = re.compile(rb"begin(?:bf|cid|notdef)range(.*?)end", re.DOTALL)
_RANGE = re.compile(
    rb"<\s{0,8}([0-9A-Fa-f]{1,16})\s{0,8}>\s{0,8}<\s{0,8}([0-9A-Fa-f]{1,16})\s{0,8}>"
)
_LAST_CID = 65_535  # ISO 32000-1, annex C
_MOST_CODES = 65_536  # of one range: its codes have two bytes


class BoundedResources(PDFResourceManager):
    """Makes fonts as pdfminer does, without the tables that would swamp it.

    Args:
        content_bytes: the sum of what was drawn of the file, kept by ``BoundedInterpreter``.
    """

    def __init__(self, content_bytes: int = 0) -> None:
        super().__init__()
        self.content_bytes = content_bytes

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Make a font, or return the one that was made.

        Raises:
            ReadError: corrupt, where a table names characters that cannot be.
        """
        usable = dict(spec)
        for key in ("ToUnicode", "Encoding"):
            table = resolve1(spec.get(key))
            if isinstance(table, PDFStream) and _codes(table.get_data()) > MAX_CODES:
                del usable[key]
        for key in ("W", "W2"):
            _check_widths(resolve1(spec.get(key)), 3 if key == "W" else 5)
        return super().get_font(objid, usable)


def _codes(table: bytes) -> int:
    """Return how many codes the ranges of a character map come to."""
    total = 0
    for section in _RANGES.findall(table):
        for first, last in _RANGE.findall(section):
            count = int(last, 16) - int(first, 16) + 1
            if count > _MOST_CODES:
                raise _impossible()
            total += max(0, count)
    return total


def _check_widths(widths: object, length: int) -> None:
    """Refuse widths of characters beyond the last that a font can have."""
    numbers: list[object] = []
    for item in map(resolve1, widths if isinstance(widths, Iterable) else ()):
        numbers = [] if isinstance(item, list) else [*numbers, item]
        if len(numbers) == length:
            if isinstance(numbers[1], int) and numbers[1] > _LAST_CID:
                raise _impossible()
            numbers = []


def _impossible() -> ReadError:
    return corrupt("holds a font that names more characters than there can be")
