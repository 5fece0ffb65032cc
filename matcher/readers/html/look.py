"""How an element of a web page is set, from its style and what surrounds it, and whether it can be seen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from matcher.readers.flowing.css_values import colour_of, is_transparent, number_of, points
from matcher.readers.flowing.looks import Look, hidden_cause
from matcher.readers.html.style import Declarations

_BODY_SIZE = 12.0  # points; what browsers set by default
_SCALES: Mapping[str, float] = {
    "h1": 2.0,
    "h2": 1.5,
    "h3": 1.17,
    "h5": 0.83,
    "h6": 0.67,
    "small": 0.83,
    "big": 1.2,
    "sub": 0.83,
    "sup": 0.83,
}
_WORDS_FOR_SIZE: Mapping[str, float] = {
    "xx-small": 6.75,
    "x-small": 7.5,
    "small": 9.75,
    "medium": 12.0,
    "large": 13.5,
    "x-large": 18.0,
    "xx-large": 24.0,
}
_FONT_SIZES = (7.5, 9.75, 12.0, 13.5, 18.0, 24.0, 36.0)  # points of <font size="1"> to "7"
_BOLD_TAGS = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD_WEIGHT = 600
_MIN_OPACITY = 0.08  # as in PDF
_FAR_OUT = -375.0  # points; text placed so far to the left or above is on no screen
_SLIVER = 1.5  # points; a box this small shows no letter
_LENGTH = re.compile(r"-?[\d.]{1,12}[a-z%]{0,4}")
_SHIFTS = ("left", "right", "top", "bottom")
_FAR_SHIFTS = ("text-indent", "margin-left", "margin-top")
_BODY = Look(size=_BODY_SIZE)


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text directly inside an element is set.

    Args:
        look: of its letters, with the colour behind them.
        ground_known: False over pictures and gradients.
        cause: why the element and all inside cannot be seen, or None.
        visible: False under ``visibility: hidden``, which an inner element may undo.
        opacity: 0..1, with that of all around.
        inked: False where the colour of the letters lets everything through.
        keeps_space: white space stands as written.
        bullets: list items get a bullet.
    """

    look: Look = _BODY
    ground_known: bool = True
    cause: str | None = None
    visible: bool = True
    opacity: float = 1.0
    inked: bool = True
    keeps_space: bool = False
    bullets: bool = False

    def hidden_cause(self) -> str | None:
        """Say why a reader cannot see text set like this, or None."""
        if self.cause:
            return self.cause
        if not self.visible:
            return "hidden_formatting"
        if self.opacity < _MIN_OPACITY or not self.inked:
            return "transparent_text"
        return hidden_cause(self.look, ground_known=self.ground_known)


def setting_of(node: etree._Element, style: Declarations, outer: Setting) -> Setting:
    """Return the setting inside *node*, whose declarations are *style*, within *outer*."""
    look = replace(outer.look, bold=outer.look.bold or node.tag in _BOLD_TAGS)
    size = round(_size(node, style, _BODY_SIZE if look.size is None else look.size), 2)
    look = replace(look, size=size)
    weight = style.get("font-weight", "")
    if weight:
        heavy = weight in {"bold", "bolder"} or (number_of(weight) or 0) >= _BOLD_WEIGHT
        look = replace(look, bold=heavy)
    inner = _painted(node, style, replace(outer, look=look))
    visibility = style.get("visibility")
    return replace(
        inner,
        cause=outer.cause or _concealment(node, style, size),
        visible=inner.visible if visibility is None else visibility in {"visible", "inherit"},
        opacity=outer.opacity * (number_of(style.get("opacity", "1")) or 0.0),
        keeps_space=_keeps_space(node, style, default=outer.keeps_space),
        bullets=_has_bullets(node, style, default=outer.bullets),
    )


def _size(node: etree._Element, style: Declarations, outer: float) -> float:
    value = style.get("font-size") or _size_in_font(style.get("font", ""))
    if value is None and node.tag == "font":
        number = node.get("size", "")
        index = min(int(number), len(_FONT_SIZES)) if number.isdecimal() else 0
        return _FONT_SIZES[index - 1] if index else outer
    if value is None:
        return outer * _SCALES.get(str(node.tag), 1.0)
    if value.endswith("rem"):
        outer = _BODY_SIZE
    size = points(value, outer)
    return _WORDS_FOR_SIZE.get(value, outer) if size is None else size


