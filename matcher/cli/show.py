"""The views of `matcher parse --show`: how a file was read, before anything is counted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import click

from matcher.batch.alone import read_alone
from matcher.batch.discover import Inputs
from matcher.batch.names import display_name
from matcher.cli.exits import Exit, exit_after_reading
from matcher.extraction.sections import find_sections
from matcher.model.document import Document
from matcher.model.run import Failure
from matcher.readers.options import ReadOptions
from matcher.reports.inert import safe_terminal
from matcher.reports.wording import hidden_words

_WHOLE = 20_000  # characters of one line or one piece of hidden text

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Generic[Made]):
    """One way to look at a document.

    Args:
        make: makes what is to be seen of a document and its bytes, in the process that reads the file.
        put: prints or writes it.
    """

    make: Callable[[Document, bytes], Made]
    put: Callable[[Made], None]


def show_files(
    inputs: Inputs,
    options: ReadOptions,
    view: View[Made],
    *,
    timeout_s: float,
    titled: bool = True,
) -> Exit:
    """Show one view of every file; a file that cannot be read says why and what to do.

    Args:
        inputs: what was found.
        options: how to read it.
        view: what to show of a document.
        timeout_s: seconds that one file may take.
        titled: whether the name of each of several files is printed above its view.
    """
    failures = list(inputs.failures)
    for path in inputs.files:
        made = read_alone(path, options, view.make, timeout_s)
        if isinstance(made, Failure):
            failures.append(made)
            continue
        if len(inputs.files) > 1:
            click.echo(f"== {safe_terminal(display_name(path))}", err=not titled)
        view.put(made)
    for failure in failures:
        _say(failure)
    return exit_after_reading(
        len(inputs.files) + len(inputs.failures) - len(failures), len(failures)
    )


def _say(failure: Failure) -> None:
    said = f"{failure.file}: {failure.status.value}: {failure.reason}; {failure.next_step}"
    click.echo(safe_terminal(said), err=True)


def _text(document: Document, data: bytes) -> list[str]:
    del data
    return [safe_terminal(line, _WHOLE) for line in document.text.splitlines()]


def _hidden(document: Document, data: bytes) -> list[str]:
    del data
    return [
        f"{safe_terminal(hidden_words(piece))}: {safe_terminal(piece.text, _WHOLE)}"
        for piece in document.hidden
    ] or ["nothing hidden was found"]


def _sections(document: Document, data: bytes) -> list[str]:
    del data
    return [
        f"{section.kind.value:<15}{section.body.start:>6}-{section.body.end:<6} "
        f"{safe_terminal(section.title or '(no heading)')}"
        for section in find_sections(document)
    ]


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


VIEWS: Mapping[str, View[list[str]]] = {
    "text": View(make=_text, put=_print),
    "hidden": View(make=_hidden, put=_print),
    "sections": View(make=_sections, put=_print),
}
