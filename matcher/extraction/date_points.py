"""Find the points of time in a line of text: months, years, seasons, "present", in every form people write.

One expression finds them all; a reader for each form says which month or year it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from matcher.extraction.months import MONTHS, PRESENT, SEASONS, VAGUE
from matcher.model.profile import YearMonth
from matcher.text.lower_case import in_lower_case

YEAR = r"(?:19[5-9]|20[0-4])\d"
_OLDEST_SHORT_YEAR = 70
_YEARS = (1950, 2049)
_NOWHEN = YearMonth(year=0)


def any_of(words: Iterable[str]) -> str:
    """Return an expression for any of *words*, the longest first; a letter that opens several is tried once.

    >>> any_of(["mar", "may", "march", "june"])
    'j(?:une)|m(?:arch|ar|ay)'
    """
    ordered = sorted(words, key=lambda word: (word[0], -len(word), word))
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in group)})"
        for first, group in groupby(ordered, key=itemgetter(0))
    )


NOT_IN_WORD = r"(?<![^\W\d_])"
END_OF_WORD = r"(?![^\W\d_])"
_FREE = r"(?<![\d.,/:$€£#+])(?<!\d[ ])(?:(?<!\d-)|(?<=19\d\d-)|(?<=20\d\d-))"
_SHORT = r"['’]\s?\d\d(?!\d)"
_POINT = re.compile(
    rf"(?=[\w'’])(?:{NOT_IN_WORD}|(?=[\d'’]))(?:"  # nothing begins inside a word but figures
    + "|".join(
        (
            # 2020-03-15, 2020.03, 2020/3, 2020年4月
            rf"(?P<iso>(?<![\d.,:$#+A-Za-z])(?P<iso_y>{YEAR})(?:[./]|-\s?|年\s?)(?P<iso_m>1[0-2]|0?[1-9])(?:[-./][0-3]?\d)?(?!\d)月?)",
            # 15.03.2020, 03/15/2020, 1/2/20
            rf"(?P<day>(?<![\d.,/:$#+])(?:(?<!-)|(?<=\d\d-))(?P<day_a>\d\d?)(?P<day_s>[./-])(?P<day_b>\d\d?)(?P=day_s)(?P<day_y>{YEAR}|\d\d)(?![\d/]|-\d(?!\d?[./]\d)))",
            # 03/2020, 3.2020
            rf"(?P<num>(?<![\d.,/:$#+A-Za-z])(?P<num_m>1[0-2]|0?[1-9])\s?[./-]\s?(?P<num_y>{YEAR})(?![\d]))",
            # 02/16, 02.16: only as one end of a range
            r"(?P<two>(?<![\d.,/:$#+])(?P<two_m>1[0-2]|0?[1-9])(?:/|\.(?=\d\d))['’]?(?P<two_y>\d\d)(?![\d/.%]))",
            # 201708: only as one end of a range
            rf"(?P<dense>(?<![\d.,/:$#+])(?P<dense_y>{YEAR})(?P<dense_m>0[1-9]|1[0-2])(?!\d))",
            # 15th March 2020, March 15, 2020, Mar. '20, Aug2017, janeiro de 2020, or a bare month
            rf"(?P<name>(?:(?<!\d)[0-3]?\d(?:st|nd|rd|th|er|º|\.)?\s?(?:of\s|de\s)?)?{NOT_IN_WORD}(?P<name_m>{any_of(MONTHS)}){END_OF_WORD}\.?"
            rf"(?:\s?[-,/.]?\s?(?:[0-3]?\d(?:st|nd|rd|th)?,?\s(?={YEAR}))?(?:del?\s|of\s)?(?P<name_y>{YEAR}(?!\d)|{_SHORT}|\d\d(?![\d.,:%]|(?:st|nd|rd|th)\b)))?)",
            rf"(?P<season>{NOT_IN_WORD}(?P<season_w>{any_of(SEASONS)}),?\s(?:of\s|de\s)?(?P<season_y>{YEAR}|{_SHORT}))",
            # 2019 Mar, 2019, March; in capitals, for "in 2019 may" is no month
            rf"(?P<flip>{_FREE}(?P<flip_y>{YEAR}),?\s(?-i:(?=[A-ZÀ-Þ]))(?P<flip_m>{any_of(MONTHS)}){END_OF_WORD}\.?(?!(?:\s?[,/.]?\s?|-)['’]?\d))",
            # 2019 summer, 2019, autumn
            rf"(?P<term>{_FREE}(?P<term_y>{YEAR}),?\s(?P<term_w>{any_of(SEASONS)}){END_OF_WORD})",
            rf"(?P<part>\b(?P<part_w>Q[1-4]|H[12])\s?[/,-]?\s?(?P<part_y>{YEAR}|{_SHORT}))",
            rf"(?P<vague>{NOT_IN_WORD}(?P<vague_w>{any_of(VAGUE)})[\s-](?:of\s)?(?P<vague_y>{YEAR})(?!\d))",
            # 2018-20, 2015/16
            rf"(?P<pair>{_FREE}(?P<pair_a>{YEAR})\s?[-–/]\s?['’]?(?P<pair_b>\d\d)(?![\d./%-]))",
            rf"(?P<year>{_FREE}(?P<year_y>{YEAR})(?![\d%+]|[.,:]\d|/\d{{3}}|-\d\d\d\d-|[^\W\d_年]))",
            r"(?P<tick>(?<![\w])['’](?P<tick_y>\d\d)(?!\d|s\b))",
            rf"(?P<present>{NOT_IN_WORD}(?:{any_of(PRESENT)}){END_OF_WORD})",
        )
    )
    + ")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of time in a line: its first and its last month, and how it was written."""

    start: int
    end: int
    form: str
    first: YearMonth
    last: YearMonth


