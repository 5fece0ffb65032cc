"""The settings of the verb that is called, as the defaults that click takes."""

from typing import Any

import click

from matcher.cli.settings.check import read_files
from matcher.cli.settings.file import NAME, Source
from matcher.cli.settings.options import verb_of
from matcher.cli.settings.resolve import Setting, settings_of


def defaults(context: click.Context, words: list[str]) -> dict[str, Any]:
    """Return the settings for a call, by parameter, inside the names that lead to the verb.

    Args:
        context: of the command that has all verbs.
        words: the command line: the verb, and what follows it.

    Raises:
        BorderError: a file of settings has a fault.
        BadParameter: a variable of the environment has.
    """
    root = command = context.command
    path: tuple[str, ...] = ()
    for word in words:
        inner = command.get_command(context, word) if isinstance(command, click.Group) else None
        if inner is None:
            break
        command, path = inner, (*path, word)
    verb = verb_of(command, path)
    if not verb.options or not isinstance(root, click.Group):
        return {}
    found = [
        setting
        for setting in settings_of(verb, read_files(root))
        if setting.source is not Source.DEFAULT
    ]
    if not {"-q", "--quiet"} & set(words):
        _say_folder(found)
    made: dict[str, Any] = {setting.option.name or "": setting.value for setting in found}
    for step in reversed(path):
        made = {step: made}
    return made


def _say_folder(found: list[Setting]) -> None:
    """Say what ./matcher.toml gave, for it holds in this folder alone, unless the user's own settings are quiet."""
    given = [setting.key for setting in found if setting.source is Source.FOLDER]
    is_quiet = any(
        setting.key == "quiet" and setting.value
        for setting in found
        if setting.source in {Source.ENVIRONMENT, Source.USER}
    )
    if given and not is_quiet:
        click.echo(f"with settings of ./{NAME}: {', '.join(given)}", err=True)
