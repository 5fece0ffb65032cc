"""Calendar months covered by roles, counted once however many roles overlap."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from matcher.extraction.tenure import Interval, merge, month_interval
from matcher.model.profile import Role, YearMonth


def intervals(roles: Sequence[Role], as_of: date) -> tuple[Interval | None, ...]:
    """Return the months of each role up to *as_of*; None where it is undated or lies in the future."""
    return tuple(
        month_interval(role.dates, as_of) if role.dates is not None else None for role in roles
    )


def covered(stretches: Iterable[Interval]) -> int:
    """Count the months that at least one of the stretches covers; both ends are included.

    >>> covered([(0, 11), (6, 17), (24, 24)])
    19
    """
    return sum(last - first + 1 for first, last in merge(stretches))


def weighted_months(stretches: Sequence[tuple[Interval, float]]) -> float:
    """Sum over calendar months the largest weight of any stretch that covers the month.

    Cut into layers of equal weight: ``sum((w_i - w_(i+1)) * months covered with weight >= w_i)``.

    >>> weighted_months([((0, 11), 1.0), ((6, 17), 0.5)])
    15.0
    """
    if len(stretches) == 1:
        stretch, weight = stretches[0]
        return float(weight) * covered((stretch,))
    levels = sorted({weight for _, weight in stretches if weight > 0}, reverse=True)
    total = 0.0
    for level, lower in pairwise([*levels, 0.0]):
        layer = [stretch for stretch, weight in stretches if weight >= level]
        total += (level - lower) * covered(layer)
    return total


def month_number(day: date) -> int:
    """Return the month of *day* as a count of months since year 0."""
    return day.year * 12 + day.month - 1


def year_month(number: int) -> YearMonth:
    """Return the calendar month of a count of months.

    >>> str(year_month(2024 * 12))
    '2024-01'
    """
    return YearMonth(year=number // 12, month=number % 12 + 1)
