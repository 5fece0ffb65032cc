"""Cells side by side whose text wraps: the rest of a cell is brought up beside its beginning.

A date range, a job title or a place in a cell of its own may need a second line. Read row by row, that
line would stand between the row and what follows it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from matcher.readers.layout.fragments import BULLETS, Fragment, Row

_LONGEST_DATE = 24  # characters of a date range and its words
_LONGEST_CELL = 40  # characters of a place, a date or a duration beside a job
_YEAR = re.compile(r"(?:19|20)\d\d|\b\d{1,2}/\d{2}\b|'\d\d\b")
_DANGLING = re.compile(r"\d.{0,4}(?:[-\u2013\u2014]|\bto|\bbis|\b\u00e0|\ba)$", re.IGNORECASE)
_LEADING = re.compile(r"[-\u2013\u2014]\s{0,2}\S")
_CONNECTED = re.compile(
    r"(?:[-\u2013\u2014]|to\b|until\b|bis\b|\u00e0\b|a\b|hasta\b)\s{0,2}\S", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:present|now|today|current|ongoing|heute|aujourd|actual)", re.IGNORECASE)
_HALF_WORDS = 2  # words in one half of a date range: "March 2021"
_LINE_STEP = 1.8  # of the font size: the next line of one cell is not farther down
_TIGHT_STEP = 1.45  # likewise, for text that is no date
_ALIGNED = 1.5  # points
_SPACE = 0.25  # of the font size: the width of a space
_PROSE = 30  # characters; shorter lines beside cells may be rows of a table


def is_dated(text: str) -> bool:
    """Tell whether a short text is a date or a range of dates.

    >>> is_dated("May 2019 - Present"), is_dated("Managed 2019 budget of 4 million euros")
    (True, False)
    """
    return len(text) <= _LONGEST_DATE and _YEAR.search(text) is not None


def join_wrapped(rows: Sequence[Row]) -> list[Row]:
    """Bring up the wrapped rest of dates and titles, and what is stacked at the right of a job's title."""
    return _raise_stacks(_join_cells(_join_dates([_close_ranges(row) for row in rows])))


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
    if first.baseline - second.baseline > _LINE_STEP * first.size:
        return False
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
        at = _cell_above(above, row[0]) if len(row) == 1 else None
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
            abs(cell.x0 - rest.x0) <= _ALIGNED
            and (cell.size, cell.bold) == (rest.size, rest.bold)
            and cell.baseline - rest.baseline <= _TIGHT_STEP * cell.size
            and cell.x1 + _SPACE * cell.size + width > neighbour.x0
            and not is_dated(cell.text)
            and not is_bullet(rest)
        ):
            return at
    return None


def is_bullet(fragment: Fragment) -> bool:
    """Tell whether the fragment begins with a bullet."""
    return fragment.text[:1] in BULLETS


def _raise_stacks(rows: Sequence[Row]) -> list[Row]:
    """Bring places, dates and durations stacked at the right up to the first row of their stack.

    Only what stands beside running text is moved: short rows may be those of a table.
    """
    raised: list[Row] = []
    stack: list[Fragment] = []
    anchor: Row = []
    for row in rows:
        cell = row[-1]
        if stack and _stacks(stack[-1], cell) and _is_beside_text(row, anchor):
            anchor.append(cell)
            stack.append(cell)
            if row[:-1]:
                raised.append(list(row[:-1]))
            continue
        raised.append(list(row))
        if len(row) > 1 and len(cell.text) <= _LONGEST_CELL:
            stack, anchor = [cell], raised[-1]
        elif stack and stack[-1].baseline - cell.baseline > _LINE_STEP * stack[-1].size:
            stack = []
    return raised


def _stacks(above: Fragment, cell: Fragment) -> bool:
    is_aligned = min(abs(above.x0 - cell.x0), abs(above.x1 - cell.x1)) <= _ALIGNED
    step = above.baseline - cell.baseline
    is_short = len(cell.text) <= _LONGEST_CELL and not cell.text[0].islower()
    return is_aligned and is_short and step <= _LINE_STEP * above.size


def _is_beside_text(row: Row, anchor: Row) -> bool:
    """Tell whether the last cell of *row* stands right of text that belongs to the title of the anchor row.

    A cell that stands alone must end where the one above it ends: it may be a line of the text itself.
    """
    body, cell = row[:-1], row[-1]
    if not body:
        return abs(cell.x1 - anchor[-1].x1) <= _ALIGNED < abs(cell.x0 - anchor[-1].x0)
    first = body[0]
    is_under = is_bullet(first) or first.x0 > anchor[0].x0 + _ALIGNED or first.text[0].islower()
    is_prose = sum(len(piece.text) for piece in body) >= _PROSE or first.text[0].islower()
    return is_under and is_prose


def _merged(first: Fragment, second: Fragment) -> Fragment:
    return replace(
        first,
        text=f"{first.text} {second.text}",
        x0=min(first.x0, second.x0),
        x1=max(first.x1, second.x1),
        y0=second.y0,
    )
