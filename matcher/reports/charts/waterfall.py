"""Where one candidate's points come from: a step for each component, up to the score."""

from collections.abc import Iterator
from typing import Any

import altair as alt

from matcher.model.scorecard import Figures, Place
from matcher.reports.charts.style import (
    BLUE,
    INK,
    PALE,
    ROW,
    data_of,
    finished,
    plot_width,
    row_axis,
)
from matcher.reports.charts.words import essential_words, name_of
from matcher.reports.run_data import RunData
from matcher.reports.wording import one_decimal, title_of

_GAINED, _OPEN, _SCORE = "gained", "not gained", "score"
_COLOURS = {_GAINED: BLUE, _OPEN: PALE, _SCORE: INK}
_BESIDE = 24  # points at the right end that the figures of the rows take
_LABELS = 120  # pixels of the names of rows


def waterfall_chart(run: RunData, place: Place) -> alt.LayerChart:
    """Draw the components of a card as steps, each with what it could have given."""
    rows = list(waterfall_rows(place.card))
    order = list(dict.fromkeys(row["component"] for row in rows))
    base = alt.Chart(data_of(rows))
    y = alt.Y("component:N", sort=order, axis=row_axis(_LABELS))
    axis = alt.Axis(values=[0, 20, 40, 60, 80, 100])
    bars = base.mark_bar(height=ROW * 0.6).encode(
        x=alt.X("start:Q", title="points", scale=alt.Scale(domain=[0, 100 + _BESIDE]), axis=axis),
        x2="end:Q",
        y=y,
        color=alt.Color(
            "part:N",
            title=None,
            scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values())),
            legend=alt.Legend(orient="top", direction="horizontal", values=[_GAINED, _OPEN]),
        ),
        tooltip=["component:N", "part:N", "points:Q"],
    )
    figures = base.mark_text(align="left", dx=6, color=INK, fontSize=12).encode(
        x="furthest:Q", y=y, text="figure:N"
    )
    finding, note = waterfall_words(run, place)
    drawn = alt.LayerChart(layer=[bars, figures]).properties(
        width=plot_width(_LABELS), height=ROW * len(order)
    )
    return finished(drawn, finding=finding, note=note)


def waterfall_rows(card: Figures) -> Iterator[dict[str, Any]]:
    """Yield the bars from top to bottom: what each component gave, what it did not give, and the score.

    ``start`` and ``end`` are where a bar begins and ends, in points; ``furthest`` is where the figure of its
    row stands, which the first bar of a row carries alone.
    """
    before = 0
    for one in card.components:
        gained, could = before + one.points, before + one.out_of
        figure = f"{one_decimal(one.points)} of {one_decimal(one.out_of)}"
        name = title_of(one.name)
        yield _bar(name, _GAINED, before, gained) | {"furthest": could / 1000, "figure": figure}
        yield _bar(name, _OPEN, gained, could)
        before = gained
    yield _bar("Score", _SCORE, 0, card.score) | {
        "furthest": card.score / 1000,
        "figure": one_decimal(card.score),
    }


def waterfall_words(run: RunData, place: Place) -> tuple[str, str]:
    """Return what to see (what sets somebody apart from the best other one, and what is not shown), and a note."""
    card = place.card
    name, score = name_of(run, card), f"{one_decimal(card.score)} of 100 points"
    others = (one for one in run.ranking.places if one.card.candidate_id != card.candidate_id)
    other = next(others, None)
    if other is None:
        finding, note = f"{name} is the only candidate", score
    elif other.card.score == card.score:
        finding = f"{name} shares rank {place.rank} with {name_of(run, other.card)}"
        note = f"{score}, as many as the other"
    else:
        component, gap = _widest_gap(card, other.card)
        whole = one_decimal(abs(card.score - other.card.score))
        rival = f"{name_of(run, other.card)} (rank {other.rank})"
        if card.score > other.card.score:
            finding = f"{name} leads, most of all by {component}"
            note = f"{score}, {whole} ahead of {rival}; {component}: {gap} ahead"
        else:
            finding = f"{name} is on rank {place.rank}, furthest behind in {component}"
            note = f"{score}, {whole} behind {rival}; {component}: {gap} behind"
    essentials = essential_words(run, card)
    return f"{finding}; {essentials}" if essentials else finding, note


def _widest_gap(card: Figures, other: Figures) -> tuple[str, str]:
    """Return the component in which the better of two cards is furthest ahead, and by how many points."""
    better, worse = (card, other) if card.score > other.score else (other, card)
    theirs = {one.name: one.points for one in worse.components}
    gaps = {one.name: one.points - theirs[one.name] for one in better.components}
    most = max(gaps, key=lambda name: gaps[name])
    return title_of(most).lower(), one_decimal(gaps[most])


def _bar(component: str, part: str, start: int, end: int) -> dict[str, Any]:
    return {
        "component": component,
        "part": part,
        "points": (end - start) / 1000,
        "start": start / 1000,
        "end": end / 1000,
    }
