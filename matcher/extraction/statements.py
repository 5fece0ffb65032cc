"""Find facts that a knockout may ask for, in the person's own words; nothing is inferred."""

import re
from collections.abc import Sequence

from matcher.model.document import Document, SectionKind, Span
from matcher.model.profile import Passage, Statement
from matcher.text.lower_case import in_lower_case, lower_pattern

_TOPICS = (
    (
        "work_permit",
        r"(?:work|employment|residence) (?:permit|authori[sz]ation|visa|rights?)|authori[sz]ed to work|eligible to work|right to work"
        r"|sponsorship|free to work in|green card|h-?1b\b|blue card|permanent residen\w+|[a-z.]{2,20} citizen\w*|(?:uk|us|eu|british|irish|american|canadian|australian|swiss|german|french|indian) nationals?\b"
        r"|indefinite leave|pre-settled|settled status|\bopt\b|arbeitserlaubnis|aufenthalts\w+"
        r"|permis de travail|permiso de trabajo|tn visa|visa status",
    ),
    (
        "clearance",
        r"(?:security|secret|top secret|ts/sci|dv|sc|nato|public trust|sicherheits)[ -]?(?:clear\w+|überprüf\w+)|ts/sci|sc cleared|dv cleared"
        r"|active clearance|polygraph",
    ),
    (
        "relocation",
        r"(?:willing|open|able|ready|available|unable|not willing|prepared) (?:to|for) (?:relocat\w+|travel|move)|relocation|umzugsbereit"
        r"|mobilité|disponibilidad para viajar|disponibilidad geográfica|reisebereit\w*",
    ),
    (
        "driving_licence",
        r"driv(?:ing|er'?s?) licen[cs]e|führerschein|permis (?:de conduire|b)\b|carn[eé]t? de conducir|permiso de conducir",
    ),
    (
        "availability",
        r"notice period|available (?:from|immediately|to start|for work|full[- ]time|part[- ]time)|immediately available|immediate joiner"
        r"|serving notice|kündigungsfrist|verfügbar ab|disponible (?:à partir|immédiatement|de inmediato|desde)|start date|joining date",
    ),
)  # fmt: skip
_PATTERNS = tuple((topic, lower_pattern(rf"(?<!\w)(?:{words})")) for topic, words in _TOPICS)
_ANY = lower_pattern(rf"(?<!\w)(?:{'|'.join(words for _, words in _TOPICS)})")
_SENTENCE = re.compile(r"\S(?:[^.;!?]|[.;!?](?!\s+[A-ZÀ-Þ]))*[.;!?]?")
# In the story of a job these words speak of products, not of the person.
_PERSONAL = frozenset(
    {
        SectionKind.HEADER, SectionKind.SUMMARY, SectionKind.OBJECTIVE, SectionKind.PERSONAL, SectionKind.OTHER,
        SectionKind.SKILLS, SectionKind.CERTIFICATIONS, SectionKind.LANGUAGES, SectionKind.INTERESTS,
    }
)  # fmt: skip


def find_statements(document: Document, passages: Sequence[Passage]) -> tuple[Statement, ...]:
    """Find what the person states about permit, clearance, relocation, licence and availability.

    Each statement is a whole sentence, however it was wrapped.
    """
    found: list[Statement] = []
    for passage in passages:
        text = passage.evidence.quote
        if passage.section not in _PERSONAL or not _ANY.search(in_lower_case(text)):
            continue
        for sentence in _SENTENCE.finditer(text):
            start = passage.evidence.span.start + sentence.start()
            span = Span(start=start, end=start + len(sentence.group().rstrip()))
            words = in_lower_case(" ".join(sentence.group().split()))
            found += [
                Statement(topic=topic, evidence=document.quote(span))
                for topic, pattern in _PATTERNS
                if pattern.search(words)
            ]
    return tuple(found)
