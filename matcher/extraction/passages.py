"""The bullets and paragraphs of a resume, each with the section it stands in."""

from collections.abc import Sequence

from matcher.extraction.parts import Part
from matcher.model.document import Document, SectionKind, Span
from matcher.model.profile import Passage

_NEVER_PROSE = frozenset(
    {
        SectionKind.HEADER,
        SectionKind.SKILLS,
        SectionKind.LANGUAGES,
        SectionKind.PERSONAL,
        SectionKind.REFERENCES,
    }
)


def find_passages(document: Document, parts: Sequence[Part]) -> tuple[Passage, ...]:
    r"""Return the bullets and paragraphs of every part, wrapped lines joined, in order.

    >>> from matcher.extraction.lines import read_lines
    >>> from matcher.extraction.parts import parts_of
    >>> from matcher.model.document import Section
    >>> text = "EXPERIENCE\n- Built a churn model in\n  Python\n- Led three people\n"
    >>> document = Document(id="x", name="a.txt", media_type="text/plain", text=text)
    >>> body = Section(
    ...     kind=SectionKind.EXPERIENCE, heading=None, body=Span(start=10, end=len(text))
    ... )
    >>> passages = find_passages(document, parts_of([body], read_lines(document)))
    >>> [passage.evidence.quote for passage in passages]
    ['Built a churn model in\n  Python', 'Led three people']
    """
    found: list[Passage] = []
    for part in parts:
        kind = part.section.kind
        for one in part.paragraphs:
            span = Span(start=one.lines[0].span.start, end=one.lines[-1].span.end)
            is_prose = kind not in _NEVER_PROSE and one.is_prose
            found.append(Passage(evidence=document.quote(span), section=kind, is_prose=is_prose))
    return tuple(found)
