"""The words of one DOCX paragraph: its runs, links, fields and insertions, hidden ones kept apart."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from matcher.model.document import Link
from matcher.readers.bidi import POP_DIRECTION, RIGHT_TO_LEFT
from matcher.readers.docx.package import W
from matcher.readers.docx.shapes import Grounds
from matcher.readers.docx.styles import Styles
from matcher.readers.flowing.looks import Look, cause_on
from matcher.readers.runs import TextLine

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FIELD_LINK = re.compile(r'\s{0,8}HYPERLINK\s{1,8}"([^"\n]{1,1000})"')
CONTAINERS = frozenset(
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
        "hyperlink",
        "rubyBase",
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
_SHAPES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"))


@dataclass(frozen=True, slots=True)
class Setting:
    """Where letters stand.

    Args:
        grounds: the colours that may be behind them.
        base: how their table sets them, if they stand in one.
        cause: why nobody sees them, whatever they look like.
    """

    grounds: Grounds
    base: Look | None = None
    cause: str | None = None


@dataclass(slots=True)
class Inline:
    """Gathers what stands in one paragraph.

    Args:
        styles: of the document.
        look: of the paragraph's letters before any run changes it.
        setting: where the paragraph stands.
        targets: what the relationship ids of the part stand for.
        read_boxes: reads drawings.
        pieces: the visible words, each with its look.
        boxes: the lines of drawings inside the paragraph.
        hidden: the hidden words, each with its cause.
        links: link targets.
    """

    styles: Styles
    look: Look
    setting: Setting
    targets: Mapping[str, str]
    read_boxes: Callable[[etree._Element, Setting], Iterable[TextLine]]
    pieces: list[tuple[str, Look]] = field(default_factory=list)
    boxes: list[TextLine] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    _fields: list[bool] = field(default_factory=list)
    """The fields that are open, each with whether its instruction (not yet its result) goes on."""

    def walk(self, node: etree._Element) -> None:
        """Gather the content of *node*, in order."""
        for child in node:
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag in CONTAINERS:
                self._container(child)
            elif child.tag in _REMOVED:
                self.hidden.append((_removed_text(child), "tracked_deletion"))
            elif child.tag in _SHAPES:
                self.boxes.extend(self.read_boxes(child, self.setting))
            elif child.tag.startswith(_M):
                self.say("".join(part.text or "" for part in child.iter(f"{_M}t")), self.look)

    def say(self, words: str, look: Look) -> None:
        """Add words to the paragraph where a reader sees them, else to what is hidden."""
        cause = self._cause(look) if words.strip() else None
        if cause:
            self.hidden.append((words, cause))
        else:
            self.pieces.append((words, look))

    def _cause(self, look: Look) -> str | None:
        if any(self._fields):
            return "field_instruction"
        return self.setting.cause or cause_on(look, self.setting.grounds)

    def _container(self, node: etree._Element) -> None:
        if node.tag == f"{W}hyperlink":
            target = self.targets.get(node.get(f"{_R}id", ""))
            if target:
                self.links.append(Link(target=target))
        is_backwards = node.tag == f"{W}bdo" and node.get(f"{W}val") == "rtl"
        if is_backwards:
            self.pieces.append((RIGHT_TO_LEFT, self.look))
        self.walk(node)
        if is_backwards:
            self.pieces.append((POP_DIRECTION, self.look))

    def _run(self, node: etree._Element) -> None:
        properties = node.find(f"{W}rPr")
        style = properties.find(f"{W}rStyle") if properties is not None else None
        look = (
            self.look if style is None else self.styles.character(style.get(f"{W}val"), self.look)
        )
        look = self.styles.apply(look, properties)
        text: list[str] = []
        for child in node:
            if child.tag == f"{W}t":
                text.append(child.text or "")
            elif child.tag in _FIXED:
                text.append(_FIXED[child.tag])
            else:
                self.say("".join(text), look)
                text = []
                self._special(child, look)
        self.say("".join(text), look)

    def _special(self, node: etree._Element, look: Look) -> None:
        """Gather what is no plain text inside a run."""
        if node.tag == f"{W}sym":
            self.say(_symbol(node), look)
        elif node.tag == f"{W}instrText":
            self.links.extend(Link(target=url) for url in _FIELD_LINK.findall(node.text or ""))
        elif node.tag == f"{W}fldChar":
            self._follow_field(node.get(f"{W}fldCharType"))
        elif node.tag == f"{W}ruby":
            self.walk(node)
        elif node.tag in _SHAPES:
            self.boxes.extend(self.read_boxes(node, self.setting))

    def _follow_field(self, step: str | None) -> None:
        """Note that a field begins, turns from its instruction to its result, or ends."""
        if step == "begin":
            self._fields.append(True)
        elif self._fields and step == "separate":
            self._fields[-1] = False
        elif self._fields and step == "end":
            self._fields.pop()


def _removed_text(node: etree._Element) -> str:
    return "".join(part.text or "" for part in node.iter(f"{W}delText", f"{W}t"))


def _symbol(node: etree._Element) -> str:
    try:
        return chr(int(node.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""
