"""Find degrees as stated: level, subject, school, year of the end, and whether they were finished."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from matcher.extraction.dates import parse_ranges
from matcher.extraction.degree_words import INSTITUTION, find_degree
from matcher.extraction.lines import TextLine, lines_within
from matcher.extraction.locations import is_place, split_place
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import DateRange, Degree, DegreeLevel, DegreeStatus, Mention

_IN_PROGRESS = re.compile(
    r"\b(?:expected|anticipated|pursuing|in progress|ongoing|candidate|graduating|currently|abd|voraussichtlich|en cours|en curso|laufend)\b",
    re.IGNORECASE,
)
_INCOMPLETE = re.compile(
    r"\b(?:incomplete|not completed|unfinished|dropped(?: out)?|discontinued|abgebrochen|ohne abschluss|no degree|withdrew|left before|inachevé|sin terminar)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"^(?:\s*(?:degree|hons?\b\.?|honours|\(hons?\.?\)))?\s*(?:(?:in|of|en|em|der|des)\b|:|-|,|\(|/)?\s*", re.IGNORECASE)  # fmt: skip
_FIELD_END = re.compile(
    r"\s+-\s+|\s*[,;|(•·/]\s*|\s{2,}|\s+(?:with|at|from|an der|minor|gpa|cgpa|grade|first|distinction|honou?rs|expected|graduated)\b|\s*:|\d",
    re.IGNORECASE,
)
_GRADE = re.compile(r"\b(?:c?gpa|grade|score|percentage|distinction|first class|honou?rs|cum laude|note|marks|class)\b|%|\d\.\d", re.IGNORECASE)  # fmt: skip
_SPLIT = re.compile(r"\s+-\s+|\s*[|•·;\t]\s*|\s{2,}|\s+at\s+|\s+from\s+|,\s+")
_MAX_LINE = 160
_MAX_FIELD_WORDS = 7


@dataclass(slots=True, kw_only=True)
class _Entry:
    """What has been read of one degree so far."""

    level: DegreeLevel | None = None
    subject: str | None = None
    institution: str | None = None
    dates: DateRange | None = None
    lines: list[TextLine] = field(default_factory=list)
    stated: TextLine | None = None


def find_degrees(
    document: Document,
    sections: Sequence[Section],
    lines: Sequence[TextLine],
    fields: Sequence[Mention] = (),
) -> tuple[Degree, ...]:
    """Find the degrees of the education sections; without such a section, lines that name degree and school.

    Args:
        document: what the lines belong to.
        sections: its sections.
        lines: its lines.
        fields: mentions of degree fields, which give the subject its id.
    """
    bodies = [section.body for section in sections if section.kind is SectionKind.EDUCATION]
    found: list[Degree] = []
    for body in bodies:
        for entry in _entries(lines_within(lines, body)):
            found += _degree(document, entry, fields)
    if not bodies:
        stray = (line for line in lines if len(line.text) <= _MAX_LINE and _names_both(line.text))
        for line in stray:
            for entry in _entries([line]):
                found += _degree(document, entry, fields)
    return tuple(found)


def _names_both(text: str) -> bool:
    return INSTITUTION.search(text) is not None and find_degree(text) is not None


def _entries(lines: Sequence[TextLine]) -> Iterator[_Entry]:
    """Gather lines into entries; a part that the entry has already opens the next one."""
    entry = _Entry()
    for line in lines:
        if len(line.text) > _MAX_LINE:
            entry.lines.append(line)
            continue
        ranges = parse_ranges(line.text)
        degree = find_degree(line.text)
        school = _institution(line.text)
        dated = ranges and not (line.bullet and not degree and not school)
        is_full = (
            (degree and entry.level)
            or (school and entry.institution and not degree)
            or (dated and entry.dates and (degree or school or not _has_parts(entry, line)))
        )
        if is_full and (entry.level or entry.institution):
            yield entry
            entry = _Entry(dates=None)
        _take(entry, line)
    yield entry


def _has_parts(entry: _Entry, line: TextLine) -> bool:
    return line.bullet or bool(entry.level and entry.institution and len(line.text) > 40)  # noqa: PLR2004


def _take(entry: _Entry, line: TextLine) -> None:
    ranges = parse_ranges(line.text)
    bare = line.text
    for one in reversed(ranges):
        bare = f"{bare[: one.span.start]}  {bare[one.span.end :]}"
    degree = find_degree(bare)
    if degree and entry.level is None:
        entry.level = degree[0]
        entry.subject = _subject(bare, degree[1], degree[2])
        entry.stated = line
    elif entry.level and entry.subject is None and not line.bullet and _is_subject(bare):
        entry.subject = bare.strip(" ,.")
    entry.institution = entry.institution or _institution(bare)
    if ranges and entry.dates is None:
        entry.dates = ranges[-1].dates
    entry.lines.append(line)


def _subject(text: str, start: int, end: int) -> str | None:
    after = _LINK.sub("", text[end:], count=1)
    after = _FIELD_END.split(after, maxsplit=1)[0].strip(" ,.-)")
    if after and _is_subject(after):
        return after
    before = _FIELD_END.split(text[:start])
    last = next(
        (part.strip(" ,.-(") for part in reversed(before) if part and part.strip(" ,.-(")), ""
    )
    return last if last and _is_subject(last) else None


def _is_subject(text: str) -> bool:
    text = text.strip(" ,.")
    return (
        bool(text)
        and len(text.split()) <= _MAX_FIELD_WORDS
        and text[0].isalpha()
        and not any(character.isdigit() for character in text)
        and ":" not in text
        and not INSTITUTION.search(text)
        and not _GRADE.search(text)
        and not is_place(text)
        and not find_degree(text)
    )


def _institution(text: str) -> str | None:
    """Return the part of a line that names a school."""
    if not INSTITUTION.search(text):
        return None
    bare = text
    for one in reversed(parse_ranges(bare)):
        bare = f"{bare[: one.span.start]}  {bare[one.span.end :]}"
    bare, _ = split_place(bare.strip(" ,|-()"))
    for part in _SPLIT.split(bare):
        if INSTITUTION.search(part):
            name = part.strip(" ,.|-()")
            return name if len(name) > 2 else bare.strip(" ,.|-()")  # noqa: PLR2004
    return None


def _degree(document: Document, entry: _Entry, fields: Sequence[Mention]) -> Iterator[Degree]:
    if entry.level is None and entry.institution is None:
        return
    named = (line for line in entry.lines if _institution(line.text))
    anchor = entry.stated or next(named, entry.lines[0])
    whole = Span(start=entry.lines[0].span.start, end=entry.lines[-1].span.end)
    text = " ".join(line.text for line in entry.lines[:4])
    yield Degree(
        level=entry.level,
        field=entry.subject,
        field_id=_field_id(fields, anchor.span, whole),
        institution=entry.institution,
        end_year=entry.dates.end.year if entry.dates and entry.dates.end else None,
        status=_status(text, entry.dates),
        evidence=document.quote(anchor.span),
    )


def _field_id(fields: Sequence[Mention], anchor: Span, whole: Span) -> str | None:
    near = [mention.skill for mention in fields if mention.evidence.span in anchor]
    near += [mention.skill for mention in fields if mention.evidence.span in whole]
    return near[0] if near else None


def _status(text: str, dates: DateRange | None) -> DegreeStatus:
    if _INCOMPLETE.search(text):
        return DegreeStatus.INCOMPLETE
    if _IN_PROGRESS.search(text) or (dates and dates.is_open):
        return DegreeStatus.IN_PROGRESS
    return DegreeStatus.COMPLETED
