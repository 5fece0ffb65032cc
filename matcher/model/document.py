"""What a file says, as text that never changes after it was read, and quotations from it."""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points in ``Document.text``."""

    start: int
    end: int

    def __contains__(self, other: "Span") -> bool:
        """Tell whether *other* lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A literal quotation: ``document.text[span.start:span.end] == quote``."""

    document_id: str
    span: Span
    quote: str
    page: int | None = None


class Severity(StrEnum):
    """How much a flag wants a person's eye."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something a person should know; never a judgement and never a point."""

    code: str
    severity: Severity
    message: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the text as it stood on the page.

    Args:
        span: where the line stands in ``Document.text``, without its line break.
        page: 1-based page number; 1 where the format has no pages.
        box: left, bottom, right, top in points from the page's lower left corner, where known.
        size: the font size in points, where known.
        bold: whether most of the line is set bold.
        block: which block of its page the line stands in, 0-based in reading order, where known.
    """

    span: Span
    page: int = 1
    box: tuple[float, float, float, float] | None = None
    size: float | None = None
    bold: bool = False
    block: int | None = None


HONEST_CAUSES = frozenset({"icon_name", "ocr_layer", "tracked_deletion"})
"""Why text is hidden in files that nobody meant to deceive with: searchable scans, tracked changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenText:
    """Text that is in the file but that a human reader cannot see; never scored."""

    text: str
    cause: str
    page: int

    @property
    def wants_a_look(self) -> bool:
        """Tell whether a person should see it: it holds words, and no honest program leaves the like behind."""
        return self.cause not in HONEST_CAUSES and any(len(word) > 1 for word in _words(self.text))


def _words(text: str) -> list[str]:
    return "".join(character if character.isalnum() else " " for character in text).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The target of a hyperlink (never fetched)."""

    target: str
    page: int = 1


class SectionKind(StrEnum):
    """The parts of a resume that extraction tells apart."""

    HEADER = "header"
    SUMMARY = "summary"
    OBJECTIVE = "objective"
    EXPERIENCE = "experience"
    PROJECTS = "projects"
    EDUCATION = "education"
    SKILLS = "skills"
    CERTIFICATIONS = "certifications"
    PUBLICATIONS = "publications"
    AWARDS = "awards"
    LANGUAGES = "languages"
    INTERESTS = "interests"
    REFERENCES = "references"
    PERSONAL = "personal"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of the document under one heading.

    Args:
        kind: what the section is about.
        heading: where its heading stands; None for text above the first heading.
        body: the text under the heading, up to the next one.
        title: the words of the heading.
    """

    kind: SectionKind
    heading: Span | None
    body: Span
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that was read: visible text in reading order, its lines, and what was left out.

    Args:
        id: hex SHA-256 of the file's bytes.
        name: the path as it was found, for people.
        media_type: by content, for example ``application/pdf``.
        text: the visible text; lines end with a newline character.
        lines: the lines in the order of the text, ascending and not overlapping.
        pages: how many pages the file has; 1 where the format has none.
        engine: which PDF engine made the text, else None.
        read_confidence: 0..1, how far the text can be trusted to be what a person sees.
        turns: the pages that were read from their picture, each with the quarters by which the picture was
            turned counter-clockwise to stand upright; boxes are those of the upright page.
    """

    id: str
    name: str
    media_type: str
    text: str
    lines: tuple[Line, ...] = ()
    pages: int = 1
    hidden: tuple[HiddenText, ...] = ()
    links: tuple[Link, ...] = ()
    warnings: tuple[Flag, ...] = ()
    engine: str | None = None
    read_confidence: float = 1.0
    turns: tuple[tuple[int, int], ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the lines by where they start, for ``page_at``."""
        object.__setattr__(self, "_starts", tuple(line.span.start for line in self.lines))

    def quote(self, span: Span) -> Evidence:
        """Quote *span* literally; the only maker of Evidence.

        Raises:
            ValueError: when *span* is empty or leaves the text.
        """
        if not 0 <= span.start < span.end <= len(self.text):
            raise ValueError(f"{span} is not a part of a text of {len(self.text)} characters")
        return Evidence(
            document_id=self.id,
            span=span,
            quote=self.text[span.start : span.end],
            page=self.page_at(span.start),
        )

    def page_at(self, offset: int) -> int | None:
        """Return the 1-based page of the line that holds *offset*, or None without lines."""
        if not self.lines:
            return None
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)].page
