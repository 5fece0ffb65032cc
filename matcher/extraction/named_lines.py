"""Where the names of people, employers and schools stand: text that never names a skill."""

from collections.abc import Iterator, Sequence

from matcher.model.document import Document, Span
from matcher.model.profile import Degree, Role


def proper_names(
    document: Document, contact: Sequence[Span], roles: Sequence[Role], degrees: Sequence[Degree]
) -> tuple[Span, ...]:
    """Return the spans of contact lines, employers and schools, ascending and each once.

    An employer is looked for in the heading lines of its role only: "built Spark jobs" may stand below.
    """
    found = set(contact)
    for role in roles:
        if role.employer:
            found.update(_places(document, role.employer, role.evidence.span, first_only=True))
    for degree in degrees:
        if degree.institution:
            whole = Span(start=0, end=len(document.text))
            found.update(_places(document, degree.institution, whole, first_only=False))
    return tuple(sorted(found))


def _places(document: Document, name: str, span: Span, *, first_only: bool) -> Iterator[Span]:
    start = document.text.find(name, span.start, span.end)
    while start >= 0:
        yield Span(start=start, end=start + len(name))
        if first_only:
            return
        start = document.text.find(name, start + len(name), span.end)
