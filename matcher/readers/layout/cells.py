"""Cells side by side whose text wraps: the rest of a cell is brought up beside its beginning.

A date range, a job title or a place in a cell of its own may need a second line. Read row by row, that
line would stand between the row and what follows it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from matcher.readers.layout.fragments import BULLETS, Fragment, Row

_LONGEST_DATE = 24  # characters of a date range and its words
_YEAR = re.compile(r"(?:19|20)\d\d|\b\d{1,2}/\d{2}\b|'\d\d\b")
_DANGLING = re.compile(r"\d.{0,4}(?:[-\u2013\u2014]|\bto|\bbis|\b\u00e0|\ba)$", re.IGNORECASE)
_TO_MONTH = re.compile(r"\d\s{0,2}[-\u2013\u2014]\s{0,2}[^\W\d_]{3,9}\.?$")
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d")
_LEADING = re.compile(r"[-\u2013\u2014]\s{0,2}\S")
_CONNECTED = re.compile(
    r"(?:[-\u2013\u2014]|to\b|until\b|bis\b|\u00e0\b|a\b|hasta\b)\s{0,2}\S", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:present|now|today|current|ongoing|heute|aujourd|actual)", re.IGNORECASE)
_HALF_WORDS = 2  # words in one half of a date range: "March 2021"
LINE_STEP = 1.8  # of the font size: the next line of one cell is not farther down
TIGHT_STEP = 1.45  # likewise, for text that is no date
ALIGNED = 1.5  # points
_SPACE = 0.25  # of the font size: the width of a space


def is_dated(text: str) -> bool:
    """Tell whether a short text is a date or a range of dates.

    >>> is_dated("May 2019 - Present"), is_dated("Managed 2019 budget of 4 million euros")
    (True, False)
    """
    return len(text) <= _LONGEST_DATE and _YEAR.search(text) is not None


def join_wrapped(rows: Sequence[Row]) -> list[Row]:
    """Bring up the wrapped rest of dates and titles."""
    return _join_cells(_join_dates([_close_ranges(row) for row in rows]))


def _close_ranges(row: Row) -> Row:
    """Join the two halves of a range of dates that stand side by side in one row."""
    closed = row[:1]
    for cell in row[1:]:
        first = closed[-1]
        goes_on = _DANGLING.search(first.text) or _CONNECTED.match(cell.text)
        is_half = is_dated(first.text) and (is_dated(cell.text) or _OPEN.search(cell.text))
        if is_half and goes_on and len(first.text.split()) <= _HALF_WORDS + 1:
            closed[-1] = _merged(first, cell)
        else:
            closed.append(cell)
    return closed


def _join_dates(rows: Sequence[Row]) -> list[Row]:
    """Bring the second half of a date range that wraps inside its cell up beside the first half."""
    joined: list[Row] = []
    for row in rows:
        above = joined[-1] if joined else []
        at = next((i for i, first in enumerate(above) if _date_goes_on(first, row)), None)
        if at is None:
            joined.append(row)
            continue
        second = _below(above[at], row)
        above[at] = _merged(above[at], second)
        rest = [fragment for fragment in row if fragment is not second]
        if rest:
            joined.append(rest)
    return joined


def _date_goes_on(first: Fragment, row: Row) -> bool:
    """Tell whether the date in *first* is continued by what stands below it."""
    if not is_dated(first.text):
        return False
    second = _below(first, row)
    if second is first or len(second.text) > _LONGEST_DATE:
        return False
    if first.baseline - second.baseline > LINE_STEP * first.size:
        return False
    if _TO_MONTH.search(first.text) and _ONLY_YEAR.fullmatch(second.text):
        return True
    dangles = _DANGLING.search(first.text) is not None and len(second.text.split()) <= _HALF_WORDS
    return dangles or (
        _LEADING.match(second.text) is not None and len(first.text.split()) <= _HALF_WORDS
    )


def _below(first: Fragment, row: Row) -> Fragment:
    """Return the fragment of *row* that lies under *first*, or *first* itself where there is none."""
    for fragment in row:
        if fragment.x0 < first.x1 and first.x0 < fragment.x1:
            is_aligned = min(abs(fragment.x0 - first.x0), abs(fragment.x1 - first.x1)) < first.size
            return fragment if is_aligned else first
    return first


def _join_cells(rows: Sequence[Row]) -> list[Row]:
    """Join the second line of a cell that found no room for its next word before the cell beside it."""
    joined: list[Row] = []
    for row in rows:
        above = joined[-1] if joined else []
        at = _cell_above(above, row[0]) if len(row) == 1 < len(above) else None
        if at is None:
            joined.append(row)
        else:
            above[at] = _merged(above[at], row[0])
    return joined


def _cell_above(above: Row, rest: Fragment) -> int | None:
    """Return which cell of the row above *rest* goes on with, or None."""
    word = rest.text.split()[0]
    width = (rest.x1 - rest.x0) * len(word) / len(rest.text)
    for at, (cell, neighbour) in enumerate(pairwise(above)):
        if (
            abs(cell.x0 - rest.x0) <= ALIGNED
            and (cell.size, cell.bold) == (rest.size, rest.bold)
            and cell.baseline - rest.baseline <= TIGHT_STEP * cell.size
            and cell.x1 + _SPACE * cell.size + width > neighbour.x0
            and not is_dated(cell.text)
            and not is_bullet(rest)
        ):
            return at
    return None


def is_bullet(fragment: Fragment) -> bool:
    """Tell whether the fragment begins with a bullet."""
    return fragment.text[:1] in BULLETS


def _merged(first: Fragment, second: Fragment) -> Fragment:
    return first._replace(
        text=f"{first.text} {second.text}",
        x0=min(first.x0, second.x0),
        x1=max(first.x1, second.x1),
        y0=second.y0,
    )
