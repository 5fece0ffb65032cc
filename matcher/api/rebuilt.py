"""The text of a stored profile, put together again from its passages, and searched for skills anew."""

from collections.abc import Iterator

from matcher.extraction.recogniser import Recogniser
from matcher.model.document import Document, Line, Span
from matcher.model.profile import CandidateProfile, Mention

Named = tuple[str, Span, str]
"""A skill, where it is named, and how it is spoken of."""


def mentions_again(profile: CandidateProfile, recogniser: Recogniser) -> tuple[Mention, ...]:
    """Search what a profile keeps of its document for skills.

    The passages and headings stand where they stood; what lay between them (bullets, blank lines) is lost, so
    a mention that hangs on it may differ from that of the file itself.
    """
    return recogniser.find(_document(profile), profile.sections, excluded=profile.masked)


def named(mentions: tuple[Mention, ...]) -> frozenset[Named]:
    """Return what mentions say, to compare them."""
    return frozenset((one.skill, one.evidence.span, str(one.assertion)) for one in mentions)


def _document(profile: CandidateProfile) -> Document:
    pieces = sorted(set(_pieces(profile)), key=lambda piece: piece[0])
    text: list[str] = []
    length = 0
    lines: list[Line] = []
    for span, quote, page in pieces:
        if span.start < length:
            continue
        gap = span.start - length
        text.append("\n" + " " * (gap - 1) if gap else "")
        text.append(quote)
        length = span.end
        lines.append(Line(span=span, page=page or 1))
    return Document(
        id=profile.document_id,
        name=profile.file,
        media_type=profile.media_type,
        text="".join(text),
        lines=tuple(lines) if profile.pages > 1 else (),
        pages=profile.pages,
    )


def _pieces(profile: CandidateProfile) -> Iterator[tuple[Span, str, int | None]]:
    for passage in profile.passages:
        yield passage.evidence.span, passage.evidence.quote, passage.evidence.page
    for section in profile.sections:
        if section.heading and section.title:
            yield section.heading, section.title, None
