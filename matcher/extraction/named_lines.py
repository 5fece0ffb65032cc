"""Where the names of people, employers and schools stand: text that never names a skill."""

from collections.abc import Sequence

from matcher.extraction.contact import FoundContact
from matcher.model.document import Document, Span
from matcher.model.profile import Degree, Role


def proper_names(
    document: Document, contact: FoundContact, roles: Sequence[Role], degrees: Sequence[Degree]
) -> tuple[Span, ...]:
    """Return the spans of contact lines, and wherever person, employers and schools are named; ascending.

    An employer of one word, and the place of work, are looked for in the heading lines of their role only:
    "built Spark jobs" may stand below.
    """
    found = set(contact.spans)
    everywhere = {contact.contact.name, *(degree.institution for degree in degrees)}
    for role in roles:
        if role.location:
            found.update(_places(document, role.location, role.evidence.span)[:1])
        if role.employer and " " not in role.employer:
            found.update(_places(document, role.employer, role.evidence.span)[:1])
        else:
            everywhere.add(role.employer)
    whole = Span(start=0, end=len(document.text))
    for name in filter(None, everywhere):
        found.update(_places(document, name, whole))
    return tuple(sorted(found))


def _places(document: Document, name: str, span: Span) -> list[Span]:
    places = []
    start = document.text.find(name, span.start, span.end)
    while start >= 0:
        places.append(Span(start=start, end=start + len(name)))
        start = document.text.find(name, start + len(name), span.end)
    return places
