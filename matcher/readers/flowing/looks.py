"""How letters of a flowing document are set, and whether a reader can see letters set like that."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from matcher.readers.legible import MIN_SIZE, contrast
from matcher.readers.runs import Colour

_MIN_CONTRAST = 1.25  # luminance ratio between letters and their ground
_MIN_SCALE = 15  # percent of the normal letter width
_LETTER_WIDTH = 0.5  # of the font size, on average
_USUAL_SIZE = 11.0  # points, where nothing says so
_MIN_OPACITY = 0.08
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
        spacing: points added between letters; below zero they are pushed into each other.
        line: the height of the line in points where the text may not stretch it.
        opacity: 0..1 of the letters.
    """

    bold: bool = False
    size: float | None = None
    vanish: bool = False
    colour: Colour | None = None
    ground: Colour | None = None
    scale: int = 100
    spacing: float = 0.0
    line: float | None = None
    opacity: float = 1.0


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
    if _is_squeezed(look):
        return "squeezed_text"
    if look.opacity < _MIN_OPACITY:
        return "transparent_text"
    can_tell = look.colour is not None and (ground_known or look.ground is not None)
    if can_tell and contrast(look.colour or _WHITE, look.ground or _WHITE) < _MIN_CONTRAST:
        return "colour_near_background"
    return None


def cause_on(look: Look, grounds: Collection[Colour] | None) -> str | None:
    """Say why a reader cannot see letters on any of the grounds that may be behind them, or None.

    Args:
        look: of the letters; a ground of their own goes before *grounds*.
        grounds: the colours that may be behind; None where nobody knows.
    """
    if look.ground is not None or look.colour is None or grounds is None:
        return hidden_cause(look, ground_known=False)
    causes = [hidden_cause(replace(look, ground=one), ground_known=True) for one in grounds]
    return causes[0] if all(causes) else None


def _is_squeezed(look: Look) -> bool:
    """Tell whether letters are too narrow, piled up, or cut off by the height of their line."""
    if look.line is not None and look.line < MIN_SIZE:
        return True
    normal = _LETTER_WIDTH * (look.size or _USUAL_SIZE)
    return normal * look.scale / 100 + look.spacing < normal * _MIN_SCALE / 100
