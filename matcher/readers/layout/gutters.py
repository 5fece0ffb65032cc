"""Where a gutter between columns may lie: left edges that lines share, and strips that hardly any line crosses."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from matcher.readers.layout.fragments import Fragment, usual_size

GUTTER = 0.9  # of the usual font size: the least width of white between columns
EDGE_STEP = 2.0  # points: left edges closer than this are one edge
_MIN_EDGE = 3  # so many fragments begin at the left edge of the right column
_HANG = 3.0  # gutters: how far left of its items the name of a list begins
_CROSSED = 0.12  # share of all fragments that may cross a gutter: headings as wide as the page


def find_edges(fragments: Sequence[Fragment]) -> list[float]:
    """Return where a right column may begin, from left to right, in points."""
    gutter = GUTTER * usual_size(fragments)
    edges: list[float] = []
    shared = list(_shared(fragments))
    hanging = (start for edge in shared for start in _hanging(fragments, edge, gutter))
    for start in sorted({*shared, *hanging, *_after_white(fragments, gutter)}):
        if not edges or start - edges[-1] > EDGE_STEP:
            edges.append(start)
    return edges


def _shared(fragments: Sequence[Fragment]) -> Iterator[float]:
    """Yield left edges that several fragments share."""
    starts = sorted(fragment.x0 for fragment in fragments)
    last = None
    for start in starts[1:]:
        if last is not None and start - last <= EDGE_STEP:
            continue
        if bisect_right(starts, start + EDGE_STEP) - bisect_left(starts, start) >= _MIN_EDGE:
            last = start
            yield start


def _hanging(fragments: Sequence[Fragment], edge: float, gutter: float) -> set[float]:
    """Return where the names of lists begin whose items share the left edge *edge*."""
    return {fragment.x0 for fragment in fragments if hangs(fragment, edge, gutter)}


def hangs(fragment: Fragment, edge: float, gutter: float) -> bool:
    """Tell whether a piece begins shortly left of *edge* and comes near it: the name of what is listed there."""
    begins_near = edge - _HANG * gutter < fragment.x0 < edge - EDGE_STEP
    return begins_near and fragment.x1 > edge - gutter


def _after_white(fragments: Sequence[Fragment], gutter: float) -> Iterator[float]:
    """Yield the right ends of upright strips of white that only few fragments cross.

    Lines that are centred in their column share no left edge; their column still has a gutter.
    """
    most = max(1, int(_CROSSED * len(fragments)))
    ends = sorted((fragment.x1, -1) for fragment in fragments)
    steps = sorted([*((fragment.x0, 1) for fragment in fragments), *ends])
    open_now = 0
    white_from = None
    for at, change in steps:
        if change > 0 and white_from is not None and at - white_from >= gutter:
            yield at
        open_now += change
        if open_now > most:
            white_from = None
        elif change < 0 and white_from is None:
            white_from = at
