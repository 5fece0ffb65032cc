"""Which runs a human reader can see; what is hidden is kept apart with its cause.

Cheap signals first: size, render mode, place, opacity and colour cost nothing. Only pale letters need
more: the shapes painted behind them, and where those do not settle it a look at the picture of the page.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from matcher.model.document import HiddenText
from matcher.readers.runs import Box, Colour, Fill, PageContent, Run, is_pale

MIN_SIZE = 3.0  # points; smaller letters cannot be read
_MIN_SQUEEZE = 0.15  # letters narrower than this share of their height cannot be read
_MIN_ALPHA = 20  # of 255
_MIN_CONTRAST = 1.25  # luminance ratio (WCAG 2.2) between letters and their ground
_INVISIBLE_MODES = frozenset((3, 7))
_LINEAR_BELOW = 0.03928  # sRGB, as WCAG 2.2 defines relative luminance
_WHITE: Colour = (255, 255, 255)

InkCheck = Callable[[int, Box], bool]


def split_visible(page: PageContent, has_ink: InkCheck) -> tuple[PageContent, list[HiddenText]]:
    """Part a page into what can be seen and what cannot.

    Args:
        page: as the engine read it.
        has_ink: tells whether letters leave a mark in a box of page *number*; asked only of runs that
            are pale on pale or transparent, which may still stand on a picture.
    """
    visible: list[Run] = []
    hidden: list[tuple[str, Run]] = []
    for run in page.runs:
        cause = _cause(run, page, has_ink)
        if cause is None:
            visible.append(run)
        else:
            hidden.append((cause, run))
    if not hidden:
        return page, []
    return replace(page, runs=tuple(visible)), _gather(hidden, page.number)


def _cause(run: Run, page: PageContent, has_ink: InkCheck) -> str | None:
    if run.mode in _INVISIBLE_MODES:
        return "invisible_render_mode"
    if run.size < MIN_SIZE:
        return "tiny_text"
    if run.squeeze < _MIN_SQUEEZE:
        return "squeezed_text"
    if run.x1 <= 0 or run.y1 <= 0 or run.x0 >= page.width or run.y0 >= page.height:
        return "off_page"
    suspicion = _suspicion(run, page.fills)
    if suspicion is None or has_ink(page.number, (run.x0, run.y0, run.x1, run.y1)):
        return None
    return suspicion


def _suspicion(run: Run, fills: Sequence[Fill]) -> str | None:
    """Say what may make the letters vanish; only a look at the page can confirm it."""
    if run.alpha < _MIN_ALPHA:
        return "transparent_text"
    if is_pale(run) and _melts_into(run, fills):
        return "colour_near_background"
    return None


def _melts_into(run: Run, fills: Sequence[Fill]) -> bool:
    """Tell whether the letters have the colour of the last shape painted under their middle."""
    x, y = (run.x0 + run.x1) / 2, (run.y0 + run.y1) / 2
    ground = _WHITE
    for fill in fills:
        left, bottom, right, top = fill.box
        if left <= x <= right and bottom <= y <= top:
            ground = fill.colour
    return contrast(run.colour, ground) < _MIN_CONTRAST


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast ratio of two colours, 1..21 (WCAG 2.2, relative luminance).

    >>> round(contrast((0, 0, 0), (255, 255, 255)))
    21
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [
        part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _gather(hidden: Sequence[tuple[str, Run]], page: int) -> list[HiddenText]:
    """Join the hidden runs of one cause into one text."""
    by_cause: dict[str, list[str]] = {}
    for cause, run in hidden:
        by_cause.setdefault(cause, []).append(run.text.strip())
    return [
        HiddenText(text=" ".join(texts), cause=cause, page=page)
        for cause, texts in by_cause.items()
    ]
