"""Labels in the margin: they stand above the text beside which they are set.

A heading or a date in the left margin may be centred on its text, or stand a line lower. Read row by row
it would cut a sentence in two.
"""

from collections import Counter
from collections.abc import Sequence

from matcher.readers.layout.cells import is_dated
from matcher.readers.layout.fragments import Fragment, Row
from matcher.readers.layout.headed import is_label

_LARGER = 1.2  # times the font size of what stands beside it
_GAP = 0.5  # of the font size: white between a label in the margin and the text
_STEP = 2.0  # of the font size: lines of one paragraph are not farther apart
_SAME_BASELINE = 0.12  # of the font size: what differs more is no row of a table
_RAIL = 0.25  # share of the lines that may stand in the margin if it holds the names of sections
_BODY = 0.8  # share of the lines that begin at the edge of the text or right of it
_LONGEST = 40  # characters of a label


def raise_labels(rows: Sequence[Row]) -> list[Row]:
    """Move labels in the left margin above the paragraph that they stand beside, each on a line of its own."""
    placed: list[Row] = []
    rail = _rail(rows)
    for number, row in enumerate(rows):
        above = placed[-1] if placed else []
        below = rows[number + 1] if number + 1 < len(rows) else []
        is_name = any(row[0] is name for name in rail)
        at = 1 if is_name else _end_of_label(row, above, below)
        if not at:
            placed.append(row)
            continue
        label, rest = row[:at], row[at:]
        placed.insert(_top_of_paragraph(placed, label, rest), label)
        if rest:
            placed.append(rest)
    return placed


def _rail(rows: Sequence[Row]) -> list[Fragment]:
    """Return the names of sections that stand left of an edge at which nearly all other lines begin.

    Dates may stand there too; they stay beside what they date.
    """
    starts = Counter(round(row[0].x0) for row in rows)
    starts.update(round(row[1].x0) for row in rows if len(row) > 1)
    edge = max(starts, key=lambda start: (starts[start], start), default=0)
    outside = [row for row in rows if row[0].x1 + _GAP * row[0].size < edge]
    is_rail = (
        0 < len(outside) <= _RAIL * len(rows)
        and sum(1 for row in rows if row[-1].x0 >= edge - 1) >= _BODY * len(rows)
        and all(is_label(row[0]) or is_dated(row[0].text) for row in outside)
    )
    if not is_rail:
        return []
    return [row[0] for row in outside if len(row) > 1 and is_label(row[0])]


def _end_of_label(row: Row, above: Row, below: Row) -> int:
    """Return how many cells at the left of a row are a label in the margin; 0 for none."""
    if len(row[0].text) > _LONGEST:
        return 0
    if len(row) > 1:
        larger = row[0].size >= _LARGER * max(fragment.size for fragment in row[1:])
        if larger and not any(character.isdigit() for character in row[1].text):
            return 1
    inside = _left_of(row, above) if above else 0
    if inside == len(row):
        return (
            inside if below and _left_of(row, below) == inside and _are_close(above, below) else 0
        )
    step = abs(row[0].baseline - row[inside].baseline)
    is_lower = step > _SAME_BASELINE * row[0].size and _are_close(above, row[inside:])
    return inside if inside and is_lower else 0


def _left_of(row: Row, other: Row) -> int:
    """Return how many cells at the left of *row* end before *other* begins."""
    begin = other[0].x0
    return sum(1 for cell in row if cell.x1 + _GAP * cell.size < begin)


def _top_of_paragraph(placed: Sequence[Row], label: Row, rest: Row) -> int:
    """Return where in *placed* the paragraph right of the label begins that goes on with *rest*."""
    at = len(placed)
    lower = rest
    while at and _left_of(label, placed[at - 1]) == len(label):
        if lower and not _are_close(placed[at - 1], lower):
            break
        at -= 1
        lower = placed[at]
    return at


def _are_close(above: Row, below: Row) -> bool:
    step = above[-1].baseline - below[-1].baseline
    return step <= _STEP * min(above[-1].size, below[-1].size)
