"""Headers, footers and page numbers: what stands on every page is read once, numbers of pages not at all."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from matcher.readers.runs import TextLine

_ZONE = 0.1  # share of the page's height at its head and foot where such lines stand
_MIN_BODY = 2  # lines between head and foot; a page with fewer has no head or foot
_SAME_HEIGHT = 3.0  # points: a header stands this exactly in one place
_DIGITS = re.compile(r"\d{1,4}")
_PAGE_NUMBER = re.compile(
    r"[\W_]{0,6}(?:page|seite|pagina|p\u00e1gina|p\.|s\.)?\s{0,2}\d{1,3}"
    r"(?:\s{0,2}(?:/|of|von|de|sur|out of)\s{0,2}\d{1,3})?[\W_]{0,6}",
    re.IGNORECASE,
)


def without_furniture(lines: Sequence[TextLine], heights: Mapping[int, float]) -> list[TextLine]:
    """Leave out headers and footers that an earlier page has shown already, and the numbers of pages.

    Args:
        lines: of the whole document, in reading order.
        heights: of each page, in points.
    """
    if len(heights) < 2:  # noqa: PLR2004 - a single page repeats nothing
        return list(lines)
    seen: dict[str, list[TextLine]] = defaultdict(list)
    marginal = [_is_marginal(line, heights) for line in lines]
    bodies = Counter(
        line.page for line, is_marginal in zip(lines, marginal, strict=True) if not is_marginal
    )
    kept = []
    for line, is_marginal in zip(lines, marginal, strict=True):
        if not is_marginal or bodies[line.page] < _MIN_BODY:
            kept.append(line)
            continue
        if _PAGE_NUMBER.fullmatch(line.text):
            continue
        key = _DIGITS.sub("0", line.text.casefold())
        if not any(_repeats(before, line) for before in seen[key]):
            kept.append(line)
        seen[key].append(line)
    return kept


def _is_marginal(line: TextLine, heights: Mapping[int, float]) -> bool:
    height = heights.get(line.page)
    if line.box is None or not height:
        return False
    middle = (line.box[1] + line.box[3]) / 2
    return middle < _ZONE * height or middle > (1 - _ZONE) * height


def _repeats(before: TextLine, line: TextLine) -> bool:
    """Tell whether a line stands at the height at which an earlier page says the same."""
    if before.page == line.page or before.box is None or line.box is None:
        return False
    return abs(before.box[1] - line.box[1]) <= _SAME_HEIGHT
