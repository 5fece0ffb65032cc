"""What is known of the fonts of a page: their names, whether they are bold, which letters are set in them."""

import ctypes
from dataclasses import dataclass, field

from pypdfium2 import raw

_BOLD_WEIGHT = 600


@dataclass(slots=True)
class Font:
    """What is known of a font: its name, its weight, and the letters set in it so far."""

    name: str
    is_bold: bool = False
    is_doubted: bool = False
    letters: set[str] = field(default_factory=set)


def font_at(address: int) -> Font:
    """Ask for the name of a font and whether it is bold.

    The name tells: the weight is guessed from the width of stems, which is wide in many regular fonts.
    """
    if not address:
        return Font("")
    font = ctypes.cast(address, raw.FPDF_FONT)
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    name = buffer.value.decode("utf-8", "replace")
    is_bold = is_bold_name(name) if name else raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
    return Font(name, is_bold)


def is_bold_name(font_name: str) -> bool:
    """Tell from a font's name whether it is a bold cut.

    >>> is_bold_name("ABCDEF+Lato-SemiBold"), is_bold_name("CMBX10"), is_bold_name("Arial")
    (True, True, False)
    """
    name = font_name.rpartition("+")[2].lower()
    return any(
        word in name for word in ("bold", "black", "heavy", "demi", "cmbx", "ssbx", "sfbx")
    ) or (name.endswith(("-bd", "-medi")))
