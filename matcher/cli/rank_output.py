"""What `matcher rank` prints: the ranking to standard output, everything else to standard error."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from matcher.api.run import Run
from matcher.cli.output import data_console, echo_bytes, echo_pieces, note_console
from matcher.model.run import Failure


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
        from matcher.reports.exports import csv_pieces
        from matcher.reports.tables import candidates_stretches

        echo_pieces(csv_pieces(candidates_stretches(run.data)))
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


def say_how_files_ended(
    failures: Sequence[Failure],
    copies: Mapping[str, Sequence[str]],
    counts: Mapping[str, int],
    skipped: Mapping[str, int],
    seconds: float,
) -> None:
    """Tell how the files ended.

    Args:
        failures: files that could not be used.
        copies: a file -> the other files with its bytes.
        counts: how many files ended with each status.
        skipped: how many names were passed over, and why.
        seconds: how long it took.
    """
    from matcher.reports.summary import render_copies, render_failures

    console = note_console()
    render_failures(console, failures)
    render_copies(console, copies)
    ended = ", ".join(f"{count} {status}" for status, count in counts.items())
    passed_over = "".join(f", {count} passed over ({why})" for why, count in skipped.items())
    click.echo(f"{ended}{passed_over} in {seconds:.1f} s", err=True)


def say_where(folder: Path, *, is_explained: bool) -> None:
    """Tell where the results of a job are, and how a candidate's points are explained, if there is a candidate."""
    for name in ("report.html", "shortlist.xlsx"):
        click.echo(f"{folder / name}", err=True)
    if is_explained:
        click.echo(f"matcher explain {folder} CANDIDATE  shows where points come from", err=True)
