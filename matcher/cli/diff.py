"""`matcher diff`: what moved from one run to another, and why."""

from pathlib import Path

import click

from matcher.cli.options import job_of_run_option
from matcher.cli.taxonomy.rows import form_option

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("diff")
@click.argument("before", metavar="RUN_A", type=_FOLDER)
@click.argument("after", metavar="RUN_B", type=_FOLDER)
@job_of_run_option
@form_option("table", "json")
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="How many candidates the table shows.",
)
def diff_command(before: Path, after: Path, job: str | None, form: str, top: int) -> None:
    """Say what moved from RUN_A to RUN_B, and why: files, job, taxonomy, weights, rules, as-of date.

    Candidates are the same where the bytes of their resumes are, or else their paths, or names of files.
    """
    from matcher.api.diff import diff_runs
    from matcher.cli.output import data_console, echo_json
    from matcher.reports.run_diff_json import diff_to_json
    from matcher.reports.run_diff_terminal import render_diff

    found = diff_runs(before, after, jobs=(job, job))
    if form == "json":
        echo_json(diff_to_json(found))
    else:
        render_diff(data_console(), found, top)
