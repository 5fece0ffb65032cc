"""What letters of a DOCX look like: direct formatting over character, paragraph and default styles."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lxml import etree

from matcher.readers.docx_package import Part, W
from matcher.readers.looks import Look
from matcher.readers.runs import Colour

_OFF = frozenset(("0", "false", "off", "none"))
_MAX_CHAIN = 20  # styles based on styles based on ...


class Styles:
    """The styles of one document, each resolved once along its ``basedOn`` chain."""

    def __init__(self, part: Part | None) -> None:
        self._nodes: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self._default = Look()
        self.default_paragraph = ""
        if part is None:
            return
        for node in part.root.iter(f"{W}style"):
            name = node.get(f"{W}styleId", "")
            self._nodes[name] = node
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true"):
                self.default_paragraph = name
        defaults = part.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._default = apply(Look(), defaults)

    def paragraph(self, name: str | None) -> Look:
        """Return the look that a paragraph style gives its letters."""
        return self._chain(name or self.default_paragraph, self._default)

    def character(self, name: str | None, base: Look) -> Look:
        """Return *base* with a character style laid over it."""
        return self._chain(name, base) if name else base

    def is_heading(self, name: str | None) -> bool:
        """Tell whether a paragraph style is a heading or a title, also by what it is based on."""
        for node in self._ancestors(name):
            label = node.find(f"{W}name")
            value = str(label.get(f"{W}val", "")).lower() if label is not None else ""
            if value.startswith(("heading", "title", "überschrift", "titre")):
                return True
        return False

    def numbering(self, name: str | None) -> etree._Element | None:
        """Return the list settings that a paragraph style brings, or None."""
        for node in self._ancestors(name):
            found = node.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
        return None

    def has_shading(self, name: str | None) -> bool:
        """Tell whether a table style paints some of its cells."""
        return any(node.find(f".//{W}shd") is not None for node in self._ancestors(name))

    def _chain(self, name: str | None, base: Look) -> Look:
        look = base
        for node in reversed(self._ancestors(name)):
            look = apply(look, node.find(f"{W}rPr"))
            shade = shade_of(node.find(f"{W}pPr"))
            look = replace(look, ground=shade) if shade else look
        return look

    def _ancestors(self, name: str | None) -> list[etree._Element]:
        """Return the style and those it is based on, nearest first."""
        found: list[etree._Element] = []
        while name in self._nodes and len(found) < _MAX_CHAIN:
            node = self._nodes[name]
            found.append(node)
            base = node.find(f"{W}basedOn")
            name = base.get(f"{W}val") if base is not None else None
        return found


def apply(look: Look, properties: etree._Element | None) -> Look:
    """Lay run properties (``w:rPr``) over *look*."""
    changes: dict[str, Any] = {}
    for node in properties if properties is not None else ():
        setting = _SETTINGS.get(node.tag)
        if setting is not None:
            name, read = setting
            changes[name] = read(node)
    if changes.get("ground", look.ground) is None:
        changes["ground"] = look.ground
    return replace(look, **changes) if changes else look


_HIGHLIGHTS: dict[str, Colour] = {
    "black": (0, 0, 0),
    "blue": (0, 0, 255),
    "cyan": (0, 255, 255),
    "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128),
    "darkGray": (128, 128, 128),
    "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128),
    "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0),
    "green": (0, 255, 0),
    "lightGray": (192, 192, 192),
    "magenta": (255, 0, 255),
    "red": (255, 0, 0),
    "white": (255, 255, 255),
    "yellow": (255, 255, 0),
}


def colour_of(value: str | None) -> Colour | None:
    """Read a colour such as ``FFFFFF``; None for ``auto`` and whatever is no colour.

    >>> colour_of("FF8000"), colour_of("auto")
    ((255, 128, 0), None)
    """
    try:
        number = int(value or "", 16)
    except ValueError:
        return None
    if len(value or "") != len("RRGGBB"):
        return None
    return number >> 16 & 255, number >> 8 & 255, number & 255


def shade_of(properties: etree._Element | None) -> Colour | None:
    """Return the colour that paragraph, cell or table properties paint behind the text, or None."""
    shade = properties.find(f"{W}shd") if properties is not None else None
    return colour_of(shade.get(f"{W}fill")) if shade is not None else None


def _number(value: str | None, divisor: float) -> float | None:
    try:
        return float((value or "").rstrip("%")) / divisor
    except ValueError:
        return None


def _is_on(node: etree._Element) -> bool:
    return node.get(f"{W}val") not in _OFF


def _half_points(node: etree._Element) -> float | None:
    return _number(node.get(f"{W}val"), 2.0)


def _percent(node: etree._Element) -> int:
    return int(_number(node.get(f"{W}val"), 1.0) or 100)


def _letter_colour(node: etree._Element) -> Colour | None:
    return colour_of(node.get(f"{W}val"))


def _run_shade(node: etree._Element) -> Colour | None:
    return colour_of(node.get(f"{W}fill"))


def _highlight(node: etree._Element) -> Colour | None:
    return _HIGHLIGHTS.get(node.get(f"{W}val", ""))


_SETTINGS: dict[str, tuple[str, Callable[[etree._Element], object]]] = {
    f"{W}b": ("bold", _is_on),
    f"{W}vanish": ("vanish", _is_on),
    f"{W}sz": ("size", _half_points),
    f"{W}color": ("colour", _letter_colour),
    f"{W}w": ("scale", _percent),
    f"{W}shd": ("ground", _run_shade),
    f"{W}highlight": ("ground", _highlight),
}
