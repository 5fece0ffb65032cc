"""The charts of a run, for notebooks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair as alt

    from matcher.api.run import Run

TOP = 20
"""Candidates that a chart with a row or column for each shows."""


@dataclass(frozen=True, slots=True)
class Plots:
    """Charts of altair, each with what to see as its title; ``chart.save("x.png")`` writes one as a picture.

    Every chart raises InputError where altair is not installed, or where there is nobody to draw.

    Args:
        run: what is drawn.
    """

    run: "Run"

    def waterfall(self, candidate: str) -> "alt.LayerChart":
        """Draw where one candidate's points come from, component by component.

        Args:
            candidate: see ``Run.find``.
        """
        from matcher.reports.charts.waterfall import waterfall_chart

        return waterfall_chart(self.run.data, self.run.find(candidate))

    def heatmap(self, top: int = TOP) -> "alt.FacetChart":
        """Draw which share of each requirement's points the best *top* candidates have."""
        from matcher.reports.charts.heatmap import heatmap_chart

        return heatmap_chart(self.run.data, top)

    def funnel(self) -> "alt.LayerChart":
        """Draw how many of the files became candidates, and how many of these show every essential."""
        from matcher.reports.charts.funnel import funnel_chart

        return funnel_chart(self.run.data, self.run.counts())

    def stability(self, top: int = TOP) -> "alt.LayerChart":
        """Draw between which ranks each of the best *top* candidates moves under other weights."""
        from matcher.reports.charts.stability import stability_chart

        return stability_chart(self.run.data, top)

    def coverage(self) -> "alt.FacetChart":
        """Draw the share of all candidates who show each requirement."""
        from matcher.reports.charts.coverage import coverage_chart

        return coverage_chart(self.run.data)
