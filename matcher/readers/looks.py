"""How letters of a flowing document are set, and whether a reader can see letters set like that."""

from dataclasses import dataclass

from matcher.readers.runs import Colour
from matcher.readers.visibility import MIN_SIZE, contrast

_MIN_CONTRAST = 1.25  # luminance ratio between letters and their ground
_MIN_SCALE = 15  # percent of the normal letter width
_WHITE: Colour = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set; None where nothing says so.

    Args:
        bold: set in bold.
        size: in points.
        vanish: formatted as hidden text.
        colour: None is automatic: readable on any ground.
        ground: colour behind the letters; None is white paper.
        scale: width of the letters in percent.
    """

    bold: bool = False
    size: float | None = None
    vanish: bool = False
    colour: Colour | None = None
    ground: Colour | None = None
    scale: int = 100


def hidden_cause(look: Look, *, ground_known: bool) -> str | None:
    """Say why a reader cannot see letters of this look, or None.

    Args:
        look: of the letters.
        ground_known: False inside shapes and shaded tables, whose colour the text does not tell.
    """
    if look.vanish:
        return "hidden_formatting"
    if look.size is not None and look.size < MIN_SIZE:
        return "tiny_text"
    if look.scale < _MIN_SCALE:
        return "squeezed_text"
    can_tell = look.colour is not None and (ground_known or look.ground is not None)
    if can_tell and contrast(look.colour or _WHITE, look.ground or _WHITE) < _MIN_CONTRAST:
        return "colour_near_background"
    return None
