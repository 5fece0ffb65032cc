"""The views of `matcher parse --show`: how a file was read, before anything is counted."""

from collections.abc import Callable, Mapping

import click

from matcher.batch.discover import Inputs
from matcher.batch.names import display_name
from matcher.batch.regular import unreadable
from matcher.batch.source import read_bytes
from matcher.cli.exits import Exit, exit_after_reading
from matcher.errors import ReadError
from matcher.extraction.sections import find_sections
from matcher.model.document import Document
from matcher.model.run import Failure, Status
from matcher.readers.options import ReadOptions
from matcher.readers.read import read_document
from matcher.reports.inert import safe_terminal
from matcher.reports.wording import hidden_words

_WHOLE = 20_000  # characters of one line or one piece of hidden text

View = Callable[[Document, bytes], None]


def show_files(inputs: Inputs, options: ReadOptions, view: View, *, titled: bool = True) -> Exit:
    """Show one view of every file; a file that cannot be read says why and what to do.

    Args:
        inputs: what was found.
        options: how to read it.
        view: prints or writes a document, given with the bytes that it was read from.
        titled: whether the name of each of several files is printed above its view.
    """
    failures = list(inputs.failures)
    for path in inputs.files:
        name = display_name(path)
        try:
            data = read_bytes(path)
            document = read_document(data, name, options)
        except ReadError as fault:
            failures.append(_failure(name, fault))
            continue
        except OSError as fault:
            failures.append(unreadable(path, fault))
            continue
        if len(inputs.files) > 1:
            click.echo(f"== {safe_terminal(name)}", err=not titled)
        view(document, data)
    for failure in failures:
        _say(failure)
    return exit_after_reading(
        len(inputs.files) + len(inputs.failures) - len(failures), len(failures)
    )


def _failure(name: str, fault: ReadError) -> Failure:
    return Failure(
        file=name,
        status=Status(fault.status),
        stage="read",
        reason=fault.reason,
        next_step=fault.next_step,
    )


def _say(failure: Failure) -> None:
    said = f"{failure.file}: {failure.status.value}: {failure.reason}. {failure.next_step}"
    click.echo(safe_terminal(said), err=True)


def _text(document: Document, data: bytes) -> None:
    del data
    for line in document.text.splitlines():
        click.echo(safe_terminal(line, _WHOLE))


def _hidden(document: Document, data: bytes) -> None:
    del data
    if not document.hidden:
        click.echo("nothing hidden was found")
    for piece in document.hidden:
        click.echo(f"{safe_terminal(hidden_words(piece))}: {safe_terminal(piece.text, _WHOLE)}")


def _sections(document: Document, data: bytes) -> None:
    del data
    for section in find_sections(document):
        heading = safe_terminal(section.title or "(no heading)")
        click.echo(
            f"{section.kind.value:<15}{section.body.start:>6}-{section.body.end:<6} {heading}"
        )


VIEWS: Mapping[str, View] = {"text": _text, "hidden": _hidden, "sections": _sections}
