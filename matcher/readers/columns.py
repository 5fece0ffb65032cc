"""Where a page stands in columns: gutters that text never crosses, told apart from rows of a table.

A date set flush right beside a job title leaves the same white gap as two columns do. What tells them
apart: in a row, each piece of the thinner side stands on the line of a piece of the other side; columns
run past each other line by line.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from matcher.readers.cells import is_dated
from matcher.readers.fragments import Fragment, rows_of, same_line

_GUTTER = 0.9  # of the usual font size: the least width of white between columns
_EDGE_STEP = 2.0  # points: left edges closer than this are one edge
_MIN_LINES = 4  # a column has at least so many lines
_MIN_EDGE = 3  # so many fragments begin at the left edge of the right column
_UNPAIRED = 0.3  # share of the thinner side's lines without a partner that makes columns
_BALANCED = (
    0.6  # lines of the thinner side by those of the other that may make columns though paired
)
_DATED = 0.3  # share of lines with dates that makes a column a column of dates
_WRAPPED = 0.25  # share of lines that run on into the next, in columns of prose


@dataclass(frozen=True, slots=True)
class Split:
    """A stretch of the page that stands in two columns, and what is above and below it."""

    above: list[Fragment]
    left: list[Fragment]
    right: list[Fragment]
    below: list[Fragment]


def find_split(fragments: Sequence[Fragment]) -> Split | None:
    """Return the tallest two-column stretch, or None where the fragments read line by line."""
    if len(fragments) < 2 * _MIN_LINES:
        return None
    best: tuple[int, float, Split] | None = None
    for edge in _edges(fragments):
        for split in _stretches(fragments, edge):
            if not _are_columns(split.left, split.right):
                continue
            weight = min(len(rows_of(split.left)), len(rows_of(split.right)))
            gap = min(f.x0 for f in split.right) - max(f.x1 for f in split.left)
            if best is None or (weight, gap) > best[:2]:
                best = (weight, gap, split)
    return best[2] if best else None


def _edges(fragments: Sequence[Fragment]) -> list[float]:
    """Return left edges that several fragments share, from left to right."""
    starts = sorted(fragment.x0 for fragment in fragments)
    edges: list[float] = []
    for start in starts[1:]:
        if edges and start - edges[-1] <= _EDGE_STEP:
            continue
        if bisect_right(starts, start + _EDGE_STEP) - bisect_left(starts, start) >= _MIN_EDGE:
            edges.append(start)
    return edges


def _stretches(fragments: Sequence[Fragment], edge: float) -> list[Split]:
    """Cut the page where a fragment crosses the gutter left of *edge*; one split a stretch between."""
    gutter = _GUTTER * _usual_size(fragments)
    left = [f for f in fragments if f.x1 <= edge - gutter]
    right = [f for f in fragments if f.x0 >= edge - _EDGE_STEP]
    if min(len(left), len(right)) < _MIN_LINES:
        return []
    crossing = [f for f in fragments if f.x1 > edge - gutter and f.x0 < edge - _EDGE_STEP]
    bounds = [float("inf"), *sorted({f.baseline for f in crossing}, reverse=True), float("-inf")]
    splits = []
    for top, bottom in itertools.pairwise(bounds):
        inside_left = [f for f in left if bottom < f.baseline < top]
        inside_right = [f for f in right if bottom < f.baseline < top]
        if min(len(inside_left), len(inside_right)) < _MIN_LINES:
            continue
        upper = max(f.baseline for f in (*inside_left, *inside_right))
        above = [f for f in fragments if f.baseline > upper]
        inside = {id(f) for f in (*above, *inside_left, *inside_right)}
        below = [f for f in fragments if id(f) not in inside]
        splits.append(Split(above, inside_left, inside_right, below))
    return splits


def _usual_size(fragments: Sequence[Fragment]) -> float:
    sizes = sorted(fragment.size for fragment in fragments)
    return sizes[len(sizes) // 2]


def _are_columns(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    """Tell two columns from the rows of a table or of dated jobs."""
    rows = sorted((rows_of(left), rows_of(right)), key=len)
    thin, thick = rows
    if len(thin) < _MIN_LINES or _hold_dates_for(thin, thick):
        return False
    partners = [row[0] for row in thick]
    paired = sum(1 for row in thin if any(same_line(row[0], partner) for partner in partners))
    if 1 - paired / len(thin) >= _UNPAIRED:
        return True
    return len(thin) >= _BALANCED * len(thick) and _runs_on(thin) and _runs_on(thick)


def _hold_dates_for(
    thin: Sequence[Sequence[Fragment]], thick: Sequence[Sequence[Fragment]]
) -> bool:
    """Tell whether the thin side is where the dates of the other side's jobs stand."""
    dated = sum(1 for row in thin if is_dated(row[0].text))
    return dated >= _DATED * len(thin) and not any(is_dated(row[0].text) for row in thick)


def _runs_on(rows: Sequence[Sequence[Fragment]]) -> bool:
    """Tell whether lines break in mid-sentence: the next begins in lower case and this one is full."""
    edge = max(row[-1].x1 for row in rows)
    begin = min(row[0].x0 for row in rows)
    wrapped = sum(
        1
        for row, following in itertools.pairwise(rows)
        if following[0].text[:1].islower() and row[-1].x1 - begin > 0.7 * (edge - begin)
    )
    return wrapped >= _WRAPPED * len(rows)
