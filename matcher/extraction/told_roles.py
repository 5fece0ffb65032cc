"""Roles that are told in sentences and not listed: letters, and resumes that go from job to job in prose."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from matcher.extraction.dates import FoundRange, parse_ranges
from matcher.extraction.degree_words import INSTITUTION, find_degree
from matcher.extraction.lines import TextLine
from matcher.extraction.locations import is_place
from matcher.extraction.parts import Part
from matcher.extraction.role_telling import tells
from matcher.extraction.role_words import EMPLOYER, TITLES, has_title, is_break, kind_of_role
from matcher.model.document import Document, SectionKind, Span
from matcher.model.profile import Role, RoleKind

_TOLD_IN = frozenset(
    {SectionKind.HEADER, SectionKind.OTHER, SectionKind.SUMMARY, SectionKind.EXPERIENCE}
)
_SENTENCE = re.compile(r"(?<=[\w)\"”][.!?])\s+(?=[A-ZÀ-Þ\d\"“¿¡])")
_LEAST_WORDS = 6
_OPENING = 20
"""Characters that may stand before the dates that open a paragraph: "Before that, from"."""

_WORK = re.compile(
    r"\b(?:I(?:'ve| have| had| am| was)?|we|he|she)\s(?:\w+ly\s|also\s|then\s|first\s)?(?:been\s)?(?:work(?:ed|ing)?|wrote|built|helped|led|ran"
    r"|joined|developed|designed|maintained|managed|taught|served|supported|programmed|coded|trained|delivered|advised|consulted|tested"
    r"|operated|automated|analy[sz]ed|employed|freelanc\w+|responsible|in charge|looked after|contracted)\b"
    r"|\b(?:arbeitete|gearbeitet|entwickelte|leitete|betreute|beschäftigt|angestellt|tätig|programmierte|unterrichtete)\b"
    r"|\b(?:j'ai|j’ai|ai)\s(?:\w+\s)?(?:travaillé|développé|conçu|dirigé|géré|encadré|enseigné|programmé)\b"
    r"|\b(?:trabajé|desarrollé|dirigí|programé|diseñé|trabajando|lideré|enseñé)\b",
    re.IGNORECASE,
)
_NOT_WORK = re.compile(
    r"\b(?:stud(?:y|ied|ies|ying|ent|ents)|degrees?|doctorate|graduat\w+|thesis|exams?|course|bootcamp"
    r"|born|lived|living in|married|travell?(?:ed|ing)|parents?|at home|cared|caring|illness|unemployed|looking for|studiert\w*|studium"
    r"|gewohnt|formation|étudié|études|vécu|estudié|estudios|viví)\b",
    re.IGNORECASE,
)
_WORD = r"(?!(?:for|at|with|in|of|and|who|that|to|on|by|where|which)\s)[\w/&+#.-]+"
_AS = re.compile(
    rf"\b(?:was|am|as|became|been|als|comme|como|war|fui|étais)\s(?:(?:an?|the|their|eine?|un|une|una)\s)?(?P<title>(?:{_WORD}\s){{0,5}}(?:{TITLES})(?:\sd[e']\s?\w+)?)(?!\w)",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-Þ][\w&'’-]*(?:\s(?:(?:of|and|&|de|der|du)\s)?[A-ZÀ-Þ][\w&'’-]*){0,4}"
_AT = re.compile(rf"\b(?:at|joined|bei|chez|employed by)\s(?:the\s)?(?P<employer>{_NAME})")
_FOR = re.compile(rf"\b(?:for|with|für|pour|para|en|by|of)\s(?:the\s)?(?P<employer>{_NAME})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A dated sentence of work: where it begins in its paragraph, and its dates."""

    start: int
    text: str
    found: FoundRange


def told_roles(document: Document, parts: Sequence[Part], *, day_first: bool) -> Iterator[Role]:
    """Find dated sentences of work in running text; title and employer only where the sentence names them.

    A role goes from its sentence to the next dated one, at most to the end of the paragraph. A sentence counts
    that says who worked, or whose dates open a paragraph; one about studies, a break or a home does not.
    """
    for part in parts:
        if part.kind in _TOLD_IN:
            for paragraph in _paragraphs(part.lines):
                yield from _roles_of(document, paragraph, day_first=day_first)


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[Sequence[TextLine]]:
    paragraph: list[TextLine] = []
    for line in lines:
        if paragraph and (line.gap_before or line.bullet):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _roles_of(
    document: Document, paragraph: Sequence[TextLine], *, day_first: bool
) -> Iterator[Role]:
    text = " ".join(line.text for line in paragraph)
    offsets = [0, *accumulate(len(line.text) + 1 for line in paragraph[:-1])]
    told = list(_told(text, day_first=day_first))
    starts = [0, *(one.start for one in told[1:])]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    for one, start, end in zip(told, starts, ends, strict=False):
        title, employer = _names(one.text)
        first = one.start + one.found.span.start
        yield Role(
            title=title,
            employer=employer,
            dates=one.found.dates,
            kind=kind_of_role(one.text) or RoleKind.FULL_TIME,
            evidence=document.quote(_span(paragraph, offsets, start, end)),
            dated=document.quote(_span(paragraph, offsets, first, first + len(_dates(one)))),
        )


def _told(text: str, *, day_first: bool) -> Iterator[_Told]:
    """Yield the dated sentences of work of a paragraph."""
    start = 0
    for end in [*(stop.start() for stop in _SENTENCE.finditer(text)), len(text)]:
        sentence = text[start:end]
        offset = start + len(sentence) - len(sentence.lstrip())
        sentence = sentence.strip()
        ranges = [one for one in parse_ranges(sentence, day_first=day_first) if not one.is_single]
        if ranges and _tells_work(sentence, opens=offset + ranges[0].span.start <= _OPENING):
            yield _Told(start=offset, text=sentence, found=ranges[0])
        start = end


def _tells_work(sentence: str, *, opens: bool) -> bool:
    if len(sentence.split()) < _LEAST_WORDS or is_break(sentence):
        return False
    role = _AS.search(sentence)
    if role:
        return _NOT_WORK.search(role["title"]) is None
    if _NOT_WORK.search(sentence) or find_degree(sentence):
        return False
    is_told = opens and tells(sentence) and not INSTITUTION.search(sentence)
    return is_told or _WORK.search(sentence) is not None


def _names(sentence: str) -> tuple[str | None, str | None]:
    """Return the title and the employer that a sentence names as such."""
    title = _AS.search(sentence)
    at = next(
        (
            match["employer"]
            for pattern in (_AT, _FOR)
            for match in pattern.finditer(sentence)
            if not (is_place(match["employer"]) or has_title(match["employer"]))
            and (pattern is _AT or EMPLOYER.search(match["employer"]))
        ),
        None,
    )
    return (title["title"] if title else None), at


def _dates(one: _Told) -> str:
    return one.text[one.found.span.start : one.found.span.end]


def _span(paragraph: Sequence[TextLine], starts: Sequence[int], start: int, end: int) -> Span:
    """Return where ``start..end`` of the joined lines stands in the document.

    Args:
        paragraph: the lines.
        starts: where each begins in the joined text.
        start: the first character.
        end: the character after the last one.
    """
    first, last = (bisect_right(starts, offset) - 1 for offset in (start, end - 1))
    opening, closing = paragraph[first], paragraph[last]
    return Span(
        start=opening.span_of(start - starts[first], len(opening.text)).start,
        end=closing.span_of(0, end - starts[last]).end,
    )
