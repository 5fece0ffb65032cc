"""The layout step both PDF engines share: positioned runs become lines in reading order."""

from collections.abc import Sequence

from matcher.readers.clean import clean
from matcher.readers.columns import find_split
from matcher.readers.fragments import Fragment, find_fragments
from matcher.readers.lines import block_lines
from matcher.readers.runs import PageContent, Run, TextLine

_DEPTH = 12  # columns inside columns inside ... this deep


def page_lines(page: PageContent) -> list[TextLine]:
    """Return the lines of a page in the order a person reads them; sideways text comes last."""
    blocks = reading_order(find_fragments(page.runs))
    lines = [
        line
        for number, block in enumerate(blocks)
        for line in block_lines(block, page.number, number)
    ]
    return lines + _sideways(page)


def reading_order(fragments: Sequence[Fragment], depth: int = 0) -> list[list[Fragment]]:
    """Cut a page into blocks that read line by line: above, left column, right column, below."""
    split = find_split(fragments) if depth < _DEPTH else None
    if split is None:
        return [list(fragments)] if fragments else []
    return [
        block
        for part in (split.above, split.left, split.right, split.below)
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
