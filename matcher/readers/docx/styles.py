"""What letters of a DOCX look like: direct formatting over character, paragraph, table and default styles."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lxml import etree

from matcher.readers.docx.colour import W14, Palette, colour_of
from matcher.readers.docx.package import Part, W
from matcher.readers.flowing.looks import Look
from matcher.readers.runs import Colour

_OFF = frozenset(("0", "false", "off", "none"))
_MAX_CHAIN = 20  # styles based on styles based on ...
_TWIP = 20.0  # of a point
_LARGEST = 1e6  # of any number that sets letters
_NO_CHANGE = object()


class Styles:
    """The styles of one document, each resolved once along its ``basedOn`` chain."""

    def __init__(self, part: Part | None, palette: Palette | None = None) -> None:
        self.palette = palette or Palette()
        self._nodes: dict[str, etree._Element] = {}
        self._looks: dict[tuple[str, Look], Look] = {}
        self.default = Look()
        self.default_paragraph = ""
        if part is None:
            return
        for node in part.root.iter(f"{W}style"):
            name = node.get(f"{W}styleId", "")
            self._nodes[name] = node
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true"):
                self.default_paragraph = name
        defaults = part.root.find(f"{W}docDefaults")
        if defaults is not None:
            look = self.apply(self.default, defaults.find(f"{W}rPrDefault/{W}rPr"))
            self.default = self.apply_paragraph(look, defaults.find(f"{W}pPrDefault/{W}pPr"))

    def paragraph(self, name: str | None, base: Look | None = None) -> Look:
        """Return the look that a paragraph style gives its letters, over that of their table."""
        return self._chain(name or self.default_paragraph, base or self.default)

    def character(self, name: str | None, base: Look) -> Look:
        """Return *base* with a character style laid over it."""
        return self._chain(name, base) if name else base

    def is_heading(self, name: str | None) -> bool:
        """Tell whether a paragraph style is a heading or a title, also by what it is based on."""
        for node in self.ancestors(name):
            label = node.find(f"{W}name")
            value = str(label.get(f"{W}val", "")).lower() if label is not None else ""
            if value.startswith(("heading", "title", "überschrift", "titre")):
                return True
        return False

    def numbering(self, name: str | None) -> etree._Element | None:
        """Return the list settings that a paragraph style brings, or None."""
        for node in self.ancestors(name):
            found = node.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
        return None

    def ancestors(self, name: str | None) -> list[etree._Element]:
        """Return the style and those it is based on, nearest first."""
        found: list[etree._Element] = []
        while name in self._nodes and len(found) < _MAX_CHAIN:
            node = self._nodes[name]
            found.append(node)
            base = node.find(f"{W}basedOn")
            name = base.get(f"{W}val") if base is not None else None
        return found

    def apply(self, look: Look, properties: etree._Element | None) -> Look:
        """Lay run properties (``w:rPr``) over *look*."""
        changes: dict[str, Any] = {}
        for node in properties if properties is not None else ():
            setting = _SETTINGS.get(node.tag)
            if setting is not None:
                name, read = setting
                value = read(node, self.palette)
                if value is not _NO_CHANGE:
                    changes[name] = value
        effect = properties.find(f"{W14}textFill") if properties is not None else None
        if effect is not None:
            changes |= _effect(effect, self.palette)
        return replace(look, **changes) if changes else look

    def apply_paragraph(self, look: Look, properties: etree._Element | None) -> Look:
        """Lay what paragraph properties (``w:pPr``) do to letters over *look*: shading, fixed line height."""
        if properties is None:
            return look
        shade = properties.find(f"{W}shd")
        if shade is not None:
            look = replace(look, ground=self.palette.shade(shade))
        spacing = properties.find(f"{W}spacing")
        if spacing is not None and spacing.get(f"{W}line") is not None:
            is_exact = spacing.get(f"{W}lineRule") == "exact"
            look = replace(look, line=_number(spacing.get(f"{W}line"), _TWIP) if is_exact else None)
        return look

    def shade_of(self, properties: etree._Element | None) -> Colour | None:
        """Return the colour that cell or table properties paint behind the text, or None."""
        shade = properties.find(f"{W}shd") if properties is not None else None
        return self.palette.shade(shade) if shade is not None else None

    def _chain(self, name: str | None, base: Look) -> Look:
        key = (name or "", base)
        if key not in self._looks:
            look = base
            for node in reversed(self.ancestors(name)):
                look = self.apply(look, node.find(f"{W}rPr"))
                look = self.apply_paragraph(look, node.find(f"{W}pPr"))
            self._looks[key] = look
        return self._looks[key]


def _effect(node: etree._Element, palette: Palette) -> dict[str, Any]:
    """Read the text effect that fills letters (``w14:textFill``) in place of their colour."""
    if node.find(f"{W14}noFill") is not None:
        return {"opacity": 0.0}
    solid = node.find(f"{W14}solidFill")
    drawn = palette.drawn(solid) if solid is not None else None
    if drawn is None:
        return {"colour": None}
    colour, opacity = drawn
    return {"colour": colour, "opacity": opacity}


_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}


def _number(value: str | None, divisor: float) -> float | None:
    try:
        number = float((value or "").rstrip("%"))
    except ValueError:
        return None
    return number / divisor if abs(number) < _LARGEST else None


def is_on(node: etree._Element | None) -> bool:
    """Tell whether a setting is there and not switched off."""
    return node is not None and node.get(f"{W}val") not in _OFF


def _is_set(node: etree._Element, palette: Palette) -> bool:
    return is_on(node)


def _half_points(node: etree._Element, palette: Palette) -> float | None:
    return _number(node.get(f"{W}val"), 2.0)


def _twips(node: etree._Element, palette: Palette) -> float:
    return _number(node.get(f"{W}val"), _TWIP) or 0.0


def _percent(node: etree._Element, palette: Palette) -> int:
    return int(_number(node.get(f"{W}val"), 1.0) or 100)


def _letter_colour(node: etree._Element, palette: Palette) -> Colour | None:
    return palette.letters(node)


def _shade(node: etree._Element, palette: Palette) -> Colour | None:
    return palette.shade(node)


def _highlight(node: etree._Element, palette: Palette) -> object:
    return colour_of(_HIGHLIGHTS.get(node.get(f"{W}val", ""))) or _NO_CHANGE


def _always_hidden(node: etree._Element, palette: Palette) -> object:
    return is_on(node) or _NO_CHANGE


_SETTINGS: dict[str, tuple[str, Callable[[etree._Element, Palette], object]]] = {
    f"{W}b": ("bold", _is_set),
    f"{W}vanish": ("vanish", _is_set),
    f"{W}specVanish": ("vanish", _always_hidden),
    f"{W}sz": ("size", _half_points),
    f"{W}color": ("colour", _letter_colour),
    f"{W}w": ("scale", _percent),
    f"{W}spacing": ("spacing", _twips),
    f"{W}shd": ("ground", _shade),
    f"{W}highlight": ("ground", _highlight),
}
