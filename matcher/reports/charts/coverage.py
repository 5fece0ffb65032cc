"""What the pool has: the share of candidates who show each requirement."""

from typing import Any

import altair as alt

from matcher.model.job import RequirementKind
from matcher.model.scorecard import State
from matcher.reports.charts.requirements import grouped, requirement_rows, scored_requirements
from matcher.reports.charts.style import ROW, STATE_COLOURS, data_of, finished, plot_width
from matcher.reports.charts.words import asked_label, asked_text, best_places, counted
from matcher.reports.run_data import RunData
from matcher.reports.wording import KIND_WORDS, STATE_WORDS, states_by_requirement

_SHOWN = (STATE_WORDS[State.MET], STATE_WORDS[State.PARTIAL])


def coverage_chart(run: RunData) -> alt.FacetChart:
    """Draw how all candidates stand to each requirement, as shares of the candidates."""
    rows = coverage_rows(run)
    words = [STATE_WORDS[state] for state in State]
    bars = (
        alt.Chart()
        .mark_bar(height=ROW * 0.7)
        .encode(
            x=alt.X(
                "start:Q",
                title="share of candidates",
                axis=alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1]),
                scale=alt.Scale(domain=[0, 1]),
            ),
            x2="end:Q",
            y=requirement_rows(list(dict.fromkeys(row["asked"] for row in rows))),
            color=alt.Color(
                "state:N",
                title=None,
                scale=alt.Scale(domain=words, range=[STATE_COLOURS[state] for state in State]),
                legend=alt.Legend(orient="top", direction="horizontal"),
            ),
            tooltip=["text:N", "state:N", "candidates:Q", "share:Q"],
        )
    )
    drawn = alt.LayerChart(layer=[bars]).properties(width=plot_width(), height=alt.Step(ROW))
    finding, note = coverage_words(rows, len(run.ranking.places))
    return finished(grouped(drawn, data_of(rows)), finding=finding, note=note)


def coverage_rows(run: RunData) -> list[dict[str, Any]]:
    """Return one row for each requirement and state that somebody is in.

    ``share`` is of the candidates (0 to 1); ``start`` and ``end`` lay the states of a requirement end to end.
    """
    places = run.ranking.places
    asked = scored_requirements(run, best_places(run, 1)[0].card)
    standing = states_by_requirement(run.ranking)
    rows = []
    for requirement in asked:
        before = 0
        for state in State:
            count = standing.get((requirement.id, state), 0)
            if count:
                rows.append(
                    {
                        "asked": asked_label(requirement, run.labels),
                        "text": asked_text(requirement),
                        "kind": KIND_WORDS[requirement.kind],
                        "state": STATE_WORDS[state],
                        "candidates": count,
                        "share": round(count / len(places), 3),
                        "start": round(before / len(places), 3),
                        "end": round((before + count) / len(places), 3),
                    }
                )
            before += count
    return rows


def coverage_words(rows: list[dict[str, Any]], whole: int) -> tuple[str, str]:
    """Return what to see: what fewest and most of the *whole* candidates show, of the essentials where there are any."""
    essential = [row for row in rows if row["kind"] == KIND_WORDS[RequirementKind.ESSENTIAL]]
    looked_at = essential or rows
    shown = {row["asked"]: 0 for row in looked_at}
    for row in looked_at:
        if row["state"] in _SHOWN:
            shown[row["asked"]] += row["candidates"]
    fewest, most = min(shown, key=shown.__getitem__), max(shown, key=shown.__getitem__)
    of = "Of the essentials, fewest" if essential else "Fewest"
    note = f"{counted(whole, 'candidate', 'candidates')}; shown is met or partial"
    if shown[fewest] == shown[most]:
        each = "essential" if essential else "requirement"
        return f"Every {each} is shown by {shown[most]:,} of {whole:,}", note
    finding = (
        f"{of} show “{fewest}” ({shown[fewest]:,} of {whole:,}), most “{most}” ({shown[most]:,})"
    )
    return finding, note
