"""The lines of a section as roles are looked for in them: which can head a role, and which dates stand on them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matcher.extraction.dates import OPENERS, FoundRange, parse_ranges
from matcher.extraction.headings import heading_key, load_headings
from matcher.extraction.lines import TextLine
from matcher.extraction.passages import is_prose, join_wrapped
from matcher.extraction.role_words import ABBREVIATED, TITLE

_MAX_HEADING = 110
_MAX_DATED = 160
_MOST_WORDS = 14
_MOST_WORDS_OF_TITLE = 6
# The upper half of a range: it ends with a dash or "to", or with the month of the end after one.
_BROKEN = re.compile(r"\d.{0,12}(?:[-–—]|\sto|\sbis)\s*(?:[^\W\d_]{3,9}\.?)?\s*$")
# The lower half of one: the word or dash before its end.
_GOES_ON = re.compile(r"\s*(?:[-–—]|to|until|bis|à|au|a|hasta)\s")
_LINK = re.compile(r"(?:https?://|www\.)\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line, whether it can head a role, and the dates on it."""

    line: TextLine
    is_heading: bool
    ranges: tuple[FoundRange, ...] = ()
    rest: str = ""


def read_rows(lines: Sequence[TextLine], *, day_first: bool) -> tuple[Row, ...]:
    """Return a row for each of *lines*; a range that was broken over two lines stands in the upper one."""
    rows: list[Row] = []
    groups = [*join_wrapped(lines), ()]
    for group, following in pairwise(groups):
        told = _is_told(group, following)
        rows += [_row(line, told=told, day_first=day_first) for line in group]
    return _with_split_dates(tuple(rows), day_first=day_first)


def _is_told(group: Sequence[TextLine], following: Sequence[TextLine]) -> bool:
    """Tell whether a group of lines speaks of the work, and heads nothing."""
    if group[0].bullet:
        return len(group) > 1 or is_prose(group)
    if not is_prose(group):
        return False
    is_dated = any(not one.text[: _dates_start(one)].strip(" (") for one in following[:1])
    return len(group) > 1 or not opens_with_title(group[0], is_dated=is_dated)


def _dates_start(line: TextLine) -> int:
    return min((found.span.start for found in parse_ranges(line.text)), default=len(line.text))


def opens_with_title(line: TextLine, *, is_dated: bool = False) -> bool:
    """Tell whether a line begins "Data Engineer, ...", however it goes on.

    Args:
        line: a line.
        is_dated: dates stand right below; then a title need not be written in capitals.
    """
    head, comma, _ = line.text.partition(", ")
    words = head.split()
    return (
        bool(comma)
        and TITLE.search(head) is not None
        and (words[0][0].isupper() if is_dated else all(word[0].isupper() for word in words))
        and len(words) <= _MOST_WORDS_OF_TITLE
        and not line.text.endswith(".")
    )


def _row(line: TextLine, *, told: bool, day_first: bool) -> Row:
    ranges = parse_ranges(line.text, day_first=day_first)
    beside = _without(line.text, ranges)
    told_of = (told and len(beside.split()) > _MOST_WORDS) or (line.bullet and tells(beside))
    short = len(line.text) <= _MAX_HEADING
    if ranges and len(line.text) <= _MAX_DATED and _frames(line.text, ranges) and not told_of:
        return Row(
            line=line, is_heading=True, ranges=ranges, rest=_own_cells(beside, line.text, ranges)
        )
    is_heading = (
        short
        and not told
        and not line.bullet
        and not (line.text[0].islower() and not _is_lone_title(line))
        and not (line.text.endswith((".", ":", ";", ",")) and not ABBREVIATED.search(line.text))
        and not _LINK.fullmatch(line.text)
    )
    return Row(line=line, is_heading=is_heading, rest=line.text)


def _is_lone_title(line: TextLine) -> bool:
    """Tell whether a line that begins in lower case is a job title, apart from what stands above."""
    is_short = len(line.text.split()) <= _MOST_WORDS_OF_TITLE
    return line.gap_before and is_short and TITLE.search(line.text) is not None


def _frames(text: str, ranges: Sequence[FoundRange]) -> bool:
    """Tell whether the dates open or close the line, and are not told of in its midst."""
    opens = len(text[: ranges[0].span.start].strip(" ([|-,:.")) <= 5  # noqa: PLR2004 - "From"
    closes = len(text[ranges[-1].span.end :].strip(" )]|-,:.")) <= 2  # noqa: PLR2004 - crumbs
    is_range = any(not found.is_single for found in ranges)
    framed = (
        "|" in text or "(" in text or "  " in text or "\t" in text or "•" in text or "," in text
    )
    return opens or closes or (is_range and framed)


def tells(text: str) -> bool:
    """Tell whether a text speaks of the work, and names no title, employer or place.

    >>> tells("Leads the automation guild."), tells("Head of the Data Team, Acme Inc.")
    (True, False)
    """
    words = [word for word in text.rstrip(".").split() if word.isalpha()]
    least = 3 if text.endswith(".") else 6
    return len(words) >= least and sum(word.islower() for word in words) * 2 > len(words)


def _without(text: str, ranges: Sequence[FoundRange]) -> str:
    for found in reversed(ranges):
        before = OPENERS.sub("", text[: found.span.start])
        text = f"{before}  {text[found.span.end :]}"
    return text


def _own_cells(text: str, whole: str, ranges: Sequence[FoundRange]) -> str:
    """Leave out what belongs to other columns or to the work: cells of prose, the heading of a section.

    Args:
        text: a line without its dates.
        whole: the line.
        ranges: the dates, by their places in it.
    """
    after = len(text) - (len(whole) - ranges[-1].span.end)
    if tells(text[after:].strip(" )]|-,:")):
        text = text[:after]
    cells = [cell for cell in text.split("\t") if cell.strip()]
    if len(cells) < 2:  # noqa: PLR2004 - no other column
        return text
    headings = load_headings()
    own = [cell for cell in cells if not (tells(cell) or headings.find(heading_key(cell)))]
    return "\t".join(own or cells)


def _with_split_dates(rows: Sequence[Row], *, day_first: bool) -> tuple[Row, ...]:
    """Join a range that was broken over two lines, or over two lines of a date column: "Jun 2018 - Feb / 2021"."""
    joined = list(rows)
    for place in range(len(rows) - 1):
        upper, lower = joined[place].line.text, rows[place + 1].line.text
        cells = (upper.partition("\t"), lower.partition("\t"))
        for above, below, rest_above, rest_below in (
            (upper, lower, "", ""),
            (cells[0][0], cells[1][0], cells[0][2], cells[1][2]),
            (cells[0][0], lower, cells[0][2], ""),
        ):
            if not (_BROKEN.search(above) or (above[-1:].isdigit() and _GOES_ON.match(below))):
                continue
            text = f"{above} {below}"
            crossing = [
                found
                for found in parse_ranges(text, day_first=day_first)
                if found.span.start < len(above) and found.span.end > len(above) + 1
            ]
            if crossing:
                found = crossing[-1]
                left = f"{above[: found.span.start]} {rest_above}"
                right = f"{text[found.span.end :]} {rest_below}"
                joined[place] = replace(joined[place], is_heading=True, ranges=(found,), rest=left)
                joined[place + 1] = replace(
                    rows[place + 1], ranges=(), rest=right, is_heading=not right.strip()
                )
                break
    return tuple(joined)
