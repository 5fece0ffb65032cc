"""Drawings in a DOCX: the colour they put behind text, and whether their text can be seen at all."""

from collections.abc import Iterable, Iterator

from lxml import etree

from matcher.readers.docx.colour import A, Palette, blend, colour_of
from matcher.readers.docx.package import Part, W
from matcher.readers.docx.place import (
    EMU,
    WP,
    Page,
    anchor_is_off,
    points,
    style_is_off,
    style_of,
)
from matcher.readers.docx.styles import is_on
from matcher.readers.legible import MIN_SIZE
from matcher.readers.runs import Colour

V = "{urn:schemas-microsoft-com:vml}"
Grounds = tuple[Colour, ...] | None
"""The colours that may be behind letters; None where nobody knows."""

_WHITE: Colour = (255, 255, 255)
_YES = ("1", "true", "t", "on")
_NO = ("0", "false", "f", "off")
_OPEN = 0.99  # opacity from which nothing shines through
_BACKDROP = 0.015  # of the page's area: a smaller drawing is no ground for text
_VML_COLOURS = {"white": "FFFFFF", "black": "000000", "window": "FFFFFF", "windowText": "000000"}


def shape_cause(node: etree._Element, page: Page) -> str | None:
    """Say why nobody sees the text inside a drawing, or None."""
    if node.tag in (f"{WP}anchor", f"{WP}inline"):
        about = node.find(f"{WP}docPr")
        if about is not None and about.get("hidden") in _YES:
            return "hidden_formatting"
        if node.tag == f"{WP}anchor" and anchor_is_off(node, page):
            return "off_page"
        return "tiny_text" if _has_no_room(node) else None
    if not node.tag.startswith(V):
        return None
    style = style_of(node)
    if style.get("visibility") == "hidden" or style.get("display") == "none":
        return "hidden_formatting"
    return "off_page" if style_is_off(style, page) else None


def grounds_in(node: etree._Element, palette: Palette, grounds: Grounds) -> Grounds:
    """Return what may be behind text inside a drawing: its own fill, or what it lies on."""
    if node.tag.startswith(V):
        return _vml_grounds(node, palette, grounds)
    fill = _fill_of(node)
    if fill is None or fill.tag == f"{A}noFill":
        return grounds
    drawn = palette.drawn(fill) if fill.tag in (f"{A}solidFill", f"{A}fillRef") else None
    if drawn is None:
        return None
    colour, opacity = drawn
    if opacity >= _OPEN:
        return (colour,)
    return None if grounds is None else tuple(blend(colour, opacity, one) for one in grounds)


def paper_grounds(
    bodies: Iterable[etree._Element],
    margins: Iterable[etree._Element],
    paper: Grounds,
    *,
    palette: Palette,
    page: Page,
) -> Grounds:
    """Return what may be behind the text of the pages: the paper and the drawings behind the text.

    Args:
        bodies: parts whose drawings lie behind the text only where they say so.
        margins: headers and footers, which Word paints behind the text altogether.
        paper: the colour of the page.
        palette: the document's colours.
        page: its size.
    """
    found = list(paper or ())
    drawings = [node for root in bodies for node in _drawings(root) if _is_behind(node)]
    drawings += [node for root in margins for node in _drawings(root)]
    for drawing in drawings:
        if _area(drawing) < _BACKDROP * page.width * page.height:
            continue
        for shape in drawing.iter():
            inside = grounds_in(shape, palette, paper)
            if inside is None or etree.QName(shape).localname in ("pic", "imagedata"):
                return None
            found += inside
    return None if paper is None else tuple(dict.fromkeys(found))


def paper_of(root: etree._Element, settings: Part | None, palette: Palette) -> Grounds:
    """Return the colour of the page: white, unless the document shows a background of its own."""
    background = root.find(f"{W}background")
    shows = settings is not None and is_on(settings.root.find(f"{W}displayBackgroundShape"))
    if background is None or not shows:
        return (_WHITE,)
    if next(background.iter(f"{V}fill"), None) is not None:
        return None
    return (palette.background(background) or _WHITE,)


def _drawings(root: etree._Element) -> Iterator[etree._Element]:
    yield from root.iter(f"{WP}anchor")
    for old in root.iter(f"{W}pict"):
        yield from (node for node in old if node.tag.startswith(V) and "width" in style_of(node))


def _is_behind(node: etree._Element) -> bool:
    return node.get("behindDoc") in _YES or style_of(node).get("z-index", "").startswith("-")


def _area(node: etree._Element) -> float:
    """Return the area of a drawing in square points; writing drawn as a shape (a watermark) has none."""
    if node.find(f"{V}textpath") is not None:
        return 0.0
    extent = node.find(f"{WP}extent")
    if extent is not None:
        return _emu(extent.get("cx")) * _emu(extent.get("cy"))
    style = style_of(node)
    return (points(style.get("width")) or 0.0) * (points(style.get("height")) or 0.0)


def _has_no_room(node: etree._Element) -> bool:
    """Tell whether a drawing is too flat or too narrow to show a line, and does not grow with its text."""
    extent = node.find(f"{WP}extent")
    if extent is None or next(node.iter(f"{A}spAutoFit"), None) is not None:
        return False
    return min(_emu(extent.get("cx")), _emu(extent.get("cy"))) < MIN_SIZE


def _fill_of(node: etree._Element) -> etree._Element | None:
    """Return the fill of a shape: its own, else that of the style it refers to."""
    for child in node:
        if isinstance(child.tag, str) and etree.QName(child).localname in ("spPr", "grpSpPr"):
            for fill in child:
                if etree.QName(fill).localname in _FILLS:
                    return fill
    reference = next(
        (
            child.find(f"{A}fillRef")
            for child in node
            if isinstance(child.tag, str) and etree.QName(child).localname == "style"
        ),
        None,
    )
    return None if reference is None or reference.get("idx") == "0" else reference


_FILLS = frozenset(("noFill", "solidFill", "gradFill", "blipFill", "pattFill"))


def _vml_grounds(node: etree._Element, palette: Palette, grounds: Grounds) -> Grounds:
    fill = node.find(f"{V}fill")
    if node.get("filled") in _NO or (fill is not None and fill.get("on") in _NO):
        return grounds
    if fill is not None and fill.get("type", "solid") != "solid":
        return None
    stated = node.get("fillcolor")
    if stated is None:
        return grounds
    value = stated.split(maxsplit=1)[0].lstrip("#") if stated.split() else ""
    colour = colour_of(_VML_COLOURS.get(value, value)) or palette.named(value)
    return (colour,) if colour is not None else None


def _emu(value: str | None) -> float:
    try:
        return float(value or "") / EMU
    except ValueError:
        return 0.0