def _size_in_font(value: str) -> str | None:
    """Return the size in a ``font`` that sets everything at once, or None.

    >>> _size_in_font("italic 700 11pt/1.4 georgia")
    '11pt'
    """
    for word in value.split()[:5]:
        size = word.partition("/")[0]
        if size == "0" or (not size.isdecimal() and points(size, 1.0) is not None):
            return size
    return None


def _painted(node: etree._Element, style: Declarations, outer: Setting) -> Setting:
    """Return *outer* with the colours that *node* sets for its letters and paints behind them."""
    look, known = outer.look, outer.ground_known
    behind = style.get("background-color") or style.get("background") or node.get("bgcolor") or ""
    picture = f"{style.get('background-image', '')} {style.get('background', '')}"
    ground = next((found for word in _words(behind) if (found := colour_of(word))), None)
    if ground is not None and not is_transparent(behind):
        look, known = replace(look, ground=ground), True
    if "url(" in picture or "gradient(" in picture:
        look, known = replace(look, ground=None), False
    colour = (
        style.get("color") or node.get("color") or (node.get("text") if node.tag == "body" else "")
    )
    if not colour or colour == "inherit":
        return replace(outer, look=look, ground_known=known)
    is_cut_out = "text" in f"{style.get('background-clip')} {style.get('-webkit-background-clip')}"
    return replace(
        outer,
        look=replace(look, colour=colour_of(colour)),
        ground_known=known,
        inked=is_cut_out or not is_transparent(colour),
    )


def _words(value: str) -> list[str]:
    return [value, *value.split()] if len(value) < 1_000 else []  # noqa: PLR2004 - a data URI is no colour


def _concealment(node: etree._Element, style: Declarations, size: float) -> str | None:
    """Say why nothing of the element is shown, or None."""
    if style.get("display") == "none" or ("hidden" in node.attrib and "display" not in style):
        return "hidden_formatting"
    if node.tag == "dialog" and "open" not in node.attrib:
        return "hidden_formatting"
    if _is_far_out(style, size):
        return "off_page"
    return "clipped_text" if _is_clipped(style, size) else None


def _is_far_out(style: Declarations, size: float) -> bool:
    is_placed = style.get("position") in {"absolute", "fixed", "relative"}
    names = (*_FAR_SHIFTS, *_SHIFTS) if is_placed else _FAR_SHIFTS
    shifts = [points(style[name], size) or 0.0 for name in names if name in style]
    if "translate" in style.get("transform", ""):
        shifts += [points(length, size) or 0.0 for length in _LENGTH.findall(style["transform"])]
    return any(shift <= _FAR_OUT for shift in shifts)


def _is_clipped(style: Declarations, size: float) -> bool:
    """Tell whether the box of an element is cut down to nothing."""
    if "scale(0)" in style.get("transform", ""):
        return True
    path = style.get("clip-path", "")
    if path.startswith(("inset(50%", "inset(100%", "circle(0")):
        return True
    if "clip" in style and style["clip"].startswith("rect("):
        edges = [points(length, size) or 0.0 for length in _LENGTH.findall(style["clip"])]
        if edges and max(edges) - min(edges) <= _SLIVER:
            return True
    if "hidden" not in style.get("overflow", "") and "clip" not in style.get("overflow", ""):
        return False
    sides = [style.get(name) for name in ("width", "height", "max-width", "max-height")]
    lengths = [points(side, _BODY_SIZE * 50) for side in sides if side]
    return any(length is not None and length <= _SLIVER for length in lengths)


def _keeps_space(node: etree._Element, style: Declarations, *, default: bool) -> bool:
    value = style.get("white-space")
    if value is None:
        return default or node.tag in {"pre", "textarea"}
    return value.startswith(("pre", "break-spaces"))


def _has_bullets(node: etree._Element, style: Declarations, *, default: bool) -> bool:
    value = style.get("list-style-type") or style.get("list-style")
    if value is None:
        return True if node.tag == "ul" else default and node.tag != "ol"
    if "none" in value or "decimal" in value:
        return False
    return True if node.tag in {"ul", "li"} else default