_WORD = re.compile(r"[^\W\d_]{3,}")
_TWO_DIGITS = re.compile(r"\d\d")
# What every date holds: a year of four digits ...
_WHOLE_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")
# ... two digits after an apostrophe, or after a slash or a full stop that follows a digit ...
_SHORT_YEAR = re.compile(r"['’/.](?:(?<=['’])\s?|(?<=\d[/.])['’]?)\d\d")
# ... or by themselves after the name of a month.
_LONE_PAIR = re.compile(r"\d(?<!\d\d)\d(?!\d)")
_SHORT_NAME = re.compile(rf"{NOT_IN_WORD}([^\W\d_]{{3,}})\.?\s?[-,/.]?\s?\d\d(?!\d)")


def find_points(text: str, *, day_first: bool) -> Iterator[Point]:
    """Yield the points of time of a line in order; two of them may belong to one range.

    Args:
        text: a line.
        day_first: read 03/04/2020 as 3 April.
    """
    if not _may_hold_a_date(text):
        return
    for match in _POINT.finditer(text):
        read = _READERS[match.lastgroup or ""](match, day_first)
        if read is None:
            continue
        form, first, last = read
        if form in ("present", "bare") or _YEARS[0] <= first.year <= _YEARS[1]:
            yield Point(start=match.start(), end=match.end(), form=form, first=first, last=last)


def _may_hold_a_date(text: str) -> bool:
    """Tell whether a line can hold a date: most hold no year, and no two digits after a month."""
    if not _TWO_DIGITS.search(text):
        return False
    if _WHOLE_YEAR.search(text) or _SHORT_YEAR.search(text):
        return True
    if not _LONE_PAIR.search(text) or MONTHS.keys().isdisjoint(_WORD.findall(in_lower_case(text))):
        return False
    return any(in_lower_case(word) in MONTHS for word in _SHORT_NAME.findall(text))


def _full_year(digits: str) -> int:
    number = int(digits.strip("'’ "))
    if number >= 100:  # noqa: PLR2004 - two digits or four
        return number
    return number + (1900 if number >= _OLDEST_SHORT_YEAR else 2000)


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


def _month_named(name: str) -> int | None:
    """Return the number of a month; None where a letter is one that only a search that ignores case takes for another."""
    return MONTHS.get(in_lower_case(name))


def _read_name(match: re.Match[str], _: bool) -> _Read | None:
    month = _month_named(match["name_m"])
    if month is None:
        return None
    digits = match["name_y"]
    if digits is None:
        return "bare", YearMonth(year=0, month=month), YearMonth(year=0, month=month)
    form = "short" if len(digits) == 2 else "month"  # noqa: PLR2004 - without an apostrophe
    return _month(_full_year(digits), month, form)


def _read_season(match: re.Match[str], _: bool) -> _Read:
    return _months_of_season(_full_year(match["season_y"]), match["season_w"])


def _read_flip(match: re.Match[str], _: bool) -> _Read | None:
    month = _month_named(match["flip_m"])
    return None if month is None else _month(int(match["flip_y"]), month)


def _read_term(match: re.Match[str], _: bool) -> _Read:
    return _months_of_season(int(match["term_y"]), match["term_w"])


def _months_of_season(year: int, season: str) -> _Read:
    first, last = SEASONS[in_lower_case(season)]
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
    "flip": _read_flip,
    "term": _read_term,
    "part": _read_part,
    "vague": lambda match, _: _month(int(match["vague_y"]), VAGUE[in_lower_case(match["vague_w"])]),
    "pair": _read_pair,
    "year": _read_year,
    "tick": lambda match, _: _month(_full_year(match["tick_y"]), 0, "short"),
    "present": lambda _match, _: ("present", _NOWHEN, _NOWHEN),
}
