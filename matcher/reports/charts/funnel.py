"""From files to people who show what the job cannot do without: how many are left at each step."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from matcher.model.run import Status
from matcher.model.scorecard import State
from matcher.reports.charts.style import (
    BLUE,
    INK,
    ROW,
    data_of,
    finished,
    plot_width,
    row_axis,
)
from matcher.reports.charts.words import counted
from matcher.reports.run_data import RunData, requirements_by_id
from matcher.reports.wording import essential_counts, percent

_FOUND, _READ, _RANKED = "Files found", "Files read", "Candidates ranked"
_SHOWN, _MET = "Every essential at least in part", "Every essential met"
_BESIDE = 1.25  # room for the figures, as a multiple of the longest bar
_LABELS = 200  # pixels of the names of rows


def funnel_chart(run: RunData, ended: Mapping[str, int]) -> alt.LayerChart:
    """Draw how many files and candidates are left at each step.

    Args:
        run: whose candidates they are.
        ended: status -> how many files ended with it, copies among them.
    """
    rows = funnel_rows(run, ended)
    order = [row["step"] for row in rows]
    most = max(1, rows[0]["count"])
    base = alt.Chart(data_of(rows))
    y = alt.Y("step:N", sort=order, axis=row_axis(_LABELS))
    x = alt.X(
        "count:Q",
        title="files, then candidates",
        scale=alt.Scale(domain=[0, most * _BESIDE], nice=False),
        axis=alt.Axis(tickMinStep=1, format="d"),
    )
    bars = base.mark_bar(height=ROW, color=BLUE).encode(
        x=x, y=y, tooltip=["step:N", "count:Q", "share:Q"]
    )
    figures = base.mark_text(align="left", dx=6, color=INK, fontSize=12).encode(
        x=x, y=y, text="figure:N"
    )
    finding, note = funnel_words(rows, ended)
    height = ROW * 1.6 * len(order)
    drawn = alt.LayerChart(layer=[bars, figures]).properties(
        width=plot_width(_LABELS), height=height
    )
    return finished(drawn, finding=finding, note=note)


def funnel_rows(run: RunData, ended: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the steps: ``count`` files or candidates, ``share`` of the files found (0 to 1)."""
    found = sum(ended.values())
    steps = [
        (_FOUND, found),
        (_READ, ended.get(Status.PARSED, 0)),
        (_RANKED, len(run.ranking.places)),
    ]
    requirements = requirements_by_id(run.job)
    counts = [essential_counts(place.card, requirements) for place in run.ranking.places]
    if any(sum(one.values()) for one in counts):
        shown = [one[State.MET] + one[State.PARTIAL] == sum(one.values()) for one in counts]
        met = [one[State.MET] == sum(one.values()) for one in counts]
        steps += [(_SHOWN, sum(shown)), (_MET, sum(met))]
    return [
        {
            "step": step,
            "count": count,
            "share": round(count / found, 3) if found else 0.0,
            "figure": f"{count:,} ({percent(count, found)} %)",
        }
        for step, count in steps
    ]


def funnel_words(rows: list[dict[str, Any]], ended: Mapping[str, int]) -> tuple[str, str]:
    """Return what to see, and what became of the files that are no candidates."""
    count = {row["step"]: row["count"] for row in rows}
    found, read, ranked = count[_FOUND], count[_READ], count[_RANKED]
    finding = f"{counted(found, 'file', 'files')} gave {counted(ranked, 'candidate', 'candidates')}"
    notes = []
    if _MET not in count:
        notes.append("the job names no essentials")
    elif count[_SHOWN]:
        finding += f"; {count[_SHOWN]:,} with every essential, {count[_MET] or 'none'} in full"
    else:
        finding += "; nobody shows every essential"
    if found > read:
        reasons = ", ".join(
            f"{number:,} {status.replace('_', ' ')}"
            for status, number in ended.items()
            if status != Status.PARSED
        )
        notes.append(f"{counted(found - read, 'file', 'files')} could not be used ({reasons})")
    if read > ranked:
        notes.append(f"{counted(read - ranked, 'file is a copy', 'files are copies')} of another")
    notes.append("percent of the files found")
    note = "; ".join(notes)
    return finding, note[0].upper() + note[1:]
