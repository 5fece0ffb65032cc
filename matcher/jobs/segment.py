"""Cut an ad into sentences and bullets, each under the heading that holds for it.

Ads come with clean lists, as one paragraph without line breaks ("...teams.Experience with..."), with bullets
in one line, or wrapped at the width of a page; headings come with and without a colon.
"""

import re
from dataclasses import dataclass, replace

from matcher.jobs.ad import Ad, Sentence
from matcher.jobs.cuts import STARTERS, pieces_of
from matcher.jobs.headings import (
    NO_HEADING,
    Heading,
    HeadingKind,
    classify_heading,
)
from matcher.jobs.run_on import LONG_LINE

_BULLET = re.compile(r"\s*(?:[•▪‣◦●○■□➢➤►✓✔·§*o-]|\d{1,2}[.)]|[a-z]\))\s+|\s*[•▪‣◦●○■➢➤►✓✔·]")
_MARKDOWN = re.compile(r"\s*(?:#{1,6}\s+|\*\*|__)")
_WRAPPED_AFTER = re.compile(
    r"(?:,|\b(?:and|or|with|in|of|the|to|a|an|for|using|as|such as|including|on|at|by|from|und|oder|et|ou))$"
)
_SENTENCE_END = re.compile(r"[.!?:;]['\")\]]?$")
_LONGEST_HEADING = 90
_MOST_SPACES = 6
_ASKING = ("what ", "who ", "why ", "about ", "how ")
# "Pay range: $60 - $70 an hour" states a fact; what follows it is something else.
_FIGURES = re.compile(r"[$€£₹]\s?\d|\d\s?(?:-|to\b|/|k\b|per\b|an hour|hr\b)")
_NUMBERED_HEADING = re.compile(r"[IVX\d]{1,4}[.)]?\s+")

