"""Join wrapped lines into bullets and sentences, and tell prose from headings, dates and lists of words."""

import re
from collections.abc import Iterator, Sequence

from matcher.extraction.dates import parse_ranges
from matcher.extraction.lines import TextLine, lines_within, read_lines
from matcher.extraction.role_words import ABBREVIATED
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import Passage

_FUNCTION_WORDS = frozenset(
    {
        "a", "an", "the", "of", "in", "on", "to", "for", "with", "by", "from", "at", "into", "using",
        "that", "which", "while", "as", "is", "was", "were", "are", "this", "via", "per", "than", "over",
        "our", "my", "i", "we", "their", "its", "within", "across", "through", "under", "between", "who",
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "eines", "und", "mit", "für",
        "von", "zur", "zum", "bei", "auf", "im", "als", "durch", "über", "sowie", "le", "la", "les", "du",
        "de", "un", "une", "et", "avec", "pour", "dans", "sur", "par", "en", "aux", "el", "los", "las",
        "una", "y", "con", "para", "por", "del", "al", "como",
    }
)  # fmt: skip
_ENDS = re.compile(r"[.!?:;][\"')\]]?$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_LABEL = re.compile(r"[^\W\d_][\w/&-]{2,24}(?: [\w/&-]{1,24}){0,2}:(?:\s|$)")
_LINK = re.compile(r"https?://|www\.")
_ITEM = re.compile(r"\s*[,;|/•·]\s*")
_NEVER_PROSE = frozenset(
    {
        SectionKind.HEADER,
        SectionKind.SKILLS,
        SectionKind.LANGUAGES,
        SectionKind.PERSONAL,
        SectionKind.REFERENCES,
    }
)
_LEAST_WORDS = 5
_LONG_LINE = 0.6
_FULL_LINE = 0.85
_INDENT = 3.0
_HAIR = 0.5
"""Points; a line that starts further left than the bullet above it begins something new."""
_SIZE_STEP = 0.6


def find_passages(
    document: Document, sections: Sequence[Section], lines: Sequence[TextLine] | None = None
) -> tuple[Passage, ...]:
    r"""Return the bullets and paragraphs of every section, wrapped lines joined, in order.

    >>> text = "EXPERIENCE\n- Built a churn model in\n  Python\n- Led three people\n"
    >>> document = Document(id="x", name="a.txt", media_type="text/plain", text=text)
    >>> body = Section(
    ...     kind=SectionKind.EXPERIENCE, heading=None, body=Span(start=10, end=len(text))
    ... )
    >>> [passage.evidence.quote for passage in find_passages(document, [body])]
    ['Built a churn model in\n  Python', 'Led three people']
    """
    lines = read_lines(document) if lines is None else lines
    found: list[Passage] = []
    for section in sections:
        for group in join_wrapped(lines_within(lines, section.body)):
            span = Span(start=group[0].span.start, end=group[-1].span.end)
            found.append(
                Passage(
                    evidence=document.quote(span),
                    section=section.kind,
                    is_prose=section.kind not in _NEVER_PROSE and is_prose(group),
                )
            )
    return tuple(found)


def join_wrapped(lines: Sequence[TextLine]) -> Iterator[tuple[TextLine, ...]]:
    """Group lines: a bullet or a paragraph with the lines that it was wrapped into."""
    if not lines:
        return
    lengths = sorted(len(line.text) for line in lines)
    wide = lengths[int(len(lengths) * 0.9)] if len(lengths) > 1 else lengths[0]
    group = [lines[0]]
    for line in lines[1:]:
        if _continues(group, line, wide):
            group.append(line)
        else:
            yield tuple(group)
            group = [line]
    yield tuple(group)


def is_prose(group: Sequence[TextLine]) -> bool:
    """Tell whether a group of lines tells of something, and is no heading, date line or list of words."""
    text = " ".join(line.text for line in group)
    words = _WORD.findall(text)
    if len(words) < _LEAST_WORDS - group[0].bullet * 2:
        return False
    if len(words) < 12 and parse_ranges(text) and not group[0].bullet:  # noqa: PLR2004 - a line with dates
        return False
    has_function_word = any(word.lower() in _FUNCTION_WORDS for word in words)
    items = [item for item in _ITEM.split(text) if item]
    is_list = len(items) >= 3 and len(words) / len(items) <= 3  # noqa: PLR2004 - three items of three words
    if is_list and not has_function_word:
        return False
    if group[0].bullet or (text.endswith(".") and not ABBREVIATED.search(text)):
        return True
    return has_function_word and any(word[0].islower() and len(word) > 3 for word in words)  # noqa: PLR2004


def _continues(group: Sequence[TextLine], line: TextLine, wide: int) -> bool:
    """Tell whether *line* is the wrapped rest of the line before it."""
    before = group[-1]
    if not _could_continue(before, line):
        return False
    length = len(before.text)
    if before.text.endswith((",", "-", "/", "&", "(")) or line.text[0].islower():
        return length > wide * 0.3
    if _ENDS.search(before.text) or _LABEL.match(line.text):
        return False
    first = group[0]
    indent = line.left - first.left if line.left is not None and first.left is not None else 0.0
    if first.bullet and indent < -_HAIR:
        return False
    if first.bullet and indent > _INDENT:
        return length > wide * 0.4
    return length > wide * (_FULL_LINE if _LABEL.match(first.text) else _LONG_LINE)


def _could_continue(before: TextLine, line: TextLine) -> bool:
    """Tell whether two lines are set alike and neither opens or closes a block."""
    if line.bullet or line.gap_before or line.bold != before.bold or _LINK.match(line.text):
        return False
    if before.size and line.size and abs(before.size - line.size) > _SIZE_STEP:
        return False
    begins_role = _is_dated_heading(line) and line.text[0].isupper()
    return not (_opens_with_date(line) or _is_dated_heading(before) or begins_role)


def _opens_with_date(line: TextLine) -> bool:
    ranges = parse_ranges(line.text)
    return bool(ranges) and ranges[0].span.start < 3  # noqa: PLR2004 - an opening bracket may stand before


def _is_dated_heading(line: TextLine) -> bool:
    return any(
        found.span.end >= len(line.text) - 2 and found.dates.start != found.dates.end
        for found in parse_ranges(line.text)
    )
