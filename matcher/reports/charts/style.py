"""How all charts look: sizes, colours that colour-blind people can tell apart, and what to see as the title."""

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import altair as alt

from matcher.model.scorecard import State

WIDTH = 600
"""Pixels of a whole chart, labels included."""
LABELS = 250
"""Pixels of the labels at the left of rows, where these are requirements."""
ROW = 22
"""Pixels of a row."""
INK, MUTED, PALE = "#1c2422", "#5c6663", "#dddbd3"
BLUE, LIGHT_BLUE, YELLOW, ORANGE = "#0072b2", "#8cc4e8", "#e8cf6a", "#c44e00"
NOTHING, DARK_BLUE = "#f1f5f8", "#00456e"
"""The ends of the scale from nothing to everything."""
STATE_COLOURS: Mapping[State, str] = {
    State.MET: BLUE,
    State.PARTIAL: LIGHT_BLUE,
    State.UNKNOWN: YELLOW,
    State.NOT_SHOWN: PALE,
    State.NEGATED: ORANGE,
}
_GAP, _PADDING = 5, 8  # pixels between a label and its row, and around a chart
_TITLE_SIZE, _NOTE_SIZE, _LABEL_SIZE = 15, 12, 12
_TITLE_CHARACTERS, _NOTE_CHARACTERS = 74, 100  # of a line that fits into WIDTH

_CONFIG = {
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": _LABEL_SIZE,
        "titleFontSize": _LABEL_SIZE,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": MUTED,
        "gridColor": "#eceae4",
        "domainColor": PALE,
        "tickColor": PALE,
    },
    "legend": {
        "labelFontSize": _LABEL_SIZE,
        "titleFontSize": _LABEL_SIZE,
        "titleFontWeight": "normal",
    },
    "header": {"labelFontSize": _LABEL_SIZE, "labelFontWeight": "bold", "labelColor": INK},
}


def data_of(rows: Iterable[Mapping[str, Any]]) -> alt.InlineData:
    """Put rows into a chart as they are; every encoding names the type of its column."""
    return alt.InlineData(values=[dict(row) for row in rows])


def plot_width(labels: int = LABELS) -> int:
    """Return the pixels that are left of a chart beside its *labels*."""
    return WIDTH - 2 * _PADDING - labels


def row_axis(labels: int = LABELS) -> alt.Axis:
    """Return the axis that names the rows of a chart; it takes *labels* pixels, however long the names are."""
    return alt.Axis(
        title=None,
        labelLimit=labels - _GAP,
        labelPadding=_GAP,
        minExtent=labels,
        maxExtent=labels,
        ticks=False,
        domain=False,
    )


Drawn = TypeVar("Drawn", alt.LayerChart, alt.FacetChart)


def finished(chart: Drawn, *, finding: str, note: str) -> Drawn:
    """Put the finding above a chart, with a note below the finding, and set what all charts share.

    Args:
        chart: with marks and axes.
        finding: what to see, in words; inert text.
        note: figures behind it, and how to read the marks; inert text.
    """
    title = alt.TitleParams(
        text=textwrap.wrap(finding, _TITLE_CHARACTERS, break_on_hyphens=False),
        subtitle=textwrap.wrap(note, _NOTE_CHARACTERS, break_on_hyphens=False),
        anchor="start",
        frame="bounds",
        align="left",
        fontSize=_TITLE_SIZE,
        subtitleFontSize=_NOTE_SIZE,
        subtitleColor=MUTED,
        color=INK,
        offset=12,
        subtitlePadding=5,
    )
    return chart.properties(title=title, background="white", padding=_PADDING, config=_CONFIG)
