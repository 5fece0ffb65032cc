"""Which runs a human reader can see; what is hidden is kept apart with its cause.

Cheap signals first: size, render mode and place settle it alone. Colour, opacity, clip paths, layers and
shapes painted later only raise a suspicion, which a look at the picture of the page confirms or not.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import dropwhile

from matcher.model.document import HiddenText
from matcher.readers.clean import clean
from matcher.readers.legible import MIN_SIZE, contrast
from matcher.readers.runs import MIN_ALPHA, UNSEEN, Box, Colour, Fill, PageContent, Run, is_pale

_MIN_SQUEEZE = 0.15  # letters narrower than this share of their height cannot be read
_MIN_CONTRAST = 1.25  # luminance ratio (WCAG 2.2) between letters and their ground
_OPAQUE = 255
_BAND = 20.0  # points high
_MAX_BAND = 1_000
_TWIN = 0.5  # of the font size: how far a shadow may lie from its letters
_COVERED = 0.6  # of the run's area
_INVISIBLE_MODES = frozenset((3, 7))
_WHITE: Colour = (255, 255, 255)

Shows = Callable[[int, Sequence[Run]], Sequence[bool | None]]


def split_visible(page: PageContent, shows: Shows) -> tuple[PageContent, list[HiddenText]]:
    """Part a page into what can be seen and what cannot.

    Args:
        page: as the engine read it.
        shows: tells for each of some runs of page *number* whether it leaves a mark, None where nobody
            knows; asked once a page, and only of runs under suspicion.
    """
    first = min((run.first for run in page.runs), default=-1)
    fills = _by_band(dropwhile(lambda fill: _is_paper(fill, first), page.fills))
    causes: dict[int, str] = {}
    suspicions: dict[int, str] = {}
    for number, run in enumerate(page.runs):
        beside = fills.get(int((run.y0 + run.y1) / 2 // _BAND), ())
        if not beside and _is_plain(run, page):
            continue
        if cause := _certain(run, page):
            causes[number] = cause
        elif cause := _suspicion(run, beside):
            suspicions[number] = cause
    if suspicions:
        seen = shows(page.number, [page.runs[number] for number in suspicions])
        causes |= {
            number: cause
            for (number, cause), shown in zip(suspicions.items(), seen, strict=True)
            if shown is False or (shown is None and cause != UNSEEN)
        }
    if not causes:
        return page, []
    visible = tuple(run for number, run in enumerate(page.runs) if number not in causes)
    twins = _by_text(visible)
    hidden = [
        (causes[number], page.runs[number])
        for number in sorted(causes)
        if not _is_twin(page.runs[number], twins)
    ]
    return replace(page, runs=visible), _gather(hidden, page.number)


def _is_plain(run: Run, page: PageContent) -> bool:
    """Tell quickly whether a run away from all shapes is dark, opaque and large letters on the page."""
    return (
        run.mode == 0
        and run.alpha == _OPAQUE
        and run.suspicion is None
        and run.size >= MIN_SIZE
        and run.squeeze >= _MIN_SQUEEZE
        and run.x1 > 0
        and run.y1 > 0
        and run.x0 < page.width
        and run.y0 < page.height
        and not is_pale(run)
    )


def _certain(run: Run, page: PageContent) -> str | None:
    """Say why nobody can read the run, whatever else the page shows."""
    if run.mode in _INVISIBLE_MODES:
        return "invisible_render_mode"
    if run.size < MIN_SIZE:
        return "tiny_text"
    if run.squeeze < _MIN_SQUEEZE:
        return "squeezed_text"
    if run.x1 <= 0 or run.y1 <= 0 or run.x0 >= page.width or run.y0 >= page.height:
        return "off_page"
    return None


def _is_paper(fill: Fill, first: int) -> bool:
    """Tell whether a shape is white and painted before all text; the first ones only stand for the paper."""
    return fill.colour == _WHITE and fill.place < first


def _by_band(fills: Iterable[Fill]) -> dict[int, list[Fill]]:
    """File the shapes under every band of the page that they reach into."""
    found: dict[int, list[Fill]] = {}
    for fill in fills:
        low, high = (int(edge // _BAND) for edge in (fill.box[1], fill.box[3]))
        for band in range(max(low, -1), min(high, _MAX_BAND) + 1):
            found.setdefault(band, []).append(fill)
    return found


def _suspicion(run: Run, fills: Sequence[Fill]) -> str | None:
    """Say what may make the letters vanish; only a look at the page can confirm it."""
    if run.suspicion and run.suspicion != UNSEEN:
        return run.suspicion
    if run.alpha < MIN_ALPHA:
        return "transparent_text"
    ground: Colour | None = _WHITE
    covered = 0.0
    x, y = (run.x0 + run.x1) / 2, (run.y0 + run.y1) / 2
    for fill in fills:
        left, bottom, right, top = fill.box
        if fill.place > run.last >= 0:
            covered += _share_covered(run, fill.box)
            if covered >= _COVERED:
                return "covered_text"
        elif left <= x <= right and bottom <= y <= top:
            ground = fill.colour
    may_melt = is_pale(run) or ground != _WHITE
    if may_melt and (ground is None or contrast(run.colour, ground) < _MIN_CONTRAST):
        return "colour_near_background"
    return run.suspicion


def _by_text(runs: Sequence[Run]) -> dict[str, list[Run]]:
    found: dict[str, list[Run]] = {}
    for run in runs:
        found.setdefault(run.text.strip(), []).append(run)
    return found


def _is_twin(run: Run, visible: dict[str, list[Run]]) -> bool:
    """Tell whether the same words stand visibly in the same place: a shadow, or bold made by painting twice."""
    reach = _TWIN * run.size
    return any(
        abs(run.x0 - other.x0) < reach and abs(run.baseline - other.baseline) < reach
        for other in visible.get(run.text.strip(), ())
    )


def _share_covered(run: Run, box: Box) -> float:
    """Return the share of the run's box that lies inside *box*, 0..1."""
    across = min(run.x1, box[2]) - max(run.x0, box[0])
    up = min(run.y1, box[3]) - max(run.y0, box[1])
    area = (run.x1 - run.x0) * (run.y1 - run.y0)
    return max(0.0, across) * max(0.0, up) / area if area > 0 else 0.0


def _gather(hidden: Sequence[tuple[str, Run]], page: int) -> list[HiddenText]:
    """Join the hidden runs of one cause into one text."""
    by_cause: dict[str, list[str]] = {}
    for cause, run in hidden:
        if words := clean(run.text).strip():
            by_cause.setdefault(cause, []).append(words)
    return [
        HiddenText(text=" ".join(texts), cause=cause, page=page)
        for cause, texts in by_cause.items()
    ]
