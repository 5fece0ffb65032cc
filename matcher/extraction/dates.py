"""Find stretches of time in a line of text, as people write them in resumes.

A line is read in two steps: one expression finds *points* (a month, a year, a season, "present"), then
neighbours are joined where only a dash or a word such as "to" stands between them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matcher.extraction.date_points import (
    END_OF_WORD,
    NOT_IN_WORD,
    YEAR,
    Point,
    any_of,
    find_points,
)
from matcher.extraction.months import SINCE, UNTIL
from matcher.model.document import Span
from matcher.model.profile import DateRange, Precision, YearMonth

_LONGEST_LINE = 1000
_JOINT = re.compile(
    rf"\s*(?:[-‐-―−~～→]{{1,3}}>?|\.{{2,3}}|…|{any_of(UNTIL)})(?:\s+{END_OF_WORD})?\s*(?:{any_of(UNTIL)})?\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s+(?:and|und|et|y)\s+", re.IGNORECASE)
_SAYS_UNTIL = re.compile(r"(?:to|till|until|up|still)\b|à ce", re.IGNORECASE)
_BEFORE_BOTH = re.compile(r"\b(?:between|zwischen|entre)\s$", re.IGNORECASE)
_BEFORE_YEARS = re.compile(r"\b(?:in|en)\s$", re.IGNORECASE)
OPENERS = re.compile(rf"{NOT_IN_WORD}(?:{any_of(SINCE)})\s+(?:the\s+)?$", re.IGNORECASE)
"""A word right before a date that opens a range, at the end of a text."""

_DANGLING = re.compile(
    r"\s*(?:(?:[-‐-―−~～→]{1,3}|to|bis)\s*[)\]]?\s*$|[-‐-―−~～→]{1,3}(?:\s{2}|\t))", re.IGNORECASE
)
_COLUMNS = re.compile(r"\s*\t\s*|\s{2,}")
_REFUSED = re.compile(
    r"(?:\b(?:phone|tel|mobile|cell|fax|dob|d\.o\.b|birth|born|geboren|geb|née?|nacimiento|naissance|pages?|pp?"
    r"|salary|lpa|ctc|c?gpa|ielts|toefl|gre|isbn|issn|iso|rfc|version|room|zip|postcode|office|windows|server"
    r"|studio|excel|sharepoint|exchange|autocad|dynamics|founded in|copyright)\b|©)[\s.:#(]{0,3}(?:(?:in|on|am|le)\s)?$",
    re.IGNORECASE,
)  # fmt: skip
_SLASHED = re.compile(rf"(?<![\d/])(\d\d?)/(\d\d?)/({YEAR})(?!\d)")
_ANY_SLASHED = re.compile(r"\d/\d\d?/\d")
_SLASHED_RANGE = re.compile(rf"{_SLASHED.pattern}\s?(?:[-–—]|to)\s?{_SLASHED.pattern}")
_AMERICAN = re.compile(r"\(\d{3}\)\s?\d{3}-\d{4}|, [A-Z]{2} \d{5}\b")
_HYPHENED = re.compile(r"-\d")
_LAST_MONTH = 12
_ACADEMIC = re.compile(r"(19|20)(\d\d)[-/](\d\d)")
_ALONE = frozenset({"month", "year", "pair"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRange:
    """A range of dates in a line; ``was_reversed`` where its ends stood the wrong way round."""

    span: Span
    dates: DateRange
    was_reversed: bool = False
    is_single: bool = False


def find_ranges(text: str, *, day_first: bool = True) -> tuple[tuple[Span, DateRange], ...]:
    """Find every date range (or single date) in *text*, in order.

    Args:
        text: a line.
        day_first: read 03/04/2020 as 3 April; see ``is_day_first``.

    Returns:
        Pairs of a span of *text* and the range it states. A single date is a range of that one month or year.

    >>> [
    ...     (span.start, str(dates.start), dates.is_open)
    ...     for span, dates in find_ranges("Mai 2019 bis heute")
    ... ]
    [(0, '2019-05', True)]
    >>> find_ranges("Phone: 2019-2020-555")
    ()
    """
    return tuple((found.span, found.dates) for found in parse_ranges(text, day_first=day_first))


def parse_ranges(text: str, *, day_first: bool = True) -> tuple[FoundRange, ...]:
    """Find date ranges like ``find_ranges``, with what was odd about each.

    Of a longer text only the first thousand characters are read: no line of a resume is longer. Several steps
    ask about the same lines, so answers are kept for a while.
    """
    return _parsed(text[:_LONGEST_LINE], day_first)


@lru_cache(maxsize=2048)
def _parsed(text: str, day_first: bool) -> tuple[FoundRange, ...]:
    points = tuple(find_points(text, day_first=day_first))
    return tuple(found for found in _fold(text, points) if _is_believable(text, found))


def is_day_first(text: str) -> bool:
    """Tell whether numeric dates of *text* put the day before the month; so unless they speak against it.

    Numbers above twelve decide; else first days of months and ranges that would stand the wrong way round;
    else whether phone or address are written as in the United States.

    >>> is_day_first("03/15/2020 - 07/31/2021"), is_day_first("06/01/2019 - 12/01/2020")
    (False, False)
    """
    if not _ANY_SLASHED.search(text):
        return True
    days = [(int(a), int(b), int(year)) for a, b, year in _SLASHED.findall(text)]
    votes = [
        sum((a > _LAST_MONTH) - (b > _LAST_MONTH) for a, b, _ in days),
        sum((a == 1) - (b == 1) for a, b, _ in days)
        + sum(_vote(tuple(map(int, pair))) for pair in _SLASHED_RANGE.findall(text)),
    ]
    decided = next((vote for vote in votes if vote), None)
    if decided is None:
        return not (days and _AMERICAN.search(text))
    return decided > 0


def _vote(numbers: tuple[int, ...]) -> int:
    """Return 1 where a range is in order only with the day first, -1 where only with the month first."""
    a, b, year, c, d, end = numbers
    return ((year, b, a) <= (end, d, c)) - ((year, a, b) <= (end, c, d))


def _fold(text: str, points: Sequence[Point]) -> Iterator[FoundRange]:
    position = 0
    while position < len(points):
        point = points[position]
        after = points[position + 1] if position + 1 < len(points) else None
        joined = _join(text, point, after) if after else None
        if joined:
            yield joined
            position += 2
            continue
        alone = _alone(text, point)
        if alone:
            yield alone
        position += 1


def _join(text: str, first: Point, second: Point) -> FoundRange | None:
    gap = text[first.end : second.start]
    if not (_JOINT.fullmatch(gap) or _is_odd_joint(text, first, second, gap)):
        return None
    forms = {first.form, second.form}
    if "pair" in forms or second.form == "bare" or forms == {"present"}:
        return None
    span = Span(start=first.start, end=second.end)
    if "present" in forms:
        start = second.first if first.form == "present" else first.first
        dates = DateRange(start=start, end=None, is_open=True, precision=_precision(start))
        return FoundRange(span=span, dates=dates) if first.form != "bare" else None
    return _between_two(span, first, second)


def _between_two(span: Span, first: Point, second: Point) -> FoundRange | None:
    """Make the range of two points; a bare month takes its year from the other one."""
    start, end = first.first, second.last
    if first.form == "bare":
        if not second.first.month:
            return None
        start = YearMonth(year=end.year - (start.month > second.first.month), month=start.month)
    is_reversed = (start.year, start.month or 1) > (end.year, end.month or 12)
    if is_reversed:
        start, end = second.first, first.last
    dates = DateRange(start=start, end=end, precision=_precision(start, end))
    return FoundRange(span=span, dates=dates, was_reversed=is_reversed)


def _is_odd_joint(text: str, first: Point, second: Point, gap: str) -> bool:
    """Tell whether a slash, an "and" or the word of the second itself ("to date") joins the two."""
    if _COLUMNS.fullmatch(gap) and first.form == "month":
        is_end = second.form == "present" or _follows(first, second)
        return is_end and not text[second.end :].strip(" )")
    if second.form == "present" and gap and gap.strip() in ("", ","):
        return _SAYS_UNTIL.match(text, second.start) is not None
    if gap.strip() == "/":
        return first.form == second.form == "month"
    if _BETWEEN.fullmatch(gap):
        before = text[max(0, first.start - 12) : first.start]
        # "In 2019 and 2020" is one stretch of time, "in 2016 and 2020" are two points of it.
        are_neighbours = first.form == second.form == "year" and (
            second.first.year - first.first.year == 1
        )
        return bool(
            _BEFORE_BOTH.search(before) or (are_neighbours and _BEFORE_YEARS.search(before))
        )
    return False


def _follows(first: Point, second: Point) -> bool:
    start, end = first.first, second.last
    return second.form == "month" and (start.year, start.month) < (end.year, end.month)


def _alone(text: str, point: Point) -> FoundRange | None:
    opener = OPENERS.search(text[max(0, point.start - 16) : point.start])
    if point.form not in _ALONE and not (opener and point.form == "short"):
        return None
    span = Span(start=point.start, end=point.end)
    academic = _ACADEMIC.fullmatch(text, point.start, point.end)
    if academic and int(academic[3]) > int(academic[2]):
        # 2009-12 by itself is three years; at one end of a range ("_join" comes first) it is a month.
        years = int(academic[1]) * 100
        start, end = (YearMonth(year=years + int(academic[group])) for group in (2, 3))
        return FoundRange(
            span=span, dates=DateRange(start=start, end=end, precision=Precision.YEAR)
        )
    dangling = _DANGLING.match(text, point.end)
    if point.form != "pair" and (opener or dangling):
        dates = DateRange(
            start=point.first, end=None, is_open=True, precision=_precision(point.first)
        )
        return FoundRange(span=span, dates=dates)
    dates = DateRange(
        start=point.first, end=point.last, precision=_precision(point.first, point.last)
    )
    return FoundRange(
        span=span, dates=dates, is_single=point.form != "pair" and point.first == point.last
    )


def _is_believable(text: str, found: FoundRange) -> bool:
    """Refuse numbers that only look like dates, by the word before them and the digits after."""
    before = text[max(0, found.span.start - 28) : found.span.start]
    if _REFUSED.search(before):
        return False
    return not _HYPHENED.match(text, found.span.end)


def _precision(*ends: YearMonth) -> Precision:
    return Precision.MONTH if all(end.month for end in ends) else Precision.YEAR
