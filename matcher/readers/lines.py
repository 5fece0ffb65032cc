"""The rows of a block become lines of text: cells side by side, headings in the margin, broken dates."""

import re
from collections.abc import Sequence

from matcher.readers.fragments import Fragment, rows_of
from matcher.readers.runs import Box, TextLine

CELL_BREAK = "\t"
_LONGEST_DATE = 24  # characters of a date range and its words
_YEAR = re.compile(r"(?:19|20)\d\d|\b\d{1,2}/\d{2}\b|'\d\d\b")
_DANGLING = re.compile(r"\d.{0,4}(?:[-\u2013\u2014]|\bto|\bbis|\b\u00e0|\ba)$", re.IGNORECASE)
_LEADING = re.compile(r"[-\u2013\u2014]\s{0,2}\S")
_HALF_WORDS = 2  # words in one half of a date range: "March 2021"
_MARGIN_HEADING = 1.2  # times the font size of what stands beside it
_LINE_STEP = 1.8  # of the font size: the next line of one cell is not farther down


def block_lines(fragments: Sequence[Fragment], page: int, block: int) -> list[TextLine]:
    """Return the lines of the fragments of one block, which reads line by line."""
    rows = _join_broken_dates(rows_of(fragments))
    return [_line(cells, page, block) for row in rows for cells in _cut_headings(row)]


def is_dated(text: str) -> bool:
    """Tell whether a short text is a date or a range of dates.

    >>> is_dated("May 2019 - Present"), is_dated("Managed 2019 budget of 4 million euros")
    (True, False)
    """
    return len(text) <= _LONGEST_DATE and _YEAR.search(text) is not None


def _join_broken_dates(rows: list[list[Fragment]]) -> list[list[Fragment]]:
    """Bring the second half of a date range that wraps inside its cell up beside the first half."""
    joined: list[list[Fragment]] = []
    for row in rows:
        above = joined[-1] if joined else []
        at = next((i for i, first in enumerate(above) if _goes_on(first, row)), None)
        if at is None:
            joined.append(row)
            continue
        second = _below(above[at], row)
        above[at] = _merged(above[at], second)
        rest = [fragment for fragment in row if fragment is not second]
        if rest:
            joined.append(rest)
    return joined


def _goes_on(first: Fragment, row: Sequence[Fragment]) -> bool:
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


def _below(first: Fragment, row: Sequence[Fragment]) -> Fragment:
    """Return the fragment of *row* that lies under *first*, or *first* itself where there is none."""
    for fragment in row:
        if fragment.x0 < first.x1 and first.x0 < fragment.x1:
            is_aligned = min(abs(fragment.x0 - first.x0), abs(fragment.x1 - first.x1)) < first.size
            return fragment if is_aligned else first
    return first


def _merged(first: Fragment, second: Fragment) -> Fragment:
    return Fragment(
        text=f"{first.text} {second.text}",
        x0=min(first.x0, second.x0),
        x1=max(first.x1, second.x1),
        baseline=first.baseline,
        size=first.size,
        bold=first.bold,
        y0=second.y0,
        y1=first.y1,
    )


def _cut_headings(row: list[Fragment]) -> list[list[Fragment]]:
    """Give a heading that stands in the margin, larger than the text beside it, a line of its own."""
    if len(row) > 1:
        first, second = row[0], row[1]
        larger = first.size >= _MARGIN_HEADING * max(fragment.size for fragment in row[1:])
        if larger and not any(character.isdigit() for character in second.text):
            return [[first], row[1:]]
    return [row]


def _line(row: Sequence[Fragment], page: int, block: int) -> TextLine:
    letters = sum(len(fragment.text) for fragment in row)
    return TextLine(
        text=CELL_BREAK.join(fragment.text for fragment in row),
        page=page,
        box=box_around(row),
        size=round(max(fragment.size for fragment in row), 2),
        bold=2 * sum(len(fragment.text) for fragment in row if fragment.bold) > letters,
        block=block,
    )


def box_around(pieces: Sequence[Fragment]) -> Box:
    """Return the smallest box that holds all pieces."""
    return (
        min(piece.x0 for piece in pieces),
        min(piece.y0 for piece in pieces),
        max(piece.x1 for piece in pieces),
        max(piece.y1 for piece in pieces),
    )
