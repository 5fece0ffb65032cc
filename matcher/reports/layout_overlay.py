"""What was read of one file, laid over the pictures of its pages and beside them, so that a wrong reading shows.

Blocks, lines and the order between them come from the document; nothing is worked out anew.
"""

import base64
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from matcher.model.document import Document, HiddenText, Line, Section, SectionKind, Span
from matcher.readers.page_picture import PagePicture

CELL_BREAK = "\t"
_BLOCK_MARGIN = 3.0  # points of white between a block's lines and its outline
_PAPER_MARGIN = 36.0  # points of white around the lines of a page that has no picture


@dataclass(frozen=True, slots=True)
class Rect:
    """A box as SVG counts: from the upper left corner down, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: whether it is part of a heading, and whether a new cell begins with it."""

    text: str
    is_heading: bool
    begins_cell: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """A line of the text.

    Args:
        number: 1-based, in the order of the whole text.
        pieces: its text.
        kind: the section it stands in.
        section: the number of the section whose heading it holds, 1-based, else None.
        rect: where it stands on the page, where known.
        is_parted: an empty line stands before it in the text.
    """

    number: int
    pieces: tuple[Piece, ...]
    kind: SectionKind
    section: int | None
    rect: Rect | None
    is_parted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBlock:
    """Lines of a page that were read one after the other; a number where the format knows blocks."""

    number: int | None
    lines: tuple[ShownLine, ...]
    rect: Rect | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """A page: its picture, the blocks on it, and the ways from each block to the next."""

    number: int
    width: float
    height: float
    picture: str | None
    blocks: tuple[ShownBlock, ...]
    ways: tuple[str, ...]
    hidden: tuple[HiddenText, ...]

    @property
    def has_places(self) -> bool:
        """Whether there is anything to draw: places of lines, or the picture alone."""
        return self.picture is not None or any(block.rect for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    """A section as it stands in the legend."""

    number: int
    kind: SectionKind
    title: str | None
    line: int


def shown_pages(
    document: Document, sections: Sequence[Section], pictures: Iterable[PagePicture]
) -> tuple[ShownPage, ...]:
    """Return the pages that hold text or have a picture, with what was read from each."""
    by_page: dict[int, list[tuple[int, Line]]] = {}
    for number, line in enumerate(document.lines, start=1):
        by_page.setdefault(line.page, []).append((number, line))
    drawn = {picture.number: picture for picture in pictures}
    hidden = {piece.page for piece in document.hidden}
    places = _Places(document, sections)
    return tuple(
        _page(number, by_page.get(number, []), drawn.get(number), places)
        for number in sorted(by_page.keys() | drawn.keys() | hidden)
    )


def shown_sections(document: Document, sections: Sequence[Section]) -> tuple[ShownSection, ...]:
    """Return the sections that hold at least a line, with the number of their first line."""
    starts = [line.span.start for line in document.lines]
    shown = []
    for number, section in enumerate(sections, start=1):
        start = (section.heading or section.body).start
        line = max(1, bisect_right(starts, start))
        shown.append(ShownSection(number=number, kind=section.kind, title=section.title, line=line))
    return tuple(shown)


class _Places:
    """Knows of every line which section it stands in, and whether a paragraph begins with it."""

    def __init__(self, document: Document, sections: Sequence[Section]) -> None:
        self.document = document
        self._sections = sections
        self._starts = [(section.heading or section.body).start for section in sections]

    def line(self, number: int, line: Line, page_height: float) -> ShownLine:
        index = max(0, bisect_right(self._starts, line.span.end - 1) - 1)
        section = self._sections[index] if self._sections else None
        heading = section.heading if section else None
        heads = heading is not None and heading.overlaps(line.span)
        text = self.document.text
        return ShownLine(
            number=number,
            pieces=tuple(_pieces(text, line.span, heading if heads else None)),
            kind=section.kind if section else SectionKind.OTHER,
            section=index + 1 if heads else None,
            rect=_rect(line, page_height),
            is_parted=text[max(0, line.span.start - 2) : line.span.start] == "\n\n",
        )


def _page(
    number: int, lines: Sequence[tuple[int, Line]], drawn: PagePicture | None, places: _Places
) -> ShownPage:
    width, height = _paper(lines, drawn)
    blocks = tuple(
        _block(key, [places.line(at, line, height) for at, line in group])
        for key, group in groupby(lines, key=lambda entry: entry[1].block)
    )
    boxed = [block for block in blocks if block.rect]
    png = base64.b64encode(drawn.png).decode() if drawn else None
    return ShownPage(
        number=number,
        width=width,
        height=height,
        picture=f"data:image/png;base64,{png}" if png else None,
        blocks=blocks,
        ways=tuple(_way(before, after) for before, after in pairwise(boxed)),
        hidden=tuple(piece for piece in places.document.hidden if piece.page == number),
    )


def _paper(lines: Sequence[tuple[int, Line]], drawn: PagePicture | None) -> tuple[float, float]:
    """Return the size of the page in points, or of a paper that holds its lines."""
    if drawn:
        return drawn.width, drawn.height
    boxes = [line.box for _, line in lines if line.box]
    return (
        max((box[2] for box in boxes), default=0.0) + _PAPER_MARGIN,
        max((box[3] for box in boxes), default=0.0) + _PAPER_MARGIN,
    )


def _rect(line: Line, page_height: float) -> Rect | None:
    if line.box is None:
        return None
    left, bottom, right, top = line.box
    return Rect(left, page_height - top, right - left, top - bottom)


def _block(number: int | None, lines: Sequence[ShownLine]) -> ShownBlock:
    return ShownBlock(
        number=None if number is None else number + 1,
        lines=tuple(lines),
        rect=_around([line.rect for line in lines if line.rect]),
    )


def _around(rects: Sequence[Rect]) -> Rect | None:
    if not rects:
        return None
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right = max(rect.x + rect.width for rect in rects)
    bottom = max(rect.y + rect.height for rect in rects)
    margin = _BLOCK_MARGIN
    return Rect(left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin)


def _way(before: ShownBlock, after: ShownBlock) -> str:
    """Draw the way from the end of one block to the beginning of the next, as an SVG path."""
    start, end = before.rect, after.rect
    if start is None or end is None:
        return ""
    x0, y0 = start.x + start.width / 2, start.y + start.height
    x1, y1 = end.x + min(24.0, end.width / 2), end.y
    bend = 14.0 + abs(x1 - x0) / 8
    return f"M{x0:.1f} {y0:.1f}C{x0:.1f} {y0 + bend:.1f} {x1:.1f} {y1 - bend:.1f} {x1:.1f} {y1:.1f}"


def _pieces(text: str, line: Span, heading: Span | None) -> Iterator[Piece]:
    """Cut a line where its heading ends and where cells part."""
    begin, end = (heading.start, heading.end) if heading else (line.start, line.start)
    for start, stop, is_heading in (
        (line.start, max(begin, line.start), False),
        (max(begin, line.start), min(end, line.end), heading is not None),
        (min(end, line.end), line.end, False),
    ):
        for number, cell in enumerate(text[start:stop].split(CELL_BREAK)):
            if cell or number:
                yield Piece(cell, is_heading, begins_cell=number > 0)
