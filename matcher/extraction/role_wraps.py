"""Put together what was broken over two lines of a role's heading: its dates, or its words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from matcher.extraction.date_points import YEAR, any_of
from matcher.extraction.dates import FoundRange, parse_ranges
from matcher.extraction.months import MONTHS, UNTIL
from matcher.extraction.paragraphs import Paragraph
from matcher.extraction.role_rows import Row, read_rows
from matcher.extraction.role_telling import tells
from matcher.text.lower_case import in_lower_case

# The upper half of a range: it ends with a dash or "to", or with the month of the end after one.
_BROKEN = re.compile(r"\d\D{0,12}(?:[-–—]|\sto|\sbis)\s*(?:[^\W\d_]{3,9}\.?)?\s*$")
# The lower half of one: the word or dash before its end.
_GOES_ON = re.compile(rf"\s*(?:[-–—]|{any_of(UNTIL)})\s", re.IGNORECASE)
_CELL = re.compile(r"\s(?:(?<=\t)|\s+)")  # a tab, or more than one space
_DIGIT = re.compile(r"\d")
_MAX_LENGTH = 160
_OPENER_LENGTH = 6  # "From "
_UNFINISHED = re.compile(
    r"\s(?:of|the|and|for|&|du|de|des|la|le|et|für|der|und|di|del|della|y)\s*$"
)
# What must stand below a month alone.
_YEAR = re.compile(rf"\s*{YEAR}(?!\d)")


def read_whole_rows(paragraphs: Sequence[Paragraph], *, day_first: bool) -> tuple[Row, ...]:
    """Return a row for each line of *paragraphs*; what was broken over two lines stands in the upper one."""
    rows = read_rows(paragraphs, day_first=day_first)
    return _with_wrapped_words(_with_split_dates(rows, day_first=day_first))


def _with_split_dates(rows: Sequence[Row], *, day_first: bool) -> tuple[Row, ...]:
    """Join a range that was broken over two lines, or over two lines of a date column: "Jun 2018 - Feb / 2021"."""
    joined = list(rows)
    for place in range(len(rows) - 1):
        upper = joined[place].line.text
        # A month on a line of its own may have its year below the title.
        reach = 2 if _is_month(upper) and place + 2 < len(rows) else 1
        for step in range(1, reach + 1):
            lower = rows[place + step].line.text
            halves = _joined_halves(upper, lower, day_first=day_first)
            if halves:
                found, left, right = halves
                joined[place] = replace(joined[place], is_heading=True, ranges=(found,), rest=left)
                joined[place + step] = replace(
                    rows[place + step], ranges=(), rest=right, is_heading=not right.strip()
                )
                break
    return tuple(joined)


def _joined_halves(
    upper: str, lower: str, *, day_first: bool
) -> tuple[FoundRange, str, str] | None:
    """Return the range that two lines share, or the first cells of both, and what else stands on either."""
    head, *rest = _CELL.split(upper, maxsplit=1)
    if not (_DIGIT.search(upper) or _is_month(head)):
        return None
    halves = [(upper, lower, "", "")]
    if rest:
        head_below, *rest_below = _CELL.split(lower, maxsplit=1)
        halves.append((head, head_below, rest[0], "".join(rest_below)))
        halves.append((head, lower, rest[0], ""))
    for above, below, beside_above, beside_below in halves:
        crossing = _crossing(above, below, day_first=day_first)
        if crossing:
            found, stop = crossing
            left = f"{above[: found.span.start]} {beside_above}"
            return found, left, f"{below[stop:]} {beside_below}"
    return None


def _crossing(above: str, below: str, *, day_first: bool) -> tuple[FoundRange, int] | None:
    """Return the range that begins in the upper of two texts, and where it ends in the lower; or None."""
    is_broken = bool(
        _BROKEN.search(above)
        or (above[-1:].isdigit() and _GOES_ON.match(below))
        or (_YEAR.match(below) and _is_month(above))
    )
    joint = " "
    if not is_broken and _is_lone_date(above, day_first=day_first):
        # Start and end stand one above the other: joined as two columns are.
        below, joint, is_broken = _CELL.split(below, maxsplit=1)[0], "  ", True
    if not is_broken:
        return None
    low = len(above) + len(joint)
    for one in reversed(parse_ranges(f"{above}{joint}{below}", day_first=day_first)):
        if one.span.start < len(above) and one.span.end > low:
            return one, one.span.end - low
    return None


def _is_month(text: str) -> bool:
    """Tell whether a month stands alone, as a narrow column of dates leaves it."""
    return in_lower_case(text.strip().removesuffix(".")) in MONTHS


def _is_lone_date(text: str, *, day_first: bool) -> bool:
    found = parse_ranges(text, day_first=day_first)
    return (
        len(found) == 1
        and found[0].is_single
        and not text[: found[0].span.start].strip()
        and not text[found[0].span.end :].strip()
    )


def _with_wrapped_words(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Join the words of a heading with dates that go on in the line below: "2019 - 2021  Chemist, Institute of / Optics"."""
    joined = list(rows)
    for place, (row, below) in enumerate(pairwise(rows)):
        if row.ranges and _is_open(row) and _can_follow(below):
            joined[place] = replace(row, rest=f"{row.rest.rstrip()} {_end_of(row, below)}")
            joined[place + 1] = replace(below, is_heading=False)
    return tuple(joined)


def _is_open(row: Row) -> bool:
    """Tell whether a heading stops in the middle: at an open bracket, a comma, a word that needs another."""
    opens_with_dates = row.ranges[0].span.start < _OPENER_LENGTH and row.rest.strip()
    is_cut = row.rest.rstrip().endswith(",") or _UNFINISHED.search(row.rest)
    return _has_open_bracket(row.rest) or bool(opens_with_dates and is_cut)


def _has_open_bracket(text: str) -> bool:
    return text.rfind("(") > text.rfind(")")


def _can_follow(row: Row) -> bool:
    is_short = len(row.line.text) <= _MAX_LENGTH
    return is_short and not (row.ranges or row.line.bullet or row.line.gap_before)


def _end_of(row: Row, below: Row) -> str:
    """Return what belongs to the heading: the line below, of a longer text as far as the bracket that it closes."""
    text = below.rest
    if _has_open_bracket(row.rest) and ")" in text:
        bracket, _, after = text.partition(")")
        return f"{bracket})" + ("" if tells(after) else after)
    return text
