"""The layout step that both PDF engines and OCR share: positioned runs become lines in reading order."""

from collections.abc import Iterator, Sequence

from matcher.readers.clean import clean
from matcher.readers.layout.banner import lift_banner
from matcher.readers.layout.columns import find_split
from matcher.readers.layout.fragments import Fragment, find_fragments
from matcher.readers.layout.furniture import without_furniture
from matcher.readers.layout.hyphens import join_hyphenated
from matcher.readers.layout.lines import block_lines
from matcher.readers.layout.precedence import edge_in_section, in_order
from matcher.readers.runs import PageContent, Run, TextLine

_DEPTH = 12  # columns inside columns inside ... this deep


def document_lines(pages: Sequence[PageContent]) -> list[TextLine]:
    """Return the lines of all pages in reading order, what repeats on every page once, broken words whole."""
    heights = {page.number: page.height for page in pages}
    fragments = [find_fragments(page.runs) for page in pages]
    edges = [edge_in_section(following) for following in (*fragments[1:], [])]
    lines = [
        line
        for page, pieces, next_edge in zip(pages, fragments, edges[: len(pages)], strict=True)
        for line in (*_page_lines(pieces, page.number, next_edge), *_sideways(page))
    ]
    return join_hyphenated(without_furniture(lines, heights))


def _page_lines(
    fragments: Sequence[Fragment], page: int, next_edge: float | None
) -> Iterator[TextLine]:
    """Yield the upright lines of a page in the order a person reads them."""
    blocks = reading_order(fragments, is_later=page > 1, next_edge=next_edge)
    for number, block in enumerate(blocks):
        yield from block_lines(block, page, number)


def reading_order(
    fragments: Sequence[Fragment],
    depth: int = 0,
    *,
    is_later: bool = False,
    next_edge: float | None = None,
) -> list[list[Fragment]]:
    """Cut a page into blocks that read line by line: above, left column, right column, below.

    Args:
        fragments: of the page or a part of it.
        depth: how many cuts lead here.
        is_later: not on the first page: its columns may go on with those of the page before.
        next_edge: where the page that follows begins, in points, if it does so in the middle of a section.
    """
    split = find_split(fragments) if depth < _DEPTH else None
    if split is None:
        return [list(fragments)] if fragments else []
    parts = in_order(lift_banner(split), is_later=is_later, next_edge=next_edge)
    blocks = [block for part in parts[:-1] for block in reading_order(part, depth + 1)]
    return blocks + reading_order(parts[-1], depth + 1, next_edge=next_edge)


def _sideways(page: PageContent) -> list[TextLine]:
    """Return the text of a page that is turned on its side, in the order it is painted; it is read last."""
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
