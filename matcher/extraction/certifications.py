"""Find certificates: the lines of a certifications section, and names that the taxonomy knows anywhere else."""

import re
from collections.abc import Iterator, Sequence

from matcher.extraction.certificate_words import is_issuer, name_of, read_certificate
from matcher.extraction.dates import parse_ranges
from matcher.extraction.degree_words import INSTITUTION, find_degree
from matcher.extraction.lines import TextLine, lines_within
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import Assertion, Certification, Mention

_DETAIL = re.compile(
    r"^(?:issued|issuing|credential|expires?|valid|license|licence|see|show|https?:|www\.|id\b|certificate (?:id|no|number)|verify|skills:)",
    re.IGNORECASE,
)
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
    """Join a certificate's line with the lines below it that say more of it."""
    entry: list[TextLine] = []
    for line in lines:
        if entry and _belongs_above(line):
            entry.append(line)
            continue
        if entry:
            yield tuple(entry)
        entry = [line]
    if entry:
        yield tuple(entry)


def _belongs_above(line: TextLine) -> bool:
    """Tell whether a line only dates or numbers the certificate above it, or names who issued it."""
    if _DETAIL.match(line.text) or line.text[0].islower():
        return True
    if line.bullet:
        return False
    if is_issuer(line.text):
        return True
    return bool(parse_ranges(line.text)) and len(name_of(line.text).split()) <= 2  # noqa: PLR2004 - an issuer


def _from_entry(
    document: Document, entry: Sequence[TextLine], claimed: Sequence[Mention]
) -> Certification | None:
    span = Span(start=entry[0].span.start, end=entry[-1].span.end)
    first = entry[0].text
    if len(first) > _LONGEST or (find_degree(first) and INSTITUTION.search(first)):
        return None
    read = read_certificate(first, "\n".join(line.text for line in entry[1:]))
    if len(read.name) < 3:  # noqa: PLR2004 - no name is shorter
        return None
    inside = [mention.skill for mention in claimed if mention.evidence.span in span]
    return Certification(
        name=read.name,
        id=inside[0] if inside else None,
        issued=read.issued,
        expires=read.expires,
        evidence=document.quote(entry[0].span),
        issuer=read.issuer,
        in_progress=read.in_progress,
    )


def _from_mention(document: Document, lines: Sequence[TextLine], mention: Mention) -> Certification:
    line = next((line for line in lines if mention.evidence.span in line.span), None)
    is_short = line is not None and len(line.text) <= _LONGEST
    read = read_certificate(line.text) if line and is_short else None
    return Certification(
        name=mention.evidence.quote,
        id=mention.skill,
        issued=read.issued if read else None,
        expires=read.expires if read else None,
        evidence=document.quote(line.span if line else mention.evidence.span),
        in_progress=read.in_progress if read else False,
    )
