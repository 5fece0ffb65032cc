"""`matcher job`: what was understood of a job description, to be seen and corrected."""

from pathlib import Path

import click

from matcher.cli.job_compare import compare_jobs_command
from matcher.cli.job_lint import lint_job_command
from matcher.cli.options import taxonomy_option


@click.group("job")
def job_group() -> None:
    """Show, correct, check and compare what was understood of jobs."""


job_group.add_command(lint_job_command)
job_group.add_command(compare_jobs_command)


@job_group.command("parse")
@click.argument("jd")
@taxonomy_option
@click.option(
    "-f", "--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to a file."
)
@click.option(
    "--fill",
    metavar="role:NAME",
    help="Add what a role such as role:ml-engineer asks for and JD leaves out, marked as assumed.",
)
def parse_job_command(
    jd: str, overlay: Path | None, form: str, output: Path | None, fill: str | None
) -> None:
    """Show the requirements of JD (a file, a sample's name, or - for standard input).

    The YAML can be edited and given to `matcher rank --job profile.yaml`.
    """
    from matcher.api.jobs import parse_job
    from matcher.batch.source import STDIN, read_stdin
    from matcher.jobs.profile_yaml import dump_job
    from matcher.schema.job_json import job_to_json
    from matcher.taxonomy.load import taxonomy_for

    taxonomy = taxonomy_for(overlay)
    job = parse_job(read_stdin() if jd == STDIN else jd, taxonomy, fill=fill)
    for flag in job.warnings:
        click.echo(f"note: {flag.message}", err=True)
    if form == "json":
        import json

        text = json.dumps(job_to_json(job), ensure_ascii=False, indent=2) + "\n"
    else:
        text = dump_job(job, taxonomy)
    _write(text, output)


@job_group.command("schema")
@taxonomy_option
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to a file."
)
def job_schema_command(overlay: Path | None, output: Path | None) -> None:
    """Print the JSON Schema of a requirement profile, for editors.

    Beside a profile whose first line is `# yaml-language-server: $schema=job.schema.json` an editor completes
    keys and skills and marks slips, without a network.
    """
    from matcher.jobs.profile_schema import dump_profile_schema
    from matcher.taxonomy.load import taxonomy_for

    _write(dump_profile_schema(taxonomy_for(overlay)), output)


def _write(text: str, output: Path | None) -> None:
    """Write to a file and say so, or to standard output."""
    if output is None:
        click.echo(text, nl=False)
        return
    from matcher.reports.atomic import write_whole

    write_whole(output, text.encode("utf-8", "backslashreplace"))
    click.echo(f"{output}", err=True)
