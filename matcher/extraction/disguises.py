"""Letters in disguise: words that a search would miss or a reader would misread, shown to a person.

The searchable copy reads such words as the eye does, so nothing is gained or lost by them. Soft hyphens,
direction marks and joiners as real languages use them are no disguise.
"""

import re
from collections.abc import Iterator

from matcher.model.document import Document, Flag, Severity, Span
from matcher.text.lookalikes import mixed_words

_LATIN = "A-Za-z\u00c0-\u024f"
_UNSEEN = "\u180e\u200b-\u200d\u2060-\u2064\ufeff"
_SUSPECT = re.compile(f"[\u00ad{_UNSEEN}]")
# Invisible characters between two Latin letters of one word; a soft hyphen only where it follows every letter.
_INSIDE_WORD = re.compile(
    f"(?<=[{_LATIN}])[{_UNSEEN}]{{1,100}}(?=[{_LATIN}])"
    f"|(?<=[{_LATIN}]\u00ad)[{_LATIN}]\u00ad(?=[{_LATIN}]\u00ad)"
)
_MANY = 3  # so many are no slip of a keyboard or a converter


def find_disguises(document: Document) -> Iterator[Flag]:
    """Yield what is disguised: look-alike letters, invisible characters, text stored backwards."""
    yield from (flag for flag in document.warnings if flag.code == "bidi_override")
    if document.text.isascii():
        return
    mixed = [Span(start=start, end=end) for start, end in mixed_words(document.text)]
    yield from _flag(
        document,
        "homoglyphs",
        mixed,
        "words hold letters of another alphabet that look like Latin ones; they are read as they look",
    )
    if not _SUSPECT.search(document.text):
        return
    inside = [
        Span(start=found.start(), end=found.end()) for found in _INSIDE_WORD.finditer(document.text)
    ]
    yield from _flag(
        document,
        "zero_width",
        inside,
        "invisible characters stand inside words; they are read without them",
    )


def _flag(document: Document, code: str, found: list[Span], message: str) -> Iterator[Flag]:
    if found:
        yield Flag(
            code=code,
            severity=Severity.WARNING if len(found) >= _MANY else Severity.INFO,
            message=f"{len(found)} {message}",
            evidence=document.quote(_word_around(document.text, found[0].start)),
        )


def _word_around(text: str, offset: int) -> Span:
    """Return the stretch without white space that holds *offset*."""
    start, end = offset, offset
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start=start, end=end)
