"""`matcher parse`: what was understood of resumes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matcher.cli.exits import Exit, exit_after_reading
from matcher.cli.options import cache_option, day, find_inputs, log_option, reading_options
from matcher.readers.options import Ocr, PdfEngine, ReadOptions

if TYPE_CHECKING:
    from matcher.batch.discover import Inputs


@click.command("parse")
@reading_options
@cache_option
@log_option
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
    type=click.Choice(["layout", "text", "hidden", "sections"]),
    help="Instead of the data: how each file was read, drawn over its pages (layout); the text; what was "
    "hidden in it; its sections.",
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="Where --show layout goes: a page (x.html), a folder, or - for standard output.  "
    "[default: layout-ID.html here, its path is printed]",
)
def parse_command(
    *,
    resumes: tuple[str, ...],
    files_from: str | None,
    form: str,
    show: str | None,
    output: str | None,
    overlay: Path | None,
    as_of: datetime | None,
    workers: int | None,
    pdf_engine: PdfEngine,
    ocr: Ocr,
    timeout_s: float,
    use_cache: bool,
    log_file: Path | None,
    quiet: bool,
) -> None:
    """Show what was understood of RESUMES (files, folders, archives, mails, or - for standard input).

    One object a file, read or not; a file that could not be read says why and what to do.
    """
    from matcher.api.tools import check_ocr

    if output and show != "layout":
        raise click.UsageError(
            "-o goes with --show layout; the other answers go to standard output"
        )
    check_ocr(ocr)
    inputs = find_inputs(resumes, files_from)
    options = ReadOptions(pdf_engine=pdf_engine, ocr=ocr)
    if show:
        raise SystemExit(_show(inputs, options, show, output, timeout_s))
    from matcher.api.desk import open_cache
    from matcher.api.records import parse_records
    from matcher.batch.log_file import log_to
    from matcher.batch.task import Task
    from matcher.cli.output import progress

    task = Task(overlay=overlay, options=options, timeout_s=timeout_s)
    statuses: Counter[str] = Counter()
    with log_to(log_file), open_cache(use_cache=use_cache) as cache:
        with progress(len(inputs.files) + len(inputs.failures), quiet=quiet) as advance:
            records = parse_records(
                inputs, task, cache, as_of=day(as_of), workers=workers, progress=advance
            )
            records = _counted(records, statuses)
            first = next(records, None)  # everything is parsed before the first is there
        _print(chain([first] if first else [], records), form)
    failed = statuses.total() - statuses["parsed"]
    code = exit_after_reading(statuses["parsed"], failed)
    if code is not Exit.DONE:
        raise SystemExit(code)


def _show(
    inputs: "Inputs", options: ReadOptions, show: str, output: str | None, timeout_s: float
) -> Exit:
    from matcher.cli.show import VIEWS, show_files

    if show != "layout":
        return show_files(inputs, options, VIEWS[show], timeout_s=timeout_s)
    from matcher.cli.layout import layout_view

    view = layout_view(output, several=len(inputs.files) > 1)
    return show_files(inputs, options, view, timeout_s=timeout_s, titled=False)


def _counted(records: Iterator[dict[str, Any]], statuses: Counter[str]) -> Iterator[dict[str, Any]]:
    for record in records:
        statuses[record["status"]] += 1
        yield record


def _print(records: Iterable[dict[str, Any]], form: str) -> None:
    from matcher.cli.output import echo_pieces
    from matcher.schema.json_bytes import json_array, json_bytes

    if form == "json":
        echo_pieces(json_array(json_bytes(record, indent=2) for record in records))
    elif form == "jsonl":
        echo_pieces(json_bytes(record) + b"\n" for record in records)
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
