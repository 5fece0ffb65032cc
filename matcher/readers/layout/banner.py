"""A name that is set over the right one of two columns is read before both, with what stands beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from matcher.readers.layout.fragments import Row, rows_of, usual_step
from matcher.readers.layout.headed import find_headings
from matcher.readers.layout.stretches import Split

_NAME = 1.3  # times the size of all text outside: how large the name over a column is
_LOWER = 1.5  # of the size of a name: how far below the first line of the left column it may stand
_PARTED = 1.3  # times the usual step between lines: white that ends a paragraph
_CLOSE = 4  # rows between a name and the first heading that belong to the name
_CONTACT = re.compile(r"\S@\S|\bwww\.|\bhttps?:|\+?\(?\d[\d()/ .-]{7,20}\d")


def lift_banner(split: Split) -> Split:
    """Read the name at the head of the right column, and what stands with it, before the left column.

    That ends where the next heading stands close below, or else at the widest gap above the first line of
    the left column. The largest letters of both columns must be part of it.
    """
    rows = rows_of(split.right)
    higher = _count_higher(rows, max(fragment.baseline for fragment in split.left))
    if not higher or higher == len(rows):
        return split
    name = max(piece.size for row in rows[:higher] for piece in row)
    rest = [piece for row in rows[higher:] for piece in row]
    if name < _NAME * max(piece.size for piece in (*rest, *split.left)):
        return split
    at = _end_of_banner(rows, higher)
    if not at:
        return split
    lifted = [piece for row in rows[:at] for piece in row]
    kept = [piece for row in rows[at:] for piece in row]
    return replace(split, above=[*split.above, *lifted], right=kept)


def _count_higher(rows: Sequence[Row], top: float) -> int:
    """Return how many rows are higher than the left column; a large name may stand a little lower."""
    higher = sum(1 for row in rows if row[0].baseline > top)
    largest = max(piece.size for piece in rows[0])
    return max(higher, int(rows[0][0].baseline > top - _LOWER * largest))


def _end_of_banner(rows: Sequence[Row], higher: int) -> int:
    """Return how many rows belong to the name, at most those before the next heading; 0 for none."""
    headings = find_headings(rows[higher:])
    heading = next((n for n, row in enumerate(rows) if headings and row is headings[0]), 0)
    if heading and heading - higher <= _CLOSE:
        return heading
    step = usual_step(rows)
    gaps = [
        (above[0].baseline - below[0].baseline, -at)
        for at, (above, below) in enumerate(pairwise(rows[: higher + 1]), start=1)
    ]
    widest, negative = max(gaps)
    at = -negative if widest > _PARTED * step else 0
    while at and at < len(rows) - 1 and at - higher < _CLOSE and _CONTACT.search(rows[at][0].text):
        at += 1
    return at
