"""Pieces of text that are read as a whole: wrapped lines joined, bullets and list lines apart."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

_ITEM = re.compile(r"\s*(?:[•·▪◦●‣○■□➢➤✓*§]|-\s|\d{1,2}[.)]\s|[a-z][)]\s)")
_LINE = re.compile(r"[^\n]+")
_WRAP_SHARE = 0.6
_SHORT_LINE = 40


def passages(text: str) -> list[tuple[int, int]]:
    r"""Return the ranges of *text* that belong together, ascending.

    A line goes on in the next one when that begins in lower case, or when it is about as long as the lines of
    this text get and the next one is no new item.

    >>> text = "• built models for\n  pricing\n• Python"
    >>> [text[start:end] for start, end in passages(text)]
    ['• built models for\n  pricing', '• Python']
    """
    lines = [found.span() for found in _LINE.finditer(text)]
    if not lines:
        return []
    widths = sorted(end - start for start, end in lines)
    wide = max(_SHORT_LINE, int(widths[len(widths) * 9 // 10] * _WRAP_SHARE))
    found = [lines[0]]
    for before, after in pairwise(lines):
        if after[0] == before[1] + 1 and _goes_on(text, before, after, wide):
            found[-1] = (found[-1][0], after[1])
        else:
            found.append(after)
    return found


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int], wide: int) -> bool:
    """Tell whether the sentence of one line goes on in the next line."""
    last = text[slice(*before)].rstrip()[-1:]
    if not last or last in ".:;!?":
        return False
    first = text[slice(*after)].lstrip()[:1]
    is_wide = before[1] - before[0] >= wide
    return bool(first) and (first.islower() or is_wide) and not _ITEM.match(text, *after)


def place_of(ranges: Sequence[tuple[int, int]], offset: int) -> int:
    """Return the index of the range that holds *offset* (the one before it, when none does)."""
    return max(0, bisect_right(ranges, (offset, 1 << 60)) - 1)
