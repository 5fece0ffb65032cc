"""A second string to search in, with a map back to the text that is quoted.

The text of a document never changes. What a recogniser wants (one kind of dash, no zero-width characters,
composed accents) is a copy; every span found there is mapped back before anybody sees it.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from matcher.model.document import Span
from matcher.text.lookalikes import fold_lookalikes

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"  # letters of their scripts that leave no ink
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u00b4\u0060"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e01ef"
)
# Latin letters in other dress that have no plain form in Unicode's tables: small capitals, white on black.
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɡɑ", "abcdefghijklmnoprstuvwyzga", strict=True))
_WHITE_ON_BLACK = {
    chr(first + letter): chr(ord("A") + letter)
    for first in (0x1F150, 0x1F170)
    for letter in range(26)
}

_PLAIN_SIGNS = (
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES + _BLANKS, " ")
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | _SMALL_CAPITALS
    | _WHITE_ON_BLACK
)
_PLAIN_ASCII = frozenset(sign for sign in _PLAIN_SIGNS if sign.isascii())
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
# Characters outside plain Latin text that compatibility composition may change.
_COMPATIBLE = (
    "\u02b0-\u02b8\u02e1-\u02e3\u1d2c-\u1d6a\u1d9b-\u1dbf\u0149\u0132\u0133\u013f\u0140\u01c4-\u01cc\u01f1-\u01f3\u00aa\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be"
    "\u2070-\u209c\u2100-\u218b\u2460-\u24ff\u2026\u3300-\u33ff\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff\U0001f110-\U0001f149"
)
# These, runs with combining marks, and characters that nobody can see.
_ODD = re.compile(f"[{_INVISIBLE}]+|[^\\W_][{_MARKS}{_INVISIBLE}]*[{_MARKS}]|[{_COMPATIBLE}]")
_ODD_SIGN = re.compile(f"[{_INVISIBLE}{_MARKS}{_COMPATIBLE}]")
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")
# What strikes a letter through or frames it, and marks piled higher than any language does.
_OVERLAY = re.compile("[\u0334-\u0338\u20d0-\u20f0]")
_PILE = re.compile(f"(?<=[{_MARKS}]{{2}})[{_MARKS}]+")


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A searchable copy of a text.

    Args:
        text: the copy.
        breaks: positions in the copy where the shift towards the original changes, ascending.
        shifts: for each break, original offset minus copy offset from there on.
    """

    text: str
    breaks: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def to_original(self, offset: int) -> int:
        """Map an offset in the copy to the text it was made from."""
        found = bisect_right(self.breaks, offset) - 1
        return offset + (self.shifts[found] if found >= 0 else 0)

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """Map ``[start, end)`` of the copy to start and end in the original text."""
        if not self.breaks:
            return start, end
        first = self.to_original(start)
        return first, max(self.to_original(end), first + 1)

    def original_span(self, start: int, end: int) -> Span:
        """Map the half-open range ``[start, end)`` of the copy to a span of the original text.

        Raises:
            ValueError: when the range is empty.
        """
        if start >= end:
            raise ValueError("an empty range has no place in the original")
        first, last = self.original_range(start, end)
        return Span(start=first, end=last)


def normalise(text: str) -> NormalisedText:
    """Make the searchable copy of *text*: NFKC for odd characters, plain dashes, quotes and spaces.

    Newlines stay; case stays; invisible characters (soft hyphen, zero width, direction marks) go; letters
    of another alphabet that pass for Latin ones inside a Latin word become what they look like.

    >>> copy = normalise("e\u0301cole \u2013 \ufb01ne")
    >>> copy.text
    'école - fine'
    >>> copy.original_span(8, 9)
    Span(start=9, end=10)
    """
    # A text has few different signs beyond ASCII: they tell what there is to do.
    strange = set(_BEYOND_ASCII.findall(text))
    plain = text
    for sign in (strange | _PLAIN_ASCII) & _PLAIN_SIGNS.keys():
        plain = plain.replace(sign, _PLAIN_SIGNS[sign])
    if not _ODD_SIGN.search("".join(strange)):
        return NormalisedText(text=fold_lookalikes(plain))
    return _composed(plain)


def _composed(plain: str) -> NormalisedText:
    """Make the copy of a text whose dashes, quotes and spaces are plain already."""
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    length = 0
    position = 0
    for odd in _ODD.finditer(plain):
        replacement = _plain(odd.group())
        if len(replacement) == len(odd.group()):
            pieces.append(plain[position : odd.start()] + replacement)
            length += odd.end() - position
            position = odd.end()
            continue
        pieces.append(plain[position : odd.start()])
        length += odd.start() - position
        for step in range(len(replacement)):
            breaks.append(length + step)
            shifts.append(odd.start() - (length + step))
        pieces.append(replacement)
        length += len(replacement)
        position = odd.end()
        breaks.append(length)
        shifts.append(position - length)
    pieces.append(plain[position:])
    copy = fold_lookalikes("".join(pieces))
    return NormalisedText(text=copy, breaks=tuple(breaks), shifts=tuple(shifts))


def _plain(odd: str) -> str:
    """Return the plain form of an odd character, or of a letter with its marks."""
    seen = _OVERLAY.sub("", _INVISIBLE_RUN.sub("", odd))
    return _PILE.sub("", unicodedata.normalize("NFKC", seen))
