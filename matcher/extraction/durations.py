"""Find claims of years without dates: "Python - 5 years", "8+ years of experience"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from matcher.extraction.dates import parse_ranges
from matcher.extraction.lines import TextLine
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import Mention, StatedDuration
from matcher.text.lower_case import in_lower_case, lower_pattern

_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        1,
    )
}
_YEARS = r"years?|yrs?|y\.?o\.?e|jahren?|ans|années|años|anni|jaar|anos"
_MONTHS = r"months?|mos?|monaten?|mois|meses|mesi"
_WEEKS = r"weeks?|wochen|semaines|semanas"
_DURATION = re.compile(
    rf"(?<![\w.,$€£])(?P<n>\d{{1,2}}(?:\.\d)?|{'|'.join(_NUMBERS)})\s?(?:\(\d{{1,2}}\)\s?)?\+?\s?(?:plus\s|or more\s)?"
    rf"(?:(?P<y>{_YEARS})|(?P<m>{_MONTHS})|(?P<w>{_WEEKS}))(?![^\W\d_])\.?"
    rf"(?:,?\s(?:and\s)?(?P<extra>\d{{1,2}})\s?(?:{_MONTHS})(?![^\W\d_]))?",
    re.IGNORECASE,
)
# What every duration holds; few lines do.
_UNIT = lower_pattern(rf"(?:{_YEARS}|{_MONTHS}|{_WEEKS})(?![^\W\d_])")
_EXPERIENCE = re.compile(r"experience|erfahrung|expérience|experiencia|exp\b", re.IGNORECASE)
_SCOPE = re.compile(r"[^.;,()]{0,40}?(?:experience|erfahrung|expérience|experiencia)\s(?:in|with|of|as|using|mit|en|con|building|developing|working with)\s", re.IGNORECASE)  # fmt: skip
_LEADS_TO = re.compile(
    r"['’]?\s(?:of|in|with|using|on|doing|working (?:with|in|on)|de|mit|en|con|avec)?\s?"
    r"(?:(?:hands-on|professional|commercial|production|practical|industry) )?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s?(?:,|/|&|and|und|et|y|e)\s(?:and\s)?|/", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;()]|\bwho\b|\bplus\b")
_NOT_WORK = re.compile(
    r"\b(?:years? old|of age|old\b|founded|company|warranty|contract|program(?:me)?|course|degree)\b",
    re.IGNORECASE,
)
_LONGEST = 50
_CLOSE = re.compile(
    r"\s{0,2}(?:[-:(,|]|\s){0,3}(?:over|for|with|about|approx\.?)?\s?", re.IGNORECASE
)
_SILENT = frozenset({SectionKind.REFERENCES, SectionKind.EDUCATION, SectionKind.PERSONAL})


def parse_duration(text: str) -> int | None:
    """Return the months of the first duration in *text*.

    >>> (
    ...     parse_duration("2 yrs 5 mos"),
    ...     parse_duration("1.5 years"),
    ...     parse_duration("Duration: 8 weeks"),
    ... )
    (29, 18, 2)
    """
    match = _DURATION.search(text)
    return _months(match) if match else None


def find_durations(
    document: Document,
    sections: Sequence[Section],
    lines: Sequence[TextLine],
    mentions: Sequence[Mention],
) -> tuple[StatedDuration, ...]:
    """Find stated durations of skills and of work as a whole, in the order of the text."""
    silent = [section.body for section in sections if section.kind in _SILENT]
    ordered = sorted(mentions, key=_start)
    found: list[StatedDuration] = []
    for line in lines:
        if not _UNIT.search(in_lower_case(line.text)):
            continue
        if parse_ranges(line.text) or any(line.span in body for body in silent):
            continue
        inside = _inside(ordered, line.span)
        for duration in _DURATION.finditer(line.text):
            found += _stated(document, line, duration, inside)
    return tuple(found)


def _start(mention: Mention) -> int:
    return mention.evidence.span.start


def _inside(ordered: Sequence[Mention], span: Span) -> list[Mention]:
    """Return the mentions that lie in *span*, out of those in the order of the text."""
    first = bisect_left(ordered, span.start, key=_start)
    after = bisect_left(ordered, span.end, key=_start)
    return [mention for mention in ordered[first:after] if mention.evidence.span in span]


def _stated(
    document: Document, line: TextLine, match: re.Match[str], inside: Sequence[Mention]
) -> list[StatedDuration]:
    months = _months(match)
    near = line.text[max(0, match.start() - 30) : match.end() + 40]
    if not 0 < months <= _LONGEST * 12 or _NOT_WORK.search(near):
        return []
    evidence = document.quote(line.span)
    skills = _skills(line, match, inside)
    end = line.span_of(match.start(), match.end()).end
    ends_a_sentence = match[0].endswith(".")
    behind = [] if ends_a_sentence else _behind(document.text, end, inside)
    found: list[str | None] = [*(skills or behind)]
    if not skills and _EXPERIENCE.search(near):
        found.append(None)  # "ten years of Python experience" is experience as a whole too
    return [StatedDuration(skill=skill, months=months, evidence=evidence) for skill in found]


def _skills(line: TextLine, match: re.Match[str], inside: Sequence[Mention]) -> list[str]:
    """Return the skills that the duration belongs to: right before it, or after "experience in"."""
    before = [
        mention.skill
        for mention in inside
        if mention.evidence.span.end <= line.span_of(match.start(), match.end()).start
        and _CLOSE.fullmatch(_between(line, mention.evidence.span, match.start()))
    ]
    if before:
        return before[-1:]
    scope = _SCOPE.match(line.text, match.end())
    if scope is None:
        return []
    stop = _CLAUSE_END.search(line.text, scope.end())
    clause = line.span_of(scope.end() - 1, stop.start() if stop else len(line.text))
    return list(dict.fromkeys(m.skill for m in inside if m.evidence.span in clause))


def _behind(text: str, end: int, inside: Sequence[Mention]) -> list[str]:
    """Return the skills that follow right behind a duration that ends at *end*: "ten years of Python and SQL"."""
    found: list[str] = []
    link = _LEADS_TO
    for mention in inside:
        span = mention.evidence.span
        if span.start < end:
            continue
        if not link.fullmatch(text[end : span.start]):
            break
        found.append(mention.skill)
        end, link = span.end, _LISTED
    return list(dict.fromkeys(found))


def _between(line: TextLine, span: Span, stop: int) -> str:
    for place in range(stop, -1, -1):
        if line.copy.to_original(line.at + place) <= span.end:
            return line.text[place:stop]
    return line.text[:stop]


def _months(match: re.Match[str]) -> int:
    word = match["n"].lower()
    number = float(_NUMBERS.get(word, 0) or word)
    if match["w"]:
        return max(1, round(number * 12 / 52))
    months = number * 12 if match["y"] else number
    return round(months) + int(match["extra"] or 0)
