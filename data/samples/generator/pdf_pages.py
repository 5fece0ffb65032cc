"""Columns of a PDF page: each column flows on to the next page by itself."""

from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its left edge, width, top on the first and on later pages, and what it holds."""

    left: float
    width: float
    top: float
    next_top: float
    story: list[Flowable] = field(default_factory=list)


def draw_columns(
    canvas: Canvas, columns: list[Column], bottom: float, decorate: Callable[[Canvas, int], None]
) -> None:
    """Draw the columns over as many pages as they need.

    Args:
        canvas: where to draw.
        columns: drawn in this order on every page, which is the order of the text in the file.
        bottom: the lower margin in points.
        decorate: draws what lies under the text of page 1, 2, ...

    Raises:
        ValueError: a flowable is higher than a page.
    """
    rest = [list(column.story) for column in columns]
    page = 1
    while any(rest):
        decorate(canvas, page)
        before = sum(map(len, rest))
        for column, story in zip(columns, rest, strict=True):
            _draw_column(
                canvas, column, story, column.top if page == 1 else column.next_top, bottom
            )
        if sum(map(len, rest)) == before:
            message = "a flowable does not fit on an empty page"
            raise ValueError(message)
        canvas.showPage()
        page += 1


def _draw_column(
    canvas: Canvas, column: Column, story: list[Flowable], top: float, bottom: float
) -> None:
    """Draw flowables from *top* down and take them off *story*, until one does not fit."""
    y = top
    while story:
        kept = next((n for n, flowable in enumerate(story) if not flowable.getKeepWithNext()), 0)
        block = story[: kept + 1]
        heights = [flowable.wrap(column.width, top - bottom)[1] for flowable in block]
        space = sum(flowable.getSpaceBefore() + flowable.getSpaceAfter() for flowable in block)
        if y - sum(heights) - space < bottom:
            return
        for flowable, height in zip(block, heights, strict=True):
            y -= flowable.getSpaceBefore() + height
            flowable.drawOn(canvas, column.left, y)
            y -= flowable.getSpaceAfter()
        del story[: kept + 1]
