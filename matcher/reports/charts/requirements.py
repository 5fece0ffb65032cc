"""Charts with a row for each requirement, the rows grouped by how binding it is."""

import altair as alt

from matcher.errors import InputError
from matcher.model.job import Requirement, RequirementKind
from matcher.model.scorecard import Figures
from matcher.reports.charts.style import row_axis
from matcher.reports.run_data import RunData, requirements_by_id
from matcher.reports.wording import KIND_WORDS

_SPACING = 6  # pixels between groups


def scored_requirements(run: RunData, card: Figures) -> list[Requirement]:
    """Return the requirements that can give points, in the order of the job.

    Args:
        run: whose job it is.
        card: any of the run; all have the same requirements.

    Raises:
        InputError: when there are none, so that all points come from the wording of the whole job.
    """
    asked = {mark.requirement for mark in card.contributions if mark.out_of}
    found = [one for key, one in requirements_by_id(run.job).items() if key in asked]
    if not found:
        raise InputError(
            "no requirement of this job gives points, so there is nothing to draw; see `matcher job parse`"
        )
    return found


def requirement_rows(order: list[str]) -> alt.Y:
    """Return the encoding of the rows, from the column ``asked``.

    Args:
        order: the labels from top to bottom.
    """
    return alt.Y("asked:N", sort=order, axis=row_axis())


def grouped(chart: alt.LayerChart, data: alt.InlineData) -> alt.FacetChart:
    """Draw a chart once for each kind of requirement, the most binding on top, from the column ``kind``."""
    header = alt.Header(
        title=None, labelOrient="top", labelAnchor="start", labelAlign="left", labelPadding=4
    )
    kinds = [KIND_WORDS[kind] for kind in RequirementKind]
    row = alt.Row("kind:N", sort=kinds, header=header)
    return chart.facet(row=row, data=data, spacing=_SPACING).properties(
        resolve={"scale": {"y": "independent"}}
    )
