"""The colours of a DOCX: plain values, patterns, and the theme's colours with their tints and shades."""

import colorsys
import re
from collections.abc import Callable

from lxml import etree

from matcher.readers.docx.package import Part, W
from matcher.readers.runs import Colour

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FULL = 255  # of a hexadecimal tint or shade
_WHOLE = 100_000  # thousandths of a percent, the unit of DrawingML
_SHARE = re.compile(r"-?[0-9]{1,9}")
_BYTE = re.compile(r"[0-9A-Fa-f]{1,2}")
_PERCENT = re.compile(r"[0-9]{1,2}|100")
_WHITE: Colour = (255, 255, 255)
_BLACK: Colour = (0, 0, 0)
# The names that text and drawings use, and how the colour scheme calls the same colours.
_SLOTS = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED = {
    "background1": "bg1",
    "text1": "t1",
    "background2": "bg2",
    "text2": "t2",
    "bg1": "bg1",
    "tx1": "t1",
    "bg2": "bg2",
    "tx2": "t2",
}
_USUAL_MAP = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}


class Palette:
    """The colour scheme of one document; without a theme its names stand for no colour.

    Args:
        theme: the theme part, if there is one.
        settings: the settings part, which may map text and background to other colours of the scheme.
    """

    def __init__(self, theme: Part | None = None, settings: Part | None = None) -> None:
        self._scheme: dict[str, Colour] = {}
        self._map = dict(_USUAL_MAP)
        scheme = theme.root.find(f".//{A}clrScheme") if theme is not None else None
        for slot in scheme if scheme is not None else ():
            colour = next((_plain(node) for node in slot if _plain(node)), None)
            if colour is not None:
                self._scheme[etree.QName(slot).localname] = colour
        mapping = settings.root.find(f"{W}clrSchemeMapping") if settings is not None else None
        if mapping is not None:
            self._map |= {
                name: str(mapping.get(f"{W}{name}", usual)) for name, usual in _USUAL_MAP.items()
            }

    def named(self, name: str) -> Colour | None:
        """Return a colour of the scheme by any of its names, or None."""
        name = self._map.get(_MAPPED.get(name, ""), name)
        return self._scheme.get(_SLOTS.get(name, name))

    def letters(self, node: etree._Element) -> Colour | None:
        """Read ``w:color``; None is automatic."""
        return self._attributes(node, "val", "Color")

    def background(self, node: etree._Element) -> Colour | None:
        """Read ``w:background``, the colour of the page."""
        return self._attributes(node, "color", "Color")

    def shade(self, node: etree._Element) -> Colour | None:
        """Read ``w:shd``, a pattern of one colour over another; None paints nothing."""
        fill = self._attributes(node, "fill", "Fill")
        pattern = node.get(f"{W}val", "clear")
        front = _share_of(pattern)
        if front is None:
            return fill
        over = self._attributes(node, "color", "Color") or _BLACK
        return _mixed(over, fill or _WHITE, front)

    def drawn(self, node: etree._Element) -> tuple[Colour, float] | None:
        """Read the colour inside a fill of a drawing, with its opacity 0..1; None when it tells none."""
        for child in node:
            name = etree.QName(child).localname
            value = _value(child)
            colour = self.named(value) if name == "schemeClr" else _plain(child)
            if colour is not None:
                return self._changed(colour, child)
        return None

    def _attributes(self, node: etree._Element, plain: str, kind: str) -> Colour | None:
        """Read a colour that is stated plainly or, going before that, by the theme's name for it."""
        infix = "" if kind == "Color" else kind
        named = self.named(node.get(f"{W}theme{kind}", ""))
        if named is None:
            return colour_of(node.get(f"{W}{plain}"))
        tint = _hexadecimal(node.get(f"{W}theme{infix}Tint"))
        shade = _hexadecimal(node.get(f"{W}theme{infix}Shade"))
        if tint is not None:
            return _lit(named, lambda light: light * tint + 1 - tint)
        return named if shade is None else _lit(named, lambda light: light * shade)

    def _changed(self, colour: Colour, node: etree._Element) -> tuple[Colour, float]:
        """Apply the changes that stand inside a colour of a drawing."""
        opacity = 1.0
        for change in node:
            name, part = etree.QName(change).localname, _share(change)
            if name == "alpha":
                # Text effects of Word state how transparent a colour is, drawings how opaque.
                opacity = 1 - part if change.tag.startswith(W14) else part
            elif name in _CHANGES:
                colour = _lit(colour, _CHANGES[name](part))
        return colour, opacity


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


_CHANGES: dict[str, Callable[[float], Callable[[float], float]]] = {
    "lumMod": lambda part: lambda light: light * part,
    "lumOff": lambda part: lambda light: light + part,
    "shade": lambda part: lambda light: light * part,
    "tint": lambda part: lambda light: light * part + 1 - part,
}


def blend(colour: Colour, opacity: float, ground: Colour) -> Colour:
    """Return what is seen of a colour of some opacity over a ground.

    >>> blend((0, 0, 0), 0.5, (255, 255, 255))
    (128, 128, 128)
    """
    return _mixed(colour, ground, opacity)


def _lit(colour: Colour, change: Callable[[float], float]) -> Colour:
    """Return *colour* with another lightness, as Word computes tints and shades."""
    hue, light, saturation = colorsys.rgb_to_hls(*(part / _FULL for part in colour))
    red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, change(light))), saturation)
    return round(red * _FULL), round(green * _FULL), round(blue * _FULL)


def _mixed(front: Colour, back: Colour, share: float) -> Colour:
    red, green, blue = (
        round(above * share + below * (1 - share)) for above, below in zip(front, back, strict=True)
    )
    return red, green, blue


def _share_of(pattern: str) -> float | None:
    """Return how much of a shading pattern is its front colour; None where only the back shows."""
    if pattern == "solid":
        return 1.0
    digits = pattern.removeprefix("pct")
    is_share = digits != pattern and _PERCENT.fullmatch(digits)
    return int(digits) / 100 if is_share else None


def _plain(node: etree._Element) -> Colour | None:
    """Read ``a:srgbClr`` or ``a:sysClr`` (and Word's own of the same name)."""
    last = node.get("lastClr")
    return colour_of(last if last is not None else _value(node))


def _value(node: etree._Element) -> str:
    return str(node.get("val") or node.get(f"{W14}val") or "")


def _share(node: etree._Element) -> float:
    value = _value(node)
    return int(value) / _WHOLE if _SHARE.fullmatch(value) else 1.0


def _hexadecimal(value: str | None) -> float | None:
    return int(value, 16) / _FULL if value and _BYTE.fullmatch(value) else None
