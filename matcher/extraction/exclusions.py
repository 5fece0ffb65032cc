"""Where no skill is looked for: e-mail addresses, links, handles, file names, personal data, references."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from matcher.model.document import Section, SectionKind, Span

_TLDS = "com|org|net|edu|gov|io|ai|dev|me|co|in|de|fr|es|it|nl|uk|us|eu|ch|at|ca|au|info|app|tech|xyz|site|page|works"
_FILES = "pdf|docx?|xlsx?|pptx?|txt|md|csv|tsv|json|ya?ml|xml|html?|ipynb|py|js|ts|cpp|java|sh|sql|pkl|pt|onnx|png|jpe?g|zip|gz"
_LINK = re.compile(
    r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}"  # an e-mail address
    r"|(?:https?://|www\.)[^\s<>()\[\]|,]{1,300}"
    rf"|(?<![\w.@\-/])[\w\-]{{1,63}}(?:\.[\w\-]{{1,63}}){{0,4}}\.(?:{_TLDS})(?:/[^\s<>()\[\]|,]{{0,300}}|(?![\w.\-]))"
    rf"|(?<![\w./\-])[\w\-]{{1,63}}\.(?:{_FILES})(?![\w.\-])"
    r"|(?<![\w@.])@[\w\-]{2,39}"  # a handle
    r"|(?<![\w.])10\.\d{4,9}/[^\s<>()\[\]|,]{1,300}"  # a DOI
)
_INNER = re.compile(r"[.@](?=\S)|://")
_BLANK = re.compile(r"\s")
_UNSEEN = frozenset({SectionKind.PERSONAL, SectionKind.REFERENCES})
_ADDRESS = re.compile(
    r"\b\d{5}(?:-\d{4})?\b|\b(?:street|st\.|avenue|ave\b|road|rd\.|lane|drive|blvd|apt|straße|strasse|rue|calle|plz)"
    r"|,\s?[A-Z]{2}\b|\+\d[\d \-().]{6,18}|\(\d{3}\)\s?\d{3}|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b"
    r"|\b(?:e-?mail|phone|tel|mobile|address|linkedin|github)\b",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"[^|•·\n]+")


def links(text: str) -> list[tuple[int, int]]:
    """Return the ranges of *text* that are e-mail addresses, links, handles or file names.

    A name such as "ASP.NET" looks like a link too: a term that covers the whole range may still count.

    >>> [
    ...     ("see github.com/ray/go and Node.js")[start:end]
    ...     for start, end in links("see github.com/ray/go and Node.js")
    ... ]
    ['github.com/ray/go', 'Node.js']
    """
    return [found.span() for chunk in _chunks(text) for found in _LINK.finditer(text, *chunk)]


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between white space that hold a point or an at sign before something else.

    Why: a link holds one of them, and no more than a few words of a text do.
    """
    end = 0
    for found in _INNER.finditer(text):
        if found.start() < end:
            continue
        start = max(text.rfind(blank, end, found.start()) for blank in " \n") + 1
        after = _BLANK.search(text, found.end())
        start, end = max(start, end), after.start() if after else len(text)
        yield start, end


class Links:
    """Where the links of a text are.

    Args:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        self._ranges = links(text)
        self._ends = [end for _, end in self._ranges]

    def hold(self, first: int, last: int) -> bool:
        """Tell whether a term touches a link; one that covers the whole link may still count."""
        for place in range(bisect_right(self._ends, first), len(self._ranges)):
            low, high = self._ranges[place]
            if low >= last:
                return False
            if not (first <= low and high <= last):
                return True
        return False


def unseen(text: str, sections: Sequence[Section]) -> Iterator[Span]:
    """Yield the spans of the original text that say nothing about skill: personal data, references, addresses."""
    for section in sections:
        if section.kind in _UNSEEN:
            start = section.heading.start if section.heading else section.body.start
            yield Span(start=start, end=max(section.body.end, start))
        elif section.kind is SectionKind.HEADER:
            yield from _address_parts(text, section.body)


def _address_parts(text: str, body: Span) -> Iterator[Span]:
    """Yield the parts of a header's lines, cut at "|" and bullets, that tell how to reach somebody."""
    for part in _SEGMENT.finditer(text, body.start, body.end):
        if "@" in part.group() or _ADDRESS.search(part.group()):
            yield Span(start=part.start(), end=part.end())
