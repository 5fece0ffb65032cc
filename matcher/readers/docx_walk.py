"""Walk the XML of one DOCX part in reading order: paragraphs, tables, text boxes, content controls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from matcher.model.document import HiddenText, Link
from matcher.readers.docx_lists import Lists
from matcher.readers.docx_package import Part, W
from matcher.readers.docx_styles import Styles, apply, shade_of
from matcher.readers.flow import paragraph_lines, row_lines
from matcher.readers.looks import Look, hidden_cause
from matcher.readers.runs import Colour, TextLine

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FIELD_LINK = re.compile(r'\s{0,8}HYPERLINK\s{1,8}"([^"\n]{1,1000})"')
_CONTAINERS = frozenset(
    f"{W}{name}"
    for name in (
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
    )
)
_REMOVED = frozenset((f"{W}del", f"{W}moveFrom"))
_FIXED = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_SHAPES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is behind the letters: a colour, white paper (None), or nobody knows."""

    colour: Colour | None = None
    known: bool = True


@dataclass(slots=True)
class _Paragraph:
    """What a paragraph gathers while its runs are walked."""

    look: Look
    ground: _Ground
    pieces: list[tuple[str, Look]] = field(default_factory=list)
    boxes: list[TextLine] = field(default_factory=list)


class Walker:
    """Turns parts into lines; gathers hidden text and links on the way."""

    def __init__(self, styles: Styles, lists: Lists, *, has_backdrop: bool) -> None:
        self._styles = styles
        self._lists = lists
        self._paper = _Ground(known=not has_backdrop)
        self._targets: dict[str, str] = {}
        self.hidden: list[HiddenText] = []
        self.links: list[Link] = []

    def lines(self, part: Part, root: etree._Element | None = None) -> list[TextLine]:
        """Return the lines of a part, or of *root* inside it."""
        self._targets = part.targets
        return list(self._blocks(part.root if root is None else root, self._paper))

    def _blocks(self, node: etree._Element, ground: _Ground) -> Iterator[TextLine]:
        for child in node:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, ground)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, ground)
            elif child.tag in _CONTAINERS:
                yield from self._blocks(child, ground)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._blocks(_chosen(child), ground)

    def _paragraph(self, node: etree._Element, ground: _Ground) -> Iterator[TextLine]:
        properties = node.find(f"{W}pPr")
        style = _value(properties, "pStyle")
        look = self._styles.paragraph(style)
        shade = shade_of(properties)
        if shade or (ground.colour and not look.ground):
            look = replace(look, ground=shade or ground.colour)
        paragraph = _Paragraph(look, ground)
        self._inline(node, paragraph)
        heading = self._styles.is_heading(style)
        settings = properties.find(f"{W}numPr") if properties is not None else None
        if settings is None:
            settings = self._styles.numbering(style)
        bullet = self._lists.is_bullet(settings) and not heading
        yield from paragraph_lines(paragraph.pieces, bullet=bullet, heading=heading)
        yield from paragraph.boxes

    def _inline(self, node: etree._Element, paragraph: _Paragraph) -> None:
        for child in node:
            if child.tag == f"{W}r":
                self._run(child, paragraph)
            elif child.tag == f"{W}hyperlink":
                target = self._targets.get(child.get(f"{_R}id", ""))
                if target:
                    self.links.append(Link(target=target))
                self._inline(child, paragraph)
            elif child.tag in _CONTAINERS:
                self._inline(child, paragraph)
            elif child.tag in _REMOVED:
                self._hide(_removed_text(child), "tracked_deletion")
            elif child.tag in _SHAPES:
                paragraph.boxes.extend(self._boxes(child, paragraph.ground))

    def _run(self, node: etree._Element, paragraph: _Paragraph) -> None:
        properties = node.find(f"{W}rPr")
        look = self._styles.character(_value(properties, "rStyle"), paragraph.look)
        look = apply(look, properties)
        text = []
        for child in node:
            if child.tag == f"{W}t":
                text.append(child.text or "")
            elif child.tag == f"{W}sym":
                text.append(_symbol(child))
            elif child.tag == f"{W}instrText":
                self.links.extend(Link(target=url) for url in _FIELD_LINK.findall(child.text or ""))
            elif child.tag in _SHAPES:
                paragraph.boxes.extend(self._boxes(child, paragraph.ground))
            else:
                text.append(_FIXED.get(child.tag, ""))
        words = "".join(text)
        cause = hidden_cause(look, ground_known=paragraph.ground.known) if words.strip() else None
        if cause:
            self._hide(words, cause)
        else:
            paragraph.pieces.append((words, look))

    def _boxes(self, node: etree._Element, ground: _Ground) -> Iterator[TextLine]:
        """Yield the lines of the text boxes in a drawing, each once."""
        if node.tag == f"{_MC}AlternateContent":
            node = _chosen(node)
        for child in node:
            if child.tag == f"{W}txbxContent":
                yield from self._blocks(child, ground)
            elif isinstance(child.tag, str):
                yield from self._boxes(child, _ground_of_shape(child, ground))

    def _table(self, node: etree._Element, ground: _Ground) -> Iterator[TextLine]:
        properties = node.find(f"{W}tblPr")
        if self._styles.has_shading(_value(properties, "tblStyle")):
            ground = replace(ground, known=False)
        ground = _shaded(properties, ground)
        for row in _children(node, f"{W}tr"):
            cells = []
            for cell in _children(row, f"{W}tc"):
                inside = _shaded(cell.find(f"{W}tcPr"), ground)
                cells.append([line for line in self._blocks(cell, inside) if line.text.strip()])
            yield from row_lines([cell for cell in cells if cell])

    def _hide(self, text: str, cause: str) -> None:
        if text.strip():
            self.hidden.append(HiddenText(text=text.strip(), cause=cause, page=1))


def _chosen(alternatives: etree._Element) -> etree._Element:
    """Return the branch of an AlternateContent that is shown: the first choice, else the fallback."""
    choice = alternatives.find(f"{_MC}Choice")
    if choice is None:
        choice = alternatives.find(f"{_MC}Fallback")
    return alternatives if choice is None else choice


def _children(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, those in content controls and insertions too."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _children(child, tag)


def _ground_of_shape(node: etree._Element, ground: _Ground) -> _Ground:
    """Return the ground inside a drawing: nobody knows once a shape is filled or shows a picture."""
    if node.get("fillcolor") or node.find(f"{_A}solidFill") is not None:
        return replace(ground, known=False)
    properties = [
        child for child in node if isinstance(child.tag, str) and child.tag.endswith("}spPr")
    ]
    filled = any(
        shape.find(f"{_A}{fill}") is not None
        for shape in properties
        for fill in ("solidFill", "gradFill", "blipFill", "pattFill")
    )
    return replace(ground, known=False) if filled else ground


def _shaded(properties: etree._Element | None, ground: _Ground) -> _Ground:
    colour = shade_of(properties)
    return _Ground(colour, known=True) if colour else ground


def _removed_text(node: etree._Element) -> str:
    return "".join(part.text or "" for part in node.iter(f"{W}delText", f"{W}t"))


def _symbol(node: etree._Element) -> str:
    try:
        return chr(int(node.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""


def _value(properties: etree._Element | None, name: str) -> str | None:
    node = properties.find(f"{W}{name}") if properties is not None else None
    return node.get(f"{W}val") if node is not None else None
