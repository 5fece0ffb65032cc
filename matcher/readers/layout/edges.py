"""The edges of text: points at which lines begin or end, and lines that are stretched from edge to edge."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from matcher.readers.runs import Run

EDGE_GAP = 0.5  # of the font size: white before a piece that may begin at an edge
_EDGE_LINES = 4  # so many lines that begin or end at one point make an edge
_EVEN = 0.15  # of the font size: the gaps of a justified line differ by less
_LEAST_GAP = 0.3  # of the font size: narrower gaps are normal spaces
_WIDEST_GAP = 3.0  # likewise: wider ones part columns
_EVEN_GAPS = 3  # so many neighbours alike are no accident


def line_edges(rows: Sequence[Sequence[Run]]) -> tuple[frozenset[int], Counter[int]]:
    """Return the points (rounded) at which several lines begin, and how many lines end at each point.

    A piece after a gap begins, and a piece before one ends, like a line.
    """
    starts = [round(row[0].x0) for row in rows]
    ends = [round(row[-1].x1) for row in rows]
    for row in rows:
        for before, run in pairwise(row):
            if run.x0 - before.x1 > EDGE_GAP * min(before.size, run.size):
                starts.append(round(run.x0))
                ends.append(round(before.x1))
    shared = frozenset(at for at, lines in Counter(starts).items() if lines >= _EDGE_LINES)
    return shared, Counter(ends)


def justified_words(row: Sequence[Run], ends: Counter[int]) -> set[int]:
    """Return which words of a row go on with the word before them, as in a line stretched to an edge.

    Several neighbouring gaps are equally wide there, and the last of these words ends where other lines do.
    """
    found: set[int] = set()
    at = 0
    while at + _EVEN_GAPS < len(row):
        end = _end_of_even(row, at)
        if end - at >= _EVEN_GAPS and _is_edge(row[end].x1, ends):
            found.update(range(at + 1, end + 1))
        at = max(end, at + 1)
    return found


def _is_edge(at: float, ends: Counter[int]) -> bool:
    return sum(ends[round(at) + step] for step in (-1, 0, 1)) >= _EDGE_LINES


def _end_of_even(row: Sequence[Run], at: int) -> int:
    """Return how far words follow the one at *at* in gaps as wide as the first, wider than normal spaces."""
    size = row[at].size
    low = high = row[at + 1].x0 - row[at].x1
    for end in range(at + 1, len(row)):
        gap = row[end].x0 - row[end - 1].x1
        low, high = min(low, gap), max(high, gap)
        is_even = high - low <= _EVEN * size
        if not is_even or not _LEAST_GAP * size < gap < _WIDEST_GAP * size:
            return end - 1
    return len(row) - 1
