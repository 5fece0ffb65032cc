"""The page that shows how a file was read: one file without a network, from ``templates/layout.html.j2``."""

from collections.abc import Iterable, Sequence
from functools import cache

from jinja2 import Environment

from matcher.model.document import Document, Section
from matcher.readers.page_picture import PagePicture
from matcher.reports.layout_overlay import shown_pages, shown_sections
from matcher.reports.self_contained import make_environment, render_page


def layout_html(
    document: Document, sections: Sequence[Section], pictures: Iterable[PagePicture]
) -> bytes:
    """Write the page that shows how *document* was read; the same document gives the same bytes.

    Args:
        document: as it was read.
        sections: of the document, in order.
        pictures: of its pages, as far as there are any.
    """
    pages = shown_pages(document, sections, pictures)
    return render_page(
        _environment(),
        "layout.html.j2",
        styles=("base.css", "layout.css"),
        script="layout.js",
        pictures=True,
        document=document,
        candidate_id=f"C-{document.id[:10]}",
        pages=pages,
        sections=shown_sections(document, sections),
        block_count=sum(block.number is not None for page in pages for block in page.blocks),
        has_places=any(page.has_places for page in pages),
    )


@cache
def _environment() -> Environment:
    made = make_environment()
    made.filters["points"] = _points
    return made


def _points(value: float) -> str:
    """Write a length in points.

    >>> _points(72.04)
    '72.0'
    """
    return f"{value:.1f}"
