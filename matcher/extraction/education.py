"""Find degrees as stated: level, subject, school, year of the end, and whether they were finished."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from matcher.extraction.degree_lines import DegreeLine, Stated, known_field
from matcher.extraction.degree_words import INSTITUTION, find_degree
from matcher.extraction.lines import TextLine
from matcher.extraction.parts import Part
from matcher.model.document import Document, SectionKind
from matcher.model.profile import DateRange, Degree, DegreeLevel, DegreeStatus, Mention
from matcher.model.skill import Taxonomy
from matcher.text.lower_case import in_lower_case, lower_pattern

_IN_PROGRESS = lower_pattern(
    r"\b(?:expected|anticipated|pursuing|in progress|ongoing|candidate|graduating|currently|abd|voraussichtlich|en cours|en curso|laufend"
    r"|em andamento|cursando|in corso|still studying|lopend)\b"
)
_INCOMPLETE = lower_pattern(
    r"\b(?:incomplete|not completed|unfinished|dropped(?: out)?|discontinued|abgebrochen|ohne abschluss|no degree|withdrew|left before|inachevé|sin terminar"
    r"|incompleto|trancado|trunco|abandonné)\b"
)
_WORK = frozenset({SectionKind.EXPERIENCE, SectionKind.PROJECTS})
_MAX_LINE = 160
_SHORT = 60
_NEAR = 2  # lines below a degree in which a school may stand that no word marks as one, or the other way round


@dataclass(slots=True, kw_only=True)
class _Entry:
    """What has been read of one degree, or several of one line, so far."""

    stated: list[Stated] = field(default_factory=list)
    subject: str | None = None
    subject_above: str | None = None
    institution: str | None = None
    dates: DateRange | None = None
    lines: list[DegreeLine] = field(default_factory=list)
    anchor: DegreeLine | None = None

    @property
    def level(self) -> DegreeLevel | None:
        return self.stated[0].word.level if self.stated else None


def find_degrees(
    document: Document,
    parts: Sequence[Part],
    lines: Sequence[TextLine],
    taxonomy: Taxonomy | None = None,
) -> tuple[Degree, ...]:
    """Find the degrees of the education sections; without such a section, what names degree and school elsewhere.

    Args:
        document: what the lines belong to.
        parts: its sections.
        lines: its lines.
        taxonomy: gives the subjects their ids.
    """
    fields = taxonomy.field_names if taxonomy else {}
    groups: list[Sequence[TextLine]]
    groups = [part.lines for part in parts if part.kind is SectionKind.EDUCATION]
    groups = groups or list(_scattered(parts, lines))
    return tuple(
        degree
        for group in groups
        for entry in _entries([DegreeLine(line=line, fields=fields) for line in group])
        for degree in _degrees(document, entry)
    )


def with_fields(degrees: Sequence[Degree], fields: Sequence[Mention]) -> tuple[Degree, ...]:
    """Give a degree without an id the subject that was recognised in its line ("MCA").

    Args:
        degrees: the degrees.
        fields: mentions of subjects of study.
    """
    found = []
    for degree in degrees:
        near = (one.skill for one in fields if one.evidence.span in degree.evidence.span)
        known = degree.field_id or (next(near, None) if degree.level else None)
        found.append(replace(degree, field_id=known))
    return tuple(found)


def _scattered(parts: Sequence[Part], lines: Sequence[TextLine]) -> Iterator[Sequence[TextLine]]:
    """Yield lines that name degree and school; outside of jobs, a school too whose degree begins a line near below."""
    work = [part.section.body for part in parts if part.kind in _WORK]
    taken = -1
    for number, line in enumerate(lines):
        if number <= taken or len(line.text) > _MAX_LINE or not INSTITUTION.search(line.text):
            continue
        if find_degree(line.text):
            yield [line]
        elif not line.bullet and not any(line.span in body for body in work):
            below = lines[number + 1 : number + 1 + _NEAR]
            last = next((at for at, one in enumerate(below) if _begins_with_degree(one)), None)
            if last is not None:
                taken = number + 1 + last
                yield lines[number : taken + 1]


def _begins_with_degree(line: TextLine) -> bool:
    degree = find_degree(line.text)
    return degree is not None and degree[1] == 0 and len(line.text) <= _SHORT and not line.bullet


def _entries(lines: Sequence[DegreeLine]) -> Iterator[_Entry]:
    """Gather lines into entries; a part that the entry has already opens the next one."""
    entry = _Entry()
    for one in lines:
        if len(one.line.text) <= _MAX_LINE:
            if _is_full(entry, one) and (entry.level or entry.institution):
                yield entry
                entry = _Entry()
            _take(entry, one)
        entry.lines.append(one)
    yield entry


def _is_full(entry: _Entry, one: DegreeLine) -> bool:
    is_dated = one.dates and not (one.line.bullet and not one.words and not one.institution)
    return bool(
        (one.words and entry.level and not _says_where(entry, one))
        or (one.institution and entry.institution and not one.words)
        or (
            is_dated
            and entry.dates
            and (one.words or one.institution or not _has_parts(entry, one))
        )
    )


def _says_where(entry: _Entry, one: DegreeLine) -> bool:
    """Tell whether "Vamshi High School" is the school of the certificate above it and no degree of its own."""
    return (
        entry.level is DegreeLevel.HIGH_SCHOOL
        and entry.institution is None
        and one.names_only_a_school
    )


def _has_parts(entry: _Entry, one: DegreeLine) -> bool:
    return one.line.bullet or bool(entry.level and entry.institution and len(one.line.text) > 40)  # noqa: PLR2004


def _take(entry: _Entry, one: DegreeLine) -> None:
    if one.words and entry.level is None:
        entry.stated = list(one.degrees())
        entry.anchor = one
        if entry.stated[0].subject is None and len(entry.stated) == 1:
            entry.subject_above = _subject_above(entry)
    elif (
        entry.level and entry.institution is None and not one.institution and _is_school(entry, one)
    ):
        entry.institution = one.unmarked_school
    elif entry.level and _lacks_subject(entry) and not one.words and not one.institution:
        entry.subject = one.subject
    entry.institution = entry.institution or one.institution
    entry.dates = entry.dates or one.dates


def _subject_above(entry: _Entry) -> str | None:
    """Return the line above a degree as its subject, where the school is named as well."""
    if entry.institution is None or not entry.lines:
        return None
    return entry.lines[-1].subject


def _lacks_subject(entry: _Entry) -> bool:
    return entry.subject is None and all(one.subject is None for one in entry.stated)


def _is_school(entry: _Entry, one: DegreeLine) -> bool:
    """Tell whether a line right below a degree that needs no subject can only be its school."""
    if entry.anchor is None or entry.anchor.line.bullet or one.unmarked_school is None:
        return False
    first = entry.lines.index(entry.anchor)
    needs_none = not _lacks_subject(entry) or any(one.has_own_field for one in entry.stated)
    return needs_none and len(entry.lines) - first < _NEAR and not one.words


def _degrees(document: Document, entry: _Entry) -> Iterator[Degree]:
    if entry.level is None and entry.institution is None:
        return
    named = (one for one in entry.lines if one.institution)
    anchor = entry.anchor or next(named, entry.lines[0])
    text = " ".join(one.line.text for one in entry.lines[:4])
    shared = entry.subject or entry.subject_above
    whole = Degree(
        level=None,
        field=None,
        field_id=None,
        institution=entry.institution,
        end_year=entry.dates.end.year if entry.dates and entry.dates.end else None,
        status=_status(text, entry.dates),
        evidence=document.quote(anchor.line.span),
    )
    if not entry.stated:
        yield whole
    for number, stated in enumerate(entry.stated):
        following = (one.subject for one in entry.stated[number + 1 :] if one.subject)
        subject = stated.subject or shared or next(following, None)
        yield replace(
            whole,
            level=stated.word.level,
            field=subject,
            field_id=known_field(subject, anchor.fields) if subject else None,
        )


def _status(text: str, dates: DateRange | None) -> DegreeStatus:
    text = in_lower_case(text)
    if _INCOMPLETE.search(text):
        return DegreeStatus.INCOMPLETE
    if _IN_PROGRESS.search(text) or (dates and dates.is_open):
        return DegreeStatus.IN_PROGRESS
    return DegreeStatus.COMPLETED
