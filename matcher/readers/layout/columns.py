"""Where a page stands in columns: gutters that text never crosses, told apart from rows of a table.

A date set flush right beside a job title leaves the same white gap as two columns do. What tells them
apart: in a row, each piece of the thinner side stands on the line of a piece of the other side; columns
run past each other line by line.
"""

import itertools
from collections.abc import Sequence

from matcher.readers.layout.cells import is_dated
from matcher.readers.layout.fragments import Fragment, Row, rows_of, same_line, usual_step
from matcher.readers.layout.gutters import find_edges
from matcher.readers.layout.headed import are_headed
from matcher.readers.layout.stretches import MIN_ROWS, Split, find_stretches

_MIN_LINES = 4  # a column has at least so many lines
_HEADED = 1.5  # times their lines: the weight of columns that headings confirm
_UNPAIRED = 0.3  # share of the thinner side's lines without a partner that makes columns
_BALANCED = (
    0.6  # lines of the thinner side by those of the other that may make columns though paired
)
_DATED = 0.3  # share of lines with dates that makes a column a column of dates
_DATED_PARAGRAPHS = 0.5  # likewise, share of its paragraphs that begin with a date
_MIN_DATED = 2  # so many of them at least
_PARAGRAPH = 1.5  # times the least step between lines: a wider one parts paragraphs
_WRAPPED = 0.25  # share of lines that run on into the next, in columns of prose
_LABEL = 30  # characters of a label in the margin
_SPARSE = 2.0  # times the usual step of the text: labels are at least so far apart
_FACING = 0.7  # share of labels that stand beside a gap
_INDENT = 4.0  # points: items under the name of their list
_LOOSE = 1.3  # times the usual step between lines: a wider one parts paragraphs


def find_split(fragments: Sequence[Fragment]) -> Split | None:
    """Return the tallest two-column stretch, or None where the fragments read line by line."""
    if len(fragments) < 2 * MIN_ROWS:
        return None
    best: tuple[float, float, Split] | None = None
    for edge in find_edges(fragments):
        for split in find_stretches(fragments, edge):
            most = _HEADED * min(len(split.left), len(split.right))
            if best and most < best[0]:
                continue
            weight = _weight(split)
            gap = min(f.x0 for f in split.right) - max(f.x1 for f in split.left)
            if weight and (best is None or (weight, gap) > best[:2]):
                best = (weight, gap, split)
    return best[2] if best else None


def _weight(split: Split) -> float:
    """Return how tall two columns are, in lines; more where headings confirm them, 0.0 where they are none."""
    thin, thick = sorted((rows_of(split.left), rows_of(split.right)), key=len)
    if len(thin) < MIN_ROWS or _hold_dates_for(thin, thick):
        return 0.0
    if are_headed(thin, thick):
        return _HEADED * len(thin)
    return float(len(thin)) if _are_lists(thin, thick) or _run_past(thin, thick) else 0.0


def _run_past(thin: Sequence[Row], thick: Sequence[Row]) -> bool:
    """Tell columns, which run past each other line by line, from the rows of a table or of dated jobs."""
    if len(thin) < _MIN_LINES or _is_rail(thin, thick):
        return False
    partners = [row[0] for row in thick]
    paired = sum(1 for row in thin if any(same_line(row[0], partner) for partner in partners))
    if 1 - paired / len(thin) >= _UNPAIRED:
        return True
    return len(thin) >= _BALANCED * len(thick) and _runs_on(thin) and _runs_on(thick)


def _are_lists(thin: Sequence[Row], thick: Sequence[Row]) -> bool:
    """Tell whether both sides are a name and, all indented alike, the items of its list."""
    if not same_line(thin[0][0], thick[0][0]):
        return False
    indents = {round(row[0].x0 - side[0][0].x0) for side in (thin, thick) for row in side[1:]}
    return len(indents) == 1 and min(indents) >= _INDENT


def _hold_dates_for(thin: Sequence[Row], thick: Sequence[Row]) -> bool:
    """Tell whether the thin side is where the dates of the other side's jobs stand, alone or over a place."""
    if any(is_dated(row[0].text) for row in thick):
        return False
    dated = sum(1 for row in thin if is_dated(row[0].text))
    if dated >= _DATED * len(thin):
        return True
    firsts = _first_lines(thin)
    dated = sum(1 for row in firsts if is_dated(row[0].text))
    return dated >= max(_MIN_DATED, _DATED_PARAGRAPHS * len(firsts))


def _first_lines(rows: Sequence[Row]) -> list[Row]:
    """Return the first row of each paragraph: what white parts from the row above."""
    steps = [above[0].baseline - below[0].baseline for above, below in itertools.pairwise(rows)]
    loose = _PARAGRAPH * min(steps, default=0.0)
    return [rows[0], *(row for row, step in zip(rows[1:], steps, strict=True) if step > loose)]


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
