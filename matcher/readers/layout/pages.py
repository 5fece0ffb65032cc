"""The layout step that both PDF engines and OCR share: positioned runs become lines in reading order."""

from collections.abc import Sequence

from matcher.readers.clean import clean
from matcher.readers.layout.banner import begins_with_heading, lift_banner
from matcher.readers.layout.columns import find_split
from matcher.readers.layout.fragments import Fragment, find_fragments
from matcher.readers.layout.furniture import without_furniture
from matcher.readers.layout.hyphens import join_hyphenated
from matcher.readers.layout.lines import block_lines
from matcher.readers.runs import PageContent, Run, TextLine

_DEPTH = 12  # columns inside columns inside ... this deep


def document_lines(pages: Sequence[PageContent]) -> list[TextLine]:
    """Return the lines of all pages in reading order, what repeats on every page once, broken words whole."""
    heights = {page.number: page.height for page in pages}
    lines = [line for page in pages for line in page_lines(page)]
    return join_hyphenated(without_furniture(lines, heights))


def page_lines(page: PageContent) -> list[TextLine]:
    """Return the lines of a page in the order a person reads them; sideways text comes last."""
    blocks = reading_order(find_fragments(page.runs), is_later=page.number > 1)
    lines = [
        line
        for number, block in enumerate(blocks)
        for line in block_lines(block, page.number, number)
    ]
    return lines + _sideways(page)


def reading_order(
    fragments: Sequence[Fragment], depth: int = 0, *, is_later: bool = False
) -> list[list[Fragment]]:
    """Cut a page into blocks that read line by line: above, left column, right column, below.

    Args:
        fragments: of the page or a part of it.
        depth: how many cuts lead here.
        is_later: not the first page: a right column that begins in the middle of a section goes on with
            what the page before ended with, and is read before a left one that begins with a heading.
    """
    split = find_split(fragments) if depth < _DEPTH else None
    if split is None:
        return [list(fragments)] if fragments else []
    split = lift_banner(split)
    sides = [split.left, split.right]
    if is_later and begins_with_heading(split.left) and not begins_with_heading(split.right):
        sides.reverse()
    return [
        block
        for part in (split.above, *sides, split.below)
        for block in reading_order(part, depth + 1)
    ]


def _sideways(page: PageContent) -> list[TextLine]:
    """Return the text that is turned on its side, in the order it is painted."""
    groups: list[list[Run]] = []
    for run in page.runs:
        if run.upright or not clean(run.text).strip():
            continue
        if groups and _continues(groups[-1][-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [
        TextLine(
            text=" ".join(clean("".join(run.text for run in group)).split()),
            page=page.number,
            size=round(max(run.size for run in group), 2),
        )
        for group in groups
    ]


def _continues(before: Run, run: Run) -> bool:
    """Tell whether a sideways run continues the one before it."""
    apart = max(run.y0 - before.y1, before.y0 - run.y1)
    return run.x0 < before.x1 and before.x0 < run.x1 and apart < before.size
