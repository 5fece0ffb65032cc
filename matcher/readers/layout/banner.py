"""A name that is set over the right one of two columns is read before both."""

from dataclasses import replace
from itertools import pairwise

from matcher.readers.layout.fragments import rows_of, usual_step
from matcher.readers.layout.stretches import Split

_NAME = 1.3  # times the size of all text outside: how large the name over a column is
_PARTED = 1.3  # times the usual step between lines: white that ends a paragraph


def lift_banner(split: Split) -> Split:
    """Read the name at the head of the right column, and what stands with it, before the left column.

    Only what is higher than the left column is lifted, up to the widest gap between its lines, and only
    where the largest letters of both columns are part of it.
    """
    top = max(fragment.baseline for fragment in split.left)
    rows = rows_of(split.right)
    higher = sum(1 for row in rows if row[0].baseline > top)
    if not higher or higher == len(rows):
        return split
    name = max(piece.size for row in rows[:higher] for piece in row)
    rest = [piece for row in rows[higher:] for piece in row]
    if name < _NAME * max(piece.size for piece in (*rest, *split.left)):
        return split
    step = usual_step(rows)
    gaps = [
        (above[0].baseline - below[0].baseline, -at)
        for at, (above, below) in enumerate(pairwise(rows[: higher + 1]), start=1)
    ]
    widest, at = max(gaps)
    if widest <= _PARTED * step:
        return split
    lifted = [piece for row in rows[:-at] for piece in row]
    kept = [piece for row in rows[-at:] for piece in row]
    return replace(split, above=[*split.above, *lifted], right=kept)
