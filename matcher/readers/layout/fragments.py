"""Runs become fragments: words side by side on one line, up to a gap too wide for a space.

A fragment is the largest piece that surely belongs together; whether two fragments at one height are one
line or stand in two columns is decided later.
"""

from collections.abc import Iterable, Sequence
from itertools import compress, pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple, TypeVar

from matcher.readers.clean import clean, join_spaced_letters
from matcher.readers.layout.edges import EDGE_GAP, justified_words, line_edges
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


class Fragment(NamedTuple):
    """A piece of one line; it is a named tuple for what is said of Run.

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
    edges, ends = line_edges(rows)
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
    from_left = sorted(pieces, key=attrgetter("x0", "text"))
    for piece in sorted(from_left, key=attrgetter("baseline"), reverse=True):
        if rows:
            anchor = rows[-1][0]
            reach = _BASELINE_TOLERANCE * min(anchor.size, piece.size)
            if anchor.baseline - piece.baseline <= reach:
                rows[-1].append(piece)
                continue
        rows.append([piece])
    for row in rows:
        if len(row) > 1:
            row.sort(key=attrgetter("x0", "x1", "text"))
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
        if before and run.baseline != before.baseline and _is_shifted(before, run):
            level.append(run._replace(baseline=before.baseline))
        else:
            level.append(run)
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
    if len({run.text for run in row}) == len(row):
        return row
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
    before = group[-1]
    gap = run.x0 - max([piece.x1 for piece in group[-3:]])
    size, largest = sorted((before.size, run.size))
    if run.size >= _JUMP * before.size and min(map(_letters, (before, run))) >= _JUMP_LETTERS:
        return False
    if len(group) == 1 and group[0].text.strip() in BULLETS:
        return gap < _BULLET_GAP * size
    if gap > EDGE_GAP * size and round(run.x0) in edges:
        return False
    return gap < _WIDE_GAP * max(size, 0.5 * largest)


def _letters(run: Run) -> int:
    return len(run.text.strip())


def _join(group: list[Run]) -> Fragment:
    if len(group) == 1:
        run = group[0]
        text = " ".join(join_spaced_letters(run.text).split())
        return Fragment(text, run.x0, run.x1, run.baseline, run.size, run.bold, run.y0, run.y1)
    texts, x0, y0, x1, y1, _, sizes, bold, *_ = zip(*group, strict=True)
    lengths = [len(text) for text in texts]
    main = max(range(len(group)), key=lambda at: (sizes[at], lengths[at]))
    return Fragment(
        text=_text_of(group),
        x0=min(x0),
        x1=max(x1),
        baseline=group[main].baseline,
        size=sizes[main],
        bold=2 * sum(compress(lengths, bold)) > sum(lengths),
        y0=min(y0),
        y1=max(y1),
    )


def _text_of(group: list[Run]) -> str:
    gaps = [after.x0 - before.x1 for before, after in pairwise(group)]
    tracking = _tracking(group, gaps)
    is_wide = tracking > _SPACE_GAP * group[0].size
    pieces = [run.text.strip() if is_wide else run.text for run in group]
    for at, ((before, run), gap) in enumerate(zip(pairwise(group), gaps, strict=True), start=1):
        if gap > tracking + _SPACE_GAP * min(before.size, run.size):
            pieces[at] = f" {pieces[at]}"
    return " ".join(join_spaced_letters("".join(pieces)).split())


def _tracking(group: list[Run], gaps: list[float]) -> float:
    """Return the extra white between the letters of a heading set wide, in points; 0.0 for normal text."""
    if len(group) < _TRACKED_RUNS:
        return 0.0
    single = sum(1 for run in group if len(run.text.strip()) == 1)
    if 2 * single < len(group):
        return 0.0
    return max(0.0, median(gaps))
