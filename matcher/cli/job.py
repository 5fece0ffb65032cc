"""`matcher job`: what was understood of a job description, to be seen and corrected."""

from pathlib import Path

import click

from matcher.cli.options import taxonomy_option


@click.group("job")
def job_group() -> None:
    """Show and correct what was understood of a job."""


@job_group.command("parse")
@click.argument("jd")
@taxonomy_option
@click.option(
    "-f", "--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to a file."
)
def parse_job_command(jd: str, overlay: Path | None, form: str, output: Path | None) -> None:
    """Show the requirements of JD (a file, a sample's name, or - for standard input).

    The YAML can be edited and given to `matcher rank --job profile.yaml`.
    """
    from matcher.api.jobs import parse_job
    from matcher.batch.source import STDIN, read_stdin
    from matcher.jobs.profile_yaml import dump_job
    from matcher.schema.job_json import job_to_json
    from matcher.taxonomy.load import taxonomy_for

    taxonomy = taxonomy_for(overlay)
    job = parse_job(read_stdin() if jd == STDIN else jd, taxonomy)
    for flag in job.warnings:
        click.echo(f"note: {flag.message}", err=True)
    if form == "json":
        import json

        text = json.dumps(job_to_json(job), ensure_ascii=False, indent=2) + "\n"
    else:
        text = dump_job(job, taxonomy)
    if output:
        from matcher.reports.atomic import write_whole

        write_whole(output, text.encode("utf-8", "backslashreplace"))
        click.echo(f"{output}", err=True)
    else:
        click.echo(text, nl=False)
