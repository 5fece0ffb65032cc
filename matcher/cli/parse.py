"""`matcher parse`: what was understood of resumes."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from matcher.cli.exits import Exit, exit_after_reading
from matcher.cli.options import day, reading_options
from matcher.readers.options import PdfEngine


@click.command("parse")
@reading_options
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "table"]),
    default="json",
    show_default=True,
)
@click.option(
    "--show",
    type=click.Choice(["text", "hidden", "sections"]),
    help="Show the text as it was read, what was hidden, or the sections, instead of the data.",
)
def parse_command(
    *,
    resumes: tuple[str, ...],
    form: str,
    show: str | None,
    overlay: Path | None,
    as_of: datetime | None,
    workers: int | None,
    pdf_engine: PdfEngine,
    quiet: bool,
) -> None:
    """Show what was understood of RESUMES (files, folders, or - for standard input).

    One object a file, read or not; a file that could not be read says why and what to do.
    """
    from matcher.batch.discover import discover
    from matcher.readers.options import ReadOptions

    inputs = discover(resumes)
    options = ReadOptions(pdf_engine=pdf_engine)
    if show:
        from matcher.cli.show import show_files

        raise SystemExit(show_files(inputs, options, overlay, show))
    from matcher.api.records import parse_records
    from matcher.batch.worker import Task
    from matcher.cli.output import progress

    task = Task(overlay=overlay, options=options)
    with progress(len(inputs.files), quiet=quiet) as advance:
        records = parse_records(inputs, task, as_of=day(as_of), workers=workers, progress=advance)
    _print(records, form)
    failed = sum(record["status"] != "parsed" for record in records)
    code = exit_after_reading(len(records) - failed, failed)
    if code is not Exit.DONE:
        raise SystemExit(code)


def _print(records: list[dict[str, Any]], form: str) -> None:
    from matcher.cli.output import echo_json

    if form == "json":
        echo_json(records)
    elif form == "jsonl":
        for record in records:
            echo_json(record, indent=None)
    else:
        _print_table(records)


def _print_table(records: Iterable[dict[str, Any]]) -> None:
    from rich import box
    from rich.table import Table

    from matcher.cli.output import data_console
    from matcher.reports.inert import safe_terminal

    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("file", "status", "name", "work", "roles", "skills", "to look at"):
        table.add_column(heading, overflow="fold")
    for record in records:
        months = record["experience_months"]
        notes = [flag["code"] for flag in (*record["flags"], *record["warnings"])]
        table.add_row(
            safe_terminal(record["file"]),
            record["status"],
            safe_terminal(record["contact"]["name"] or ""),
            "" if months is None else f"{months / 12:.1f} y",
            str(len(record["roles"])),
            str(len(record["skills"])),
            safe_terminal(record["reason"] or ", ".join(notes)),
        )
    data_console().print(table)
