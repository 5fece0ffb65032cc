"""`matcher rank`: resumes against a job."""

import re
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from matcher.cli.exits import Exit, exit_after_reading
from matcher.cli.options import day, reading_options
from matcher.readers.options import Ocr, PdfEngine

_FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet", "html")


@click.command("rank")
@reading_options
@click.option(
    "--job",
    required=True,
    metavar="JOB",
    help="A text, Markdown, DOCX, PDF or YAML file, or a sample's name.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Run folder.  [default: runs/<time>-<job>]",
)
@click.option(
    "-f", "--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many the table shows.",
)
@click.option(
    "--weights",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="YAML whose values replace the bundled scoring constants.",
)
@click.option("--dry-run", is_flag=True, help="List what would be read, and stop.")
@click.option(
    "--fail-on-error", is_flag=True, help="Rank nothing if any file cannot be read (exit 1)."
)
def rank_command(
    *,
    resumes: tuple[str, ...],
    job: str,
    output: Path | None,
    form: str,
    top: int,
    weights: Path | None,
    overlay: Path | None,
    as_of: datetime | None,
    workers: int | None,
    pdf_engine: PdfEngine,
    ocr: Ocr,
    timeout_s: float,
    dry_run: bool,
    fail_on_error: bool,
    quiet: bool,
) -> None:
    """Rank RESUMES (files, folders, archives, mails, or - for standard input) against a job.

    Prints the best with their reasons and leaves a run folder with shortlist.xlsx, report.html and the
    data behind them.

    \b
    matcher rank resumes/ --job job.docx
    matcher rank resumes/ --job ai-ml-engineer --as-of 2026-11-01 -f json
    """  # noqa: D301
    from matcher.batch.discover import discover

    inputs = discover(resumes)
    if dry_run:
        _list_inputs(inputs)
        return
    from matcher.api.ranking import RankOptions, rank_inputs
    from matcher.cli.output import progress
    from matcher.errors import InputError

    if output is not None:
        _refuse_foreign(output)
    began = time.monotonic()
    options = RankOptions(
        weights=weights,
        overlay=overlay,
        as_of=day(as_of),
        workers=workers,
        pdf_engine=pdf_engine,
        ocr=ocr,
        timeout_s=timeout_s,
    )
    with progress(len(inputs.files), quiet=quiet) as advance:
        run = rank_inputs(inputs, job, options, advance)
    if fail_on_error and run.data.failures:
        names = ", ".join(failure.file for failure in run.data.failures[:5])
        raise InputError(
            f"{len(run.data.failures)} files could not be read and --fail-on-error is set: {names}"
        )
    folder = output or _default_folder(run.data.job.name)
    details = {
        "started": datetime.now().astimezone().isoformat(timespec="seconds"),
        "seconds": round(time.monotonic() - began, 3),
        "workers": workers,
        "skipped": inputs.skipped,
    }
    try:
        _show(run, form, top)
    finally:  # whoever reads the output may stop early (`| head`); the run is kept
        run.save(folder, details)
    if not quiet:
        _say_what_is_where(run, inputs.skipped, folder, time.monotonic() - began)
    code = exit_after_reading(len(run.data.profiles), len(run.data.failures))
    if code is not Exit.DONE:
        raise SystemExit(code)


def _list_inputs(inputs: Any) -> None:  # noqa: ANN401 - Inputs, imported by who needs it
    from matcher.batch.names import display_name

    for path in inputs.files:
        click.echo(display_name(path))
    for failure in inputs.failures:
        click.echo(f"{failure.file}: {failure.reason}", err=True)
    for why, count in inputs.skipped.items():
        click.echo(f"{why}: {count} passed over", err=True)


def _refuse_foreign(folder: Path) -> None:
    """Leave a folder alone that holds something else than a run."""
    from matcher.errors import InputError

    is_run = (folder / "manifest.json").is_file()
    if folder.is_dir() and not is_run and any(folder.iterdir()):
        raise InputError(f"{folder} holds files that are no run of matcher; choose another -o")


def _default_folder(job: str) -> Path:
    """Name a run after the time and the job, in characters that every system takes."""
    plain = re.sub(r"[^a-z0-9]+", "-", Path(job).stem.lower()).strip("-")[:40] or "job"
    return Path("runs") / f"{datetime.now():%Y%m%d-%H%M%S}-{plain}"  # noqa: DTZ005 - the person's own time


def _show(run: Any, form: str, top: int) -> None:  # noqa: ANN401 - Run, imported by who needs it
    from matcher.cli.output import data_console, echo_bytes, echo_json

    if form == "table":
        from matcher.reports.terminal import render_ranking, render_reasons

        console = data_console()
        render_ranking(console, run.data, top)
        console.print()
        render_reasons(console, run.data)
    elif form == "json":
        echo_json(run.ranking_json())
    elif form == "jsonl":
        for candidate in run.ranking_json()["candidates"]:
            echo_json(candidate, indent=None)
    elif form == "csv":
        from matcher.reports.exports import csv_bytes

        click.echo(csv_bytes(run.candidates), nl=False)
    elif form == "html":
        from matcher.reports.html import html_bytes

        echo_bytes(html_bytes(run.data), "a web page")
    elif form == "xlsx":
        from matcher.reports.xlsx import xlsx_bytes

        echo_bytes(xlsx_bytes(run.data), "a workbook")
    else:
        from matcher.reports.exports import parquet_bytes

        echo_bytes(parquet_bytes(run.scores), "a Parquet table")


def _say_what_is_where(run: Any, skipped: dict[str, int], folder: Path, seconds: float) -> None:  # noqa: ANN401
    from matcher.cli.output import note_console
    from matcher.reports.terminal import render_failures

    console = note_console()
    render_failures(console, run.data.failures)
    counts = ", ".join(f"{count} {status}" for status, count in run.counts().items())
    passed_over = (
        f", {sum(skipped.values())} names passed over (hidden, temporary, links to folders)"
        if skipped
        else ""
    )
    duplicates = sum(outcome.duplicate_of is not None for outcome in run.outcomes)
    doubles = f", {duplicates} of them duplicates" if duplicates else ""
    click.echo(f"{counts}{doubles}{passed_over} in {seconds:.1f} s", err=True)
    for name in ("report.html", "shortlist.xlsx"):
        click.echo(f"{folder / name}", err=True)
    if run.data.profiles:
        click.echo(f"matcher explain {folder} CANDIDATE  shows where points come from", err=True)
