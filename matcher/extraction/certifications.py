"""Find certificates: the lines of a certifications section, and names that the taxonomy knows anywhere else."""

import re
from collections.abc import Iterator, Sequence

from matcher.extraction.dates import parse_ranges
from matcher.extraction.lines import TextLine, lines_within
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import Assertion, Certification, Mention, YearMonth

_EXPIRY = re.compile(r"\b(?:expires?|expiry|expiration|valid (?:until|till|through|to)|gültig bis|válido hasta|valable jusqu\w*)\b", re.IGNORECASE)  # fmt: skip
_DETAIL = re.compile(
    r"^(?:issued|issuing|credential|expires?|valid|license|licence|see|show|https?:|www\.|id\b|certificate (?:id|no|number)|verify|skills:)",
    re.IGNORECASE,
)
_NOISE = re.compile(r"\b(?:issued|expires?|valid (?:until|till)|credential id:?\s*\S+|expiry|date|completed)\b[:.]?", re.IGNORECASE)  # fmt: skip
_CUT = re.compile(r"\s*[|•·;\t]\s*|\s{2,}|\s+https?:")
_LONGEST = 160
_SECTIONS = frozenset({SectionKind.CERTIFICATIONS})
_NEVER = frozenset({SectionKind.REFERENCES, SectionKind.INTERESTS, SectionKind.OBJECTIVE})


def find_certifications(
    document: Document,
    sections: Sequence[Section],
    lines: Sequence[TextLine],
    known: Sequence[Mention],
) -> tuple[Certification, ...]:
    """Find certificates in the order of the text, each once.

    Args:
        document: what the lines belong to.
        sections: its sections.
        lines: its lines.
        known: mentions of the taxonomy's certifications.
    """
    claimed = [
        mention
        for mention in known
        if mention.assertion is Assertion.CLAIMED and mention.section not in _NEVER
    ]
    found: list[Certification] = []
    covered: list[Span] = []
    for section in sections:
        if section.kind in _SECTIONS:
            for entry in _entries(lines_within(lines, section.body)):
                certification = _from_entry(document, entry, claimed)
                if certification:
                    found.append(certification)
                    covered.append(Span(start=entry[0].span.start, end=entry[-1].span.end))
    seen = {certification.id for certification in found if certification.id}
    for mention in claimed:
        inside = any(mention.evidence.span in span for span in covered)
        if not inside and mention.skill not in seen:
            seen.add(mention.skill)
            found.append(_from_mention(document, lines, mention))
    return tuple(sorted(found, key=lambda one: one.evidence.span))


def _entries(lines: Sequence[TextLine]) -> Iterator[tuple[TextLine, ...]]:
    """Join a certificate's line with the lines below it that only date or number it."""
    entry: list[TextLine] = []
    for line in lines:
        if entry and (_DETAIL.match(line.text) or line.text[0].islower() or _is_date_line(line)):
            entry.append(line)
            continue
        if entry:
            yield tuple(entry)
        entry = [line]
    if entry:
        yield tuple(entry)


def _is_date_line(line: TextLine) -> bool:
    ranges = parse_ranges(line.text)
    return bool(ranges) and len(_name(line.text).split()) <= 2 and not line.bullet  # noqa: PLR2004 - an issuer


def _from_entry(
    document: Document, entry: Sequence[TextLine], claimed: Sequence[Mention]
) -> Certification | None:
    span = Span(start=entry[0].span.start, end=entry[-1].span.end)
    name = _name(entry[0].text)
    if len(name) < 3 or len(entry[0].text) > _LONGEST:  # noqa: PLR2004 - no name is shorter
        return None
    issued, expires = _dates(" ".join(line.text for line in entry))
    inside = [mention.skill for mention in claimed if mention.evidence.span in span]
    return Certification(
        name=name,
        id=inside[0] if inside else None,
        issued=issued,
        expires=expires,
        evidence=document.quote(entry[0].span),
    )


def _from_mention(document: Document, lines: Sequence[TextLine], mention: Mention) -> Certification:
    line = next((line for line in lines if mention.evidence.span in line.span), None)
    issued, expires = _dates(line.text) if line and len(line.text) <= _LONGEST else (None, None)
    span = line.span if line else mention.evidence.span
    return Certification(
        name=mention.evidence.quote,
        id=mention.skill,
        issued=issued,
        expires=expires,
        evidence=document.quote(span),
    )


def _name(text: str) -> str:
    for found in reversed(parse_ranges(text)):
        text = f"{text[: found.span.start]} {text[found.span.end :]}"
    text = _NOISE.sub(" ", text)
    parts = [_trim(part) for part in _CUT.split(text.strip())]
    return re.sub(r"\s+", " ", next((part for part in parts if part), ""))


def _dates(text: str) -> tuple[YearMonth | None, YearMonth | None]:
    """Return when it was issued and when it ends."""
    issued: YearMonth | None = None
    expires: YearMonth | None = None
    for found in parse_ranges(text):
        before = text[max(0, found.span.start - 24) : found.span.start]
        if _EXPIRY.search(before):
            expires = found.dates.end or found.dates.start
        elif issued is None:
            issued = found.dates.start
            expires = expires or (None if found.is_single else found.dates.end)
    return issued, expires


def _trim(part: str) -> str:
    """Take separators off the edges, but leave a bracket that was opened inside."""
    trimmed = part.strip(" ,.:-()–[]")
    return f"{trimmed})" if trimmed.count("(") > trimmed.count(")") else trimmed
