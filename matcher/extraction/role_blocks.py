"""Cut the rows of a section into blocks, one for each role: from its first heading line to its last bullet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matcher.extraction.dates import OPENERS
from matcher.extraction.headings import heading_key, load_headings
from matcher.extraction.role_header import is_project, read_header
from matcher.extraction.role_rows import Row
from matcher.extraction.role_words import EMPLOYER, has_title, kind_of_role
from matcher.extraction.tenure import holds
from matcher.model.document import SectionKind
from matcher.model.profile import RoleKind

_MOST_ABOVE = 3
_MOST_BELOW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows ``first`` to ``end`` of a section tell of one role.

    Args:
        first: the first heading line.
        anchor: the row with the dates; None for an undated role.
        below: the row after the last heading line.
        end: the row after the last one.
    """

    first: int
    anchor: int | None
    below: int
    end: int


def find_blocks(rows: Sequence[Row], *, is_work: bool) -> tuple[Block, ...]:
    """Cut *rows* at the first heading line of each role; none where no row is dated.

    How many heading lines stand above the dates is seen at the first role and expected of the others.

    Args:
        rows: the lines of a section.
        is_work: the section tells of jobs, and not of projects.
    """
    anchors = _anchors(rows, is_work=is_work)
    if is_work:
        anchors = list(_without_nested(rows, anchors))
    return tuple(_blocks(rows, anchors)) if anchors else ()


def undated_blocks(rows: Sequence[Row]) -> tuple[Block, ...]:
    """Cut a section without dates at its heading lines that hold a job title."""
    starts = [
        place
        for place, row in enumerate(rows)
        if row.is_heading and has_title(row.rest) and not (place and rows[place - 1].is_heading)
    ]
    return tuple(
        Block(first=start, anchor=None, below=min(start + 2, end), end=end)
        for start, end in pairwise([*starts, len(rows)])
    )


def _anchors(rows: Sequence[Row], *, is_work: bool) -> list[int]:
    """Return the rows whose dates head a role; a single date counts only where no range is near."""
    dated = [place for place, row in enumerate(rows) if row.ranges]
    ranged = {place for place in dated if any(not found.is_single for found in rows[place].ranges)}
    ranged = {place for place in ranged if not _is_use_of_a_tool(rows, place)}
    near = {place + step for place in ranged for step in (-2, -1, 1, 2)}
    return [
        place
        for place in dated
        if place in ranged
        or not (
            rows[place].line.bullet
            or place in near
            or (is_work and ranged and not has_title(rows[place].rest))
        )
    ]


def _is_use_of_a_tool(rows: Sequence[Row], place: int) -> bool:
    """Tell whether "SQL since 2012, daily" says how long a thing is done: no title is near, and "since" is in the midst."""
    text, first = rows[place].line.text, rows[place].ranges[0]
    opener = OPENERS.search(text[: first.span.start])
    if not (first.dates.is_open and opener and text[: opener.start()].strip()):
        return False
    near = rows[max(0, place - 1) : place + 2]
    return not any(has_title(row.line.text) or EMPLOYER.search(row.line.text) for row in near)


def _without_nested(rows: Sequence[Row], anchors: Sequence[int]) -> Iterator[int]:
    """Leave out parts of a job, within its dates: projects, items without a title, clients of a freelancer."""
    job: int | None = None
    for anchor in anchors:
        is_inside = job is not None and holds(
            rows[job].ranges[0].dates, rows[anchor].ranges[0].dates
        )
        if is_inside and job is not None and _is_project(rows, job, anchor):
            continue
        job = anchor
        yield anchor


def _is_project(rows: Sequence[Row], job: int, anchor: int) -> bool:
    if is_project(rows[anchor].rest):
        return True
    line, above = rows[anchor].line, rows[job].line
    is_part = kind_of_role(above.text) is RoleKind.FREELANCE or (line.bullet and not above.bullet)
    if is_part and not has_title(line.text):
        return True
    headings = load_headings()
    return any(
        headings.find(heading_key(row.rest)) == SectionKind.PROJECTS
        for row in rows[job + 1 : anchor]
        if not row.ranges
    )


def _blocks(rows: Sequence[Row], anchors: Sequence[int]) -> Iterator[Block]:
    usual = _headings_above(rows, anchors[0], 0, _MOST_ABOVE)
    floor = 0
    firsts: list[int] = []
    for anchor in anchors:
        above = _headings_above(rows, anchor, floor, usual)
        firsts.append(anchor - above)
        floor = anchor + 1
    for first, anchor, end in zip(firsts, anchors, [*firsts[1:], len(rows)], strict=True):
        below = anchor + 1
        most = min(end, anchor + 1 + _MOST_BELOW)
        while below < most and rows[below].is_heading and not rows[below].ranges:
            below += 1
        cut = next((place for place in range(below, end) if _is_undated(rows, first, place)), end)
        yield Block(first=first, anchor=anchor, below=below, end=cut)
        if cut < end:
            yield Block(first=cut, anchor=None, below=min(cut + 2, end), end=end)


def _is_undated(rows: Sequence[Row], first: int, place: int) -> bool:
    """Tell whether an undated role begins below a dated one: apart from it and set as its heading is."""
    row, above = rows[place], rows[first].line
    is_apart = row.line.gap_before and (above.gap_before or first == 0)
    is_bold = row.line.bold and above.bold and not rows[place - 1].line.bold
    if not (row.is_heading and not row.ranges and (is_apart or is_bold)):
        return False
    if (row.line.size, row.line.bold) != (above.size, above.bold) or not has_title(row.rest):
        return False
    header = read_header([row.rest])
    return header.title is not None and header.employer is not None


def _headings_above(rows: Sequence[Row], anchor: int, floor: int, most: int) -> int:
    """Count the heading lines above a row with dates; a wide gap ends them, unless the dates stand apart as well."""
    count = 0
    are_apart = rows[anchor].line.gap_before and not rows[anchor].rest.strip(" -|,()\t")
    while count < most and anchor - count - 1 >= floor:
        row = rows[anchor - count - 1]
        is_parted = count and rows[anchor - count].line.gap_before and not are_apart
        if not row.is_heading or row.ranges or (is_parted and _is_new(rows, anchor - count)):
            break
        count += 1
    return count


def _is_new(rows: Sequence[Row], place: int) -> bool:
    """Tell whether a wide gap above *place* parts two blocks (and is not the usual line distance)."""
    gaps = sum(row.line.gap_before for row in rows)
    return gaps * 2 < len(rows) and rows[place].line.gap_before
