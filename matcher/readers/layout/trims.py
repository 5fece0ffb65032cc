"""What does not belong to a stretch of two columns is trimmed off it.

Titles with a date flush right above it, text below that goes on with the left side, sections that follow
when one side has ended, and sections whose dates and places stand at the right without being a column.
"""

import itertools
from collections.abc import Sequence

from matcher.readers.layout.cells import is_dated
from matcher.readers.layout.fragments import (
    ON_LINE,
    Fragment,
    Row,
    rows_of,
    same_line,
    usual_size,
    usual_step,
)
from matcher.readers.layout.gutters import EDGE_STEP
from matcher.readers.layout.headed import HEADING, is_label

_LARGE = 1.3  # times the usual size: a heading over a whole section
_SPANS = 0.35  # of the right column's width: text that reaches so far into it spans both
_LOOSE = 1.3  # times the usual step between lines: a wider one parts paragraphs


def end_with_shorter(
    left: list[Fragment], right: list[Fragment]
) -> tuple[list[Fragment], list[Fragment]]:
    """Where one column has ended, leave out what follows the next large heading of the other."""
    if not left or not right:
        return left, right
    usual = usual_size([*left, *right])
    ends = [min(f.baseline for f in column) for column in (left, right)]
    end, longer = max(ends), (left if ends[0] < ends[1] else right)
    headings = [
        row[0].baseline
        for row in rows_of(longer)
        if row[0].baseline < end - usual and len(row) == 1 and row[0].size >= _LARGE * usual
    ]
    if not headings:
        return left, right
    bottom = headings[0] + ON_LINE * usual
    return [f for f in left if f.baseline > bottom], [f for f in right if f.baseline > bottom]


def trim(
    left: list[Fragment], right: list[Fragment], edge: float
) -> tuple[list[Fragment], list[Fragment]]:
    """Leave out the rows at the top and the section at the foot whose right side is no column.

    There, dates and places stand at the right of titles.
    """
    rows = rows_of(right)
    margin = max(fragment.x1 for fragment in right)
    cut = _count_flush(rows, left, edge, margin)
    top = rows[cut - 1][0].baseline - rows[cut - 1][0].size if cut else float("inf")
    bottom = _top_of_other_section(left, rows[cut:])
    return (
        [fragment for fragment in left if bottom < fragment.baseline < top],
        [fragment for fragment in right if bottom < fragment.baseline < top],
    )


def _count_flush(rows: Sequence[Row], left: Sequence[Fragment], edge: float, margin: float) -> int:
    """Return how many rows at the top are dates or places flush right, or stand under those."""
    starts: list[float] = []
    for number, row in enumerate(rows):
        begin = row[0].x0
        is_flush = begin - edge > EDGE_STEP and (
            margin - row[-1].x1 <= EDGE_STEP or is_dated(row[0].text) or _is_near(begin, starts)
        )
        if not is_flush or not any(same_line(row[0], fragment) for fragment in left):
            return number
        starts.append(begin)
    return len(rows)


def _top_of_other_section(left: Sequence[Fragment], right: Sequence[Row]) -> float:
    """Return the height of the heading at the left below which nothing begins where the right column does.

    Every row at the right of that section stands on the line of a piece at the left. Minus infinity for none.
    """
    if not left or not right:
        return float("-inf")
    least = HEADING * usual_size(left)
    large = [piece for piece in left if piece.size >= least and is_label(piece)]
    for head in sorted(large, key=lambda piece: -piece.baseline):
        is_alone = not any(piece is not head and same_line(head, piece) for piece in left)
        bound = head.baseline + ON_LINE * head.size
        if is_alone and _is_other(head, left, right, bound):
            return bound
    return float("-inf")


def _is_other(head: Fragment, left: Sequence[Fragment], right: Sequence[Row], bound: float) -> bool:
    """Tell whether the section under *head* has its own rows at the right, which only go with the left ones."""
    lower = [row for row in right if row[0].baseline < bound]
    starts = [row[0].x0 for row in right if row[0].baseline >= bound]
    if not starts or not lower or any(_is_near(row[0].x0, starts) for row in lower):
        return False
    if any(same_line(head, piece) and piece.size < head.size for piece in lower[0]):
        return False
    return all(any(same_line(row[0], piece) for piece in left) for row in lower)


def _is_near(begin: float, starts: Sequence[float]) -> bool:
    return any(abs(begin - start) <= EDGE_STEP for start in starts)


def loosen(
    left: list[Fragment], right: list[Fragment], crossing: Sequence[Fragment], bottom: float
) -> tuple[list[Fragment], list[Fragment]]:
    """Leave out the last lines at the left where text below, as wide as the page, goes on with them."""
    if not left or not right:
        return left, right
    reach = min(f.x0 for f in right) + _SPANS * (
        max(f.x1 for f in right) - min(f.x0 for f in right)
    )
    if not any(f.baseline == bottom and f.x1 > reach for f in crossing):
        return left, right
    usual = usual_step(rows_of(left))
    rows = [row[0].baseline for row in rows_of(left)]
    steps = [above - below for above, below in itertools.pairwise(rows)]
    if rows[-1] - bottom > _LOOSE * usual:
        return left, right
    first = next(
        (at for at in range(len(steps), 0, -1) if steps[at - 1] > _LOOSE * usual), len(rows) - 1
    )
    top = rows[first]
    return (
        [fragment for fragment in left if fragment.baseline > top],
        [fragment for fragment in right if fragment.baseline > top],
    )
