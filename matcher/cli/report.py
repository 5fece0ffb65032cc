"""`matcher report`: the page of a stored run, written again."""

from pathlib import Path

import click

from matcher.cli.options import job_of_run_option, run_argument


@click.command("report")
@run_argument
@job_of_run_option
@click.option(
    "--html",
    required=True,
    metavar="FILE",
    help="Where the page goes; - is standard output.",
)
def report_command(run: Path, job: str | None, html: str) -> None:
    """Write the page of RUN again, from what is stored; nothing is read or scored anew.

    RUN is the folder that `matcher rank` left, or that of one job in it.
    """
    from matcher.api.stored import load_run
    from matcher.batch.source import STDIN

    stored = load_run(run, job=job)
    if html == STDIN:
        from matcher.cli.output import echo_bytes
        from matcher.reports.html import html_bytes

        echo_bytes(html_bytes(stored.data), "a web page")
        return
    stored.to_html(html)
    click.echo(html, err=True)
