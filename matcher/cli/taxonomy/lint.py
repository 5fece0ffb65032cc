"""`matcher taxonomy lint`: what a person should put right."""

from pathlib import Path

import click

from matcher.cli.exits import Exit
from matcher.cli.options import taxonomy_option
from matcher.cli.taxonomy.rows import form_option


@click.command("lint")
@taxonomy_option
@form_option("text", "json")
def lint_command(overlay: Path | None, form: str) -> None:
    """Check the skills, and the folder that --taxonomy lays over them.

    Finds ids that do not exist, weights out of range, circles, too deep a tree, names that two skills claim,
    short and everyday words without a sense rule, orphans, names that can never be found, years that cannot
    be, and files that are too long. Exit code 5 when something is found.
    """
    from matcher.api.lint import lint
    from matcher.cli.output import echo_json
    from matcher.reports.inert import safe_terminal

    found = lint(overlay)
    if form == "json":
        echo_json(
            [{"where": one.where, "code": one.code, "message": one.message} for one in found.faults]
        )
    else:
        for fault in found.faults:
            click.echo(safe_terminal(f"{fault.where}: {fault.code}: {fault.message}"))
    count = len(found.faults)
    what = "nothing to put right" if not count else f"{count} to put right"
    click.echo(f"{found.skills} skills, {what}" if found.skills else what, err=True)
    if count:
        raise SystemExit(Exit.CHECK_FOUND)
