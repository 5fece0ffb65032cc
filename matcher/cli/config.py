"""`matcher config`: what holds where an option is not on the command line."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from matcher.cli.taxonomy.rows import form_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.cli.settings.resolve import Setting


@click.group("config")
def config_group() -> None:
    """Look at the settings: what holds where an option is not on the command line."""


@config_group.command("show")
@form_option("table", "json")
@click.pass_context
def show_command(context: click.Context, form: str) -> None:
    """Show every option that can be set, its value, and where that comes from.

    A flag is stronger than MATCHER_... in the environment, that is stronger than ./matcher.toml, and that than your
    own matcher.toml. A table there holds for one verb ([rank]), keys above all tables for every verb.
    """
    from matcher.cli.output import echo_json
    from matcher.cli.settings.check import read_files, unknown_variables
    from matcher.cli.settings.options import all_verbs
    from matcher.cli.settings.resolve import settings_of
    from matcher.schema.common_json import SCHEMA_VERSION

    root = context.find_root().command
    assert isinstance(root, click.Group)  # noqa: S101 - tells mypy what the command with verbs is
    files = read_files(root)
    found = [
        _with_own_skills(setting)
        for verb in all_verbs(root)
        for setting in settings_of(verb, files)
    ]
    if form == "json":
        echo_json({"schema": SCHEMA_VERSION, "files": _files(), "settings": [*map(_row, found)]})
    else:
        _print(found)
    for said in unknown_variables(root):
        click.echo(f"note: {said}", err=True)


def _with_own_skills(setting: "Setting") -> "Setting":
    """Return the setting; the user's own folder of skills takes part where no other is named."""
    from matcher.cli.settings.file import Source
    from matcher.taxonomy.own import own_overlay

    own = own_overlay()
    if own is None or setting.key != "taxonomy" or setting.source is not Source.DEFAULT:
        return setting
    return replace(setting, value=str(own), source=Source.USER, where=str(own))


def _files() -> list[dict[str, Any]]:
    from matcher.cli.settings.file import paths

    return [
        {"source": source.value, "path": str(path.absolute()), "exists": path.exists()}
        for source, path in paths().items()
    ]


def _row(setting: "Setting") -> dict[str, Any]:
    return {
        "verb": setting.verb.name,
        "option": setting.key,
        "value": setting.shown,
        "source": setting.source.value,
        "where": setting.where,
    }


def _print(found: "Sequence[Setting]") -> None:
    from rich import box
    from rich.table import Table

    from matcher.cli.taxonomy.rows import page
    from matcher.reports.inert import safe_terminal

    console = page()
    for file in _files():
        is_there = "" if file["exists"] else " (not there)"
        console.print(safe_terminal(f"{file['source']}: {file['path']}{is_there}"))
    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("verb", "option", "value", "from"):
        table.add_column(heading, overflow="fold")
    for setting in found:
        table.add_row(
            setting.verb.name,
            setting.key,
            safe_terminal(_written(setting.shown)),
            safe_terminal(setting.where or setting.source.value),
        )
    console.print(table)


def _written(value: object) -> str:
    """Write a value as TOML does, without the quotation marks."""
    if value is None:
        return "-"
    return str(value).lower() if isinstance(value, bool) else str(value)
