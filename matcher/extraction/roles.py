"""Find the roles of a resume: blocks of lines around a date, with title, employer and what was done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matcher.extraction.headings import VOLUNTEER, heading_key, load_headings
from matcher.extraction.lines import TextLine, lines_within
from matcher.extraction.passages import is_prose
from matcher.extraction.role_header import RoleHeader, read_header
from matcher.extraction.role_rows import Row, opens_with_title, read_rows, tells
from matcher.extraction.role_words import TITLE, kind_of_role
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import Role, RoleKind

_MOST_ABOVE = 3
_MOST_BELOW = 2
_LOOSE = frozenset({SectionKind.OTHER, SectionKind.SUMMARY, SectionKind.HEADER})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Rows ``first`` to ``end`` of a section tell of one role; its dates stand in row ``anchor``."""

    first: int
    anchor: int
    below: int
    end: int


def find_roles(
    document: Document, sections: Sequence[Section], lines: Sequence[TextLine], *, day_first: bool
) -> tuple[Role, ...]:
    """Find dated roles and projects, and undated roles of an experience section, in the order of the text.

    Where no section is headed as experience, dated lines with a job title elsewhere count, education never.
    """
    has_experience = any(section.kind is SectionKind.EXPERIENCE for section in sections)
    found: list[Role] = []
    for section in sections:
        loose = not has_experience and section.kind in _LOOSE
        if section.kind not in (SectionKind.EXPERIENCE, SectionKind.PROJECTS) and not loose:
            continue
        rows = read_rows(lines_within(lines, section.body), day_first=day_first)
        roles = list(_roles(document, section, rows))
        found += (
            [role for role in roles if role.title and TITLE.search(role.title)] if loose else roles
        )
    return tuple(found)


def _roles(document: Document, section: Section, rows: Sequence[Row]) -> Iterator[Role]:
    anchors = _anchors(rows, is_work=section.kind is not SectionKind.PROJECTS)
    kind = _kind_of_section(document, section)
    if not anchors:
        if section.kind is SectionKind.EXPERIENCE:
            yield from _undated(document, rows, kind)
        return
    employer: str | None = None
    for block in _blocks(rows, anchors):
        header = _header(rows, block)
        if section.kind is SectionKind.PROJECTS:
            header = _project(rows, block)
        elif header.employer is None and header.title:
            header = replace(header, employer=employer)
        employer = header.employer or employer
        yield from _dated(document, rows, block, header, kind)


def _anchors(rows: Sequence[Row], *, is_work: bool) -> list[int]:
    """Return the rows whose dates head a role; a single date counts only where no range is near."""
    dated = [place for place, row in enumerate(rows) if row.ranges]
    ranged = {place for place in dated if any(not found.is_single for found in rows[place].ranges)}
    near = {place + step for place in ranged for step in (-2, -1, 1, 2)}
    return [
        place
        for place in dated
        if place in ranged
        or not (
            rows[place].line.bullet
            or place in near
            or (is_work and ranged and not TITLE.search(rows[place].rest))
        )
    ]


def _blocks(rows: Sequence[Row], anchors: Sequence[int]) -> Iterator[_Block]:
    """Cut the rows at the first heading line of each role.

    How many heading lines stand above the dates is seen at the first role and expected of the others.
    """
    usual = _headings_above(rows, anchors[0], 0, _MOST_ABOVE)
    floor = 0
    firsts: list[int] = []
    for anchor in anchors:
        above = _headings_above(rows, anchor, floor, usual)
        firsts.append(anchor - above)
        floor = anchor + 1
    for number, anchor in enumerate(anchors):
        end = firsts[number + 1] if number + 1 < len(anchors) else len(rows)
        below = anchor + 1
        while below < end and below <= anchor + _MOST_BELOW and rows[below].is_heading:
            below += 1
        yield _Block(first=firsts[number], anchor=anchor, below=below, end=end)


