"""Where frames, tables and drawings of a DOCX stand: wholly beside the page nobody sees them."""

import re
from dataclasses import dataclass

from lxml import etree

from matcher.readers.docx.package import W

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TWIP = 20.0  # of a point
EMU = 12_700.0  # of a point
_LETTER = (612.0, 792.0)  # points; the page where none is stated
_MARGIN = 72.0  # points; likewise
_STYLE = re.compile(r"([a-z-]{1,60})\s{0,8}:\s{0,8}([^;]{0,200})")
_LENGTH = re.compile(r"(-?\d{0,9}\.?\d{1,9})(pt|in|cm|mm|pc|px|emu)?$")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465, "pc": 12.0, "px": 0.75}
# What a place may be measured from: the edge of the page, its margin; anything else is anywhere.
_EDGE = frozenset(("page", "leftMargin", "topMargin", "insideMargin", "left-margin-area"))
_INNER = frozenset(("margin", "column"))


@dataclass(frozen=True, slots=True)
class Page:
    """The size of the largest page and its margins, in points."""

    width: float = _LETTER[0]
    height: float = _LETTER[1]
    left: float = _MARGIN
    top: float = _MARGIN


@dataclass(frozen=True, slots=True)
class Place:
    """One direction of where something stands, in points.

    Args:
        offset: from where it is measured; None where it is aligned with something.
        length: how far it reaches; None where that is not stated.
        base: what it is measured from, by Word's name.
    """

    offset: float | None
    length: float | None
    base: str

    def is_off(self, extent: float, margin: float) -> bool:
        """Tell whether it lies wholly beside a page that reaches from 0 to *extent*."""
        if self.offset is None:
            return False
        length = extent if self.length is None else self.length
        if self.base in _EDGE or self.base in _INNER:
            start = self.offset + (margin if self.base in _INNER else 0.0)
            return start >= extent or start + length <= 0
        return self.offset >= extent or self.offset + length <= -extent


def page_of(root: etree._Element) -> Page:
    """Return the page of a document; the largest in each direction where its sections differ."""
    sizes = list(root.iter(f"{W}pgSz"))
    margins = list(root.iter(f"{W}pgMar"))
    return Page(
        width=max((twips(node, "w") or _LETTER[0] for node in sizes), default=_LETTER[0]),
        height=max((twips(node, "h") or _LETTER[1] for node in sizes), default=_LETTER[1]),
        left=max((twips(node, "left") or 0.0 for node in margins), default=_MARGIN),
        top=max((twips(node, "top") or 0.0 for node in margins), default=_MARGIN),
    )


def paragraph_is_off(properties: etree._Element | None, page: Page) -> bool:
    """Tell whether a frame (``w:framePr``) or an indent moves a paragraph off the page."""
    if properties is None:
        return False
    frame = properties.find(f"{W}framePr")
    if frame is not None:
        across = Place(_stated(frame, "x"), twips(frame, "w"), frame.get(f"{W}hAnchor", "column"))
        down = Place(_stated(frame, "y"), twips(frame, "h"), frame.get(f"{W}vAnchor", "text"))
        return _is_off(across, down, page)
    indent = properties.find(f"{W}ind")
    if indent is None:
        return False
    left = twips(indent, "left") or twips(indent, "start")
    return Place(left, page.width, "margin").is_off(page.width, page.left)


def table_is_off(properties: etree._Element | None, page: Page) -> bool:
    """Tell whether a floating table or its indent lies off the page."""
    if properties is None:
        return False
    floating = properties.find(f"{W}tblpPr")
    if floating is not None:
        across = Place(
            _stated(floating, "tblpX"), page.width, floating.get(f"{W}horzAnchor", "column")
        )
        down = Place(_stated(floating, "tblpY"), None, floating.get(f"{W}vertAnchor", "text"))
        return _is_off(across, down, page)
    indent = properties.find(f"{W}tblInd")
    left = twips(indent, "w") if indent is not None else None
    return Place(left, page.width, "margin").is_off(page.width, page.left)


def anchor_is_off(node: etree._Element, page: Page) -> bool:
    """Tell whether a drawing (``wp:anchor``) lies off the page."""
    extent = node.find(f"{WP}extent")
    size = [_emu(extent.get(side)) if extent is not None else None for side in ("cx", "cy")]
    simple = node.find(f"{WP}simplePos")
    if node.get("simplePos") in ("1", "true") and simple is not None:
        across = Place(_emu(simple.get("x")), size[0], "page")
        down = Place(_emu(simple.get("y")), size[1], "page")
        return _is_off(across, down, page)
    return _is_off(
        _positioned(node.find(f"{WP}positionH"), size[0]),
        _positioned(node.find(f"{WP}positionV"), size[1]),
        page,
    )


def style_is_off(style: dict[str, str], page: Page) -> bool:
    """Tell whether the style of an old drawing (VML) puts it off the page."""
    if style.get("position") not in ("absolute", "relative"):
        return False
    across = Place(
        points(style.get("margin-left") or style.get("left")),
        points(style.get("width")),
        style.get("mso-position-horizontal-relative", "column"),
    )
    down = Place(
        points(style.get("margin-top") or style.get("top")),
        points(style.get("height")),
        style.get("mso-position-vertical-relative", "text"),
    )
    return _is_off(across, down, page)


def style_of(node: etree._Element) -> dict[str, str]:
    """Return the settings of an old drawing's ``style``.

    >>> style_of(etree.fromstring('<a style="position:absolute;margin-left:-9in"/>'))
    {'position': 'absolute', 'margin-left': '-9in'}
    """
    return {name: value.strip() for name, value in _STYLE.findall(node.get("style", ""))}


def points(value: str | None) -> float | None:
    """Return a length of VML in points; None where it is no length.

    >>> points("-9in"), points("auto")
    (-648.0, None)
    """
    found = _LENGTH.match((value or "").strip())
    if found is None:
        return None
    return float(found[1]) * _POINTS.get(found[2] or "px", 1.0 / EMU)


def _is_off(across: Place, down: Place, page: Page) -> bool:
    return across.is_off(page.width, page.left) or down.is_off(page.height, page.top)


def _positioned(node: etree._Element | None, length: float | None) -> Place:
    """Read ``wp:positionH`` or ``wp:positionV``."""
    if node is None:
        return Place(None, length, "page")
    offset = node.find(f"{WP}posOffset")
    stated = _emu(offset.text) if offset is not None else None
    return Place(stated, length, node.get("relativeFrom", "column"))


def _stated(node: etree._Element, name: str) -> float | None:
    """Return a place in points, unless the frame is aligned in words instead."""
    aligned = node.get(f"{W}{name}Align") or node.get(f"{W}{name}Spec")
    return None if aligned else twips(node, name)


def twips(node: etree._Element, name: str) -> float | None:
    """Return a length that Word states in twentieths of a point, in points; None where it is no length."""
    try:
        return float(node.get(f"{W}{name}", "")) / _TWIP
    except ValueError:
        return points(node.get(f"{W}{name}"))


def _emu(value: str | None) -> float | None:
    try:
        return float(value or "") / EMU
    except ValueError:
        return None
