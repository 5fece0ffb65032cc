"""Where the verbs write: data to standard output, everything else to standard error."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console

from matcher.batch.outcome import Outcome

_WIDE = 240
"""Columns of notes that go to a file, so that paths stay whole."""


class _PlainConsole(Console):
    """A console that says so when nobody reads it any more; rich would end the program."""

    def on_broken_pipe(self) -> None:
        """Pass the fault on."""
        raise BrokenPipeError


def data_console() -> Console:
    """Return the console for results; plain text where it is piped."""
    return _console(stderr=False, width=None)


def note_console() -> Console:
    """Return the console for everything that is no result."""
    return _console(stderr=True, width=None if sys.stderr.isatty() else _WIDE)


def _console(*, stderr: bool, width: int | None) -> Console:
    """Return a console that takes no text for markup, and sends no escape sequence under NO_COLOR."""
    return _PlainConsole(
        stderr=stderr,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
    )


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Go on after what is printed inside, also where its reader stops early (`| head`)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def echo_json(data: Any, *, indent: int | None = 2) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Print one JSON value."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def echo_pieces(pieces: Iterable[bytes]) -> None:
    """Print data that is made piece by piece."""
    sys.stdout.buffer.writelines(pieces)
    sys.stdout.buffer.flush()


def echo_bytes(data: bytes, what: str) -> None:
    """Print binary data, unless a person would see it as noise."""
    if sys.stdout.isatty():
        raise click.UsageError(
            f"{what} is not for the screen; redirect it (> file) or look into the run folder"
        )
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Callable[[Outcome], None] | None]:
    """Show files done, rate, time left and failures, on a terminal only."""
    console = note_console()
    if quiet or not console.is_terminal:
        yield None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
    )
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("reading", total=total, rate="", failed="")
        failed: Counter[str] = Counter()

        def advance(outcome: Outcome) -> None:
            if outcome.failure:
                failed[outcome.failure.status.value] += 1
            speed = shown.tasks[task].speed
            shown.update(
                task,
                advance=1,
                rate=f"{speed:.0f} files/s" if speed else "",
                failed=", ".join(f"{count} {status}" for status, count in failed.most_common()),
            )

        yield advance
