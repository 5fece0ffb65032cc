"""Flag what a person should look at: hidden text, disguised letters, foreign text, odd dates. Never a verdict."""

from collections.abc import Iterator, Sequence

from matcher.extraction.dates import parse_ranges
from matcher.extraction.disguises import find_disguises
from matcher.extraction.foreign import ADVERTISEMENT, Foreign
from matcher.extraction.instructions import speaks_to_machine
from matcher.extraction.lines import TextLine
from matcher.model.document import Document, Flag, Severity
from matcher.model.profile import DateRange, Mention, Role, RoleKind, YearMonth


def find_flags(
    document: Document,
    lines: Sequence[TextLine],
    foreign: Foreign,
    roles: Sequence[Role],
    mentions: Sequence[Mention],
) -> tuple[Flag, ...]:
    """Collect everything about this resume that wants a person's eye, the graver first."""
    flags = [
        *_hidden(document),
        *_tracked(document),
        *_orders(document, foreign),
        *_advertisement(document, foreign),
        *find_disguises(document),
        *_reversed(document, lines, roles),
        *_missing(roles, mentions),
        *_overlaps(roles),
    ]
    return tuple(sorted(flags, key=lambda flag: flag.severity is not Severity.WARNING))


def _hidden(document: Document) -> Iterator[Flag]:
    unseen = [part for part in document.hidden if part.wants_a_look]
    if unseen:
        causes = sorted({part.cause.replace("_", " ") for part in unseen})
        count = sum(len(part.text.split()) for part in unseen)
        yield Flag(
            code="hidden_text",
            severity=Severity.WARNING,
            message=f"{count} words of the file cannot be seen by a reader ({', '.join(causes)}); they are not scored",
        )


def _tracked(document: Document) -> Iterator[Flag]:
    deleted = [part for part in document.hidden if part.cause == "tracked_deletion"]
    if deleted:
        count = sum(len(part.text.split()) for part in deleted)
        yield Flag(
            code="tracked_changes",
            severity=Severity.INFO,
            message=f"{count} words were deleted while changes were tracked; they are not scored",
        )


def _orders(document: Document, foreign: Foreign) -> Iterator[Flag]:
    for span in foreign.instructions:
        yield Flag(
            code="machine_instruction",
            severity=Severity.WARNING,
            message="the text speaks to a machine and not to a reader; it has no effect here",
            evidence=document.quote(span),
        )
    if speaks_to_machine("\n".join(part.text for part in document.hidden)):
        yield Flag(
            code="machine_instruction",
            severity=Severity.WARNING,
            message="hidden text speaks to a machine and not to a reader; it has no effect here",
        )


def _advertisement(document: Document, foreign: Foreign) -> Iterator[Flag]:
    for span in foreign.advertisement:
        yield Flag(
            code=ADVERTISEMENT,
            severity=Severity.WARNING,
            message="an employer speaks here and not the candidate, as in a job advertisement; it earns nothing",
            evidence=document.quote(span),
        )


def _reversed(
    document: Document, lines: Sequence[TextLine], roles: Sequence[Role]
) -> Iterator[Flag]:
    dated = {role.dated.span for role in roles if role.dated}
    for line in lines:
        if line.span in dated and any(found.was_reversed for found in parse_ranges(line.text)):
            yield Flag(
                code="end_before_start",
                severity=Severity.WARNING,
                message="the dates stand the wrong way round and were read the other way",
                evidence=document.quote(line.span),
            )


def _missing(roles: Sequence[Role], mentions: Sequence[Mention]) -> Iterator[Flag]:
    if not any(role.dates for role in roles):
        yield Flag(
            code="no_dates",
            severity=Severity.WARNING,
            message="no dated role was found, so months of experience could not be counted",
        )
    if not mentions:
        yield Flag(
            code="no_skills",
            severity=Severity.WARNING,
            message="no skill of the taxonomy was found in the text",
        )


def _overlaps(roles: Sequence[Role]) -> Iterator[Flag]:
    full = [role for role in roles if role.kind is RoleKind.FULL_TIME and role.dates]
    for number, role in enumerate(full):
        for other in full[number + 1 :]:
            if role.dates and other.dates and _overlap(role.dates, other.dates):
                yield Flag(
                    code="overlapping_roles",
                    severity=Severity.INFO,
                    message="two full-time roles overlap in time; the months are counted once",
                    evidence=other.dated,
                )
                return


def _overlap(one: DateRange, other: DateRange) -> bool:
    """Tell whether two ranges share more than the month in which one job follows the other."""
    if one.start is None or other.start is None:
        return False
    later = max(one.start, other.start, key=_first)
    ends = [_last(dates) for dates in (one, other)]
    return _first(later) + 1 < min(ends)


def _first(when: YearMonth) -> int:
    return when.year * 12 + (when.month or 1)


def _last(dates: DateRange) -> int:
    if dates.is_open or dates.end is None:
        return 9999 * 12
    return dates.end.year * 12 + (dates.end.month or 1)
