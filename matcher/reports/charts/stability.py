"""How firm ranks are: the best and the worst rank of each candidate under other weights."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from matcher.model.scorecard import Place
from matcher.reports.charts.style import (
    BLUE,
    LIGHT_BLUE,
    ROW,
    data_of,
    finished,
    plot_width,
    row_axis,
)
from matcher.reports.charts.words import best_places, counted, name_of, people_labels
from matcher.reports.run_data import RunData

_LABELS = 210  # pixels of the names of rows


def stability_chart(run: RunData, top: int) -> alt.LayerChart:
    """Draw the rank of each of the best *top* candidates with the range in which it moves."""
    places = best_places(run, top)
    rows = stability_rows(run, places)
    base = alt.Chart(data_of(rows))
    y = alt.Y("candidate:N", sort=[row["candidate"] for row in rows], axis=row_axis(_LABELS))
    last = max(row["rank_high"] for row in rows)
    x = alt.X(
        "rank_low:Q",
        title="rank (1 is best)",
        scale=alt.Scale(domain=[0.5, last + 0.5], nice=False, zero=False),
        axis=alt.Axis(tickMinStep=1, format="d"),
    )
    tooltip = ["candidate:N", "rank:Q", "rank_low:Q", "rank_high:Q"]
    ranges = base.mark_rule(strokeWidth=7, strokeCap="round", color=LIGHT_BLUE).encode(
        x=x, x2="rank_high:Q", y=y, tooltip=tooltip
    )
    ranks = base.mark_point(filled=True, size=70, color=BLUE, opacity=1).encode(
        x=alt.X("rank:Q"), y=y, tooltip=tooltip
    )
    finding, note = stability_words(run, places)
    drawn = alt.LayerChart(layer=[ranges, ranks]).properties(
        width=plot_width(_LABELS), height=ROW * len(rows)
    )
    return finished(drawn, finding=finding, note=note)


def stability_rows(run: RunData, places: Sequence[Place]) -> list[dict[str, Any]]:
    """Return one row a candidate: rank, best rank and worst rank."""
    return [
        {
            "candidate": label,
            "rank": place.rank,
            "rank_low": place.rank_low,
            "rank_high": place.rank_high,
        }
        for label, place in zip(people_labels(run, places), places, strict=True)
    ]


def stability_words(run: RunData, places: Sequence[Place]) -> tuple[str, str]:
    """Return what to see: whether the first place is firm, and whose rank moves most."""
    first = sum(place.rank_low == 1 for place in run.ranking.places)
    if first == 1:
        finding = f"{name_of(run, places[0].card)} stays first under other weights"
    else:
        finding = f"{counted(first, 'candidate', 'candidates')} can be first under other weights"
    widest = max(places, key=lambda place: place.rank_high - place.rank_low)
    if widest.rank_high > widest.rank_low:
        finding += (
            f"; {name_of(run, widest.card)} moves most, "
            f"between ranks {widest.rank_low} and {widest.rank_high}"
        )
    firm = sum(place.rank_low == place.rank_high for place in places)
    note = (
        f"Never moved: {firm} of {len(places)}. Dot: rank under the weights in force; bar: best and worst rank "
        "when all weights are shaken. Whose bars overlap cannot be told apart by score"
    )
    return finding, note
