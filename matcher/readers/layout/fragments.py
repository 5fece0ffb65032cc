"""Runs become fragments: words side by side on one line, up to a gap too wide for a space.

A fragment is the largest piece that surely belongs together; whether two fragments at one height are one
line or stand in two columns is decided later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TypeVar

from matcher.readers.clean import clean, join_spaced_letters
from matcher.readers.layout.edges import EDGE_GAP, justified_words, line_ends, line_starts
from matcher.readers.runs import Run

_BASELINE_TOLERANCE = 0.4  # of the smaller font size: letters of one line
ON_LINE = 0.3  # likewise: cells of one row, where neighbours in columns are often near
_SPACE_GAP = 0.16  # of the font size: narrower gaps lie inside a word
_WIDE_GAP = 1.1  # of the font size: wider gaps end a fragment
_BULLET_GAP = 4.0  # of the font size: a bullet may stand this far before its text
BULLETS = frozenset("•●○◦▪▫■□◆◇►▶‣⁃∙·–-—*➢➤➔✓✔❖➣»›")
_SHIFT = 0.5  # of the font size: how far letters are raised or lowered within a word
_SHIFT_GAP = 0.25  # likewise: how far they stand from the letter before
_SHIFTED_LETTERS = 3
_TRACKED_RUNS = 4  # so many single letters side by side may be one word set wide
_SOFT_HYPHEN = "\u00ad"  # on a page it is painted like any other letter
_DOUBLE = 0.12  # of the font size: how far letters are moved to look bold
_JUMP = 1.25  # times the font size of the words before: larger ones are a piece of their own
_JUMP_LETTERS = 3  # small capitals jump too, but for single letters


@dataclass(frozen=True, slots=True, eq=False)
class Fragment:
    """A piece of one line; two are the same only if they are one object.

    Args:
        text: cleaned, with single spaces where words part.
        x0: left edge in points.
        x1: right edge.
        baseline: height of the line it stands on.
        size: largest font size in it.
        bold: most of it is bold.
        y0: lower edge.
        y1: upper edge.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    y0: float
    y1: float


Row = list[Fragment]
Piece = TypeVar("Piece", Run, Fragment)


def find_fragments(runs: Iterable[Run]) -> list[Fragment]:
    """Join upright runs into fragments, highest first, from left to right."""
    rows = [_without_doubles(row) for row in rows_of(_levelled(_cleaned(runs)))]
    edges, ends = line_starts(rows), line_ends(rows)
    fragments: list[Fragment] = []
    for row in rows:
        group = row[:1]
        justified = justified_words(row, ends)
        for at, run in enumerate(row[1:], start=1):
            if at not in justified and not _belongs(group, run, edges):
                fragments.append(_join(group))
                group = []
            group.append(run)
        fragments.append(_join(group))
    return [fragment for fragment in fragments if fragment.text]


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Group pieces by the line they stand on: rows from top to bottom, pieces from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.baseline, piece.x0, piece.text)):
        if rows:
            anchor = rows[-1][0]
            reach = _BASELINE_TOLERANCE * min(anchor.size, piece.size)
            if anchor.baseline - piece.baseline <= reach:
                rows[-1].append(piece)
                continue
        rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: (piece.x0, piece.x1, piece.text))
    return rows


def same_line(first: Fragment, second: Fragment) -> bool:
    """Tell whether two fragments surely stand on one line."""
    reach = ON_LINE * min(first.size, second.size)
    return abs(first.baseline - second.baseline) <= reach


