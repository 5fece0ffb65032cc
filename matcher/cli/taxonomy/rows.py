"""How the verbs of `matcher taxonomy` print: rows with a label, wrapped on a terminal, whole in a pipe."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

F = TypeVar("F", bound=Callable[..., Any])
_PIPED = 1_000_000
"""Columns of a line that no terminal shows: one row a line, so that grep and cut find it whole."""


def form_option(*choices: str) -> Callable[[F], F]:
    """Add ``-f``; the first of *choices* is the default."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
    )


def page() -> "Console":
    """Return the console for results, as wide as the terminal, without end in a pipe."""
    from matcher.cli.output import data_console

    console = data_console()
    if not console.is_terminal:
        console.width = _PIPED
    return console


def print_rows(rows: Iterable[tuple[str, str]], label_width: int) -> None:
    """Print rows of a label and a text; a long text goes on below itself."""
    from rich.text import Text

    from matcher.reports.inert import visible_text

    console = page()
    room = max(20, console.width - label_width - 4)
    for label, text in rows:
        lines = Text(visible_text(text)).wrap(console, room)
        for number, line in enumerate(lines):
            line.rstrip()
            name = f"{label:<{label_width}}" if number == 0 else " " * label_width
            console.print(Text.assemble("  ", (name, "dim"), "  ", line), soft_wrap=True)