_LABEL = re.compile(r"(?P<words>[A-Za-zÀ-ÿ][\w'&/() ,-]{1,60}?)\s?(?::-?|\s-)\s?(?=\S)")
_CLAUSE_WORD = re.compile(r"\b(?:with|of|in|following)\b", re.IGNORECASE)
_NO_HEADING_SHAPE = re.compile(rf"(?:{STARTERS})(?![a-zA-Z]).*\b(?:skills|experience)$|\d")
_WORD = re.compile(r"[^\W\d_][\w']*")
_LOOK_BACK = 24
_SHORT_WORD = 3
_ONLY_IN_HEADINGS = re.compile(
    r"\b(?:qualifications?|requirements|responsibilities|duties)\b|\b(?:skills|experience|exp|qualifications?)[\w/& ]* (?:required|preferred|needed|desired)$",
    re.IGNORECASE,
)
# What a heading in small letters consists of: "Education and experience requirements"; an item names something.
_HEADING_WORDS = re.compile(
    r"(?:(?:\W|\b(?:a|an|and|or|the|of|for|to|this|these|our|your|you|need|we|are|is|include|includes|as|following|below|future|key|core|main|primary|"
    r"major|basic|bonus|soft|background|minimum|general|specific|essential|mandatory|must|have|required?|preferred|needed|desired|additional|other|technical|"
    r"professional|educational|functional|personal|special|formal|skills?|skill sets?|abilit(?:y|ies)|experiences?|exp|knowledge|education|training|"
    r"certifications?|competenc(?:y|ies|es)|qualifications?|requirements?|responsibilit(?:y|ies)|duties|tasks?|job|role|position|work|"
    r"candidates?|applicants?)\b))+",
    re.IGNORECASE,
)
# "Acme Ltd · Leeds · Full-time": what stands under a title, parted by dots or bars.
_PARTED = re.compile(r"\s[·|•]\s")
_POSTING_WORD = re.compile(
    r"\b(?:full[- ]time|part[- ]time|permanent|fixed[- ]term|contract|hybrid|remote|on-?site|location|department|"
    r"team:|reports? to|employment type|job type|vollzeit|teilzeit|unbefristet|temps plein|cdi)\b",
    re.IGNORECASE,
)
_RATED = re.compile(r"(?P<item>[^()]+)\((?:required|preferred|desired)\)\W*", re.IGNORECASE)
_MOST_SPACES_ABOVE_A_LIST = 5
_POSTING = Heading(kind=HeadingKind.IGNORED, why="facts of the posting")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line, or several that were one before the page was set."""

    start: int
    end: int
    is_bullet: bool
    is_bold: bool
    is_apart: bool = False
    """A blank line stands before it, or nothing."""
    leads_list: bool = False
    """A bullet follows."""


def find_sentences(ad: Ad) -> tuple[Sentence, ...]:
    """Cut *ad* into sentences, in text order; headings are left out and known to what follows them."""
    found: list[Sentence] = []
    heading = NO_HEADING
    for row in _rows(ad):
        words = ad.text[row.start : row.end]
        if not row.is_bullet and _states_posting(words):
            found.append(Sentence(start=row.start, end=row.end, heading=_POSTING, is_bullet=False))
            continue
        own = _heading_of(words, row)
        if own:
            heading = own
            continue
        sentences, heading = _sentences(ad.text, row, heading)
        found += sentences
    return tuple(found)


def _states_posting(words: str) -> bool:
    """Tell whether a short line says where and how one works, not what one must bring."""
    return (
        len(words) <= LONG_LINE
        and len(_PARTED.findall(words)) >= 2  # noqa: PLR2004 - three parts make a row of facts
        and _POSTING_WORD.search(words) is not None
    )


def _rows(ad: Ad) -> list[_Row]:
    bold = {line.span.start for line in ad.document.lines if line.bold}
    rows: list[_Row] = []
    start = 0
    was_blank = True
    for line in ad.text.split("\n"):
        bullet = _BULLET.match(line)
        body = start + (bullet.end() if bullet else len(line) - len(line.lstrip()))
        end = start + len(line.rstrip())
        if body >= end:
            was_blank = True
        else:
            row = _Row(
                start=body,
                end=end,
                is_bullet=bullet is not None,
                is_bold=ad.copy.to_original(body) in bold,
                is_apart=was_blank,
            )
            if row.is_bullet and rows and not rows[-1].is_bullet:
                rows[-1] = replace(rows[-1], leads_list=True)
            if rows and not was_blank and _goes_on(ad.text, rows[-1], row):
                rows[-1] = replace(rows[-1], end=end)
            else:
                rows.append(row)
            was_blank = False
        start += len(line) + 1
    return rows


def _goes_on(text: str, before: _Row, row: _Row) -> bool:
    """Tell whether *row* is the rest of a wrapped line."""
    if row.is_bullet or (not text[row.start].islower() and _is_known_heading(text, before)):
        return False
    tail = text[max(before.start, before.end - _LOOK_BACK) : before.end]
    if _SENTENCE_END.search(tail):
        return False
    return text[row.start].islower() or _WRAPPED_AFTER.search(tail) is not None


def _is_known_heading(text: str, row: _Row) -> bool:
    """Tell whether a line is a heading though it ends like an open sentence: "What we are looking for"."""
    found = None if row.is_bullet else classify_heading(text[row.start : row.end])
    return found is not None and found.kind is not HeadingKind.NEUTRAL


def _heading_of(words: str, row: _Row) -> Heading | None:
    """Tell what the line announces when it is a heading and nothing else."""
    found = classify_heading(words)
    if found is None:
        is_short = words.startswith("#") and len(words) <= _LONGEST_HEADING
        return NO_HEADING if is_short else None
    if (found.kind is HeadingKind.IGNORED and _FIGURES.search(words)) or _is_rated(words):
        return None
    if words.startswith("#"):
        return found
    bare = _NUMBERED_HEADING.sub("", _MARKDOWN.sub("", words)).strip(" *_")
    if bare.endswith(":") or (found.is_exact and (bare[:1].isupper() or not row.is_bullet)):
        return found
    if row.is_bullet or not _is_heading_shape(bare) or _LABEL.match(bare):
        return None
    looks_so = row.is_bold or _MARKDOWN.match(words) or _is_titled(bare) or _leads_list(bare, row)
    return found if looks_so else None


def _is_rated(words: str) -> bool:
    """Tell whether a line is an item with its weight in brackets: "Bachelor's (Required)"."""
    rated = _RATED.fullmatch(words)
    return rated is not None and _HEADING_WORDS.fullmatch(rated["item"]) is None


def _leads_list(bare: str, row: _Row) -> bool:
    """Tell whether a few words stand apart above a list."""
    is_short = bare[:1].isupper() and bare.count(" ") < _MOST_SPACES_ABOVE_A_LIST
    return row.is_apart and row.leads_list and is_short


def _is_heading_shape(bare: str) -> bool:
    return not _NO_HEADING_SHAPE.match(bare) and bare[-1:] not in ".,;"


def _is_titled(bare: str) -> bool:
    """Tell whether every longer word is capitalised, or the words are those of headings alone."""
    if bare.lower().startswith(_ASKING):
        return True
    if bare[:1].isupper() and _ONLY_IN_HEADINGS.search(bare) and _HEADING_WORDS.fullmatch(bare):
        return True
    long = [word for word in _WORD.findall(bare) if len(word) > _SHORT_WORD]
    return bool(long) and all(word[0].isupper() for word in long)


def _sentences(text: str, row: _Row, heading: Heading) -> tuple[list[Sentence], Heading]:
    """Cut a row below *heading* into sentences; the second part is the heading that holds after it."""
    found: list[Sentence] = []
    lasting = heading
    for start, end in pieces_of(text, row.start, row.end):
        run_on = _run_on_heading(text, start, end, row)
        if run_on:
            heading = lasting = run_on
            continue
        own, begin = heading, start
        label = _label_of(text, start, end)
        if label is not None:
            is_local = label[0].is_label or row.is_bullet
            own, begin = replace(label[0], is_label=is_local), label[1]
            if own.kind is not HeadingKind.IGNORED or not is_local:
                heading = own
            if not is_local:
                lasting = own
        found.append(Sentence(start=begin, end=end, heading=own, is_bullet=row.is_bullet))
    return found, lasting


def _run_on_heading(text: str, start: int, end: int, row: _Row) -> Heading | None:
    """Tell what a piece of a long line announces when it is a heading and nothing else."""
    if (start, end) == (row.start, row.end):
        return None
    words = text[start:end]
    found = classify_heading(words)
    is_asking = words.lower().startswith(_ASKING) and words.count(" ") < _MOST_SPACES
    is_alone = found is not None and (
        found.is_exact
        or words.endswith(":")
        or (is_asking and ":" not in words)
        or (not words.isalpha() and words[:1].isupper() and _HEADING_WORDS.fullmatch(words))
    )
    return found if is_alone and text[start].isupper() else None


def _label_of(text: str, start: int, end: int) -> tuple[Heading, int] | None:
    """Split "Preferred: Kafka" into what the label announces and where its line begins."""
    found = _LABEL.match(text, start, end)
    if not found:
        return None
    heading = classify_heading(found["words"])
    if heading is None or (not heading.is_exact and heading.kind is HeadingKind.NEUTRAL):
        return None
    is_colon = text[found.end("words")] == ":"
    if not heading.is_exact and (
        _CLAUSE_WORD.search(found["words"]) or not (is_colon or found["words"].istitle())
    ):
        return None
    return heading, found.end()
