"""Find stretches of time in a line of text, as people write them in resumes.

A line is read in two steps: one expression finds *points* (a month, a year, a season, "present"), then
neighbours are joined where only a dash or a word such as "to" stands between them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matcher.extraction.months import MONTHS, PRESENT, SEASONS, SINCE, UNTIL, VAGUE
from matcher.model.document import Span
from matcher.model.profile import DateRange, Precision, YearMonth

_YEAR = r"(?:19[5-9]|20[0-4])\d"
_OLDEST_SHORT_YEAR = 70
_LONGEST_LINE = 1000
_YEARS = (1950, 2049)


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_NOT_IN_WORD = r"(?<![^\W\d_])"
_END_OF_WORD = r"(?![^\W\d_])"
_FREE = r"(?<![\d.,/:$€£#+])(?<!\d[ ])(?:(?<!\d-)|(?<=19\d\d-)|(?<=20\d\d-))"
_SHORT = r"['’]\s?\d\d(?!\d)"
_POINT = re.compile(
    "|".join(
        (
            # 2020-03-15, 2020.03, 2020/3, 2020年4月
            rf"(?P<iso>(?<![\d.,:$#+])(?P<iso_y>{_YEAR})(?:[./]|-\s?|年\s?)(?P<iso_m>1[0-2]|0?[1-9])(?:[-./][0-3]?\d)?(?!\d)月?)",
            # 15.03.2020, 03/15/2020, 1/2/20
            rf"(?P<day>(?<![\d.,/:$#+-])(?P<day_a>\d\d?)(?P<day_s>[./-])(?P<day_b>\d\d?)(?P=day_s)(?P<day_y>{_YEAR}|\d\d)(?![\d/-]))",
            # 03/2020, 3.2020
            rf"(?P<num>(?<![\d.,/:$#+])(?P<num_m>1[0-2]|0?[1-9])\s?[./-]\s?(?P<num_y>{_YEAR})(?![\d]))",
            # 02/16, 02.16: only as one end of a range
            r"(?P<two>(?<![\d.,/:$#+])(?P<two_m>1[0-2]|0?[1-9])(?:/|\.(?=\d\d))['’]?(?P<two_y>\d\d)(?![\d/.%]))",
            # 201708: only as one end of a range
            rf"(?P<dense>(?<![\d.,/:$#+])(?P<dense_y>{_YEAR})(?P<dense_m>0[1-9]|1[0-2])(?!\d))",
            # 15th March 2020, March 15, 2020, Mar. '20, Aug2017, janeiro de 2020, or a bare month
            rf"(?P<name>(?:(?<!\d)[0-3]?\d(?:st|nd|rd|th|er|º|\.)?\s?(?:of\s|de\s)?)?{_NOT_IN_WORD}(?P<name_m>{_words(MONTHS)}){_END_OF_WORD}\.?"
            rf"(?:\s?[-,/.]?\s?(?:[0-3]?\d(?:st|nd|rd|th)?,?\s(?={_YEAR}))?(?:del?\s|of\s)?(?P<name_y>{_YEAR}(?!\d)|{_SHORT}|\d\d(?![\d.,:%]|(?:st|nd|rd|th)\b)))?)",
            rf"(?P<season>{_NOT_IN_WORD}(?P<season_w>{_words(SEASONS)}),?\s(?:of\s|de\s)?(?P<season_y>{_YEAR}|{_SHORT}))",
            rf"(?P<part>\b(?P<part_w>Q[1-4]|H[12])\s?[/,-]?\s?(?P<part_y>{_YEAR}|{_SHORT}))",
            rf"(?P<vague>{_NOT_IN_WORD}(?P<vague_w>{_words(VAGUE)})[\s-](?:of\s)?(?P<vague_y>{_YEAR})(?!\d))",
            # 2018-20, 2015/16
            rf"(?P<pair>{_FREE}(?P<pair_a>{_YEAR})\s?[-–/]\s?['’]?(?P<pair_b>\d\d)(?![\d./%-]))",
            rf"(?P<year>{_FREE}(?P<year_y>{_YEAR})(?![\d%+]|[.,:]\d|-\d\d\d\d-|[^\W\d_年]))",
            r"(?P<tick>(?<![\w])['’](?P<tick_y>\d\d)(?!\d|s\b))",
            rf"(?P<present>{_NOT_IN_WORD}(?:{_words(PRESENT)}){_END_OF_WORD})",
        )
    ),
    re.IGNORECASE,
)
_JOINT = re.compile(
    rf"\s*(?:[-‐-―−~～→]{{1,3}}>?|{_words(UNTIL)})(?:\s+{_END_OF_WORD})?\s*(?:{_words(UNTIL)})?\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s+(?:and|und|et|y)\s+", re.IGNORECASE)
_SAYS_UNTIL = re.compile(r"(?:to|till|until|up)\b|à ce", re.IGNORECASE)
OPENERS = re.compile(rf"{_NOT_IN_WORD}(?:{_words(SINCE)})\s+(?:the\s+)?$", re.IGNORECASE)
"""A word right before a date that opens a range, at the end of a text."""

_DANGLING = re.compile(r"\s*(?:[-‐-―−~～→]{1,3}|to|bis)\s*[)\]]?\s*$", re.IGNORECASE)
_REFUSED = re.compile(
    r"(?:\b(?:phone|tel|mobile|cell|fax|dob|d\.o\.b|birth|born|geboren|geb|née?|nacimiento|naissance|pages?|pp"
    r"|salary|lpa|ctc|c?gpa|ielts|toefl|gre|isbn|issn|iso|rfc|version|room|zip|postcode|office|windows|server"
    r"|studio|excel|sharepoint|exchange|autocad|dynamics|founded in|copyright)\b|©)[\s.:#(]{0,3}(?:(?:in|on|am|le)\s)?$",
    re.IGNORECASE,
)  # fmt: skip
_ACADEMIC = re.compile(r"(19|20)(\d\d)[-/](\d\d)")
_DIGITS = re.compile(r"\d\d")
_ALONE = frozenset({"month", "year", "pair"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """A point of time in a line: its first and its last month, and how it was written."""

    start: int
    end: int
    form: str
    first: YearMonth
    last: YearMonth


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRange:
    """A range of dates in a line; ``was_reversed`` where its ends stood the wrong way round."""

    span: Span
    dates: DateRange
    was_reversed: bool = False
    is_single: bool = False


_NOWHEN = YearMonth(year=0)


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


@lru_cache(maxsize=2048)
def parse_ranges(text: str, *, day_first: bool = True) -> tuple[FoundRange, ...]:
    """Find date ranges like ``find_ranges``, with what was odd about each.

    Of a longer text only the first thousand characters are read: no line of a resume is longer. Several steps
    ask about the same lines, so answers are kept for a while.
    """
    text = text[:_LONGEST_LINE]
    if not _DIGITS.search(text):
        return ()
    points = [point for match in _POINT.finditer(text) if (point := _point(match, day_first))]
    return tuple(found for found in _fold(text, points) if _is_believable(text, found))


def is_day_first(text: str) -> bool:
    """Tell whether numeric dates of *text* put the day before the month; so unless one of them cannot.

    >>> is_day_first("03/15/2020 - 07/31/2021")
    False
    """
    thirteen = 13
    votes = [
        (int(a) >= thirteen) - (int(b) >= thirteen)
        for a, b in re.findall(rf"(?<!\d)(\d\d?)/(\d\d?)/{_YEAR}", text)
    ]
    return sum(votes) >= 0


def _fold(text: str, points: Sequence[_Point]) -> Iterator[FoundRange]:
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


def _join(text: str, first: _Point, second: _Point) -> FoundRange | None:
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


def _between_two(span: Span, first: _Point, second: _Point) -> FoundRange | None:
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


def _is_odd_joint(text: str, first: _Point, second: _Point, gap: str) -> bool:
    """Tell whether a slash, an "and" or the word of the second itself ("to date") joins the two."""
    if second.form == "present" and gap.isspace():
        return _SAYS_UNTIL.match(text, second.start) is not None
    if gap.strip() == "/":
        return first.form == second.form == "month"
    if _BETWEEN.fullmatch(gap):
        return (
            re.search(r"\b(?:between|zwischen|entre)\s$", text[: first.start], re.IGNORECASE)
            is not None
        )
    return False


def _alone(text: str, point: _Point) -> FoundRange | None:
    if point.form not in _ALONE:
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
    opener = OPENERS.search(text[max(0, point.start - 16) : point.start])
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
    return not re.match(r"-\d", text[found.span.end : found.span.end + 2])


def _precision(*ends: YearMonth) -> Precision:
    return Precision.MONTH if all(end.month for end in ends) else Precision.YEAR


def _full_year(digits: str) -> int:
    number = int(digits.strip("'’ "))
    if number >= 100:  # noqa: PLR2004 - two digits or four
        return number
    return number + (1900 if number >= _OLDEST_SHORT_YEAR else 2000)


def _point(match: re.Match[str], day_first: bool) -> _Point | None:
    reader = _READERS[match.lastgroup or ""]
    read = reader(match, day_first)
    if read is None:
        return None
    form, first, last = read
    if form not in ("present", "bare") and not _YEARS[0] <= first.year <= _YEARS[1]:
        return None
    return _Point(start=match.start(), end=match.end(), form=form, first=first, last=last)


_Read = tuple[str, YearMonth, YearMonth]


def _month(year: int, month: int, form: str = "month") -> _Read:
    when = YearMonth(year=year, month=month)
    return form, when, when


def _read_day(match: re.Match[str], day_first: bool) -> _Read | None:
    first, second = int(match["day_a"]), int(match["day_b"])
    month, day = (second, first) if day_first or match["day_s"] == "." else (first, second)
    if month > 12:  # noqa: PLR2004 - months of a year
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004 - months of a year, days of a month
        return None
    return _month(_full_year(match["day_y"]), month)


def _read_name(match: re.Match[str], _: bool) -> _Read:
    month = MONTHS[match["name_m"].lower()]
    digits = match["name_y"]
    if digits is None:
        return "bare", YearMonth(year=0, month=month), YearMonth(year=0, month=month)
    form = "short" if re.fullmatch(r"\d\d", digits) else "month"
    return _month(_full_year(digits), month, form)


def _read_season(match: re.Match[str], _: bool) -> _Read:
    year = _full_year(match["season_y"])
    first, last = SEASONS[match["season_w"].lower()]
    end = YearMonth(year=year + (last > 12), month=(last - 1) % 12 + 1)  # noqa: PLR2004
    return "month", YearMonth(year=year, month=first), end


def _read_part(match: re.Match[str], _: bool) -> _Read:
    year, word = _full_year(match["part_y"]), match["part_w"].upper()
    length = 3 if word[0] == "Q" else 6
    first = (int(word[1]) - 1) * length + 1
    return (
        "month",
        YearMonth(year=year, month=first),
        YearMonth(year=year, month=first + length - 1),
    )


def _read_pair(match: re.Match[str], _: bool) -> _Read | None:
    start = int(match["pair_a"])
    end = start - start % 100 + int(match["pair_b"])
    end += 100 if end < start else 0
    if end - start > 40:  # noqa: PLR2004 - longer than a working life's stretch at one place
        return None
    return "pair", YearMonth(year=start), YearMonth(year=end)


def _read_year(match: re.Match[str], _: bool) -> _Read:
    return _month(int(match["year_y"]), 0, "year")


_READERS: dict[str, Callable[[re.Match[str], bool], _Read | None]] = {
    "iso": lambda match, _: _month(int(match["iso_y"]), int(match["iso_m"])),
    "day": _read_day,
    "num": lambda match, _: _month(int(match["num_y"]), int(match["num_m"])),
    "two": lambda match, _: _month(_full_year(match["two_y"]), int(match["two_m"]), "short"),
    "dense": lambda match, _: _month(int(match["dense_y"]), int(match["dense_m"]), "short"),
    "name": _read_name,
    "season": _read_season,
    "part": _read_part,
    "vague": lambda match, _: _month(int(match["vague_y"]), VAGUE[match["vague_w"].lower()]),
    "pair": _read_pair,
    "year": _read_year,
    "tick": lambda match, _: _month(_full_year(match["tick_y"]), 0, "short"),
    "present": lambda _match, _: ("present", _NOWHEN, _NOWHEN),
}
