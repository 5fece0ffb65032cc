"""The layout step both PDF engines share: positioned runs become lines in reading order."""

from collections.abc import Sequence

from matcher.readers.clean import clean
from matcher.readers.columns import find_split
from matcher.readers.fragments import Fragment, find_fragments, rows_of
from matcher.readers.runs import Box, PageContent, Run, TextLine

CELL_BREAK = "\t"
_DEPTH = 12  # columns inside columns inside ... this deep


def page_lines(page: PageContent) -> list[TextLine]:
    """Return the lines of a page in the order a person reads them."""
    fragments = find_fragments(page.runs)
    lines = [
        _line(row, page.number) for block in reading_order(fragments) for row in rows_of(block)
    ]
    return lines + _sideways(page)


def reading_order(fragments: Sequence[Fragment], depth: int = 0) -> list[list[Fragment]]:
    """Cut the page into blocks that read line by line: above, left column, right column, below."""
    split = find_split(fragments) if depth < _DEPTH else None
    if split is None:
        return [list(fragments)] if fragments else []
    return [
        block
        for part in (split.above, split.left, split.right, split.below)
        for block in reading_order(part, depth + 1)
    ]


def _line(row: Sequence[Fragment], page: int) -> TextLine:
    letters = sum(len(fragment.text) for fragment in row)
    return TextLine(
        text=CELL_BREAK.join(fragment.text for fragment in row),
        page=page,
        box=_around(row),
        size=round(max(fragment.size for fragment in row), 2),
        bold=2 * sum(len(fragment.text) for fragment in row if fragment.bold) > letters,
    )


def _sideways(page: PageContent) -> list[TextLine]:
    """Return text that is turned on its side, last and in the order it is painted."""
    groups: list[list[Run]] = []
    for run in page.runs:
        if run.upright or not clean(run.text).strip():
            continue
        if groups and _goes_on(groups[-1][-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    lines = []
    for group in groups:
        text = " ".join(clean("".join(run.text for run in group)).split())
        size = round(max(run.size for run in group), 2)
        lines.append(TextLine(text=text, page=page.number, box=_around(group), size=size))
    return lines


def _goes_on(before: Run, run: Run) -> bool:
    """Tell whether a sideways run continues the one before it."""
    apart = max(run.y0 - before.y1, before.y0 - run.y1)
    return run.x0 < before.x1 and before.x0 < run.x1 and apart < before.size


def _around(pieces: Sequence[Run] | Sequence[Fragment]) -> Box:
    return (
        min(piece.x0 for piece in pieces),
        min(piece.y0 for piece in pieces),
        max(piece.x1 for piece in pieces),
        max(piece.y1 for piece in pieces),
    )
