"""The clause around a term, without anything that tells who wrote it."""

import re

from matcher.extraction.exclusions import links
from matcher.extraction.suggest.stretch import Known, Stretch
from matcher.extraction.tokenizer import STOP, Gap

LONGEST = 140
"""Characters of a quotation."""
_ENDS = frozenset({STOP, "!", "?", "•", "·", "▪", "◦", "●", "*"})
_OPENS = frozenset({"(", "[", '"', ".", "#"})
_NUMBER = re.compile(r"\+?\d(?:[ ()./-]{0,2}\d){6,}")


def quotation(stretch: Stretch, start: int, end: int) -> str | None:
    """Quote the words around ``start..end`` up to the ends of their clause.

    Returns:
        A literal piece of the passage on one line; None where it would hold a link, an e-mail address or a
        telephone number all the same.
    """
    low, high = start, end
    while low > 0 and _goes_on(stretch, low, low - 1, high):
        low -= 1
    while high < len(stretch.tokens) and _goes_on(stretch, high, high, low):
        high += 1
    while (
        low < start
        and not stretch.tokens.lower[low][0].isalnum()
        and stretch.tokens.lower[low] not in _OPENS
    ):
        low += 1
    quoted = stretch.written(low, high)
    if links(quoted) or "@" in quoted or _NUMBER.search(quoted):
        return None
    return quoted


def _goes_on(stretch: Stretch, border: int, place: int, other: int) -> bool:
    """Tell whether the word at *place* belongs to the clause and still fits."""
    tokens = stretch.tokens
    if stretch.known[place] is Known.CLOSED or tokens.lower[place] in _ENDS:
        return False
    if 0 < border < len(tokens) and tokens.gaps[border] is Gap.BREAK:
        return False
    length = abs(tokens.starts[place] - tokens.starts[min(other, len(tokens) - 1)])
    return length <= LONGEST // 2
