"""An evaluation as one page without a network: dots with their intervals, and the figures as tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import isnan

from jinja2 import Environment

from matcher.evaluation.bootstrap import Estimate
from matcher.evaluation.measure import OURS, Figures
from matcher.evaluation.result import Evaluation
from matcher.reports.evaluation_words import (
    NONE,
    WeightRow,
    basis,
    decimals,
    drawn,
    interval,
    lead_words,
    signed,
    signed_interval,
    weight_rows,
)
from matcher.reports.self_contained import make_environment, render_page
from matcher.reports.wording import title_of

LEFT, RIGHT = 132.0, 400.0
"""Where the axis of a panel begins and ends, in the units of its drawing, which is 460 wide."""
ROW = 24.0
"""Height of a row."""
_LEAST_SPAN = 0.01
"""Changes smaller than this look as small as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A figure on an axis.

    Args:
        label: whose figure it is.
        value: as people read it.
        ends: its interval as people read it; may be empty.
        y: the middle of its row.
        x: its place; None where it is not defined.
        low: place of the lower end of the interval; None where there is none.
        high: place of the upper end.
        is_ours: whether it is our method's.
    """

    label: str
    value: str
    ends: str
    y: float
    x: float | None
    low: float | None
    high: float | None
    is_ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Figures on one axis.

    Args:
        title: what is drawn.
        dots: from top to bottom.
        ticks: place and text of each mark of the axis.
        height: of the drawing.
    """

    title: str
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """Everything that is drawn of an evaluation.

    Args:
        overall: a panel for each figure.
        by_job: a panel for each job, where there are several.
        changes: what becomes of the chief figure without each component; None where that was not asked for.
    """

    overall: tuple[Panel, ...] = ()
    by_job: tuple[Panel, ...] = ()
    changes: Panel | None = None


def evaluation_page(found: Evaluation) -> bytes:
    """Write the page; the same evaluation gives the same bytes."""
    rows = weight_rows(found.effects)
    return render_page(
        _environment(),
        "evaluation.html.j2",
        styles=("base.css", "evaluation.css"),
        found=found,
        measured=found.measured,
        panels=panels_of(found),
        rows=rows,
        factors=sorted({factor for row in rows for factor in row.others}),
    )


def panels_of(found: Evaluation) -> Panels:
    """Work out what is drawn."""
    measured = found.measured
    if measured is None:
        return Panels()
    chief = measured.names[0]
    several = measured.jobs if len(measured.jobs) > 1 else ()
    rows = weight_rows(found.effects)
    return Panels(
        overall=tuple(_panel(name, measured.overall, name) for name in measured.names),
        by_job=tuple(_panel(job.name, job.figures, chief) for job in several),
        changes=_changes(rows, chief) if rows else None,
    )


def _panel(title: str, figures: Figures, name: str) -> Panel:
    estimates = {method: found[name] for method, found in figures.items()}
    reach = [x for one in estimates.values() for x in (one.value, one.low) if not isnan(x)]
    axis = _Axis(low=min([0.0, *(-1.0 for x in reach if x < 0)]), high=1.0)
    dots = [
        axis.dot(number, method, one, decimals(one.value), interval(one))
        for number, (method, one) in enumerate(estimates.items())
    ]
    return axis.panel(title, dots)


def _changes(rows: Sequence[WeightRow], figure: str) -> Panel:
    estimates = [row.without.change for row in rows]
    ends = [x for one in estimates for x in (one.value, one.low, one.high) if not isnan(x)]
    span = max([_LEAST_SPAN, *map(abs, ends)])
    axis = _Axis(low=-span, high=span)
    dots = [
        axis.dot(number, title_of(row.component), one, signed(one.value), signed_interval(one))
        for number, (row, one) in enumerate(zip(rows, estimates, strict=True))
    ]
    return axis.panel(f"Change of {figure} without the component", dots)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """From figures to places."""

    low: float
    high: float

    def at(self, value: float) -> float | None:
        if isnan(value):
            return None
        share = (value - self.low) / (self.high - self.low)
        return round(LEFT + (RIGHT - LEFT) * share, 2)

    def dot(self, number: int, label: str, one: Estimate, value: str, ends: str) -> Dot:
        return Dot(
            label=label,
            value=value,
            ends=ends,
            y=ROW * (number + 0.5),
            x=self.at(one.value),
            low=self.at(one.low),
            high=self.at(one.high),
            is_ours=label == OURS,
        )

    def panel(self, title: str, dots: Sequence[Dot]) -> Panel:
        middle = (self.low + self.high) / 2
        marks = (self.low, middle, self.high)
        ticks = [(self.at(mark) or LEFT, f"{round(mark, 3):g}") for mark in marks]
        return Panel(title=title, dots=tuple(dots), ticks=tuple(ticks), height=ROW * len(dots))


@cache
def _environment() -> Environment:
    made = make_environment()
    made.filters.update(
        decimals=decimals,
        signed=signed,
        interval=interval,
        signed_interval=signed_interval,
        title_of=title_of,
    )
    made.globals.update(
        basis=basis, drawn=drawn, lead_words=lead_words, LEFT=LEFT, RIGHT=RIGHT, NONE=NONE
    )
    return made
