"""Positioned pieces of text: what both PDF engines give and what the layout step takes."""

from dataclasses import dataclass
from typing import NamedTuple

Box = tuple[float, float, float, float]
Colour = tuple[int, int, int]


class Run(NamedTuple):
    """Characters set side by side in one font, size and colour.

    Why a named tuple: a page may hold thousands, and a frozen dataclass takes four times as long to make.

    Args:
        text: as the font maps it; may begin or end with a space.
        x0: left edge of the first inked character, points from the page's left edge.
        y0: lower edge.
        x1: right edge of the last inked character.
        y1: upper edge.
        baseline: height of the line the letters stand on.
        size: effective font size in points, after all scaling.
        bold: by the font's weight or name.
        colour: fill colour, red, green, blue 0..255.
        alpha: opacity 0..255.
        mode: PDF text render mode; 3 and 7 leave no ink.
        upright: reads from left to right; False for text turned on its side.
        squeeze: width of the letters by their height, 1.0 for normal text.
        font: the name of its font, as the file gives it; empty where unknown.
        first: place of its first object in the painting order of the page, -1 where unknown.
        last: place of its last object.
        suspicion: why the engine thinks that it may not show, to be confirmed by a look at the page.
        is_doubted: the letters drawn may be others than the file says; OCR of the page can tell.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    size: float
    bold: bool = False
    colour: Colour = (0, 0, 0)
    alpha: int = 255
    mode: int = 0
    upright: bool = True
    squeeze: float = 1.0
    font: str = ""
    first: int = -1
    last: int = -1
    suspicion: str | None = None
    is_doubted: bool = False


class Fill(NamedTuple):
    """A filled shape or picture.

    Args:
        box: left, bottom, right, top in points.
        colour: None for pictures and shadings, which have many.
        place: in the painting order of the page, -1 where it is only known to be painted in this order.
    """

    box: Box
    colour: Colour | None
    place: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """What stands on one page, before anything is understood.

    Args:
        number: 1-based.
        width: in points, as shown (after the page's own rotation).
        height: in points.
        runs: in the order they are painted.
        fills: filled shapes and pictures, in the order they are painted.
        links: targets of link annotations.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    fills: tuple[Fill, ...] = ()
    links: tuple[str, ...] = ()


class TextLine(NamedTuple):
    """A line in reading order, ready to become part of ``Document.text``."""

    text: str
    page: int = 1
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    block: int | None = None


UNSEEN = "unseen_text"
"""The suspicion of an engine that knows neither clip paths nor layers nor what is painted later."""
MIN_ALPHA = 20  # opacity of 255; letters with less leave no mark
PALE = 200  # a colour whose three parts all reach this is near white


def is_pale(run: Run) -> bool:
    """Tell whether the run could vanish on white paper."""
    return min(run.colour) >= PALE
