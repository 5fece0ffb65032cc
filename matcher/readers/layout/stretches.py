"""Stretches of a page that may stand in two columns: between the lines that cross a gutter."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matcher.readers.layout.fragments import ON_LINE, Fragment, usual_size
from matcher.readers.layout.gutters import EDGE_STEP, GUTTER, hangs
from matcher.readers.layout.trims import end_with_shorter, loosen, trim

_NARROW = (
    0.3  # of the usual font size: the white before a column beside the few lines that come close
)
_TIGHT = 0.2  # share of lines that may come close
MIN_ROWS = 2  # fewer pieces are no column


@dataclass(frozen=True, slots=True)
class Split:
    """A stretch of the page that stands in two columns, and what is above and below it."""

    above: list[Fragment]
    left: list[Fragment]
    right: list[Fragment]
    below: list[Fragment]


def find_stretches(fragments: Sequence[Fragment], edge: float) -> Iterator[Split]:
    """Cut the page where a fragment crosses the gutter left of *edge*; one split a stretch between."""
    right = [f for f in fragments if f.x0 >= edge - EDGE_STEP]
    if len(right) < MIN_ROWS:
        return
    size = usual_size(fragments)
    end = edge - _NARROW * size
    gutter = GUTTER * size
    left = [f for f in fragments if f.x1 <= end and not hangs(f, edge, gutter)]
    tight = sum(1 for f in left if f.x1 > edge - gutter)
    if len(left) < MIN_ROWS or tight > _TIGHT * len(left):
        return
    sides = {id(f) for f in (*left, *right)}
    crossing = [f for f in fragments if id(f) not in sides]
    bounds = [float("inf"), *sorted({f.baseline for f in crossing}, reverse=True), float("-inf")]
    left_column, right_column = _Column(left), _Column(right)
    for top, bottom in itertools.pairwise(bounds):
        inside_left = left_column.between(bottom, top)
        if len(inside_left) < MIN_ROWS:
            continue
        inside_right = right_column.between(bottom, top)
        if len(inside_right) < MIN_ROWS:
            continue
        inside_left, inside_right = trim(inside_left, inside_right, edge)
        inside_left, inside_right = loosen(inside_left, inside_right, crossing, bottom)
        inside_left, inside_right = end_with_shorter(inside_left, inside_right)
        if min(len(inside_left), len(inside_right)) >= MIN_ROWS:
            yield _split(fragments, inside_left, inside_right)


class _Column:
    """One side of a gutter, from the bottom up."""

    def __init__(self, fragments: Iterable[Fragment]) -> None:
        self._fragments = sorted(fragments, key=lambda fragment: fragment.baseline)
        self._heights = [fragment.baseline for fragment in self._fragments]

    def between(self, bottom: float, top: float) -> list[Fragment]:
        """Return what stands between two lines that cross the gutter, and not on one; nothing if that is too little."""
        first, last = bisect_right(self._heights, bottom), bisect_left(self._heights, top)
        if last - first < MIN_ROWS:
            return []
        return [
            f
            for f in self._fragments[first:last]
            if bottom + ON_LINE * f.size < f.baseline < top - ON_LINE * f.size
        ]


def _split(fragments: Sequence[Fragment], left: list[Fragment], right: list[Fragment]) -> Split:
    upper = max(f.baseline for f in (*left, *right))
    above = [f for f in fragments if f.baseline > upper]
    inside = {id(f) for f in (*above, *left, *right)}
    below = [f for f in fragments if id(f) not in inside]
    return Split(above, left, right, below)
