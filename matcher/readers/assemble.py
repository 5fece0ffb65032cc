"""Lines in reading order become a Document: the one place where its text is made."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from matcher.model.document import Document, Flag, HiddenText, Line, Link, Severity, Span
from matcher.readers.bidi import as_displayed
from matcher.readers.clean import clean, tagged_text, visible_length
from matcher.readers.limits import MAX_CHARACTERS, no_text, too_large
from matcher.readers.runs import TextLine

OCR_LAYER = "ocr_layer"
"""Cause of hidden text that is honest: what an earlier OCR saw in the picture, laid under it."""
MIN_VISIBLE = 20  # characters; a resume with fewer says nothing


def make_document(
    lines: Iterable[TextLine],
    *,
    data: bytes,
    name: str,
    media_type: str,
    pages: int = 1,
    hidden: Sequence[HiddenText] = (),
    links: Iterable[Link] = (),
    warnings: Sequence[Flag] = (),
    engine: str | None = None,
    read_confidence: float = 1.0,
) -> Document:
    """Join *lines* into the text of a document, one text line each, and remember where each stands.

    Empty lines part paragraphs in the text but are no ``Line``; never two in a row, none at the start.

    Raises:
        ReadError: fewer than 20 visible characters, or more text than any resume has.
    """
    body = _Body()
    for line in lines:
        body.add(line)
    unseen = (*hidden, *body.hidden)
    if body.visible < MIN_VISIBLE:
        raise _nothing_to_see(unseen)
    document = Document(
        id=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=media_type,
        text="".join(body.text),
        lines=tuple(body.lines),
        pages=pages,
        hidden=unseen,
        links=tuple(dict.fromkeys(link for link in links if link.target)),
        warnings=(*warnings, *_hidden_flag(unseen)),
        engine=engine,
        read_confidence=read_confidence,
    )
    if not body.backwards:
        return document
    return replace(document, warnings=(*document.warnings, _backwards_flag(document, body)))


class _Body:
    """The text of a document while its lines come in.

    Attributes:
        visible: how many characters leave ink, counted as far as it matters.
    """

    def __init__(self) -> None:
        self.text: list[str] = []
        self.lines: list[Line] = []
        self.hidden: list[HiddenText] = []
        self.backwards: list[Span] = []
        self.visible = 0
        self._length = 0
        self._parted = False

    def add(self, line: TextLine) -> None:
        """Put one line after the others; what is hidden in it goes apart."""
        stored = clean(line.text).replace("\n", " ").rstrip()
        tagged = tagged_text(line.text)
        if tagged:
            self.hidden.append(
                HiddenText(text=tagged, cause="invisible_characters", page=line.page)
            )
        # On a page with places the letters already stand in the order seen.
        words = as_displayed(stored) if line.box is None else stored
        if not words.strip():
            self._parted = bool(self.text)
            return
        if self._parted:
            self.text.append("\n")
            self._length += 1
            self._parted = False
        span = Span(start=self._length, end=self._length + len(words))
        self.lines.append(
            Line(
                span=span,
                page=line.page,
                box=line.box,
                size=line.size,
                bold=line.bold,
                block=line.block,
            )
        )
        if words != stored:
            self.backwards.append(span)
        self.text.append(f"{words}\n")
        self._length += len(words) + 1
        if self.visible < MIN_VISIBLE:
            self.visible += visible_length(words)
        if self._length > MAX_CHARACTERS:
            raise too_large("characters", self._length, MAX_CHARACTERS)


def _nothing_to_see(hidden: Sequence[HiddenText]) -> Exception:
    if _hidden_flag(hidden):
        return no_text("shows fewer than 20 characters; the rest of its text is hidden")
    return no_text("holds fewer than 20 visible characters of text")


def _hidden_flag(hidden: Sequence[HiddenText]) -> tuple[Flag, ...]:
    found = [piece for piece in hidden if piece.wants_a_look]
    if not found:
        return ()
    causes = ", ".join(sorted({piece.cause.replace("_", " ") for piece in found}))
    return (
        Flag(
            code="hidden_text",
            severity=Severity.WARNING,
            message=f"holds text that a reader cannot see ({causes}); it was left out",
        ),
    )


def _backwards_flag(document: Document, body: _Body) -> Flag:
    return Flag(
        code="bidi_override",
        severity=Severity.WARNING,
        message=f"{len(body.backwards)} lines are stored backwards and turned round for the eye; they are read as seen",
        evidence=document.quote(body.backwards[0]),
    )
