"""`matcher compare`: candidates of a run side by side."""

from pathlib import Path

import click

from matcher.cli.options import job_of_run_option, run_argument
from matcher.cli.taxonomy.rows import form_option


@click.command("compare")
@run_argument
@click.argument("candidates", nargs=-1, required=True, metavar="C1 C2...")
@job_of_run_option
@form_option("table", "json")
def compare_command(run: Path, candidates: tuple[str, ...], job: str | None, form: str) -> None:
    """Set candidates of RUN side by side: points, state and best quotation of each requirement.

    What sets them apart most comes first. A candidate is an id (C-...) or a file name.
    """
    from matcher.api.stored import load_run
    from matcher.cli.output import data_console, echo_json
    from matcher.reports.comparison import compare_cards, comparison_to_json
    from matcher.reports.comparison_terminal import render_comparison

    stored = load_run(run, job=job)
    found = compare_cards(stored.data, [stored.find(one) for one in candidates])
    if form == "json":
        echo_json(comparison_to_json(found))
    else:
        render_comparison(data_console(), found)
