"""The parts of a resume: every section with its own lines, and the paragraphs that these make."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from matcher.extraction.lines import TextLine, lines_within
from matcher.extraction.paragraphs import Paragraph, join_wrapped
from matcher.model.document import Section, SectionKind


@dataclass(frozen=True, kw_only=True)
class Part:
    """A section and what stands in it, cut up once for all who look there.

    Args:
        section: the section.
        lines: the candidate's own lines of its body, in order.
    """

    section: Section
    lines: tuple[TextLine, ...]

    @property
    def kind(self) -> SectionKind:
        """What the section is about."""
        return self.section.kind

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The lines, each bullet or paragraph with those that it was wrapped into."""
        return tuple(join_wrapped(self.lines))


def parts_of(sections: Sequence[Section], lines: Sequence[TextLine]) -> tuple[Part, ...]:
    """Give every section those of *lines* that stand in it."""
    return tuple(
        Part(section=section, lines=lines_within(lines, section.body)) for section in sections
    )
