"""The rows of a block become lines of text: cells side by side, headings in the margin, wrapped cells."""

from collections.abc import Sequence

from matcher.readers.layout.cells import join_wrapped
from matcher.readers.layout.fragments import Fragment, Row, rows_of
from matcher.readers.layout.margin import raise_labels
from matcher.readers.layout.stacks import raise_stacks, raise_under_dates
from matcher.readers.runs import Box, TextLine

CELL_BREAK = "\t"


def block_lines(fragments: Sequence[Fragment], page: int, block: int) -> list[TextLine]:
    """Return the lines of the fragments of one block, which reads line by line."""
    rows = raise_stacks(join_wrapped(rows_of(fragments)))
    rows = raise_labels(raise_under_dates(rows))
    return [_line(row, page, block) for row in rows]


def _line(row: Row, page: int, block: int) -> TextLine:
    if len(row) == 1:
        piece = row[0]
        return TextLine(
            text=piece.text,
            page=page,
            box=(piece.x0, piece.y0, piece.x1, piece.y1),
            size=round(piece.size, 2),
            bold=piece.bold,
            block=block,
        )
    letters = sum(len(fragment.text) for fragment in row)
    return TextLine(
        text=CELL_BREAK.join(fragment.text for fragment in row),
        page=page,
        box=box_around(row),
        size=round(max(fragment.size for fragment in row), 2),
        bold=2 * sum(len(fragment.text) for fragment in row if fragment.bold) > letters,
        block=block,
    )


def box_around(pieces: Sequence[Fragment]) -> Box:
    """Return the smallest box that holds all pieces."""
    return (
        min(piece.x0 for piece in pieces),
        min(piece.y0 for piece in pieces),
        max(piece.x1 for piece in pieces),
        max(piece.y1 for piece in pieces),
    )
