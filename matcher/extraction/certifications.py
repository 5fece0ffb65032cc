"""Find certificates: the lines of a certifications section, and names that the taxonomy knows anywhere else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
_IN_THE_AIR = re.compile(r"(?:\s-|[,(&:/]|\b(?:and|of|for|in|on|the))$")
_LIST = re.compile(r"[,;/&+]|\band\b")
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
            for entry in _entries(lines_within(lines, section.body), claimed):
                certifications = _from_entry(document, entry, claimed)
                found += certifications
                covered += [entry.span] if certifications else []
    seen = {certification.id for certification in found if certification.id}
    for mention in claimed:
        inside = any(mention.evidence.span in span for span in covered)
        if not inside and mention.skill not in seen:
            seen.add(mention.skill)
            found.append(_from_mention(document, lines, mention))
    return tuple(sorted(found, key=lambda one: one.evidence.span))


@dataclass(slots=True, kw_only=True)
class _Entry:
    """The lines of one certificate: those that its name runs over, and those that say more of it."""

    named: list[TextLine]
    more: list[TextLine] = field(default_factory=list)

    @property
    def span(self) -> Span:
        last = (self.more or self.named)[-1]
        return Span(start=self.named[0].span.start, end=last.span.end)

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.named)


def _entries(lines: Sequence[TextLine], known: Sequence[Mention]) -> Iterator[_Entry]:
    """Join a certificate's line with the lines below it that go on with it or say more of it."""
    entry: _Entry | None = None
    for line in lines:
        if not any(map(str.isalnum, line.text)):
            continue
        if entry and not entry.more and _goes_on(entry, line, known):
            entry.named.append(line)
        elif entry and _says_more(entry, line):
            entry.more.append(line)
        else:
            if entry:
                yield entry
            entry = _Entry(named=[line])
    if entry:
        yield entry


def _goes_on(entry: _Entry, line: TextLine, known: Sequence[Mention]) -> bool:
    """Tell whether a name wraps into *line*: it ends in the air, or a known name reaches over the break."""
    last = entry.named[-1]
    if line.bullet:
        return False
    if _IN_THE_AIR.search(last.text):
        return True
    spans = (mention.evidence.span for mention in known)
    return any(last.span.start <= one.start < last.span.end < one.end for one in spans)


def _says_more(entry: _Entry, line: TextLine) -> bool:
    """Tell whether a line only dates or numbers the certificate above it, or names who issued it."""
    if _DETAIL.match(line.text) or line.text[0].islower():
        return True
    if line.bullet:
        return False
    if is_issuer(line.text):
        return True
    words = name_of(line.text).split()
    is_undated = not parse_ranges(entry.text)
    is_short = not words or (is_undated and len(words) <= 2 and not words[0].isupper())  # noqa: PLR2004 - an issuer
    return is_short and bool(parse_ranges(line.text))


def _from_entry(
    document: Document, entry: _Entry, claimed: Sequence[Mention]
) -> list[Certification]:
    """Return the certificate of an entry, or several of one line; none where it is a degree."""
    first = entry.text
    if len(first) > _LONGEST or (find_degree(first) and INSTITUTION.search(first)):
        return []
    read = read_certificate(first, "\n".join(line.text for line in entry.more))
    if len(read.name) < 3:  # noqa: PLR2004 - no name is shorter
        return []
    inside = [mention for mention in claimed if mention.evidence.span in entry.span]
    names: dict[str | None, str] = {}
    for mention in inside:
        names.setdefault(mention.skill, mention.evidence.quote)
    if len(names) < 2 or not _LIST.search(read.name):  # noqa: PLR2004 - several
        names = {next(iter(names), None): read.name}
    start, end = entry.named[0].span.start, entry.named[-1].span.end
    return [
        Certification(
            name=name,
            id=skill,
            issued=read.issued,
            expires=read.expires,
            evidence=document.quote(Span(start=start, end=end)),
            issuer=read.issuer,
            in_progress=read.in_progress,
        )
        for skill, name in names.items()
    ]


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
