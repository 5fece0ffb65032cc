"""Walk the XML of an ODT in reading order: paragraphs, lists, tables, frames, notes, tracked changes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from matcher.model.document import Link
from matcher.readers.flowing.css_values import points
from matcher.readers.flowing.lines import Concealed, paragraph_lines, row_lines
from matcher.readers.flowing.looks import Look, hidden_cause
from matcher.readers.odt.styles import DRAW, TEXT, Ground, Styles
from matcher.readers.runs import TextLine

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_SKIPPED = frozenset(
    (
        f"{_OFFICE}annotation",
        f"{_OFFICE}annotation-end",
        f"{_OFFICE}forms",
        f"{_SVG}title",
        f"{_SVG}desc",
        f"{TEXT}ruby-text",
        f"{TEXT}note-citation",
        f"{TEXT}index-title-template",
    )
)
_ITEMS = frozenset((f"{TEXT}list-item", f"{TEXT}list-header"))
_WHITE = re.compile(r"[ \t\r\n]+")
_MAX_SPACES = 100  # of one text:s
_FAR = 2_000.0  # points; no page is so wide or high


@dataclass(slots=True)
class _Paragraph:
    """What a paragraph gathers while its spans are walked."""

    ground: Ground
    vanish: bool
    pieces: list[tuple[str, Look]] = field(default_factory=list)
    boxes: list[TextLine] = field(default_factory=list)


class Walker:
    """Turns parts of a document into lines; gathers hidden text, notes and links on the way."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._paper = Ground(known=not styles.has_backdrop())
        self.hidden = Concealed()
        self.links: list[Link] = []
        self.notes: list[TextLine] = []

    def lines(self, node: etree._Element) -> list[TextLine]:
        """Return the lines inside *node*."""
        return list(self._blocks(node, self._paper))

    def _blocks(self, node: etree._Element, ground: Ground) -> Iterator[TextLine]:
        for child in node:
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child, ground, bullet=False)
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, ground, child.get(f"{TEXT}style-name"), 1)
            elif child.tag == f"{_TABLE}table":
                yield from self._table(child, ground)
            elif not self._conceals(child):
                name = child.get(f"{DRAW}style-name")
                inside = self._styles.ground("graphic", name, ground) if name else ground
                yield from self._blocks(child, inside)

    def _conceals(self, node: etree._Element) -> bool:
        """Tell whether a reader sees nothing of *node*, and keep what it hides."""
        if node.tag == f"{TEXT}tracked-changes":
            for deletion in node.iter(f"{TEXT}deletion"):
                self._conceal(deletion, "tracked_deletion")
            return True
        cause = _cause_of(node)
        if cause:
            self._conceal(node, cause)
        return bool(cause) or node.tag in _SKIPPED

    def _list(
        self, node: etree._Element, ground: Ground, style: str | None, level: int
    ) -> Iterator[TextLine]:
        for item in node:
            bullet = item.tag == f"{TEXT}list-item" and self._styles.is_bullet(style, level)
            for child in item if item.tag in _ITEMS else ():
                if child.tag in _PARAGRAPHS:
                    yield from self._paragraph(child, ground, bullet=bullet)
                    bullet = False
                elif child.tag == f"{TEXT}list":
                    inner = child.get(f"{TEXT}style-name") or style
                    yield from self._list(child, ground, inner, level + 1)

    def _paragraph(self, node: etree._Element, ground: Ground, *, bullet: bool) -> list[TextLine]:
        style = node.get(f"{TEXT}style-name")
        vanish = any(
            mark.get(f"{TEXT}is-hidden") == "true" for mark in node.iter(f"{TEXT}hidden-paragraph")
        )
        paragraph = _Paragraph(ground, vanish)
        self._inline(node, self._styles.paragraph(style), paragraph)
        heading = node.tag == f"{TEXT}h" or self._styles.is_heading(style)
        lines = paragraph_lines(paragraph.pieces, bullet=bullet and not heading, heading=heading)
        return [*lines, *paragraph.boxes]

    def _inline(self, node: etree._Element, look: Look, paragraph: _Paragraph) -> None:
        self._write(node.text, look, paragraph)
        for child in node:
            self._inline_child(child, look, paragraph)
            self._write(child.tail, look, paragraph)

    def _inline_child(self, child: etree._Element, look: Look, paragraph: _Paragraph) -> None:
        if child.tag == f"{TEXT}span":
            style = child.get(f"{TEXT}style-name")
            self._inline(child, self._styles.span(style, look), paragraph)
        elif child.tag in _CHARACTERS:
            paragraph.pieces.append((_CHARACTERS[child.tag](child), look))
        elif child.tag == f"{TEXT}note":
            self.notes.extend(self._blocks(child, paragraph.ground))
        elif _is_drawing(child):
            paragraph.boxes.extend(self._drawing(child, paragraph.ground))
        elif not self._conceals(child):
            if child.get(_HREF):
                self.links.append(Link(target=child.get(_HREF, "")))
            self._inline(child, look, paragraph)

    def _write(self, text: str | None, look: Look, paragraph: _Paragraph) -> None:
        if not text:
            return
        if paragraph.ground.colour and not look.ground:
            look = replace(look, ground=paragraph.ground.colour)
        words = _collapse(text, paragraph.pieces)
        cause = "hidden_formatting" if paragraph.vanish else None
        cause = cause or hidden_cause(look, ground_known=paragraph.ground.known)
        if cause and words.strip():
            self.hidden.add(words, cause)
        else:
            paragraph.pieces.append((words, look))

    def _drawing(self, node: etree._Element, ground: Ground) -> Iterator[TextLine]:
        """Yield the lines of the text boxes and shapes in a drawing that stands in a paragraph."""
        if not self._conceals(node):
            name = node.get(f"{DRAW}style-name")
            yield from self._blocks(node, self._styles.ground("graphic", name, ground))

    def _table(self, node: etree._Element, ground: Ground) -> Iterator[TextLine]:
        ground = self._styles.ground("table", node.get(f"{_TABLE}style-name"), ground)
        for row in _rows(node):
            if row.get(f"{_TABLE}visibility") == "collapse":
                self._conceal(row, "hidden_formatting")
                continue
            behind = self._styles.ground("table-row", row.get(f"{_TABLE}style-name"), ground)
            cells = []
            for cell in row.iterchildren(f"{_TABLE}table-cell"):
                style = cell.get(f"{_TABLE}style-name")
                inside = self._styles.ground("table-cell", style, behind)
                cells.append([line for line in self._blocks(cell, inside) if line.text.strip()])
            yield from row_lines([cell for cell in cells if cell])

    def _conceal(self, node: etree._Element, cause: str) -> None:
        text = node.get(f"{TEXT}string-value")
        paragraphs = [_text_of(part) for part in node.iter(*_PARAGRAPHS)]
        self.hidden.add(text or " ".join(paragraphs) or _text_of(node), cause)


