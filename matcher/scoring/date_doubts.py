"""What a person should ask about times: claims against dates, use before a tool was there, dates in the future."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from matcher.extraction.tenure import Interval, bounds
from matcher.model.document import Flag, Severity
from matcher.model.profile import (
    Assertion,
    CandidateProfile,
    DateRange,
    Role,
    SkillRecord,
    StatedDuration,
)
from matcher.model.skill import FACETS, Taxonomy
from matcher.scoring.months import month_number, year_month

CODES = frozenset(
    {
        "stated_years_contradict", "stated_experience_contradicts", "years_before_tool", "use_before_tool",
        "starts_in_future", "ends_in_future",
    }
)  # fmt: skip
"""The flags that depend on the as-of date."""

_SLACK = 12
"""Months by which a stated whole may exceed the dated one: people round, and leave the oldest jobs out."""


def longest(durations: Sequence[StatedDuration]) -> Mapping[str | None, StatedDuration]:
    """Return the longest stated time of each skill, and of work as a whole under None."""
    found: dict[str | None, StatedDuration] = {}
    for stated in durations:
        other = found.get(stated.skill)
        if other is None or stated.months > other.months:
            found[stated.skill] = stated
    return found


def doubts(
    profile: CandidateProfile,
    taxonomy: Taxonomy,
    spans: Sequence[Interval | None],
    as_of: date,
) -> Iterator[Flag]:
    """Compare what a counted profile states with its dates; every flag quotes the place.

    Args:
        profile: with months and skills counted up to *as_of*.
        taxonomy: knows since when a tool exists.
        spans: the months of each role.
        as_of: the day of counting.
    """
    stated = longest(profile.durations)
    yield from _whole(profile, stated.get(None))
    yield from _future(profile.roles, as_of)
    scopes = dict(profile.experience_by_scope)
    for record in profile.skills:
        own = stated.get(record.skill)
        if own is not None:
            yield from _contradiction(record, own, scopes.get(record.skill, 0), taxonomy)
        since = taxonomy[record.skill].since if record.skill in taxonomy else None
        if since is None or record.assertion is not Assertion.CLAIMED:
            continue
        label = taxonomy.label(record.skill)
        if own is not None:
            yield from _stated_too_early(own, label, since, as_of)
        yield from _used_too_early(record, label, since, profile.roles, spans)


def _whole(profile: CandidateProfile, stated: StatedDuration | None) -> Iterable[Flag]:
    dated = profile.experience_months_with_internships
    if stated is None or not dated or stated.months <= dated + _SLACK:
        return
    if any(one.skill and one.evidence == stated.evidence for one in profile.durations):
        return  # "ten years of Python experience" is held against the roles with Python
    yield Flag(
        code="stated_experience_contradicts",
        severity=Severity.INFO,
        message=(
            f"{stated.months} months of experience are stated, the dated roles cover {dated}; "
            "the dated figure counts"
        ),
        evidence=stated.evidence,
    )


def _contradiction(
    record: SkillRecord, stated: StatedDuration, in_scope: int, taxonomy: Taxonomy
) -> Iterable[Flag]:
    """Hold a stated time against the dated roles that mention the skill, or for a whole field show any part of it."""
    dated = max(in_scope, record.months if record.last_used is not None else 0)
    is_facet = record.skill in taxonomy and taxonomy[record.skill].kind in FACETS
    if is_facet or not dated or stated.months <= dated:
        return
    yield Flag(
        code="stated_years_contradict",
        severity=Severity.INFO,
        message=(
            f"{taxonomy.label(record.skill)}: {stated.months} months are stated, dated roles that "
            f"{'show' if in_scope else 'mention'} it cover {dated:g}; the dated figure counts"
        ),
        evidence=stated.evidence,
    )


def _stated_too_early(
    stated: StatedDuration, label: str, since: int, as_of: date
) -> Iterable[Flag]:
    """Compare a stated time with the year in which anybody could first have used the tool."""
    if stated.months > month_number(as_of) - since * 12 + 1:
        yield Flag(
            code="years_before_tool",
            severity=Severity.INFO,
            message=f"{label}: {stated.months} months are stated, it exists since {since}",
            evidence=stated.evidence,
        )


def _used_too_early(
    record: SkillRecord,
    label: str,
    since: int,
    roles: Sequence[Role],
    spans: Sequence[Interval | None],
) -> Iterable[Flag]:
    """Compare the roles that name a tool with the year in which anybody could first have used it."""
    for role, span in zip(roles, spans, strict=True):
        if span is None or span[1] >= since * 12:
            continue
        if any(mention.evidence.span in role.evidence.span for mention in record.mentions):
            yield Flag(
                code="use_before_tool",
                severity=Severity.INFO,
                message=f"{label} is named in a role that ended in {year_month(span[1])}, it exists since {since}",
                evidence=role.dated,
            )


def _future(roles: Iterable[Role], as_of: date) -> Iterator[Flag]:
    today = month_number(as_of)
    for role in roles:
        named = bounds(role.dates) if role.dates else None
        if named is None or role.dates is None:
            continue
        if named[0] > today:
            code, message = (
                "starts_in_future",
                "the role begins after the as-of date and counts no months",
            )
        elif not role.dates.is_open and named[1] - _unsaid(role.dates) > today:
            code, message = (
                "ends_in_future",
                "the role ends after the as-of date and is counted up to it",
            )
        else:
            continue
        yield Flag(code=code, severity=Severity.INFO, message=message, evidence=role.dated)


def _unsaid(dates: DateRange) -> int:
    """Return the months that an end given as a year leaves open: 2026 may mean any month of it."""
    return 11 if dates.end is not None and not dates.end.month else 0
