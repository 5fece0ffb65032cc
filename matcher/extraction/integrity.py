"""Flag what a person should look at: hidden text, disguised letters, foreign text, odd dates. Never a verdict."""

from collections.abc import Iterator, Sequence

from matcher.extraction.date_flags import date_flags
from matcher.extraction.disguises import find_disguises
from matcher.extraction.foreign import ADVERTISEMENT, Foreign
from matcher.extraction.instructions import speaks_to_machine
from matcher.extraction.lines import TextLine
from matcher.model.document import Document, Flag, Severity
from matcher.model.profile import Mention, Role


def find_flags(
    document: Document,
    lines: Sequence[TextLine],
    foreign: Foreign,
    roles: Sequence[Role],
    mentions: Sequence[Mention],
) -> tuple[Flag, ...]:
    """Collect everything about this resume that wants a person's eye, the graver first."""
    flags = [
        *_hidden(document),
        *_tracked(document),
        *_orders(document, foreign),
        *_advertisement(document, foreign),
        *find_disguises(document),
        *date_flags(document, lines, roles),
        *_no_skills(mentions),
    ]
    return tuple(sorted(flags, key=lambda flag: flag.severity is not Severity.WARNING))


def _hidden(document: Document) -> Iterator[Flag]:
    unseen = [part for part in document.hidden if part.wants_a_look]
    if unseen:
        causes = sorted({part.cause.replace("_", " ") for part in unseen})
        count = sum(len(part.text.split()) for part in unseen)
        yield Flag(
            code="hidden_text",
            severity=Severity.WARNING,
            message=f"{count} words of the file cannot be seen by a reader ({', '.join(causes)}); they are not scored",
        )


def _tracked(document: Document) -> Iterator[Flag]:
    deleted = [part for part in document.hidden if part.cause == "tracked_deletion"]
    if deleted:
        count = sum(len(part.text.split()) for part in deleted)
        yield Flag(
            code="tracked_changes",
            severity=Severity.INFO,
            message=f"{count} words were deleted while changes were tracked; they are not scored",
        )


def _orders(document: Document, foreign: Foreign) -> Iterator[Flag]:
    for span in foreign.instructions:
        yield Flag(
            code="machine_instruction",
            severity=Severity.WARNING,
            message="the text speaks to a machine and not to a reader; it has no effect here",
            evidence=document.quote(span),
        )
    if speaks_to_machine("\n".join(part.text for part in document.hidden)):
        yield Flag(
            code="machine_instruction",
            severity=Severity.WARNING,
            message="hidden text speaks to a machine and not to a reader; it has no effect here",
        )


def _advertisement(document: Document, foreign: Foreign) -> Iterator[Flag]:
    for span in foreign.advertisement:
        yield Flag(
            code=ADVERTISEMENT,
            severity=Severity.WARNING,
            message="an employer speaks here and not the candidate, as in a job advertisement; it earns nothing",
            evidence=document.quote(span),
        )


def _no_skills(mentions: Sequence[Mention]) -> Iterator[Flag]:
    if not mentions:
        yield Flag(
            code="no_skills",
            severity=Severity.WARNING,
            message="no skill of the taxonomy was found in the text",
        )
