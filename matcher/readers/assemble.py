"""Lines in reading order become a Document: the one place where its text is made."""

import hashlib
from collections.abc import Iterable, Sequence

from matcher.model.document import Document, Flag, HiddenText, Line, Link, Severity, Span
from matcher.readers.clean import clean, visible_length
from matcher.readers.limits import MAX_CHARACTERS, no_text, too_large
from matcher.readers.runs import TextLine

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
    text: list[str] = []
    spans: list[Line] = []
    length = visible = 0
    parted = False
    for line in lines:
        words = clean(line.text).replace("\n", " ").rstrip()
        if not words.strip():
            parted = bool(text)
            continue
        if parted:
            text.append("\n")
            length += 1
            parted = False
        spans.append(
            Line(
                span=Span(start=length, end=length + len(words)),
                page=line.page,
                box=line.box,
                size=line.size,
                bold=line.bold,
                block=line.block,
            )
        )
        text.append(f"{words}\n")
        length += len(words) + 1
        visible += visible_length(words)
        if length > MAX_CHARACTERS:
            raise too_large("characters", length, MAX_CHARACTERS)
    if visible < MIN_VISIBLE:
        raise _nothing_to_see(hidden)
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=media_type,
        text="".join(text),
        lines=tuple(spans),
        pages=pages,
        hidden=tuple(hidden),
        links=tuple(dict.fromkeys(link for link in links if link.target)),
        warnings=(*warnings, *_hidden_flag(hidden)),
        engine=engine,
        read_confidence=read_confidence,
    )


def _nothing_to_see(hidden: Sequence[HiddenText]) -> Exception:
    if hidden:
        return no_text("shows fewer than 20 characters; the rest of its text is hidden")
    return no_text("holds fewer than 20 visible characters of text")


def _hidden_flag(hidden: Sequence[HiddenText]) -> tuple[Flag, ...]:
    if not hidden:
        return ()
    causes = ", ".join(sorted({piece.cause.replace("_", " ") for piece in hidden}))
    return (
        Flag(
            code="hidden_text",
            severity=Severity.WARNING,
            message=f"holds text that a reader cannot see ({causes}); it was left out",
        ),
    )
