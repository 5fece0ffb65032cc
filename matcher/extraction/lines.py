"""The lines of a document as extraction looks at them: normalised, without bullets, with their style."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matcher.model.document import Document, Line, Span
from matcher.text.normalise import NormalisedText, normalise

# A bullet glyph, or an arrow, dash, asterisk, lone "o" or brace standing for one.
_BULLET = re.compile(
    r"(?:[•▪‣◦●○■□◆◇►▶▸➢➤➔→⇒➜✓✔✦❖★*·∙⁃§¤\uf0b7\uf0a7]\s*|[-–—]{1,2}\s+|[+>{]\s+|o\s+(?=[A-Z]))+"
)
_BLANK = re.compile(" ")
_SPACE = " \t\r\f\v\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One line that is not blank.

    Args:
        text: the normalised text without surrounding space and without its bullet.
        span: the same stretch in the document.
        bullet: whether a bullet stood before the text.
        gap_before: whether a blank line, a page break or a wide space stands above.
        size: the font size in points, where known.
        bold: whether it is set bold.
        left: how far from the left edge it starts in points, where known.
        at: where ``text`` starts in the normalised copy of the document.
        copy: that copy.
    """

    text: str
    span: Span
    bullet: bool
    gap_before: bool
    size: float | None
    bold: bool
    left: float | None
    at: int
    copy: NormalisedText

    def span_of(self, start: int, end: int) -> Span:
        """Return where ``text[start:end]`` stands in the document."""
        return self.copy.original_span(self.at + start, self.at + end)

    @property
    def is_upper(self) -> bool:
        """Tell whether every letter is a capital (and there is more than one)."""
        return self.text.isupper() and len(self.text) > 1


def read_lines(document: Document) -> tuple[TextLine, ...]:
    r"""Split the text of *document* into lines, blank ones left out.

    >>> document = Document(
    ...     id="x", name="a.txt", media_type="text/plain", text="Ada\n\n• Led  it\n"
    ... )
    >>> [(line.text, line.bullet, line.gap_before) for line in read_lines(document)]
    [('Ada', False, False), ('Led  it', True, True)]
    """
    copy = normalise(document.text)
    found: list[TextLine] = []
    styles = _Styles(document.lines)
    gap = False
    for start, raw in _raw_lines(_with_tabs(copy, document.text)):
        text = raw.strip(_SPACE)
        bullet = _BULLET.match(text)
        body = text[bullet.end() :] if bullet else text
        if not body:
            gap = gap or not text
            continue
        at = start + raw.index(text) + (bullet.end() if bullet else 0)
        span = copy.original_span(at, at + len(body))
        style = styles.at(span.start)
        found.append(
            TextLine(
                text=body,
                span=span,
                bullet=bullet is not None,
                gap_before=gap,
                size=style.size if style else None,
                bold=style.bold if style else False,
                left=style.box[0] if style and style.box else None,
                at=at,
                copy=copy,
            )
        )
        gap = False
    return tuple(found)


def lines_within(lines: Sequence[TextLine], span: Span) -> tuple[TextLine, ...]:
    """Return the lines inside *span*; of a line that starts before it ("Skills: ..."), what lies inside."""
    found: list[TextLine] = []
    first = bisect_left(lines, span.start, key=lambda line: line.span.start)
    for place in range(max(0, first - 1), len(lines)):
        line = lines[place]
        if line.span.start >= span.end:
            break
        if line.span.start >= span.start:
            found.append(line)
        elif span.start < line.span.end:
            rest = _from(line, span.start)
            if rest:
                found.append(rest)
    return tuple(found)


def _from(line: TextLine, offset: int) -> TextLine | None:
    """Return the part of *line* from *offset* of the document on, without a leading colon."""
    skipped = next(
        (
            place
            for place, character in enumerate(line.text)
            if line.copy.to_original(line.at + place) >= offset and character not in " :"
        ),
        None,
    )
    if skipped is None:
        return None
    return replace(
        line,
        text=line.text[skipped:],
        span=line.span_of(skipped, len(line.text)),
        at=line.at + skipped,
        bullet=False,
        gap_before=True,
    )


def _with_tabs(copy: NormalisedText, text: str) -> str:
    """Put the tabs back that part the cells of a line; the copy has spaces there."""
    if "\t" not in text:
        return copy.text
    characters = list(copy.text)
    for space in _BLANK.finditer(copy.text):
        if text[copy.to_original(space.start())] == "\t":
            characters[space.start()] = "\t"
    return "".join(characters)


def _raw_lines(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    for raw in text.split("\n"):
        yield position, raw
        position += len(raw) + 1


class _Styles:
    """The style of the page's lines, asked for in ascending order of their place."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._next = 0

    def at(self, offset: int) -> Line | None:
        while self._next < len(self._lines) and self._lines[self._next].span.end <= offset:
            self._next += 1
        if self._next == len(self._lines) or self._lines[self._next].span.start > offset:
            return None
        return self._lines[self._next]
