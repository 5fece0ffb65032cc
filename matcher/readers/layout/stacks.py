"""What is stacked beside a job is brought up to the first row of the job.

A place, a date and a duration may stand one below the other at the right of a title. Read row by row,
they would cut the text beside them.
"""

from collections.abc import Sequence
from itertools import pairwise

from matcher.readers.layout.cells import ALIGNED, LINE_STEP, TIGHT_STEP, is_bullet, is_dated
from matcher.readers.layout.fragments import Fragment, Row

_LONGEST_CELL = 40  # characters of a place, a date or a duration beside a job
_PROSE = 30  # characters; shorter lines beside cells may be rows of a table
_HIGHEST = 3  # cells one below the other; more are a list


def raise_stacks(rows: Sequence[Row]) -> list[Row]:
    """Bring places, dates and durations stacked at the right up to the first row of their stack.

    Only what stands beside running text is moved: short rows may be those of a table, high stacks lists.
    """
    if all(len(row) == 1 for row in rows):
        return list(rows)
    raised: list[Row] = []
    stack: list[Fragment] = []
    anchor: Row = []
    listed = _lists(rows)
    for number, row in enumerate(rows):
        cell = row[-1]
        is_low = len(stack) < _HIGHEST and number not in listed
        if stack and is_low and _stacks(stack[-1], cell) and _is_beside_text(row, anchor):
            anchor.append(cell)
            stack.append(cell)
            if row[:-1]:
                raised.append(list(row[:-1]))
            continue
        raised.append(list(row))
        if len(row) > 1 and len(cell.text) <= _LONGEST_CELL:
            stack, anchor = [cell], raised[-1]
        elif stack and stack[-1].baseline - cell.baseline > LINE_STEP * stack[-1].size:
            stack = []
    return raised


def raise_under_dates(rows: Sequence[Row]) -> list[Row]:
    """Bring employers and places stacked under a date in the left margin up to the row of the date."""
    raised: list[Row] = []
    anchor: Row = []
    height = 0
    for row in rows:
        if anchor and height <= _HIGHEST and _is_under(row, anchor[height - 1], anchor[height].x0):
            anchor.insert(height, row[0])
            height += 1
            if row[1:]:
                raised.append(list(row[1:]))
            continue
        raised.append(list(row))
        if len(row) > 1 and is_dated(row[0].text):
            anchor, height = raised[-1], 1
        elif anchor and row[0].x0 < anchor[height].x0 - ALIGNED:
            anchor = []
    return raised


def _is_under(row: Row, above: Fragment, edge: float) -> bool:
    """Tell whether the first cell of *row* stands right under *above*, and all other cells at *edge* or beyond."""
    cell = row[0]
    is_alone = cell.x1 < edge and (len(row) == 1 or row[1].x0 >= edge - ALIGNED)
    is_short = len(cell.text) <= _LONGEST_CELL and not is_dated(cell.text) and not is_bullet(cell)
    is_near = above.y0 - cell.y0 <= TIGHT_STEP * cell.size
    return is_alone and is_short and is_near and abs(cell.x0 - above.x0) <= ALIGNED


def _lists(rows: Sequence[Row]) -> set[int]:
    """Return which rows end in a cell of a list: too many one below the other to belong to one job."""
    listed: set[int] = set()
    first = 0
    for number, (above, below) in enumerate(pairwise([*rows, []]), start=1):
        if below and _stacks(above[-1], below[-1]):
            continue
        if number - first > _HIGHEST:
            listed.update(range(first, number))
        first = number
    return listed


def _stacks(above: Fragment, cell: Fragment) -> bool:
    is_short = len(cell.text) <= _LONGEST_CELL and not cell.text[0].islower()
    return (
        is_short
        and above.y0 - cell.y0 <= LINE_STEP * above.size
        and (abs(above.x0 - cell.x0) <= ALIGNED or abs(above.x1 - cell.x1) <= ALIGNED)
        and not is_bullet(cell)
    )


def _is_beside_text(row: Row, anchor: Row) -> bool:
    """Tell whether the last cell of *row* stands right of text that belongs to the title of the anchor row.

    A cell that stands alone must end where the one above it ends: it may be a line of the text itself.
    """
    body, cell = row[:-1], row[-1]
    if not body:
        return abs(cell.x1 - anchor[-1].x1) <= ALIGNED < abs(cell.x0 - anchor[-1].x0)
    first = body[0]
    is_under = is_bullet(first) or first.x0 > anchor[0].x0 + ALIGNED or first.text[0].islower()
    is_prose = sum(len(piece.text) for piece in body) >= _PROSE or first.text[0].islower()
    return is_under and is_prose
