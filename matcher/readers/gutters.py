"""Where a gutter between columns may lie: left edges that lines share, and strips that hardly any line crosses."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from matcher.readers.fragments import Fragment

EDGE_STEP = 2.0  # points: left edges closer than this are one edge
_MIN_EDGE = 3  # so many fragments begin at the left edge of the right column
_CROSSED = 0.12  # share of all fragments that may cross a gutter: headings as wide as the page


def find_edges(fragments: Sequence[Fragment], gutter: float) -> list[float]:
    """Return where a right column may begin, from left to right.

    Args:
        fragments: of a page or a part of it.
        gutter: the least width of the white before it, in points.
    """
    edges: list[float] = []
    for start in sorted({*_shared(fragments), *_after_white(fragments, gutter)}):
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
