"""What `matcher rank` prints for several jobs."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from matcher.api.run import Run
from matcher.cli.output import data_console, echo_bytes, echo_pieces, reader_may_leave
from matcher.reports.several import SeveralData, jobs_table
from matcher.schema.common_json import SCHEMA_VERSION
from matcher.schema.json_bytes import json_bytes


def one_by_one(runs: Iterable[tuple[str, Run]], form: str) -> Iterator[tuple[str, Run]]:
    """Hand on the runs, each printed as it comes where *form* prints whole rankings.

    ``json`` is one object, ``{"schema", "jobs": [{"name", "ranking"}, ...]}`` with the rankings as they are
    for one job; ``jsonl`` a candidate a line, the name of the job before the keys that it has for one job.
    """
    for number, (name, run) in enumerate(runs):
        with reader_may_leave():
            if form == "json":
                _echo_ranking(name, run, is_first=number == 0)
            elif form == "jsonl":
                echo_pieces(
                    b'{"job":%s,%s\n' % (json_bytes(name), line[1:])
                    for line in run.candidate_lines()
                )
        yield name, run


def show_several(data: SeveralData, form: str, top: int) -> None:
    """Print what spans the jobs, in the form that was asked for."""
    if form == "table":
        from matcher.reports.several_terminal import render_several

        render_several(data_console(), data, top)
    elif form == "json":
        echo_pieces([b"]}\n"])
    elif form == "csv":
        from matcher.reports.exports import csv_bytes

        click.echo(csv_bytes(jobs_table(data)), nl=False)
    elif form == "html":
        from matcher.reports.several_html import several_html

        echo_bytes(several_html(data), "a web page")
    elif form == "parquet":
        from matcher.reports.exports import parquet_bytes

        echo_bytes(parquet_bytes(jobs_table(data)), "a Parquet table")


def say_where_all(folder: Path, example: str) -> None:
    """Tell where the results are; *example* is the name of a job."""
    for name in ("report.html", "jobs.csv"):
        click.echo(f"{folder / name}", err=True)
    click.echo(
        f"matcher explain {folder} CANDIDATE --job {example}  shows where points come from",
        err=True,
    )


def _echo_ranking(name: str, run: Run, *, is_first: bool) -> None:
    opening = b'{"schema":%d,"jobs":[' % SCHEMA_VERSION if is_first else b","
    echo_pieces([opening, b'{"name":%s,"ranking":' % json_bytes(name)])
    echo_pieces(run.ranking_bytes())
    echo_pieces([b"}"])
