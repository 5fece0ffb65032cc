"""Which of two columns comes first: the right one does where the left one goes on below it or overleaf."""

from collections.abc import Sequence
from dataclasses import replace

from matcher.readers.layout.fragments import Fragment, rows_of, usual_size
from matcher.readers.layout.headed import is_label
from matcher.readers.layout.stretches import Split

_HEADING = 1.1  # times the usual size of a column: how large a heading is at least
_AT_EDGE = 2.0  # points: lines that begin this near to each other begin at one edge
_ACROSS = 20.0  # points: a line that reaches so far to both sides of a gutter spans it
_MIN_BELOW = 4  # lines below the columns that are a text which goes on
_FOOTER = 1  # lines at the foot of a page that are no text
_WIDER = 1.2  # times the width of a sidebar: how wide the main column is at least


def in_order(split: Split, *, is_later: bool, next_edge: float | None) -> list[list[Fragment]]:
    """Return the four parts of a split in the order in which they are read.

    Args:
        split: two columns, what is above and what is below.
        is_later: not on the first page: a right column that begins in the middle of a section goes on with
            what the page before ended with, and is read before a left one that begins with a heading.
        next_edge: where the page that follows begins, in points, if it does so in the middle of a section.
    """
    if is_later and begins_with_heading(split.left) and not begins_with_heading(split.right):
        return [split.above, split.right, split.left, split.below]
    if _goes_on_below(split) or (next_edge is not None and _goes_on_overleaf(split, next_edge)):
        lifted = _lift_head(split)
        if lifted:
            return [lifted.above, lifted.right, lifted.left, lifted.below]
    return [split.above, split.left, split.right, split.below]


def edge_in_section(fragments: Sequence[Fragment]) -> float | None:
    """Return where the first line of a page begins, in points, or None where that is a heading."""
    if not fragments:
        return None
    first = rows_of(fragments)[0][0]
    return None if _heads([first], usual_size(fragments)) else first.x0


def begins_with_heading(column: Sequence[Fragment]) -> bool:
    """Tell whether the first line of a column is set as a heading: alone, short, without figures, and large."""
    return _heads(rows_of(column)[0], usual_size(column))


def _heads(row: Sequence[Fragment], usual: float) -> bool:
    first = row[0]
    return (
        len(row) == 1
        and is_label(first)
        and (first.size >= _HEADING * usual or first.text.isupper())
    )


def _goes_on_below(split: Split) -> bool:
    """Tell whether the left column goes on below a short right one, over the width of both."""
    if not split.below or begins_with_heading(split.below):
        return False
    rows = rows_of(split.below)
    edge = min(piece.x0 for piece in split.right)
    spans = any(piece.x0 < edge - _ACROSS and piece.x1 > edge + _ACROSS for piece in split.below)
    begin = min(piece.x0 for piece in split.left)
    return (
        len(rows) >= _MIN_BELOW
        and spans
        and abs(rows[0][0].x0 - begin) <= _AT_EDGE
        and begins_with_heading(split.right)
    )


def _goes_on_overleaf(split: Split, next_edge: float) -> bool:
    """Tell whether the left column is the main one and ends the page, and the next page goes on with it."""
    begin, end = min(piece.x0 for piece in split.left), max(piece.x1 for piece in split.left)
    sidebar = max(piece.x1 for piece in split.right) - min(piece.x0 for piece in split.right)
    return (
        abs(next_edge - begin) <= _AT_EDGE
        and end - begin >= _WIDER * sidebar
        and len(rows_of(split.below)) <= _FOOTER
    )


def _lift_head(split: Split) -> Split | None:
    """Leave what stands higher than the right column above both, up to the last heading of the left one.

    None where the left column has no heading there: the right column would cut a section in two.
    """
    top = max(piece.baseline + piece.size for piece in split.right)
    rows = rows_of(split.left)
    if rows[0][0].baseline <= top:
        return split
    usual = usual_size(split.left)
    higher = sum(1 for row in rows if row[0].baseline > top)
    at = next((n for n in range(min(higher, len(rows) - 1), 0, -1) if _heads(rows[n], usual)), None)
    if at is None:
        return None
    head = [piece for row in rows[:at] for piece in row]
    rest = [piece for row in rows[at:] for piece in row]
    return replace(split, above=[*split.above, *head], left=rest)
