"""`matcher parse --show layout`: a page that shows how a file was read, and where that page goes."""

from pathlib import Path

import click

from matcher.batch.names import display_name
from matcher.cli.output import echo_bytes
from matcher.cli.show import View
from matcher.extraction.sections import find_sections
from matcher.model.document import Document
from matcher.readers.page_picture import page_pictures
from matcher.reports.atomic import write_whole
from matcher.reports.layout_html import layout_html

STDOUT = "-"
_PAGE = (".html", ".htm")

Drawn = tuple[str, bytes]
"""The name of a page, and the page."""


def layout_view(output: str | None, *, several: bool) -> View[Drawn]:
    """Return the view that writes one page a resume and prints where it is.

    Args:
        output: a page (``.html``) for one resume, a folder for any number, ``-`` for standard output; None
            for the working directory. In a folder, pages are named after the candidate's id.
        several: whether there is more than one resume.

    Raises:
        UsageError: several resumes cannot go into one page.
    """
    is_page = output is not None and (output == STDOUT or output.lower().endswith(_PAGE))
    if is_page and several:
        raise click.UsageError("several resumes give several pages: let -o name a folder")

    def put(drawn: Drawn) -> None:
        name, page = drawn
        if output == STDOUT:
            echo_bytes(page, "the page")
            return
        path = Path(output) if output and is_page else Path(output or ".") / name
        write_whole(path, page)
        click.echo(display_name(str(path)))

    return View(make=_draw, put=put)


def _draw(document: Document, data: bytes) -> Drawn:
    page = layout_html(document, find_sections(document), page_pictures(data, document))
    return f"layout-C-{document.id[:10]}.html", page
