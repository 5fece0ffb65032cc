"""The reading order of a table's rows: across, but columns where headings stand side by side over tall cells."""

from collections.abc import Iterator, Sequence

from matcher.readers.flowing.lines import row_lines
from matcher.readers.runs import TextLine

Cell = Sequence[TextLine]
TableRow = Sequence[Cell]

_LONGEST_HEADING = 40  # characters


def table_lines(rows: Sequence[TableRow]) -> Iterator[TextLine]:
    """Yield the lines of a table.

    Two rows form columns when the upper holds headings only, the lower holds several tall cells, and no
    further row belongs to those headings: then each heading is read with what stands below it.

    Args:
        rows: the cells of every row, empty ones too, each with its lines that are not blank.
    """
    place = 0
    while place < len(rows):
        if _form_columns(rows, place):
            for heading, body in zip(rows[place], rows[place + 1], strict=True):
                yield from (*heading, *body)
            place += 2
        else:
            yield from row_lines([cell for cell in rows[place] if cell])
            place += 1


def _form_columns(rows: Sequence[TableRow], place: int) -> bool:
    if place + 1 >= len(rows) or not _holds_headings(rows[place]):
        return False
    below = rows[place + 1]
    if len(below) != len(rows[place]) or sum(len(cell) > 1 for cell in below) < 2:  # noqa: PLR2004 - two columns
        return False
    after = rows[place + 2] if place + 2 < len(rows) else ()
    return not any(after) or _holds_headings(after)


def _holds_headings(row: TableRow) -> bool:
    """Tell whether a row holds several short headings side by side and nothing else."""
    cells = [cell for cell in row if cell]
    return len(cells) > 1 and all(len(cell) == 1 and _is_heading(cell[0]) for cell in cells)


def _is_heading(line: TextLine) -> bool:
    text = line.text.strip()
    has_digit = any(character.isdigit() for character in text)
    return len(text) <= _LONGEST_HEADING and not has_digit and (line.bold or text.isupper())
