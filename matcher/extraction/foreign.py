"""What stands in a resume but is not said by the candidate of themselves: orders to a machine, job advertisements.

Such stretches are shown to a person and earn nothing: they are left out before anything is extracted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.extraction.advertisement import find_advertisement
from matcher.extraction.instructions import find_instructions
from matcher.extraction.lines import TextLine
from matcher.model.document import Section, Span

ADVERTISEMENT = "advertisement_text"
"""The flag of a resume in which an employer speaks."""
_MOST = 0.5  # of a line: from here on the whole line is foreign


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """The stretches that are not the candidate's.

    Args:
        instructions: orders to a machine.
        advertisement: where an employer speaks.
    """

    instructions: tuple[Span, ...] = ()
    advertisement: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of them, ascending."""
        return tuple(sorted((*self.instructions, *self.advertisement)))


def find_foreign(lines: Sequence[TextLine], sections: Sequence[Section]) -> Foreign:
    """Find what is not the candidate's in the lines of a resume."""
    if not lines:
        return Foreign()
    return Foreign(
        instructions=tuple(find_instructions(lines[0].copy)),
        advertisement=find_advertisement(lines, sections),
    )


def own_lines(lines: Sequence[TextLine], foreign: Foreign) -> tuple[TextLine, ...]:
    """Return the lines without those that are mostly foreign."""
    spans = foreign.spans
    if not spans:
        return tuple(lines)
    return tuple(line for line in lines if not _is_foreign(line.span, spans))


def _is_foreign(line: Span, spans: Sequence[Span]) -> bool:
    covered = sum(max(0, min(line.end, span.end) - max(line.start, span.start)) for span in spans)
    return covered >= _MOST * (line.end - line.start)