def _headings_above(rows: Sequence[Row], anchor: int, floor: int, most: int) -> int:
    count = 0
    while count < most and anchor - count - 1 >= floor:
        row = rows[anchor - count - 1]
        if not row.is_heading or (
            count and rows[anchor - count].line.gap_before and _is_new(rows, anchor - count)
        ):
            break
        count += 1
    return count


def _is_new(rows: Sequence[Row], place: int) -> bool:
    """Tell whether a wide gap above *place* parts two blocks (and is not the usual line distance)."""
    gaps = sum(row.line.gap_before for row in rows)
    return gaps * 2 < len(rows) and rows[place].line.gap_before


def _header(rows: Sequence[Row], block: _Block) -> RoleHeader:
    """Read the lines above and at the dates, then as many below as are needed."""
    texts = [rows[place].rest for place in range(block.first, block.anchor + 1)]
    if tells(rows[block.anchor].rest):
        texts.pop()
    header = read_header(texts)
    following = rows[block.anchor + 1 : block.anchor + 2]
    if following and header.title is None and block.below == block.anchor + 1:
        opening = following[0].line
        names = TITLE.search(opening.text) and not is_prose([opening])
        return read_header([opening.text]) if names or opens_with_title([opening]) else header
    if (
        following
        and TITLE.fullmatch(following[0].rest)
        and not TITLE.search(texts[-1] if texts else "")
    ):
        return read_header(
            [*texts[:-1], f"{texts[-1].strip()} {following[0].rest}"] if texts else texts
        )
    for place in range(block.anchor + 1, block.below):
        if header.title and TITLE.search(header.title) and header.employer:
            break
        texts.append(rows[place].rest)
        header = read_header(texts)
    return header


def _project(rows: Sequence[Row], block: _Block) -> RoleHeader:
    texts = (rows[place].rest.strip(" -|,:()") for place in range(block.first, block.below))
    return RoleHeader(title=next((text for text in texts if text), None))


def _kind_of_section(document: Document, section: Section) -> RoleKind | None:
    if section.kind is SectionKind.PROJECTS:
        return RoleKind.PROJECT
    if section.heading is None:
        return None
    heading = document.text[section.heading.start : section.heading.end]
    if load_headings().find(heading_key(heading)) == VOLUNTEER:
        return RoleKind.VOLUNTEER
    return kind_of_role(heading)


def _dated(
    document: Document,
    rows: Sequence[Row],
    block: _Block,
    header: RoleHeader,
    kind: RoleKind | None,
) -> Iterator[Role]:
    anchor = rows[block.anchor]
    lines = " ".join(rows[place].rest for place in range(block.first, block.below))
    ranges = [found for found in anchor.ranges if not found.is_single] or anchor.ranges[:1]
    for found in ranges:
        yield Role(
            title=header.title,
            employer=header.employer,
            dates=found.dates,
            kind=kind or kind_of_role(lines) or RoleKind.FULL_TIME,
            evidence=document.quote(
                Span(start=rows[block.first].line.span.start, end=rows[block.end - 1].line.span.end)
            ),
            dated=document.quote(anchor.line.span),
            location=header.location,
        )


def _undated(document: Document, rows: Sequence[Row], kind: RoleKind | None) -> Iterator[Role]:
    """Cut a section without dates at its heading lines that hold a job title."""
    starts = [
        place
        for place, row in enumerate(rows)
        if row.is_heading and TITLE.search(row.rest) and not (place and rows[place - 1].is_heading)
    ]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(rows)
        texts = [rows[start].rest]
        if start + 1 < end and rows[start + 1].is_heading:
            texts.append(rows[start + 1].rest)
        header = read_header(texts)
        yield Role(
            title=header.title,
            employer=header.employer,
            dates=None,
            kind=kind or kind_of_role(texts[0]) or RoleKind.FULL_TIME,
            evidence=document.quote(
                Span(start=rows[start].line.span.start, end=rows[end - 1].line.span.end)
            ),
            location=header.location,
        )
