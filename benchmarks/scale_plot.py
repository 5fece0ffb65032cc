"""Draw how time and memory grow, from benchmarks/results/scale.json.

    python benchmarks/scale_plot.py [--out docs/explanation/scaling.svg]

Needs the extra [notebook]. Both axes are logarithmic: what grows in step with the number of resumes goes up one decade
for each decade to the right.
"""

import argparse
import json
from pathlib import Path

import altair as alt
from provenance import ROOT

DATA = ROOT / "benchmarks" / "results" / "scale.json"
SVG = ROOT / "docs" / "explanation" / "scaling.svg"
_WIDE, _HIGH = 300, 240


def draw(data: Path, out: Path) -> None:
    """Draw seconds and memory of the first process over the number of resumes."""
    found = json.loads(data.read_text(encoding="utf-8"))
    rows = [
        {
            **row,
            "what": f"{row['case']}, {row['engine']}, {row['jobs']} job{'s' * (row['jobs'] > 1)}",
        }
        for row in found["rows"]
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("count:Q", scale=alt.Scale(type="log"), title="resumes"),
        color=alt.Color("what:N", title=None),
        shape=alt.Shape("what:N", legend=None),
    )
    panels = [
        _panel(base, "seconds", "seconds, start to end"),
        _panel(base, "main_rss_mb", "first process, MB"),
    ]
    alt.hconcat(*panels, title=found["machine"]).save(out)


def _panel(base: alt.Chart, field: str, title: str) -> alt.LayerChart:
    height = alt.Y(f"{field}:Q", scale=alt.Scale(type="log"), title=title)
    chart = base.encode(y=height).properties(width=_WIDE, height=_HIGH)
    return chart.mark_line() + chart.mark_point(filled=True, size=60)


def main() -> None:
    """Draw what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=SVG)
    options = parser.parse_args()
    draw(options.data, options.out)


if __name__ == "__main__":
    main()
