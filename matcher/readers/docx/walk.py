"""Walk the XML of one DOCX part in reading order: paragraphs, tables, text boxes, content controls."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from lxml import etree

from matcher.errors import ReadError
from matcher.model.document import HiddenText, Link
from matcher.model.run import Status
from matcher.readers.docx.colour import A
from matcher.readers.docx.inline import CONTAINERS, MC, Inline, Setting
from matcher.readers.docx.linked import LinkedText
from matcher.readers.docx.lists import Lists
from matcher.readers.docx.package import Package, Part, W
from matcher.readers.docx.place import Page, paragraph_is_off, table_is_off, twips
from matcher.readers.docx.shapes import Grounds, grounds_in, shape_cause
from matcher.readers.docx.styles import Styles, is_on
from matcher.readers.docx.tables import Cell, TableStyle
from matcher.readers.flowing.lines import paragraph_lines
from matcher.readers.flowing.tables import table_lines
from matcher.readers.html.read import walk_page
from matcher.readers.legible import MIN_SIZE
from matcher.readers.runs import TextLine


class Walker:
    """Turns parts into lines; gathers hidden text and links on the way.

    Args:
        package: the document's parts.
        styles: of the document.
        lists: of the document.
        grounds: what may be behind the text of its pages.
        page: their size.
    """

    def __init__(
        self, package: Package, styles: Styles, lists: Lists, *, grounds: Grounds, page: Page
    ) -> None:
        self._linked = LinkedText(package)
        self._styles = styles
        self._lists = lists
        self._paper = Setting(grounds)
        self._page = page
        self._part = Part(etree.Element("none"))
        self.hidden: list[HiddenText] = []
        self.links: list[Link] = []

    def lines(self, part: Part, root: etree._Element | None = None) -> list[TextLine]:
        """Return the lines of a part, or of *root* inside it."""
        self._part = part
        return list(self._blocks(part.root if root is None else root, self._paper))

    def _blocks(self, node: etree._Element, setting: Setting) -> Iterator[TextLine]:
        for child in node:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, setting)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, setting)
            elif child.tag in CONTAINERS:
                yield from self._blocks(child, setting)
            elif child.tag == f"{MC}AlternateContent":
                yield from self._blocks(_chosen(child), setting)
            elif child.tag == f"{W}altChunk":
                yield from self._chunk(child, setting)

    def _chunk(self, node: etree._Element, setting: Setting) -> Iterator[TextLine]:
        """Yield the lines of a web page that is put in whole; none of a page that holds nothing readable."""
        page = self._linked.page(node, self._part)
        if page is None:
            return
        try:
            lines, walker = walk_page(page)
        except ReadError as fault:
            if fault.status == Status.TOO_LARGE:
                raise
            return
        self.hidden += walker.hidden.texts()
        self.links += walker.links
        if setting.cause is None:
            yield from lines
        else:
            self._keep_apart([("\n".join(line.text for line in lines), setting.cause)])

    def _paragraph(self, node: etree._Element, setting: Setting) -> Iterator[TextLine]:
        properties = node.find(f"{W}pPr")
        style = _value(properties, "pStyle")
        look = self._styles.paragraph(style, setting.base)
        look = self._styles.apply_paragraph(look, properties)
        if setting.cause is None and paragraph_is_off(properties, self._page):
            setting = replace(setting, cause="off_page")
        inline = Inline(self._styles, look, setting, self._part.targets, self._boxes)
        inline.walk(node)
        heading = self._styles.is_heading(style)
        settings = properties.find(f"{W}numPr") if properties is not None else None
        if settings is None:
            settings = self._styles.numbering(style)
        bullet = self._lists.is_bullet(settings) and not heading
        self.links += inline.links
        self._keep_apart(inline.hidden)
        yield from paragraph_lines(inline.pieces, bullet=bullet, heading=heading)
        yield from inline.boxes

    def _boxes(self, node: etree._Element, setting: Setting) -> Iterator[TextLine]:
        """Yield the lines of the text boxes in a drawing, each once."""
        if node.tag == f"{MC}AlternateContent":
            node = _chosen(node)
        for child in node:
            if child.tag == f"{W}txbxContent":
                yield from self._blocks(child, replace(setting, base=None))
            elif child.tag == f"{A}p":
                words = "".join(part.text or "" for part in child.iter(f"{A}t"))
                yield from self._drawn(words, setting)
            elif isinstance(child.tag, str):
                for words in self._linked.graphic(child, self._part):
                    yield from self._drawn(words, setting)
                yield from self._boxes(child, self._inside(child, setting))

    def _inside(self, node: etree._Element, setting: Setting) -> Setting:
        """Return the setting inside a node of a drawing."""
        grounds = grounds_in(node, self._styles.palette, setting.grounds)
        cause = setting.cause or shape_cause(node, self._page)
        if grounds == setting.grounds and cause == setting.cause:
            return setting
        return replace(setting, grounds=grounds, cause=cause)

    def _drawn(self, words: str, setting: Setting) -> Iterator[TextLine]:
        """Yield a paragraph that a drawing keeps as text of its own (in no text box of Word)."""
        inline = Inline(self._styles, self._styles.default, setting, {}, self._boxes)
        inline.say(words, inline.look)
        self._keep_apart(inline.hidden)
        yield from paragraph_lines(inline.pieces, bullet=False, heading=False)

    def _table(self, node: etree._Element, setting: Setting) -> Iterator[TextLine]:
        properties = node.find(f"{W}tblPr")
        style = TableStyle(self._styles, properties)
        if setting.cause is None and table_is_off(properties, self._page):
            setting = replace(setting, cause="off_page")
        whole = self._styles.shade_of(properties)
        rows = list(_children(node, f"{W}tr"))
        read = []
        for number, row in enumerate(rows):
            found = list(_children(row, f"{W}tc"))
            hidden = setting.cause or _row_cause(row)
            cells = []
            for column, cell in enumerate(found):
                given = style.cell(Cell(number, column, len(rows), len(found)))
                own = cell.find(f"{W}tcPr")
                ground = self._styles.shade_of(own) or whole or given.ground
                inside = Setting(
                    grounds=(ground,) if ground else setting.grounds,
                    base=given.letters,
                    cause=hidden or _cell_cause(own),
                )
                cells.append([line for line in self._blocks(cell, inside) if line.text.strip()])
            read.append(cells)
        yield from table_lines(read)

    def _keep_apart(self, pieces: Iterable[tuple[str, str]]) -> None:
        """Keep what is hidden in one paragraph, joined where neighbours have one cause."""
        for cause, group in groupby(pieces, key=lambda piece: piece[1]):
            text = "".join(words for words, _ in group).strip()
            if text:
                self.hidden.append(HiddenText(text=text, cause=cause, page=1))


def _chosen(alternatives: etree._Element) -> etree._Element:
    """Return the branch of an AlternateContent that is shown: the first choice, else the fallback."""
    choice = alternatives.find(f"{MC}Choice")
    if choice is None:
        choice = alternatives.find(f"{MC}Fallback")
    return alternatives if choice is None else choice


def _children(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, those in content controls and insertions too."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in CONTAINERS:
            yield from _children(child, tag)


def _row_cause(row: etree._Element) -> str | None:
    """Say why nobody sees a row of a table, or None."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        return None
    if is_on(properties.find(f"{W}hidden")):
        return "hidden_formatting"
    height = properties.find(f"{W}trHeight")
    if height is None or height.get(f"{W}hRule") != "exact":
        return None
    points = twips(height, "val")
    return "tiny_text" if points is not None and points < MIN_SIZE else None


def _cell_cause(properties: etree._Element | None) -> str | None:
    """Say why nobody sees a cell: another one is drawn over it as one tall cell."""
    merged = properties.find(f"{W}vMerge") if properties is not None else None
    return "merged_cell" if merged is not None and merged.get(f"{W}val") != "restart" else None


def _value(properties: etree._Element | None, name: str) -> str | None:
    node = properties.find(f"{W}{name}") if properties is not None else None
    return node.get(f"{W}val") if node is not None else None
