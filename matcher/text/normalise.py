"""A second string to search in, with a map back to the text that is quoted.

The text of a document never changes. What a recogniser wants (one kind of dash, no zero-width characters,
composed accents) is a copy; every span found there is mapped back before anybody sees it.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from matcher.model.document import Span

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u00b4\u0060"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"

_SAME_LENGTH = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
)
# Characters outside plain Latin text that compatibility composition may change, runs with combining
# marks, and characters that nobody can see.
_ODD = re.compile(
    f"[{_INVISIBLE}]+"
    "|[^\\W_][\u0300-\u036f]+"
    "|[\u0149\u0132\u0133\u013f\u0140\u01c4-\u01cc\u01f1-\u01f3\u00aa\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be"
    "\u2070-\u209c\u2100-\u218b\u2460-\u24ff\u2026\u3300-\u33ff\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]"
)
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")


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

    def original_span(self, start: int, end: int) -> Span:
        """Map the half-open range ``[start, end)`` of the copy to a span of the original text.

        Raises:
            ValueError: when the range is empty.
        """
        if start >= end:
            raise ValueError("an empty range has no place in the original")
        if not self.breaks:
            return Span(start=start, end=end)
        first = self.to_original(start)
        return Span(start=first, end=max(self.to_original(end), first + 1))


def normalise(text: str) -> NormalisedText:
    """Make the searchable copy of *text*: NFKC for odd characters, plain dashes, quotes and spaces.

    Newlines stay; case stays; invisible characters (soft hyphen, zero width, direction marks) go.

    >>> copy = normalise("e\u0301cole \u2013 \ufb01ne")
    >>> copy.text
    'école - fine'
    >>> copy.original_span(8, 9)
    Span(start=9, end=10)
    """
    plain = text.translate(_SAME_LENGTH)
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    length = 0
    position = 0
    for odd in _ODD.finditer(plain):
        replacement = _INVISIBLE_RUN.sub("", unicodedata.normalize("NFKC", odd.group()))
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
    if not pieces:
        return NormalisedText(text=plain)
    pieces.append(plain[position:])
    return NormalisedText(text="".join(pieces), breaks=tuple(breaks), shifts=tuple(shifts))
