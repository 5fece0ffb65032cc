"""The lines of a section as roles are looked for in them: which can head a role, and which dates stand on them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from matcher.extraction.dates import OPENERS, FoundRange, parse_ranges
from matcher.extraction.headings import heading_key, load_headings
from matcher.extraction.lines import TextLine
from matcher.extraction.paragraphs import Paragraph
from matcher.extraction.role_cuts import cut_employer
from matcher.extraction.role_pieces import sentences
from matcher.extraction.role_telling import MOST_WORDS_OF_TITLE, names_title, says_what, tells
from matcher.extraction.role_words import ABBREVIATED, has_title
from matcher.extraction.tenure import holds

_MAX_HEADING = 110
_MAX_DATED = 160
_MOST_WORDS = 14
_END_OF_ASIDE = re.compile(r"\s{2}|[,;|\t(]|$")
# What opens a range at the start of a line, and is no "since" by itself.
_FROM = re.compile(r"^\W*(?:de|von|vom|du|del|between|zwischen|entre)\s+$", re.IGNORECASE)
_EDGES = " )]|-,:"
_LINK = re.compile(r"(?:https?://|www\.)\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line, whether it can head a role, and the dates on it."""

    line: TextLine
    is_heading: bool
    ranges: tuple[FoundRange, ...] = ()
    rest: str = ""


def read_rows(paragraphs: Sequence[Paragraph], *, day_first: bool) -> tuple[Row, ...]:
    """Return a row for each line of *paragraphs*."""
    rows: list[Row] = []
    for one, following in pairwise(chain(paragraphs, [None])):
        if one:
            told = _is_told(one, following)
            for place, line in enumerate(one.lines):
                rows.append(_row(line, told=told, goes_on=place > 0, day_first=day_first))
    return tuple(rows)


def _is_told(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Tell whether a paragraph speaks of the work, and heads nothing."""
    lines = paragraph.lines
    if lines[0].bullet:
        return len(lines) > 1 or paragraph.is_prose
    if not paragraph.is_prose:
        return False
    below = following.lines[0] if following else None
    is_dated = below is not None and not below.text[: _dates_start(below)].strip(" (")
    return len(lines) > 1 or not opens_with_title(lines[0], is_dated=is_dated)


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
        and has_title(head)
        and (words[0][0].isupper() if is_dated else all(word[0].isupper() for word in words))
        and len(words) <= MOST_WORDS_OF_TITLE
        and not line.text.endswith(".")
    )


def _row(line: TextLine, *, told: bool, goes_on: bool, day_first: bool) -> Row:
    ranges = parse_ranges(line.text, day_first=day_first)
    if ranges and len(line.text) <= _MAX_DATED:
        text, ranges = _without_asides(line.text, ranges)
        beside = _without(text, ranges)
        if (
            ranges
            and _frames(text, ranges)
            and not _is_told_of(line, text, beside, ranges, told=told, goes_on=goes_on)
        ):
            rest = _own_cells(beside, text, ranges)
            return Row(line=line, is_heading=True, ranges=ranges, rest=rest)
    is_heading = (
        not told
        and len(line.text) <= _MAX_HEADING
        and not line.bullet
        and not (line.text[0].islower() and not _is_lone_title(line))
        and not (line.text.endswith((".", ":", ";", ",")) and not ABBREVIATED.search(line.text))
        and not _LINK.fullmatch(line.text)
    )
    return Row(line=line, is_heading=is_heading, rest=line.text)


def _is_told_of(
    line: TextLine,
    text: str,
    beside: str,
    ranges: Sequence[FoundRange],
    *,
    told: bool,
    goes_on: bool,
) -> bool:
    """Tell whether dates are told of in an item or in running text, and head nothing."""
    first = ranges[0].span
    opens, in_brackets = _opens(text, ranges), text[: first.start].endswith("(")
    is_named = (opens or in_brackets) and names_title(_said(text[first.end :]))
    if line.bullet:
        return not is_named and (tells(beside) or says_what(beside))
    if is_named or not told:
        return False
    is_heading = "\t" in text or (in_brackets and has_title(text))
    is_midst = (goes_on or not opens) and not is_heading
    return len(beside.split()) > _MOST_WORDS or (is_midst and tells(beside))


def _said(after: str) -> str:
    """Return what stands behind dates; after a colon a title may begin small: "Acme (2019 - 2021): data engineer."."""
    said = after.strip(_EDGES)
    return f"{said[:1].upper()}{said[1:]}" if after.lstrip(" )").startswith(":") else said


def _is_lone_title(line: TextLine) -> bool:
    """Tell whether a line that begins in lower case is a job title, apart from what stands above."""
    is_short = len(line.text.split()) <= MOST_WORDS_OF_TITLE
    return line.gap_before and is_short and has_title(line.text)


def _frames(text: str, ranges: Sequence[FoundRange]) -> bool:
    """Tell whether the dates open or close the line, and are not told of in its midst."""
    closes = len(text[ranges[-1].span.end :].strip(" )]|-,:.")) <= 2  # noqa: PLR2004 - crumbs
    is_range = any(not found.is_single for found in ranges)
    framed = (
        "|" in text or "(" in text or "  " in text or "\t" in text or "•" in text or "," in text
    )
    return _opens(text, ranges) or closes or (is_range and framed)


def _opens(text: str, ranges: Sequence[FoundRange]) -> bool:
    return len(text[: ranges[0].span.start].strip(" ([|-,:.")) <= 5  # noqa: PLR2004 - "From"


def _without_asides(text: str, ranges: Sequence[FoundRange]) -> tuple[str, tuple[FoundRange, ...]]:
    """Blank what is told of a part of the time of another range: "Jan 2019 - present | Tutor, since 2022 senior"."""
    kept = list(ranges)
    for one in ranges:
        opener = OPENERS.search(text[: one.span.start])
        is_held = any(holds(other.dates, one.dates) for other in ranges if other is not one)
        if one.dates.is_open and opener and is_held:
            start = len(text[: opener.start()].rstrip(" ,;"))
            stop = _END_OF_ASIDE.search(text, one.span.end)
            end = stop.start() if stop else len(text)
            text = text[:start] + " " * (end - start) + text[end:]
            kept.remove(one)
    return text, tuple(kept)


def _without(text: str, ranges: Sequence[FoundRange]) -> str:
    for found in reversed(ranges):
        before = _FROM.sub("", OPENERS.sub("", text[: found.span.start]))
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
    bare = text[after:].strip(_EDGES)
    opening = next(sentences(bare))
    is_titled = names_title(_said(text[after:]))
    if tells(bare) and not is_titled:
        text = text[:after]
    elif opening != bare and (
        all(cut_employer(opening)) or (text[:after].strip(" (") and is_titled)
    ):
        # Title and employer are named; what follows tells of the work.
        text = text[: text.index(opening, after) + len(opening)]
    cells = [cell for cell in text.split("\t") if cell.strip()]
    if len(cells) < 2:  # noqa: PLR2004 - no other column
        return text
    headings = load_headings()
    own = [
        cell
        for cell in cells
        if names_title(cell) or not (tells(cell) or headings.find(heading_key(cell)))
    ]
    return "\t".join(own or cells)
