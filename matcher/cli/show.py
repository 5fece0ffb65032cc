"""The views of `matcher parse --show`: how a file was read, before anything is counted."""

from pathlib import Path

import click

from matcher.batch.discover import Inputs, display_name
from matcher.batch.worker import read_bytes
from matcher.cli.exits import Exit, exit_after_reading
from matcher.errors import ReadError
from matcher.extraction.sections import find_sections
from matcher.model.document import Document
from matcher.readers.options import ReadOptions
from matcher.readers.read import read_document
from matcher.reports.inert import safe_terminal


def show_files(inputs: Inputs, options: ReadOptions, overlay: Path | None, view: str) -> Exit:
    """Print one view of every file."""
    del overlay  # the views come before skills are looked for
    failed = len(inputs.failures)
    for path in inputs.files:
        name = display_name(path)
        if len(inputs.files) > 1:
            click.echo(f"== {safe_terminal(name)}")
        try:
            document = read_document(read_bytes(path), name, options)
        except ReadError as fault:
            failed += 1
            click.echo(
                f"{safe_terminal(name)}: {fault.status}: {fault.reason}. {fault.next_step}",
                err=True,
            )
            continue
        _VIEWS[view](document)
    return exit_after_reading(len(inputs.files) + len(inputs.failures) - failed, failed)


def _text(document: Document) -> None:
    for line in document.text.splitlines():
        click.echo(safe_terminal(line))


def _hidden(document: Document) -> None:
    if not document.hidden:
        click.echo("nothing hidden was found")
    for hidden in document.hidden:
        click.echo(f"page {hidden.page}, {hidden.cause}: {safe_terminal(hidden.text)}")


def _sections(document: Document) -> None:
    for section in find_sections(document):
        heading = safe_terminal(section.title or "(no heading)")
        click.echo(
            f"{section.kind.value:<15}{section.body.start:>6}-{section.body.end:<6} {heading}"
        )


_VIEWS = {"text": _text, "hidden": _hidden, "sections": _sections}