def _text_of(node: etree._Element) -> str:
    """Return all text inside *node*."""
    return "".join(str(text) for text in node.itertext())


def _spaces(node: etree._Element) -> str:
    count = node.get(f"{TEXT}c", "1")
    return " " * (min(int(count), _MAX_SPACES) if count.isdecimal() else 1)


_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_CHARACTERS: dict[str, Callable[[etree._Element], str]] = {
    f"{TEXT}tab": lambda _: "\t",
    f"{TEXT}line-break": lambda _: "\n",
    f"{TEXT}s": _spaces,
}


def _is_drawing(node: etree._Element) -> bool:
    return str(node.tag).startswith(DRAW) and node.tag != f"{DRAW}a"


def _cause_of(node: etree._Element) -> str | None:
    """Say why a section, field or drawing is not shown, or None."""
    if node.tag == f"{TEXT}hidden-text" or node.get(f"{TEXT}display") == "none":
        return "hidden_formatting"
    return "off_page" if _is_drawing(node) and _is_off_page(node) else None


def _rows(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, those in row groups and header rows too, not those of inner tables."""
    for child in node:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag != f"{_TABLE}table":
            yield from _rows(child)


def _collapse(text: str, before: list[tuple[str, Look]]) -> str:
    """Close up white space as OpenDocument wants it: more than one space is written as ``text:s``."""
    words = _WHITE.sub(" ", text)
    after_space = bool(before) and before[-1][0].endswith((" ", "\n", "\t"))
    return words.removeprefix(" ") if after_space else words


def _is_off_page(node: etree._Element) -> bool:
    """Tell whether a drawing is placed so far out that no page shows it."""
    x, y, width, height = (
        points(node.get(f"{_SVG}{name}", "0pt"), 0.0) or 0.0
        for name in ("x", "y", "width", "height")
    )
    return x > _FAR or y > _FAR or x + width < -_FAR / 2 or y + height < -_FAR / 2