def usual_size(fragments: Sequence[Fragment]) -> float:
    """Return the median font size, in points."""
    sizes = sorted(fragment.size for fragment in fragments)
    return sizes[len(sizes) // 2]


def usual_step(rows: Sequence[Row]) -> float:
    """Return the median distance between neighbouring lines, in points; 0.0 for a single one."""
    steps = sorted(above[0].baseline - below[0].baseline for above, below in pairwise(rows))
    return steps[len(steps) // 2] if steps else 0.0


def _cleaned(runs: Iterable[Run]) -> list[Run]:
    kept = []
    for run in runs:
        text = clean(run.text).replace(_SOFT_HYPHEN, "-")
        if run.upright and text.strip():
            kept.append(run if text == run.text else run._replace(text=text))
    return kept


def _levelled(runs: Sequence[Run]) -> list[Run]:
    """Set raised and lowered letters (the A and E of the LaTeX logo, ordinals) on the line that they belong to."""
    level: list[Run] = []
    for run in runs:
        before = level[-1] if level else None
        is_shifted = before is not None and _is_shifted(before, run)
        level.append(run._replace(baseline=before.baseline) if before and is_shifted else run)
    return level


def _is_shifted(before: Run, run: Run) -> bool:
    size = max(before.size, run.size)
    shift = abs(run.baseline - before.baseline)
    return (
        0 < shift <= _SHIFT * size
        and abs(run.x0 - before.x1) <= _SHIFT_GAP * size
        and min(len(run.text.strip()), len(before.text.strip())) <= _SHIFTED_LETTERS
    )


def _without_doubles(row: list[Run]) -> list[Run]:
    """Drop a run that is painted again over itself (a common way to make letters look bold)."""
    kept: list[Run] = []
    for run in row:
        reach = min(_DOUBLE * run.size, 0.5 * (run.x1 - run.x0))
        if not any(
            run.text == other.text and abs(run.x0 - other.x0) < reach for other in kept[-3:]
        ):
            kept.append(run)
    return kept


def _belongs(group: list[Run], run: Run, edges: frozenset[int]) -> bool:
    """Tell whether a run goes on with the fragment to its left."""
    gap = run.x0 - max(piece.x1 for piece in group[-3:])
    size = min(group[-1].size, run.size)
    if run.size >= _JUMP * group[-1].size and min(map(_letters, (group[-1], run))) >= _JUMP_LETTERS:
        return False
    if len(group) == 1 and group[0].text.strip() in BULLETS:
        return gap < _BULLET_GAP * size
    if gap > EDGE_GAP * size and round(run.x0) in edges:
        return False
    return gap < _WIDE_GAP * max(size, 0.5 * max(group[-1].size, run.size))


def _letters(run: Run) -> int:
    return len(run.text.strip())


def _join(group: list[Run]) -> Fragment:
    if len(group) == 1:
        run = group[0]
        text = " ".join(join_spaced_letters(run.text).split())
        return Fragment(text, run.x0, run.x1, run.baseline, run.size, run.bold, run.y0, run.y1)
    letters = sum(len(run.text) for run in group)
    return Fragment(
        text=_text_of(group),
        x0=min(run.x0 for run in group),
        x1=max(run.x1 for run in group),
        baseline=max(group, key=lambda run: (run.size, len(run.text))).baseline,
        size=max(run.size for run in group),
        bold=2 * sum(len(run.text) for run in group if run.bold) > letters,
        y0=min(run.y0 for run in group),
        y1=max(run.y1 for run in group),
    )


def _text_of(group: list[Run]) -> str:
    gaps = [after.x0 - before.x1 for before, after in pairwise(group)]
    tracking = _tracking(group, gaps)
    is_wide = tracking > _SPACE_GAP * group[0].size
    pieces = [group[0].text.strip() if is_wide else group[0].text]
    for (before, run), gap in zip(pairwise(group), gaps, strict=True):
        parted = gap > tracking + _SPACE_GAP * min(before.size, run.size)
        pieces.append((" " if parted else "") + (run.text.strip() if is_wide else run.text))
    return " ".join(join_spaced_letters("".join(pieces)).split())


def _tracking(group: list[Run], gaps: list[float]) -> float:
    """Return the extra white between the letters of a heading set wide, in points; 0.0 for normal text."""
    single = sum(1 for run in group if len(run.text.strip()) == 1)
    if len(group) < _TRACKED_RUNS or 2 * single < len(group):
        return 0.0
    return max(0.0, median(gaps))
