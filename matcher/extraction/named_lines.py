"""Where the names of people, employers and schools stand: text that never names a skill."""

from collections.abc import Iterator, Sequence

from matcher.extraction.contact import FoundContact
from matcher.model.document import Document, Span
from matcher.model.profile import Degree, Role


def proper_names(
    document: Document, contact: FoundContact, roles: Sequence[Role], degrees: Sequence[Degree]
) -> tuple[Span, ...]:
    """Return the spans of contact lines, and wherever person, employers and schools are named; ascending.

    An employer of one word is looked for in the heading lines of its role only: "built Spark jobs" may
    stand below.
    """
    found = set(contact.spans)
    whole = Span(start=0, end=len(document.text))
    if contact.contact.name:
        found.update(_places(document, contact.contact.name, whole, first_only=False))
    for role in roles:
        if role.employer:
            is_one_word = " " not in role.employer
            span = role.evidence.span if is_one_word else whole
            found.update(_places(document, role.employer, span, first_only=is_one_word))
    for degree in degrees:
        if degree.institution:
            found.update(_places(document, degree.institution, whole, first_only=False))
    return tuple(sorted(found))


def _places(document: Document, name: str, span: Span, *, first_only: bool) -> Iterator[Span]:
    start = document.text.find(name, span.start, span.end)
    while start >= 0:
        yield Span(start=start, end=start + len(name))
        if first_only:
            return
        start = document.text.find(name, start + len(name), span.end)
