"""Which section a place of the text lies in, and whether skills are looked for there at all."""

from bisect import bisect_right
from collections.abc import Sequence

from matcher.extraction.ranges import Ranges
from matcher.model.document import Section, SectionKind, Span


class Places:
    """Looks up offsets of a document.

    Args:
        sections: the sections; text outside them counts as ``SectionKind.OTHER``.
        closed: spans in which nothing counts.
    """

    def __init__(self, sections: Sequence[Section], closed: Sequence[Span]) -> None:
        self._sections = sorted(sections, key=lambda section: section.body.start)
        self._starts = [section.body.start for section in self._sections]
        self._closed = Ranges((span.start, span.end) for span in closed)

    def kind_at(self, offset: int) -> SectionKind:
        """Return the kind of the section whose body holds *offset*."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._sections[place].body.end:
            return self._sections[place].kind
        return SectionKind.OTHER

    def is_closed(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the document touches a place where nothing counts."""
        return self._closed.touch(start, end)
