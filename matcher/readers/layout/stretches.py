"""Stretches of a page that may stand in two columns: between the lines that cross a gutter.

A stretch is trimmed where it does not belong: titles with a date flush right above it, text below that
goes on with the left side, sections that follow when one side has ended.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matcher.readers.layout.fragments import Fragment, rows_of, same_line, usual_size, usual_step
from matcher.readers.layout.gutters import EDGE_STEP, GUTTER, hangs

_NARROW = (
    0.3  # of the usual font size: the white before a column beside the few lines that come close
)
_TIGHT = 0.2  # share of lines that may come close
MIN_ROWS = 2  # fewer pieces are no column
_ON_LINE = 0.3  # of the font size: what differs less in height stands on one line
_LARGE = 1.3  # times the usual size: a heading over a whole section
_SPANS = 0.35  # of the right column's width: text that reaches so far into it spans both
_LOOSE = 1.3  # times the usual step between lines: a wider one parts paragraphs


@dataclass(frozen=True, slots=True)
class Split:
    """A stretch of the page that stands in two columns, and what is above and below it."""

    above: list[Fragment]
    left: list[Fragment]
    right: list[Fragment]
    below: list[Fragment]


def find_stretches(fragments: Sequence[Fragment], edge: float) -> Iterator[Split]:
    """Cut the page where a fragment crosses the gutter left of *edge*; one split a stretch between."""
    size = usual_size(fragments)
    end = edge - _NARROW * size
    gutter = GUTTER * size
    left = [f for f in fragments if f.x1 <= end and not hangs(f, edge, gutter)]
    right = [f for f in fragments if f.x0 >= edge - EDGE_STEP]
    tight = sum(1 for f in left if f.x1 > edge - gutter)
    if min(len(left), len(right)) < MIN_ROWS or tight > _TIGHT * len(left):
        return
    sides = {id(f) for f in (*left, *right)}
    crossing = [f for f in fragments if id(f) not in sides]
    bounds = [float("inf"), *sorted({f.baseline for f in crossing}, reverse=True), float("-inf")]
    columns = _Column(left), _Column(right)
    for top, bottom in itertools.pairwise(bounds):
        inside_left, inside_right = (column.between(bottom, top) for column in columns)
        if min(len(inside_left), len(inside_right)) < MIN_ROWS:
            continue
        inside_left, inside_right = _trim(inside_left, inside_right, edge)
        inside_left, inside_right = _loosen(inside_left, inside_right, crossing, bottom)
        inside_left, inside_right = _end_with_shorter(inside_left, inside_right)
        if min(len(inside_left), len(inside_right)) >= MIN_ROWS:
            yield _split(fragments, inside_left, inside_right)


class _Column:
    """One side of a gutter, from the bottom up."""

    def __init__(self, fragments: Iterable[Fragment]) -> None:
        self._fragments = sorted(fragments, key=lambda fragment: fragment.baseline)
        self._heights = [fragment.baseline for fragment in self._fragments]

    def between(self, bottom: float, top: float) -> list[Fragment]:
        """Return what stands between two lines that cross the gutter, and not on one of them."""
        first, last = bisect_right(self._heights, bottom), bisect_left(self._heights, top)
        return [
            f
            for f in self._fragments[first:last]
            if bottom + _ON_LINE * f.size < f.baseline < top - _ON_LINE * f.size
        ]


def _split(fragments: Sequence[Fragment], left: list[Fragment], right: list[Fragment]) -> Split:
    upper = max(f.baseline for f in (*left, *right))
    above = [f for f in fragments if f.baseline > upper]
    inside = {id(f) for f in (*above, *left, *right)}
    below = [f for f in fragments if id(f) not in inside]
    return Split(above, left, right, below)


def _end_with_shorter(
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
    bottom = headings[0] + _ON_LINE * usual
    return [f for f in left if f.baseline > bottom], [f for f in right if f.baseline > bottom]


def _trim(
    left: list[Fragment], right: list[Fragment], edge: float
) -> tuple[list[Fragment], list[Fragment]]:
    """Leave out the rows at the top that are titles with a date or place flush right, not columns yet."""
    margin = max(fragment.x1 for fragment in right)
    top = float("inf")
    for row in rows_of(right):
        is_flush = row[0].x0 - edge > EDGE_STEP and margin - row[-1].x1 <= EDGE_STEP
        if not is_flush or not any(same_line(row[0], fragment) for fragment in left):
            break
        top = row[0].baseline - row[0].size
    below = [fragment for fragment in left if fragment.baseline < top]
    return below, [fragment for fragment in right if fragment.baseline < top]


def _loosen(
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
