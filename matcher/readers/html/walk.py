"""Walk a web page in the order of its elements, without recursion: blocks, rows, list items, letters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from lxml import etree

from matcher.model.document import Link
from matcher.readers.flowing.css_values import points
from matcher.readers.flowing.lines import Concealed
from matcher.readers.flowing.story import Story
from matcher.readers.html.look import HEADINGS, Setting, setting_of
from matcher.readers.html.style import Declarations, StyleSheets
from matcher.readers.runs import TextLine

_WHITE = re.compile(r"[ \t\r\n\f]+")
_NEVER_TEXT = frozenset(
    (
        *("script", "style", "template", "noscript", "head", "title", "meta", "link", "base"),
        *("iframe", "frame", "object", "embed", "applet", "audio", "video", "canvas", "map"),
        *("desc", "metadata", "defs", "datalist", "input", "button", "rp", "rt"),
    )
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr"),
        *("html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section"),
        *("summary", "table", "tbody", "tfoot", "thead", "caption", "ul", *HEADINGS),
    )
)
_CARD_BLOCKS = frozenset(("div", "section", "article", "header", "table", *HEADINGS))
_SHOWN_AS = {
    "table-row": "row",
    "table-cell": "cell",
    "flex": "row",
    "block": "block",
    "grid": "block",
    "table": "block",
    "list-item": "block",
    "flow-root": "block",
    "inline": "inline",
    "contents": "inline",
    "inline-block": "apart",
    "inline-flex": "apart",
    "inline-grid": "apart",
    "inline-table": "apart",
}
_FLOATS = frozenset(("left", "right"))
_GAPS = ("margin-left", "margin-right", "padding-left", "padding-right")
_GAP = 3.0  # points, about a space
_MAX_COLUMNS = 12
_LINK_SCHEMES = ("http://", "https://", "mailto:", "tel:", "www.")


class _Role(Enum):
    """What an element does to the flow of the text."""

    INLINE = auto()
    APART = auto()  # in the line, but with a gap
    BLOCK = auto()
    ROW = auto()
    CELL = auto()


@dataclass(frozen=True, slots=True)
class _Frame:
    """An element that is open."""

    role: _Role
    setting: Setting
    level: int
    heading: bool
    item: bool = False
    marker: bool = False  # its text is what Word sets before a list item


class Walker:
    """Turns one page into lines; gathers hidden text and links on the way."""

    def __init__(self, sheets: StyleSheets) -> None:
        self._sheets = sheets
        self._story = Story()
        self._frames = [_Frame(_Role.BLOCK, Setting(), 0, heading=False)]
        self._after_space = True
        self.hidden = Concealed()
        self.links: list[Link] = []

    def lines(self, root: etree._Element) -> list[TextLine]:
        """Return the lines of the page."""
        events = etree.iterwalk(root, events=("start", "end"))
        for event, node in events:
            if event == "start" and node.tag in _NEVER_TEXT:
                events.skip_subtree()
            elif event == "start":
                self._open(node)
            else:
                if node.tag not in _NEVER_TEXT:
                    self._close(self._frames.pop())
                if node is not root:
                    self._write(node.tail)
        return self._story.lines()

    def _open(self, node: etree._Element) -> None:
        outer = self._frames[-1]
        style = self._sheets.declarations(node)
        role = _role(node, style, outer.role)
        if role is _Role.BLOCK and self._has_columns(node):
            role = _Role.ROW
        setting = setting_of(node, style, outer.setting)
        if node.tag == "br":
            self._break_line(setting)
        self._begin(role, outer)
        level = outer.level + 1 if role is _Role.ROW else outer.level
        heading = outer.heading or node.tag in HEADINGS
        marker = outer.marker or style.get("mso-list") == "ignore"
        item = node.tag == "li"
        self._frames.append(_Frame(role, setting, level, heading, item, marker))
        if item and setting.bullets and not setting.hidden_cause() and not _is_card(node):
            self._story.marker = "•"
        if node.tag == "a" and node.get("href", "").strip().lower().startswith(_LINK_SCHEMES):
            self.links.append(Link(target=node.get("href", "").strip()))
        self._write(node.text)

    def _has_columns(self, node: etree._Element) -> bool:
        """Tell whether all elements inside float side by side, as columns of old layouts do."""
        if not 1 < len(node) <= _MAX_COLUMNS:
            return False
        styles = [self._sheets.declarations(child) for child in node]
        shown = [style for style in styles if style.get("display") != "none"]
        return len(shown) > 1 and all(style.get("float") in _FLOATS for style in shown)

    def _begin(self, role: _Role, outer: _Frame) -> None:
        """End what an element of this role cannot stand in one line with."""
        if role in {_Role.BLOCK, _Role.ROW}:
            self._end_paragraph(outer)
        elif role is _Role.CELL and self._story.has_open_text:
            self._story.end_cell(outer.level)
            self._after_space = True
        elif role is _Role.APART and not self._after_space:
            self._put("\t", outer.setting)

    def _close(self, frame: _Frame) -> None:
        if frame.role is _Role.CELL:
            self._story.end_cell(frame.level)
            self._after_space = True
        elif frame.role is _Role.ROW:
            self._end_paragraph(frame)
            self._story.end_row(frame.level)
        elif frame.role is _Role.BLOCK:
            self._end_paragraph(frame)
        elif frame.role is _Role.APART and not self._after_space:
            self._put("\t", frame.setting)
        if frame.item:
            self._story.marker = ""

    def _end_paragraph(self, frame: _Frame) -> None:
        if self._story.has_open_text:
            self._story.end_paragraph(frame.level, heading=frame.heading)
        self._after_space = True

    def _break_line(self, setting: Setting) -> None:
        if not setting.hidden_cause():
            self._put("\n", setting)

    def _write(self, text: str | None) -> None:
        if not text:
            return
        setting = self._frames[-1].setting
        if not setting.keeps_space:
            text = _WHITE.sub(" ", text)
        cause = setting.hidden_cause()
        if cause:
            self.hidden.add(text, cause)
            return
        if self._after_space and not setting.keeps_space:
            text = text.removeprefix(" ")
        if self._frames[-1].marker:
            self._story.marker += text
        elif text:
            self._put(text, setting)

    def _put(self, text: str, setting: Setting) -> None:
        self._story.write(text, setting.look)
        self._after_space = text[-1] in " \t\n"


def _role(node: etree._Element, style: Declarations, outer: _Role) -> _Role:
    """Tell how *node* stands in the text, by its display, else by its tag."""
    if outer is _Role.ROW:
        return _Role.CELL
    if node.tag == "tr":
        return _Role.ROW
    shown = _SHOWN_AS.get(style.get("display", ""))
    if shown == "row" and "column" not in f"{style.get('flex-direction')} {style.get('flex-flow')}":
        return _Role.ROW
    if shown in {"inline", "apart"}:
        return _Role.INLINE if shown == "inline" else _Role.APART
    if shown or node.tag in _BLOCKS or node.tag in {"td", "th", "tr"}:
        return _Role.BLOCK
    is_moved = style.get("float") in _FLOATS or style.get("position") == "absolute"
    return _Role.APART if is_moved or _has_gap(style) else _Role.INLINE


def _is_card(node: etree._Element) -> bool:
    """Tell whether a list item is a whole entry with blocks of its own, no point of a list."""
    return any(child.tag in _CARD_BLOCKS for child in node)


def _has_gap(style: Declarations) -> bool:
    """Tell whether margins or padding set letters apart from those beside them."""
    sides = [style.get(name, "") for name in _GAPS]
    sides += [value.split()[-1] for name in ("margin", "padding") if (value := style.get(name, ""))]
    return any((points(side, 12.0) or 0.0) >= _GAP for side in sides if side)


def sheets_of(root: etree._Element) -> Iterable[str]:
    """Yield the style sheets that stand in the page itself."""
    for node in root.iter("style"):
        if "print" not in node.get("media", "").lower():
            yield "".join(str(text) for text in node.itertext())
