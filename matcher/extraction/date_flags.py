"""Flag what is odd about the dates of roles: the wrong way round, missing, overlapping. Never a verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from matcher.extraction.dates import parse_ranges
from matcher.extraction.lines import TextLine
from matcher.extraction.tenure import WORK, bounds
from matcher.model.document import Document, Flag, Severity, Span
from matcher.model.profile import DateRange, Role, RoleKind, YearMonth


def date_flags(
    document: Document, lines: Sequence[TextLine], roles: Sequence[Role]
) -> Iterator[Flag]:
    """Yield what the dates of the roles leave open, whatever the as-of date."""
    yield from _reversed(document, lines, roles)
    yield from _missing(document, roles)
    yield from _overlaps(roles)


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


def _missing(document: Document, roles: Sequence[Role]) -> Iterator[Flag]:
    if not any(role.dates for role in roles):
        yield Flag(
            code="no_dates",
            severity=Severity.WARNING,
            message="no dated role was found, so months of experience could not be counted",
        )
        return
    for role in roles:
        if role.dates is None and role.kind in WORK:
            yield Flag(
                code="undated_role",
                severity=Severity.INFO,
                message="this role bears no dates, so its months are not counted",
                evidence=document.quote(_first_line(role)),
            )


def _first_line(role: Role) -> Span:
    block = role.evidence
    return Span(start=block.span.start, end=block.span.start + len(block.quote.partition("\n")[0]))


def _overlaps(roles: Sequence[Role]) -> Iterator[Flag]:
    full = [role for role in roles if role.kind is RoleKind.FULL_TIME]
    for one, other in combinations(full, 2):
        if one.dates and other.dates and _overlap(one.dates, other.dates):
            yield Flag(
                code="overlapping_roles",
                severity=Severity.INFO,
                message="two full-time roles overlap in time; the months are counted once",
                evidence=other.dated,
            )
            return


def _overlap(one: DateRange, other: DateRange) -> bool:
    """Tell whether two ranges share more than the month in which one job follows the other."""
    first, second = bounds(_at_least(one)), bounds(_at_least(other))
    if first is None or second is None:
        return False
    return max(first[0], second[0]) + 1 < min(first[1], second[1])


def _at_least(dates: DateRange) -> DateRange:
    """Take a year at the end for its first month: the job need not have gone on."""
    if dates.is_open or dates.end is None or dates.end.month:
        return dates
    return replace(dates, end=YearMonth(year=dates.end.year, month=1))
