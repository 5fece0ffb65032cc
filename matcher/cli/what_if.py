"""`matcher whatif`: how a stored run would stand if the job or the weights were different."""

from pathlib import Path

import click

from matcher.cli.options import job_of_run_option, run_argument, weights_option
from matcher.cli.taxonomy.rows import form_option


@click.command("whatif")
@run_argument
@weights_option
@click.option(
    "--without",
    multiple=True,
    metavar="WHAT",
    help="A requirement, by its id in job.yaml, or a skill that is not asked for; may be given several times.",
)
@click.option(
    "--require",
    multiple=True,
    metavar="SKILL",
    help="A skill that is asked for too, as an essential one; may be given several times.",
)
@job_of_run_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Write the result as a run folder; without it nothing is written.",
)
@form_option("table", "json")
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many the table shows of the best, and of those who move up and down.",
)
def what_if_command(
    *,
    run: Path,
    weights: Path | None,
    without: tuple[str, ...],
    require: tuple[str, ...],
    job: str | None,
    output: Path | None,
    form: str,
    top: int,
) -> None:
    """Say who of RUN would move up and down under other weights, without a requirement, or with one more.

    No resume is read again. RUN stays as it is.

    \b
    matcher whatif runs/spring --without docker
    matcher whatif runs/spring --require kubernetes --without r11
    matcher whatif runs/spring --weights mine.yaml -o runs/spring-mine
    """  # noqa: D301
    if not (weights or without or require):
        raise click.UsageError("say what should be different: --weights, --without or --require")
    from matcher.api.what_if import Wish, what_if
    from matcher.cli.output import data_console, echo_json
    from matcher.reports.what_if import what_if_to_json
    from matcher.reports.what_if_terminal import render_what_if

    wish = Wish(weights=weights, without=without, require=require)
    found = what_if(run, wish, job=job, output=output)
    if form == "json":
        echo_json(what_if_to_json(found))
    else:
        render_what_if(data_console(), found, top)
    if output is not None:
        click.echo(f"{output}", err=True)
