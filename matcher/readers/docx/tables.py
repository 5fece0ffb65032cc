"""What a table style does to the cells of a DOCX table: colours behind them and how their letters are set."""

from dataclasses import dataclass, replace

from lxml import etree

from matcher.readers.docx.package import W
from matcher.readers.docx.styles import Styles
from matcher.readers.flowing.looks import Look
from matcher.readers.runs import Colour

# Which parts of a table the bits of ``w:tblLook`` switch on or off, where it states no single ones.
_BITS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}
_USUAL_BITS = 0x04A0  # first row, first column, no vertical bands
_ON = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Cell:
    """Which cell of its table: row and column from 0, and how many rows and columns there are."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class CellLook:
    """How the letters of a cell are set, and the colour its style paints behind them (None: none)."""

    letters: Look
    ground: Colour | None = None


class TableStyle:
    """The style of one table, with the special rows, columns and bands that this table asks for."""

    def __init__(self, styles: Styles, properties: etree._Element | None) -> None:
        self._styles = styles
        name = properties.find(f"{W}tblStyle") if properties is not None else None
        self._nodes = styles.ancestors(name.get(f"{W}val") if name is not None else None)[::-1]
        look = properties.find(f"{W}tblLook") if properties is not None else None
        self._parts = {part: _is_wanted(look, part) for part in _BITS}
        self._conditions = {
            node.get(f"{W}type", "")
            for style in self._nodes
            for node in style.iterfind(f"{W}tblStylePr")
        }
        self._looks: dict[tuple[str, ...], CellLook] = {}

    def cell(self, cell: Cell) -> CellLook:
        """Return what the style gives a cell, the most special part last."""
        parts = tuple(part for part in self._parts_of(cell) if part in self._conditions)
        if parts not in self._looks:
            found = CellLook(self._styles.default)
            for style in self._nodes:
                found = self._laid(found, style)
            for part in parts:
                for style in self._nodes:
                    for node in style.iterfind(f"{W}tblStylePr"):
                        if node.get(f"{W}type") == part:
                            found = self._laid(found, node)
            self._looks[parts] = found
        return self._looks[parts]

    def _laid(self, below: CellLook, node: etree._Element) -> CellLook:
        letters = self._styles.apply(below.letters, node.find(f"{W}rPr"))
        letters = self._styles.apply_paragraph(letters, node.find(f"{W}pPr"))
        ground = below.ground
        for kind in ("tblPr", "tcPr"):
            shade = self._styles.shade_of(node.find(f"{W}{kind}"))
            ground = shade or ground
        return replace(below, letters=letters, ground=ground)

    def _parts_of(self, cell: Cell) -> list[str]:
        """Name the parts of the style that a cell belongs to, the least special first."""
        has = self._parts
        first_row = has["firstRow"] and cell.row == 0
        last_row = has["lastRow"] and cell.row == cell.rows - 1
        first_column = has["firstColumn"] and cell.column == 0
        last_column = has["lastColumn"] and cell.column == cell.columns - 1
        row, column = cell.row - has["firstRow"], cell.column - has["firstColumn"]
        named = {
            "band1Vert": not has["noVBand"] and column % 2 == 0,
            "band2Vert": not has["noVBand"] and column % 2 == 1,
            "band1Horz": not has["noHBand"] and row % 2 == 0,
            "band2Horz": not has["noHBand"] and row % 2 == 1,
            "firstCol": first_column,
            "lastCol": last_column,
            "firstRow": first_row,
            "lastRow": last_row,
            "neCell": first_row and last_column,
            "nwCell": first_row and first_column,
            "seCell": last_row and last_column,
            "swCell": last_row and first_column,
        }
        return [part for part, belongs in named.items() if belongs]


def _is_wanted(look: etree._Element | None, part: str) -> bool:
    stated = look.get(f"{W}{part}") if look is not None else None
    if stated is not None:
        return stated in _ON
    try:
        bits = int(look.get(f"{W}val", ""), 16) if look is not None else _USUAL_BITS
    except ValueError:
        bits = _USUAL_BITS
    return bool(bits & _BITS[part])
