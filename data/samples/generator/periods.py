"""Periods of work: how they are counted in months and how a resume writes them."""

from collections.abc import Iterable
from dataclasses import dataclass

AS_OF = "2026-11"
PRESENT = "present"

_MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "en_long": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "de": [
        "Jan.",
        "Feb.",
        "März",
        "Apr.",
        "Mai",
        "Juni",
        "Juli",
        "Aug.",
        "Sept.",
        "Okt.",
        "Nov.",
        "Dez.",
    ],
    "fr": [
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ],
}
_NOW = {"en": "Present", "de": "heute", "fr": "aujourd'hui"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From *start* to *end*, each ``YYYY-MM`` or ``YYYY``; the end may be ``present``."""

    start: str
    end: str

    def months(self) -> frozenset[int]:
        """Return the calendar months covered, both ends included, counted from year 0.

        A period of two years without months counts their difference, at least one year.

        Examples:
            >>> len(Period(start="2020-01", end="2020-01").months())
            1
            >>> len(Period(start="2018", end="2020").months())
            24
        """
        first = _month_number(self.start)
        if len(self.end) == len("2020"):
            years = max(1, int(self.end) - int(self.start[:4]))
            return frozenset(range(first, first + 12 * years))
        return frozenset(range(first, _month_number(self.end) + 1))


def union_months(periods: Iterable[Period]) -> int:
    """Return how many calendar months the periods cover together, overlaps counted once."""
    return len(frozenset[int]().union(*(period.months() for period in periods)))


def write_period(period: Period, style: str, language: str) -> str:
    """Return the period as this resume writes it.

    Args:
        period: what to write.
        style: ``mon_year``, ``long``, ``numeric``, ``short_year`` or ``to_date``.
        language: ``en``, ``de`` or ``fr``.

    Examples:
        >>> write_period(Period(start="2021-03", end="present"), "mon_year", "en")
        'Mar 2021 – Present'
    """
    dash = " to " if style in {"long", "to_date"} else " – "
    if period.end == period.start:
        return _write_point(period.start, style, language)
    if period.end == PRESENT:
        end = "date" if style == "to_date" else _NOW[language]
    else:
        end = _write_point(period.end, style, language)
    return _write_point(period.start, style, language) + dash + end


def _write_point(point: str, style: str, language: str) -> str:
    year, _, month = point.partition("-")
    if not month:
        return year
    if style == "numeric":
        return f"{month}/{year}"
    if style == "short_year":
        return f"{_MONTHS[language][int(month) - 1]} '{year[2:]}"
    names = _MONTHS["en_long"] if style in {"long", "to_date"} else _MONTHS[language]
    return f"{names[int(month) - 1]} {year}"


def _month_number(point: str) -> int:
    year, _, month = (AS_OF if point == PRESENT else point).partition("-")
    return int(year) * 12 + int(month or 1) - 1
