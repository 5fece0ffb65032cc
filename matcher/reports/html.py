"""report.html: one file without a network, from ``templates/report.html.j2`` with its style and script."""

from collections.abc import Callable, Mapping
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from matcher.model.scorecard import GateState, State
from matcher.reports import page
from matcher.reports.overview import Overview, overview_of
from matcher.reports.run_data import RunData
from matcher.reports.self_contained import make_environment, render_page
from matcher.reports.wording import (
    KIND_WORDS,
    LIMITS,
    STATE_WORDS,
    date_words,
    gate_counts,
    hidden_words,
    notices,
    one_decimal,
    percent,
    years,
)


def html_bytes(run: RunData, overview: Overview | None = None) -> bytes:
    """Write the page of a run; the same run gives the same bytes.

    Args:
        run: whose page it is.
        overview: of that run, where it was worked out before.
    """
    overview = overview or overview_of(run)
    lines = page.rows(run, len(overview.best))
    columns = page.heat_columns(run)
    gates = gate_counts(run.ranking)
    return render_page(
        _environment(),
        "report.html.j2",
        styles=("base.css", "report.css"),
        script="report.js",
        run=run,
        notices=notices(run.manifest),
        rows=lines,
        met=_drawn_once("met"),
        whole=len(run.ranking.places),
        copies=sum(map(len, run.copies.values())),
        details=page.details(run, lines, overview.best),
        asked=page.asked(run, overview.standing),
        columns=columns,
        heat=page.heat_rows(run, lines, columns),
        has_gates=bool(gates),
        gate_unknown=gates[GateState.UNKNOWN],
        gate_fail=gates[GateState.FAIL],
    )


def _drawn_once(macro: str) -> Callable[[Mapping[State, int]], Markup]:
    """Return what draws counts by state with a macro: thousands of candidates share a few drawings."""
    draw = getattr(_environment().get_template("macros.html.j2").module, macro)
    drawn: dict[tuple[int, ...], Markup] = {}

    def drawing(counts: Mapping[State, int]) -> Markup:
        key = tuple(counts.values())
        if key not in drawn:
            drawn[key] = draw(counts)
        return drawn[key]

    return drawing


@cache
def _environment() -> Environment:
    made = make_environment()
    made.filters.update(
        points=one_decimal,
        years=years,
        date_words=date_words,
        share=_share,
        hidden_words=hidden_words,
    )
    made.globals.update(State=State, STATES=STATE_WORDS, KINDS=KIND_WORDS, LIMITS=LIMITS)
    made.globals.update(percent=percent, GateState=GateState)
    return made


def _share(milli: int) -> str:
    """Write milli-points on the 0..100 scale of a drawing.

    >>> _share(34_091)
    '34.09'
    """
    return f"{milli / 1000:.2f}"
