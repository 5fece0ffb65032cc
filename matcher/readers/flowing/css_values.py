"""Values of style sheets, as HTML and OpenDocument write them: colours and lengths."""

import re
from collections.abc import Mapping

from matcher.readers.runs import Colour

_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgba?|hsla?)\(([^()]{1,80})\)")
_PARTS = re.compile(r"[\s,/]{1,9}")
_LENGTH = re.compile(
    r"([+-]?(?:\d{1,7}(?:\.\d{0,9})?|\.\d{1,9}))(?:e[+-]?\d{1,2})?\s{0,3}([a-z%]{0,4})"
)
_POINTS: Mapping[str, float] = {
    "pt": 1.0,
    "px": 0.75,
    "in": 72.0,
    "cm": 72.0 / 2.54,
    "mm": 72.0 / 25.4,
    "q": 72.0 / 101.6,
    "pc": 12.0,
}
_RELATIVE: Mapping[str, float] = {"%": 0.01, "em": 1.0, "ex": 0.5, "ch": 0.5, "rem": 1.0}
_TRANSPARENT_BELOW = 0.08  # opacity under which a colour leaves no mark, as in PDF
_NAMED: Mapping[str, Colour] = {
    "black": (0, 0, 0),
    "white": (255, 255, 255),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "mintcream": (245, 255, 250),
    "azure": (240, 255, 255),
    "ghostwhite": (248, 248, 255),
    "whitesmoke": (245, 245, 245),
    "floralwhite": (255, 250, 240),
    "aliceblue": (240, 248, 255),
    "gainsboro": (220, 220, 220),
    "lightgray": (211, 211, 211),
    "lightgrey": (211, 211, 211),
    "silver": (192, 192, 192),
    "darkgray": (169, 169, 169),
    "darkgrey": (169, 169, 169),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "dimgray": (105, 105, 105),
    "dimgrey": (105, 105, 105),
    "red": (255, 0, 0),
    "darkred": (139, 0, 0),
    "maroon": (128, 0, 0),
    "orange": (255, 165, 0),
    "yellow": (255, 255, 0),
    "lightyellow": (255, 255, 224),
    "beige": (245, 245, 220),
    "green": (0, 128, 0),
    "darkgreen": (0, 100, 0),
    "lime": (0, 255, 0),
    "olive": (128, 128, 0),
    "teal": (0, 128, 128),
    "aqua": (0, 255, 255),
    "cyan": (0, 255, 255),
    "lightcyan": (224, 255, 255),
    "blue": (0, 0, 255),
    "navy": (0, 0, 128),
    "darkblue": (0, 0, 139),
    "royalblue": (65, 105, 225),
    "steelblue": (70, 130, 180),
    "lightblue": (173, 216, 230),
    "purple": (128, 0, 128),
    "fuchsia": (255, 0, 255),
    "magenta": (255, 0, 255),
    "pink": (255, 192, 203),
    "brown": (165, 42, 42),
    "tomato": (255, 99, 71),
}


def colour_of(value: str) -> Colour | None:
    """Read a colour; None for what names no colour or one that is not known here.

    >>> colour_of("#fff"), colour_of("rgb(10, 20, 30)"), colour_of("currentcolor")
    ((255, 255, 255), (10, 20, 30), None)
    """
    value = value.strip().lower()
    if _HEX.fullmatch(value):
        return _hex_colour(value[1:])
    found = _FUNCTION.fullmatch(value)
    if found and found[1].startswith("rgb"):
        numbers = [_part(part) for part in _PARTS.split(found[2].strip())[:3]]
        if len(numbers) == len("rgb") and None not in numbers:
            red, green, blue = (min(255, max(0, round(number or 0))) for number in numbers)
            return red, green, blue
    return _NAMED.get(value)


def is_transparent(value: str) -> bool:
    """Tell whether a colour lets (nearly) all of what is behind it through.

    >>> is_transparent("rgba(0, 0, 0, 0.01)"), is_transparent("transparent"), is_transparent("#fff")
    (True, True, False)
    """
    value = value.strip().lower()
    if value == "transparent":
        return True
    found = _FUNCTION.fullmatch(value)
    if found:
        parts = _PARTS.split(found[2].strip())
        opacity = number_of(parts[3]) if len(parts) > len("rgb") else None
        return opacity is not None and opacity < _TRANSPARENT_BELOW
    if _HEX.fullmatch(value) and len(value) in {len("#rgba"), len("#rrggbbaa")}:
        digits = value[4:] * 2 if len(value) == len("#rgba") else value[7:]
        return int(digits, 16) / 255 < _TRANSPARENT_BELOW
    return False


def points(value: str, base: float) -> float | None:
    """Read a length in points; None where it is no length.

    Args:
        value: such as ``12pt``, ``1.2em``, ``80%``.
        base: what relative lengths are a share of, in points.

    >>> points("16px", 10), points("120%", 10), points("auto", 10)
    (12.0, 12.0, None)
    """
    found = _LENGTH.fullmatch(value.strip().lower())
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    if unit in _RELATIVE:
        return number * _RELATIVE[unit] * base
    if not unit:
        return number * _POINTS["px"]
    return number * _POINTS[unit] if unit in _POINTS else None


def number_of(value: str) -> float | None:
    """Read a plain number or a percentage as a share.

    >>> number_of("0.5"), number_of("50%"), number_of("auto")
    (0.5, 0.5, None)
    """
    found = _LENGTH.fullmatch(value.strip().lower())
    if found is None or found[2] not in {"", "%"}:
        return None
    return float(found[1]) / (100 if found[2] else 1)


def _hex_colour(digits: str) -> Colour:
    if len(digits) < len("rrggbb"):
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _part(part: str) -> float | None:
    number = number_of(part)
    return number * 255 if number is not None and part.endswith("%") else number
