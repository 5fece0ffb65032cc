"""Where a page stands in columns: gutters that text never crosses, told apart from rows of a table.

A date set flush right beside a job title leaves the same white gap as two columns do. What tells them
apart: in a row, each piece of the thinner side stands on the line of a piece of the other side; columns
run past each other line by line.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.readers.cells import is_dated
from matcher.readers.fragments import Fragment, Row, rows_of, same_line
from matcher.readers.gutters import EDGE_STEP, find_edges

_GUTTER = 0.9  # of the usual font size: the least width of white between columns
_NARROW = 0.3  # likewise, for the few lines that come close
_TIGHT = 0.2  # share of lines that may come close
_MIN_LINES = 4  # a column has at least so many lines
_MIN_HEADED = 2  # likewise, where a heading stands over each column
_HEADING = 1.12  # times the size of the text below it
_SAME_SIZE = 0.05  # of the font size
_UNPAIRED = 0.3  # share of the thinner side's lines without a partner that makes columns
_BALANCED = (
    0.6  # lines of the thinner side by those of the other that may make columns though paired
)
_DATED = 0.3  # share of lines with dates that makes a column a column of dates
_WRAPPED = 0.25  # share of lines that run on into the next, in columns of prose
_LABEL = 30  # characters of a label in the margin
_SPARSE = 2.0  # times the usual step of the text: labels are at least so far apart
_FACING = 0.7  # share of labels that stand beside a gap
_SPANS = 0.35  # of the right column's width: text that reaches so far into it spans both
_LOOSE = 1.3  # times the usual step between lines: a wider one parts paragraphs


@dataclass(frozen=True, slots=True)
class Split:
    """A stretch of the page that stands in two columns, and what is above and below it."""

    above: list[Fragment]
    left: list[Fragment]
    right: list[Fragment]
    below: list[Fragment]


def find_split(fragments: Sequence[Fragment]) -> Split | None:
    """Return the tallest two-column stretch, or None where the fragments read line by line."""
    if len(fragments) < 2 * _MIN_HEADED:
        return None
    best: tuple[int, float, Split] | None = None
    for edge in find_edges(fragments, _GUTTER * _usual_size(fragments)):
        for split in _stretches(fragments, edge):
            if not are_columns(split.left, split.right):
                continue
            weight = min(len(rows_of(split.left)), len(rows_of(split.right)))
            gap = min(f.x0 for f in split.right) - max(f.x1 for f in split.left)
            if best is None or (weight, gap) > best[:2]:
                best = (weight, gap, split)
    return best[2] if best else None


def _stretches(fragments: Sequence[Fragment], edge: float) -> Iterator[Split]:
    """Cut the page where a fragment crosses the gutter left of *edge*; one split a stretch between."""
    size = _usual_size(fragments)
    end = edge - _NARROW * size
    left = [f for f in fragments if f.x1 <= end]
    right = [f for f in fragments if f.x0 >= edge - EDGE_STEP]
    tight = sum(1 for f in left if f.x1 > edge - _GUTTER * size)
    if min(len(left), len(right)) < _MIN_HEADED or tight > _TIGHT * len(left):
        return
    crossing = [f for f in fragments if f.x1 > end and f.x0 < edge - EDGE_STEP]
    bounds = [float("inf"), *sorted({f.baseline for f in crossing}, reverse=True), float("-inf")]
    for top, bottom in itertools.pairwise(bounds):
        inside_left = [f for f in left if bottom < f.baseline < top]
        inside_right = [f for f in right if bottom < f.baseline < top]
        if inside_left and inside_right:
            inside_left, inside_right = _trim(inside_left, inside_right, edge)
            inside_left, inside_right = _loosen(inside_left, inside_right, crossing, bottom)
        if min(len(inside_left), len(inside_right)) >= _MIN_HEADED:
            yield _split(fragments, inside_left, inside_right)


def _split(fragments: Sequence[Fragment], left: list[Fragment], right: list[Fragment]) -> Split:
    upper = max(f.baseline for f in (*left, *right))
    above = [f for f in fragments if f.baseline > upper]
    inside = {id(f) for f in (*above, *left, *right)}
    below = [f for f in fragments if id(f) not in inside]
    return Split(above, left, right, below)


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


def _usual_size(fragments: Sequence[Fragment]) -> float:
    sizes = sorted(fragment.size for fragment in fragments)
    return sizes[len(sizes) // 2]


def are_columns(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    """Tell two columns from the rows of a table or of dated jobs."""
    rows = sorted((rows_of(left), rows_of(right)), key=len)
    thin, thick = rows
    if len(thin) >= _MIN_HEADED and _are_headed(thin, thick):
        return True
    if len(thin) < _MIN_LINES or _hold_dates_for(thin, thick) or _is_rail(thin, thick):
        return False
    partners = [row[0] for row in thick]
    paired = sum(1 for row in thin if any(same_line(row[0], partner) for partner in partners))
    if 1 - paired / len(thin) >= _UNPAIRED:
        return True
    return len(thin) >= _BALANCED * len(thick) and _runs_on(thin) and _runs_on(thick)


def _are_headed(thin: Sequence[Row], thick: Sequence[Row]) -> bool:
    """Tell whether a heading stands over each side: on one line, of one size, larger than all below."""
    first, second = thin[0][0], thick[0][0]
    if not same_line(first, second) or abs(first.size - second.size) > _SAME_SIZE * first.size:
        return False
    if len(thin[0]) > 1 or len(thick[0]) > 1 or is_dated(first.text) or is_dated(second.text):
        return False
    below = max(piece.size for row in (*thin[1:], *thick[1:]) for piece in row)
    return min(first.size, second.size) >= _HEADING * below


def _hold_dates_for(thin: Sequence[Row], thick: Sequence[Row]) -> bool:
    """Tell whether the thin side is where the dates of the other side's jobs stand."""
    dated = sum(1 for row in thin if is_dated(row[0].text))
    return dated >= _DATED * len(thin) and not any(is_dated(row[0].text) for row in thick)


def _is_rail(thin: Sequence[Row], thick: Sequence[Row]) -> bool:
    """Tell whether the thin side holds labels: few, short, far apart, each beside a gap of the other side."""
    if any(sum(len(piece.text) for piece in row) > _LABEL for row in thin):
        return False
    if usual_step(thin) < _SPARSE * usual_step(thick):
        return False
    beside_gap = sum(1 for row in thin if _faces_gap(row[0], thick))
    return beside_gap >= _FACING * len(thin)


def _faces_gap(label: Fragment, rows: Sequence[Row]) -> bool:
    """Tell whether no line, or the first line of a paragraph, stands at the height of *label*."""
    step = usual_step(rows)
    higher = [
        row[0].baseline for row in rows if row[0].baseline > label.baseline + 0.5 * label.size
    ]
    return not higher or min(higher) - label.baseline > _LOOSE * step


def usual_step(rows: Sequence[Row]) -> float:
    """Return the median distance between neighbouring lines, in points."""
    steps = sorted(
        above[0].baseline - below[0].baseline for above, below in itertools.pairwise(rows)
    )
    return steps[len(steps) // 2] if steps else 0.0


def _runs_on(rows: Sequence[Row]) -> bool:
    """Tell whether lines break in mid-sentence: the next begins in lower case and this one is full."""
    edge = max(row[-1].x1 for row in rows)
    begin = min(row[0].x0 for row in rows)
    wrapped = sum(
        1
        for row, following in itertools.pairwise(rows)
        if following[0].text[:1].islower() and row[-1].x1 - begin > 0.7 * (edge - begin)
    )
    return wrapped >= _WRAPPED * len(rows)
