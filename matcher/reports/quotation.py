"""Quotations as people read them: the words in the bullet or line that they stand in."""

from collections.abc import Iterable
from dataclasses import dataclass

from matcher.model.document import Evidence
from matcher.model.profile import CandidateProfile

AROUND = 120
"""Characters of a passage shown before the first and after the last of the quoted words."""
LONG_PASSAGE = 240
"""A passage longer than this is cut to the line of the quoted words."""
LONGEST = 600
"""Characters shown of the quoted words themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a resume with what stands around them.

    Args:
        parts: the text in order; True marks what is quoted, False what stands around it.
        where: page and section, for example ``page 2, experience``.
    """

    parts: tuple[tuple[str, bool], ...]
    where: str

    @property
    def text(self) -> str:
        """The whole of it, without the marks."""
        return "".join(text for text, _ in self.parts)


def quotations(
    evidence: Iterable[Evidence], profile: CandidateProfile | None
) -> tuple[Quotation, ...]:
    """Set each quotation into its passage; quotations of one passage become one.

    Without a profile, or outside every passage, the quoted words stand alone.
    """
    found: dict[tuple[int, str], list[Evidence]] = {}
    for item in sorted(evidence, key=lambda one: (one.span.start, -one.span.end)):
        found.setdefault(_context(item, profile), []).append(item)
    return tuple(
        Quotation(parts=_parts(start, text, items), where=place_words(items[0], profile))
        for (start, text), items in found.items()
    )


def place_words(found: Evidence, profile: CandidateProfile | None) -> str:
    """Say where a quotation stands, for example ``page 2, experience``."""
    section = profile.section_at(found.span) if profile else None
    page = f"page {found.page}" if found.page is not None else None
    return ", ".join(part for part in (page, section.value if section else None) if part)


def _context(item: Evidence, profile: CandidateProfile | None) -> tuple[int, str]:
    """Return where the text around a quotation starts, and that text."""
    for passage in profile.passages if profile else ():
        around = passage.evidence
        if item.span in around.span:
            if len(around.quote) <= LONG_PASSAGE:
                return around.span.start, around.quote
            first = around.quote.rfind("\n", 0, item.span.start - around.span.start) + 1
            last = around.quote.find("\n", item.span.end - around.span.start)
            return around.span.start + first, around.quote[first : last if last >= 0 else None]
    return item.span.start, item.quote


def _parts(first: int, text: str, items: list[Evidence]) -> tuple[tuple[str, bool], ...]:
    """Part *text*, which starts at *first*, into what is quoted and what stands around it."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for item in items:
        start, end = item.span.start - first, item.span.end - first
        if start < at:
            continue
        parts.append((_inner(text[at:start], is_first=not at), False))
        parts.append((_cut(text[start:end], LONGEST), True))
        at = end
    parts.append((_cut(text[at:], AROUND), False))
    return tuple(part for part in parts if part[0])


def _inner(text: str, *, is_first: bool) -> str:
    """Shorten what stands before quoted words: from the left at the start, in the middle elsewhere."""
    if is_first:
        return text if len(text) <= AROUND else f"…{_tail(text)}"
    return text if len(text) <= 2 * AROUND else f"{_cut(text, AROUND)} {_tail(text)}"


def _tail(text: str) -> str:
    """Return the last whole words of *text* (one long word is cut)."""
    end = text[-AROUND:]
    return end[end.find(" ", 0, -1) + 1 :]


def _cut(text: str, limit: int) -> str:
    """Return the first whole words of *text* with an ellipsis, or all of a short one."""
    if len(text) <= limit:
        return text
    last = text.rfind(" ", 1, limit)
    return f"{text[: last if last > 0 else limit]}…"
