"""Who shows what: the share of its points that each requirement gave to each of the best candidates."""

from collections.abc import Sequence
from statistics import pstdev
from typing import Any

import altair as alt

from matcher.model.job import Requirement
from matcher.model.scorecard import Figures, Place, State
from matcher.reports.charts.requirements import grouped, requirement_rows, scored_requirements
from matcher.reports.charts.style import DARK_BLUE, INK, NOTHING, ROW, data_of, finished, plot_width
from matcher.reports.charts.words import (
    asked_label,
    asked_text,
    best_places,
    counted,
    people_labels,
)
from matcher.reports.run_data import RunData
from matcher.reports.wording import KIND_WORDS, requirement_states

_SIGNS = {State.UNKNOWN: "?", State.NOT_SHOWN: "–", State.NEGATED: "×"}
_WIDEST, _NARROWEST = 36, 13  # pixels of a column


def heatmap_chart(run: RunData, top: int) -> alt.FacetChart:
    """Draw the best *top* candidates as columns, the requirements as rows."""
    places = best_places(run, top)
    asked = scored_requirements(run, places[0].card)
    rows = heatmap_rows(run, places, asked)
    people = people_labels(run, places)
    x = alt.X(
        "candidate:N",
        sort=people,
        title=None,
        axis=alt.Axis(labelAngle=-90, labelLimit=190, ticks=False, domain=False),
    )
    y = requirement_rows([asked_label(one, run.labels) for one in asked])
    cells = (
        alt.Chart()
        .mark_rect(stroke="white", strokeWidth=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "share:Q",
                scale=alt.Scale(domain=[0, 1], range=[NOTHING, DARK_BLUE]),
                legend=alt.Legend(
                    title="share of its points",
                    orient="top",
                    format="%",
                    values=[0, 0.5, 1],
                    gradientLength=160,
                ),
            ),
            tooltip=["candidate:N", "text:N", "state:N", "points:Q", "out_of:Q"],
        )
    )
    signs = alt.Chart().mark_text(color=INK, fontSize=11).encode(x=x, y=y, text="sign:N")
    column = max(_NARROWEST, min(_WIDEST, plot_width() // len(places)))
    drawn = alt.LayerChart(layer=[cells, signs]).properties(
        width=alt.Step(column), height=alt.Step(ROW)
    )
    finding, note = heatmap_words(run, rows)
    return finished(grouped(drawn, data_of(rows)), finding=finding, note=note)


def heatmap_rows(
    run: RunData, places: Sequence[Place], asked: Sequence[Requirement]
) -> list[dict[str, Any]]:
    """Return one row for each candidate and requirement: points, what they were out of, their share (0 to 1)."""
    return [
        {
            "candidate": label,
            "asked": asked_label(requirement, run.labels),
            "text": asked_text(requirement),
            "kind": KIND_WORDS[requirement.kind],
            **_cell(place.card, requirement.id),
        }
        for label, place in zip(people_labels(run, places), places, strict=True)
        for requirement in asked
    ]


def heatmap_words(run: RunData, rows: list[dict[str, Any]]) -> tuple[str, str]:
    """Return what to see: the requirement whose points differ most, and how many all candidates meet."""
    by_asked: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_asked.setdefault(row["asked"], []).append(row)
    shown = len(next(iter(by_asked.values())))
    spread = {key: pstdev(cell["points"] for cell in cells) for key, cells in by_asked.items()}
    apart = max(spread, key=spread.__getitem__)
    met = sum(all(cell["state"] == State.MET for cell in cells) for cells in by_asked.values())
    whole = len(run.ranking.places)
    all_met = f"{met or 'none'} of {counted(len(by_asked), 'requirement', 'requirements')}"
    if shown == 1:
        finding = f"{rows[0]['candidate']} meets {all_met}"
    else:
        people = f"the best {shown}" if shown < whole else f"all {shown} candidates"
        most = f"“{apart}” sets" if spread[apart] else "No requirement sets"
        finding = f"{most} {people} apart most; {all_met} met by all of them"
    note = f"Best of {whole:,} at the left. – not shown, ? nothing usable said, × denied"
    return finding, note


def _cell(card: Figures, requirement: str) -> dict[str, Any]:
    marks = [one for one in card.contributions if one.requirement == requirement]
    points, out_of = sum(one.points for one in marks), sum(one.out_of for one in marks)
    state = requirement_states(card)[requirement]
    return {
        "points": points / 1000,
        "out_of": out_of / 1000,
        "share": round(points / out_of, 3) if out_of else 0.0,
        "state": state.value,
        "sign": _SIGNS.get(state, ""),
    }
