"""What `matcher rank` prints: the ranking to standard output, everything else to standard error."""

from pathlib import Path

import click

from matcher.api.run import Run
from matcher.cli.output import data_console, echo_bytes, echo_pieces, note_console


def show(run: Run, form: str, top: int) -> None:
    """Print a ranking in the form that was asked for."""
    if form == "table":
        from matcher.reports.terminal import render_ranking, render_reasons

        console = data_console()
        render_ranking(console, run.data, top)
        console.print()
        render_reasons(console, run.data)
    elif form == "json":
        echo_pieces(run.ranking_bytes())
    elif form == "jsonl":
        echo_pieces(line + b"\n" for line in run.candidate_lines())
    elif form == "csv":
        from matcher.reports.exports import csv_bytes
        from matcher.reports.tables import candidates_table

        click.echo(csv_bytes(candidates_table(run.data)), nl=False)
    elif form == "html":
        from matcher.reports.html import html_bytes

        echo_bytes(html_bytes(run.data), "a web page")
    elif form == "xlsx":
        from matcher.reports.xlsx import xlsx_bytes

        echo_bytes(xlsx_bytes(run.data), "a workbook")
    else:
        from matcher.reports.exports import parquet_bytes
        from matcher.reports.tables import scores_table

        echo_bytes(parquet_bytes(scores_table(run.data)), "a Parquet table")


def say_what_is_where(run: Run, skipped: dict[str, int], folder: Path, seconds: float) -> None:
    """Tell how the files ended and where the results are."""
    from matcher.reports.summary import render_copies, render_failures

    console = note_console()
    render_failures(console, run.data.failures)
    render_copies(console, run.data.copies)
    counts = ", ".join(f"{count} {status}" for status, count in run.counts().items())
    passed_over = "".join(f", {count} passed over ({why})" for why, count in skipped.items())
    click.echo(f"{counts}{passed_over} in {seconds:.1f} s", err=True)
    for name in ("report.html", "shortlist.xlsx"):
        click.echo(f"{folder / name}", err=True)
    if run.data.profiles:
        click.echo(f"matcher explain {folder} CANDIDATE  shows where points come from", err=True)
