"""Which of two columns comes first: a name set over one of them does, and so does a section that goes on."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from matcher.readers.layout.fragments import Fragment, rows_of, usual_size, usual_step
from matcher.readers.layout.stretches import Split

_NAME = 1.3  # times the size of all text outside: how large the name over a column is
_PARTED = 1.3  # times the usual step between lines: white that ends a paragraph
_HEADING = 1.1  # times the usual size of a column: how large a heading is at least
_LONGEST_HEADING = 40  # characters


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


def begins_with_heading(column: Sequence[Fragment]) -> bool:
    """Tell whether the first line of a column is set as a heading: alone, short, without figures, and large."""
    rows = rows_of(column)
    first = rows[0][0]
    if len(rows[0]) > 1 or len(first.text) > _LONGEST_HEADING:
        return False
    if any(character.isdigit() for character in first.text):
        return False
    return first.size >= _HEADING * usual_size(column) or first.text.isupper()
