"""Find the roles of a resume: blocks of lines around a date, with title, employer and what was done."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matcher.extraction.dates import FoundRange
from matcher.extraction.headings import VOLUNTEER, heading_key, load_headings
from matcher.extraction.paragraphs import is_prose
from matcher.extraction.parts import Part
from matcher.extraction.role_blocks import Block, find_blocks, undated_blocks
from matcher.extraction.role_cuts import SAME
from matcher.extraction.role_header import RoleHeader, read_header
from matcher.extraction.role_opening import opening_heading, opening_title
from matcher.extraction.role_rows import Row, opens_with_title
from matcher.extraction.role_telling import names_title, tells
from matcher.extraction.role_words import has_title, is_break, is_title, kind_of_role
from matcher.extraction.role_wraps import read_whole_rows
from matcher.extraction.tenure import holds
from matcher.extraction.told_roles import told_roles
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import DateRange, Role, RoleKind

_LISTED = frozenset({SectionKind.EXPERIENCE, SectionKind.PROJECTS})
_LOOSE = frozenset({SectionKind.OTHER, SectionKind.SUMMARY, SectionKind.HEADER})
_STRAY = frozenset({SectionKind.SKILLS, SectionKind.LANGUAGES})
"""Sections that jobs stand in only where their own heading was not known; a year alone is no job there."""


def find_roles(document: Document, parts: Sequence[Part], *, day_first: bool) -> tuple[Role, ...]:
    """Find dated roles and projects, and undated roles of an experience section, in the order of the text.

    Where no section lists jobs, dated lines with a job title elsewhere count, education never; where there
    are none of these either, sentences that tell of dated work. A break in a career is no role. A project inside
    a job is part of the job.
    """
    listed = [
        role
        for part in parts
        if part.kind in _LISTED
        for role in _in_part(document, part, day_first=day_first)
    ]
    if any(role.kind is not RoleKind.PROJECT for role in listed):
        return tuple(listed)
    loose = [
        role
        for part in parts
        if part.kind in _LOOSE | _STRAY
        for role in _in_part(document, part, day_first=day_first)
        if _is_sure(role, part.section)
    ]
    told = loose or told_roles(document, parts, day_first=day_first)
    return tuple(sorted([*listed, *told], key=lambda role: role.evidence.span.start))


def _is_sure(role: Role, section: Section) -> bool:
    """Tell whether dates outside of a section of jobs are those of one: a title is named, or freelance work for a firm."""
    dates = role.dates
    is_stretch = dates is not None and (dates.is_open or dates.start != dates.end)
    if role.title and has_title(role.title):
        return section.kind in _LOOSE or is_stretch
    return role.kind is RoleKind.FREELANCE and role.employer is not None and is_stretch


def _in_part(document: Document, part: Part, *, day_first: bool) -> Iterator[Role]:
    rows = read_whole_rows(part.paragraphs, day_first=day_first)
    return _roles(document, part.section, rows)


def _roles(document: Document, section: Section, rows: Sequence[Row]) -> Iterator[Role]:
    is_work = section.kind is not SectionKind.PROJECTS
    blocks = find_blocks(rows, is_work=is_work)
    if not blocks and section.kind is SectionKind.EXPERIENCE:
        blocks = undated_blocks(rows)
    kind = _kind_of_section(document, section)
    last = shared = None  # the employer of the role above, and that of further titles below it
    for number, block in enumerate(blocks):
        header = _header(rows, block) if is_work else _project(rows, block)
        if is_work and header.employer is None:
            header = replace(header, employer=shared if header.title else None)
        elif is_work and header.employer and SAME.match(header.employer):
            header = replace(header, employer=last)
        if header.employer:
            last = header.employer
            shared = None if _is_on_one_line(rows, block, header) else last
        said = " ".join(rows[place].rest for place in range(block.first, block.below))
        following = blocks[number + 1 : number + 2]
        if is_break(said) or _is_banner(rows, block, header, following):
            continue
        yield from _made(document, rows, block, header, kind or kind_of_role(said))


def _is_on_one_line(rows: Sequence[Row], block: Block, header: RoleHeader) -> bool:
    """Tell whether title and employer stand on one line: then the employer is not that of further titles below."""
    said = rows[block.anchor if block.anchor is not None else block.first].line.text
    return bool(
        header.title and header.employer and header.title in said and header.employer in said
    )


def _is_banner(
    rows: Sequence[Row], block: Block, header: RoleHeader, following: Sequence[Block]
) -> bool:
    """Tell whether a block only names an employer and the whole time there, for the titles below it."""
    dates = _dates(rows, block)
    below = _dates(rows, following[0]) if following else None
    if dates is None or below is None or header.title is not None:
        return False
    return block.end == block.below and holds(dates, below)


def _dates(rows: Sequence[Row], block: Block) -> DateRange | None:
    return rows[block.anchor].ranges[0].dates if block.anchor is not None else None


def _header(rows: Sequence[Row], block: Block) -> RoleHeader:
    """Read the lines above and at the dates, then as many below as are needed."""
    if block.anchor is None:
        return read_header([rows[block.first].rest, *_second_line(rows, block)])
    texts = [rows[place].rest for place in range(block.first, block.anchor + 1)]
    said = rows[block.anchor].rest
    if tells(said) and not names_title(said):
        texts[-1] = opening_title(said.strip()) or ""
    header = read_header(texts)
    following = rows[block.anchor + 1 : min(block.anchor + 2, block.end)]
    is_titled = header.title is not None and has_title(header.title)
    if following and not is_titled and block.below == block.anchor + 1:
        return _opened(texts, header, following[0])
    if following and is_title(following[0].rest) and not has_title(texts[-1] if texts else ""):
        return read_header(
            [*texts[:-1], f"{texts[-1].strip()} {following[0].rest}"] if texts else texts
        )
    for place in range(block.anchor + 1, block.below):
        if header.title and has_title(header.title) and header.employer:
            break
        texts.append(rows[place].rest)
        header = read_header(texts)
    return header


def _opened(texts: Sequence[str], header: RoleHeader, row: Row) -> RoleHeader:
    """Read a title from the line below the dates, where no other heading line stands there."""
    opening = replace(row.line, text=row.rest.strip() or row.line.text)
    names = has_title(opening.text) and not is_prose([opening])
    if names or opens_with_title(opening):
        return read_header([*texts, opening.text])
    heading = None if opening.bullet else opening_heading(opening.text)
    if heading:
        return read_header([*texts, heading])
    title = opening_title(opening.text) if header.employer and not opening.bullet else None
    return replace(header, title=title) if title else header


def _second_line(rows: Sequence[Row], block: Block) -> Iterator[str]:
    if block.below > block.first + 1 and rows[block.first + 1].is_heading:
        yield rows[block.first + 1].rest


def _project(rows: Sequence[Row], block: Block) -> RoleHeader:
    texts = (rows[place].rest.strip(" \t-|,:()") for place in range(block.first, block.below))
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


def _made(
    document: Document,
    rows: Sequence[Row],
    block: Block,
    header: RoleHeader,
    kind: RoleKind | None,
) -> Iterator[Role]:
    """Make the role of a block; as many as its line has ranges."""
    role = Role(
        title=header.title,
        employer=header.employer,
        dates=None,
        kind=kind or RoleKind.FULL_TIME,
        evidence=document.quote(
            Span(start=rows[block.first].line.span.start, end=rows[block.end - 1].line.span.end)
        ),
        location=header.location,
    )
    if block.anchor is None:
        yield role
        return
    anchor = rows[block.anchor]
    dated = document.quote(anchor.line.span)
    ranges = [found for found in anchor.ranges if not found.is_single] or anchor.ranges[:1]
    titles = _titles(anchor.line.text, ranges)
    if role.employer in titles:
        role = replace(role, employer=None)
    for found, title in zip(ranges, titles, strict=True):
        yield replace(role, title=title or role.title, dates=found.dates, dated=dated)


def _titles(text: str, ranges: Sequence[FoundRange]) -> list[str | None]:
    """Return the title before each range of a line with several, or after each where a range opens it."""
    if len(ranges) == 1:
        return [None]
    stops = [found.span.start for found in ranges]
    starts = [found.span.end for found in ranges]
    before = [text[start:stop] for start, stop in zip([0, *starts], stops, strict=False)]
    after = [text[start:stop] for start, stop in zip(starts, [*stops[1:], len(text)], strict=True)]
    titles = [read_header([part]).title for part in (before if has_title(before[0]) else after)]
    return [title if title and has_title(title) else None for title in titles]
