"""Find certificates: the lines of a certifications section, and names that the taxonomy knows anywhere else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from matcher.extraction.certificate_codes import find_code
from matcher.extraction.certificate_words import is_issuer, name_of, read_certificate, read_dates
from matcher.extraction.dates import parse_ranges
from matcher.extraction.degree_words import INSTITUTION, find_degree
from matcher.extraction.lines import TextLine
from matcher.extraction.parts import Part
from matcher.extraction.unfinished import is_unfinished
from matcher.model.document import Document, Evidence, SectionKind, Span
from matcher.model.profile import Assertion, Certification, Mention

_DETAIL = re.compile(
    r"^(?:issued|issuing|in progress|exam|credential|expires?|valid|license|licence|see|show|https?:|www\.|id\b|certificate (?:id|no|number)|verify|skills:)",
    re.IGNORECASE,
)
_IN_THE_AIR = re.compile(r"(?:\s-|[,(&:/]|\b(?:and|of|for|in|on|the))$")
_LIST = re.compile(r"[,;/&+]|\band\b")
_LONGEST = 160
_SECTIONS = frozenset({SectionKind.CERTIFICATIONS})
_NEVER = frozenset({SectionKind.REFERENCES, SectionKind.INTERESTS, SectionKind.OBJECTIVE})


def find_certifications(
    document: Document,
    parts: Sequence[Part],
    lines: Sequence[TextLine],
    known: Sequence[Mention],
) -> tuple[Certification, ...]:
    """Find certificates in the order of the text, each once.

    Args:
        document: what the lines belong to.
        parts: its sections.
        lines: its lines.
        known: mentions of the taxonomy's certifications.
    """
    named = [
        mention
        for mention in known
        if mention.assertion is not Assertion.NEGATED and mention.section not in _NEVER
    ]
    found: list[Certification] = []
    covered: list[Span] = []
    for part in parts:
        if part.kind in _SECTIONS:
            for entry in _entries(part.lines, named):
                certifications = _from_entry(document, entry, named)
                found += certifications
                covered += [entry.span] if certifications else []
    seen = {certification.id for certification in found if certification.id}
    for mention in named:
        inside = any(mention.evidence.span in span for span in covered)
        if not inside and mention.skill not in seen and mention.assertion is Assertion.CLAIMED:
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


def _from_entry(document: Document, entry: _Entry, named: Sequence[Mention]) -> list[Certification]:
    """Return the certificate of an entry, or several of one line; none where it is a degree."""
    first = entry.text
    if len(first) > _LONGEST or (find_degree(first) and INSTITUTION.search(first)):
        return []
    read = read_certificate(first, "\n".join(line.text for line in entry.more))
    if len(read.name) < 2:  # noqa: PLR2004 - no name is shorter
        return []
    known: dict[str, Mention] = {}
    for mention in named:
        if mention.evidence.span in entry.span:
            known.setdefault(mention.skill, mention)
    evidence = document.quote(Span(start=entry.named[0].span.start, end=entry.named[-1].span.end))
    mentions = tuple(known.values())
    if len(mentions) > 1 and _are_listed(document, mentions):
        return [replace(one, issuer=read.issuer) for one in _listed(document, mentions, evidence)]
    return [
        Certification(
            name=read.name,
            id=next(iter(known), None),
            code=read.code,
            issued=read.issued,
            expires=read.expires,
            evidence=evidence,
            issuer=read.issuer,
            in_progress=read.in_progress or any(map(_is_hoped_for, mentions)),
        )
    ]


def _are_listed(document: Document, mentions: Sequence[Mention]) -> bool:
    """Tell whether a comma or the like stands between the first two names."""
    first, second = (mention.evidence.span for mention in mentions[:2])
    return _LIST.search(document.text[first.end : second.start]) is not None


def _listed(
    document: Document, mentions: Sequence[Mention], evidence: Evidence
) -> Iterator[Certification]:
    """Yield the certificates that a line lists; dates behind the last one are those of all, if no other has any."""
    low, text = evidence.span.start, evidence.quote
    starts = [mention.evidence.span.start - low for mention in mentions]
    stops = [*starts[1:], len(text)]
    dates = [read_dates(text[start:stop]) for start, stop in zip(starts, stops, strict=True)]
    if not any(map(any, dates[:-1])):
        dates = [dates[-1]] * len(mentions)
    for mention, (issued, expires) in zip(mentions, dates, strict=True):
        is_open = _is_hoped_for(mention) or is_unfinished(
            text, mention.evidence.span.start - low, mention.evidence.span.end - low
        )
        yield Certification(
            name=mention.evidence.quote,
            id=mention.skill,
            code=find_code(mention.evidence.quote),
            issued=None if is_open else issued,
            expires=expires,
            evidence=evidence,
            in_progress=is_open,
        )


def _from_mention(document: Document, lines: Sequence[TextLine], mention: Mention) -> Certification:
    line = next((line for line in lines if mention.evidence.span in line.span), None)
    whole = document.quote(line.span) if line else mention.evidence
    (found,) = _listed(document, (mention,), whole)
    is_short = line is not None and len(line.text) <= _LONGEST
    return found if is_short else replace(found, issued=None, expires=None)


def _is_hoped_for(mention: Mention) -> bool:
    return mention.assertion is Assertion.ASPIRED
