"""Join wrapped lines into bullets and paragraphs, and tell prose from headings, dates and lists of words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from matcher.extraction.dates import parse_ranges
from matcher.extraction.lines import TextLine
from matcher.extraction.role_words import ABBREVIATED

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
_LISTED = re.compile(r"[,;|/•·].*[,;|/•·]")
_FEW_WORDS = 12
_LEAST_WORDS = 5
_LEAST_WORDS_OF_ITEM = 3
_LONG_LINE = 0.6
_FULL_LINE = 0.85
_INDENT = 3.0
_HAIR = 0.5
"""Points; a line that starts further left than the bullet above it begins something new."""
_SIZE_STEP = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A bullet or a paragraph.

    Args:
        lines: the lines that it was wrapped into.
        is_prose: whether it tells of something, see ``is_prose``.
    """

    lines: tuple[TextLine, ...]
    is_prose: bool


def join_wrapped(lines: Sequence[TextLine]) -> Iterator[Paragraph]:
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
            yield Paragraph(lines=tuple(group), is_prose=is_prose(group))
            group = [line]
    yield Paragraph(lines=tuple(group), is_prose=is_prose(group))


def is_prose(lines: Sequence[TextLine]) -> bool:
    """Tell whether a group of lines tells of something, and is no heading, date line or list of words."""
    text = " ".join(line.text for line in lines) if len(lines) > 1 else lines[0].text
    bullet = lines[0].bullet
    if bullet and not _LISTED.search(text):  # most items: a few words are enough
        return _holds_words(text, _LEAST_WORDS_OF_ITEM)
    words = _WORD.findall(text)
    if len(words) < (_LEAST_WORDS_OF_ITEM if bullet else _LEAST_WORDS):
        return False
    if not bullet and len(words) < _FEW_WORDS and parse_ranges(text):
        return False  # a line with dates
    has_function_word = not _FUNCTION_WORDS.isdisjoint(map(str.lower, words))
    if not has_function_word and _is_list(text, words):
        return False
    if bullet or (text.endswith(".") and not ABBREVIATED.search(text)):
        return True
    return has_function_word and any(word[0].islower() and len(word) > 3 for word in words)  # noqa: PLR2004


def _holds_words(text: str, count: int) -> bool:
    return next(islice(_WORD.finditer(text), count - 1, None), None) is not None


def _is_list(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text is at least three items of at most three words."""
    items = sum(map(bool, _ITEM.split(text)))
    return items >= 3 and len(words) / items <= 3  # noqa: PLR2004


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
