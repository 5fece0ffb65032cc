"""Count months of work: inclusive months, overlapping jobs once."""

from collections.abc import Iterable
from datetime import date

from matcher.model.profile import DateRange, Role, RoleKind, YearMonth

WORK = frozenset({RoleKind.FULL_TIME, RoleKind.PART_TIME, RoleKind.FREELANCE})
"""Kinds of role that count as experience; internships are counted beside them, projects never."""

_NEVER = YearMonth(year=9999)

Interval = tuple[int, int]
"""First and last month, both included, as months since year 0 (``year * 12 + month - 1``)."""


def month_interval(dates: DateRange, as_of: date) -> Interval | None:
    """Return the months that *dates* cover, up to the month of *as_of*.

    Where an end is given as a year only, the years A-B count (B-A) x 12 months, and 12 when they are equal.

    Returns:
        None when there is no start, or when the range begins after *as_of*.

    >>> from matcher.model.profile import YearMonth
    >>> january = YearMonth(year=2020, month=1)
    >>> month_interval(DateRange(start=january, end=january), date(2026, 11, 1))
    (24240, 24240)
    """
    if dates.start is None:
        return None
    today = as_of.year * 12 + as_of.month - 1
    first = dates.start.year * 12 + (dates.start.month or 1) - 1
    last = today if dates.is_open else _last_month(dates, first)
    if first > today or last < first:
        return None
    return first, min(last, today)


def bounds(dates: DateRange) -> Interval | None:
    """Return the months between the first and the last that *dates* name, without an end where it is open.

    >>> from matcher.model.profile import YearMonth
    >>> bounds(DateRange(start=YearMonth(year=2020), end=YearMonth(year=2020)))
    (24240, 24251)
    """
    if dates.start is None:
        return None
    end = _NEVER if dates.is_open or dates.end is None else dates.end
    return dates.start.year * 12 + (dates.start.month or 1) - 1, end.year * 12 + (
        end.month or 12
    ) - 1


def holds(outer: DateRange, inner: DateRange) -> bool:
    """Tell whether *inner* lies within *outer*."""
    one, other = bounds(outer), bounds(inner)
    return one is not None and other is not None and one[0] <= other[0] and other[1] <= one[1]


def merge(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Join intervals that overlap or touch, in order of time.

    >>> merge([(10, 12), (1, 3), (3, 5), (6, 6)])
    ((1, 6), (10, 12))
    """
    merged: list[Interval] = []
    for first, last in sorted(intervals):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(merged)


def union_months(ranges: Iterable[DateRange], as_of: date) -> int:
    """Count the months that at least one of *ranges* covers."""
    intervals = (month_interval(dates, as_of) for dates in ranges)
    return sum(last - first + 1 for first, last in merge(i for i in intervals if i))


def experience_months(
    roles: Iterable[Role], as_of: date, *, include_internships: bool = False
) -> int:
    """Count the months of dated work of any field, overlapping roles once.

    Full-time, part-time and freelance roles count; dated projects and voluntary work do not.
    """
    kinds = WORK | {RoleKind.INTERNSHIP} if include_internships else WORK
    return union_months((r.dates for r in roles if r.dates and r.kind in kinds), as_of)


def _last_month(dates: DateRange, first: int) -> int:
    if dates.end is None:
        return first
    if dates.end.month:
        return dates.end.year * 12 + dates.end.month - 1
    years = dates.end.year - first // 12
    if years == 0:
        return dates.end.year * 12 + 11
    return first + years * 12 - 1
