"""Count publications and patents; talks and awards are neither."""

import re
from collections.abc import Sequence

from matcher.extraction.lines import TextLine
from matcher.extraction.parts import Part
from matcher.model.document import SectionKind

_PATENT = re.compile(r"\b(?:patents?|patente|brevets?)\b", re.IGNORECASE)
_NO_PAPER = re.compile(
    r"\b(?:talks?|presentations?|speaking|posters?|vorträge|conférences|ponencias|interests?)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:publications?|publikationen|veröffentlichungen|papers?|articles?|publicaciones)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\[\w{1,6}\]|\(?\d{1,2}[.)])\s")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def count_publications(parts: Sequence[Part]) -> tuple[int, int]:
    """Return how many publications and how many patents the resume lists."""
    papers = patents = 0
    for part in parts:
        if part.kind is not SectionKind.PUBLICATIONS:
            continue
        heading = part.section.title or ""
        listed = _entries(part.lines)
        if _PAPER.search(heading) or not (_PATENT.search(heading) or _NO_PAPER.search(heading)):
            papers += listed
        elif _PATENT.search(heading):
            patents += listed
    return papers, patents


def _entries(lines: Sequence[TextLine]) -> int:
    """Count the entries of a list: its bullets, else its numbers, else the lines with a year."""
    bullets = sum(line.bullet for line in lines)
    numbered = sum(_NUMBERED.match(line.text) is not None for line in lines)
    dated = sum(_YEAR.search(line.text) is not None for line in lines)
    return bullets or numbered or dated or min(1, len(lines))
