"""Runs that continue each other in one look become one, as in files with one text object a letter."""

from collections.abc import Iterable, Iterator

from matcher.readers.runs import Run

_TOUCHING = 0.12  # of the font size: letters that stand no wider apart are one word
_OVERLAP = -0.1  # of the font size: letters may lie so far over each other
BASELINE_STEP = 0.02  # of the font size
SKIPPED_OBJECTS = 2  # objects without ink between two that continue each other


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Join runs that continue each other in one look, as in files with one text object a letter."""
    group: list[Run] = []
    for run in runs:
        if group and not _goes_on(group[-1], run):
            yield _one(group)
            group = []
        group.append(run)
    if group:
        yield _one(group)


def _goes_on(before: Run, run: Run) -> bool:
    """Tell whether *run* goes on where the word of *before* stopped."""
    size = run.size
    return (
        _OVERLAP * size < run.x0 - before.x1 < _TOUCHING * size
        and abs(run.baseline - before.baseline) <= BASELINE_STEP * size
        and 0 <= run.first - before.last <= 1 + SKIPPED_OBJECTS
        and run[_LOOK] == before[_LOOK]
        and run.upright
        and run.is_doubted == before.is_doubted
        and not (before.text[-1:].isspace() or run.text[:1].isspace())
    )


_LOOK = slice(Run._fields.index("size"), Run._fields.index("squeeze") + 1)


def _one(group: list[Run]) -> Run:
    first, last = group[0], group[-1]
    if first is last:
        return first
    return first._replace(
        text="".join([run.text for run in group]),
        x1=last.x1,
        y0=min([run.y0 for run in group]),
        y1=max([run.y1 for run in group]),
        last=last.last,
    )
