"""One stream of text (body, header, note, text box): letters become paragraphs, table rows and lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from matcher.readers.clean import join_surrogates
from matcher.readers.flowing.lines import paragraph_lines, row_lines
from matcher.readers.flowing.looks import Look
from matcher.readers.runs import Colour, TextLine

_MAX_NESTING = 20  # tables inside tables; deeper ones are damage


@dataclass(slots=True)
class _Row:
    """A table row that is still open."""

    cells: list[list[TextLine]] = field(default_factory=list)
    cell: list[TextLine] = field(default_factory=list)


class Story:
    """Gathers the lines of one stream."""

    def __init__(self) -> None:
        self._lines: list[TextLine] = []
        self._pieces: list[tuple[str, Look]] = []
        self._rows: list[_Row] = []
        self._cell_grounds: list[Colour | None] = []
        self.boxes: list[TextLine] = []
        self.marker = ""

    def write(self, text: str, look: Look) -> None:
        """Add letters to the open paragraph."""
        self._pieces.append((text, look))

    @property
    def has_open_text(self) -> bool:
        """Tell whether letters wait for the end of their paragraph."""
        return bool(self._pieces)

    def begin_row_settings(self) -> None:
        """Forget the cells of the row before."""
        self._cell_grounds = []

    def add_cell_setting(self, ground: Colour | None) -> None:
        """Remember the colour behind the next cell of the row."""
        self._cell_grounds.append(ground)

    def cell_ground(self, level: int) -> Colour | None:
        """Return the colour behind the open cell, where the row's settings name one."""
        if level != 1:
            return None
        index = len(self._rows[0].cells) if self._rows else 0
        return self._cell_grounds[index] if index < len(self._cell_grounds) else None

    def end_paragraph(self, level: int, *, heading: bool = False) -> None:
        """Close the paragraph, in a cell of the *level*-th table or outside of tables (0)."""
        marker = self.marker.strip()
        bullet = bool(marker) and not any(character.isalnum() for character in marker)
        if marker and not bullet:
            self._pieces.insert(0, (f"{marker} ", Look()))
        made = paragraph_lines(self._pieces, bullet=bullet and not heading, heading=heading)
        lines = [line._replace(text=join_surrogates(line.text)) for line in made]
        self._put([*lines, *self.boxes], level)
        self._pieces, self.boxes, self.marker = [], [], ""

    def end_cell(self, level: int) -> None:
        """Close the paragraph and its cell."""
        level = max(1, level)
        self.end_paragraph(level)
        row = self._rows[-1]
        row.cells.append([line for line in row.cell if line.text])
        row.cell = []

    def end_row(self, level: int) -> None:
        """Close the row of the *level*-th table and put its lines where the table stands."""
        while len(self._rows) >= max(1, level):
            row = self._rows.pop()
            cells = [cell for cell in row.cells if cell]
            self._put([*row_lines(cells), *row.cell], len(self._rows))

    def lines(self) -> list[TextLine]:
        """Close whatever is open and return the lines."""
        if self._pieces or self.boxes:
            self.end_paragraph(len(self._rows))
        self.end_row(1)
        return self._lines

    def _put(self, lines: Sequence[TextLine], level: int) -> None:
        level = min(level, _MAX_NESTING)
        if len(self._rows) > level:
            self.end_row(level + 1)
        while len(self._rows) < level:
            self._rows.append(_Row())
        (self._rows[-1].cell if level else self._lines).extend(lines)
