"""What holds for each option: the environment, then ``./matcher.toml``, then the user's own file."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click

from matcher.cli.settings.file import Files, Source
from matcher.cli.settings.options import Value, Verb, from_text, from_toml, shown
from matcher.errors import BorderError

PREFIX = "MATCHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What holds for an option of a verb.

    Args:
        verb: which verb.
        key: the option, without the hyphens in front.
        value: as click takes it.
        source: where it comes from.
        where: the variable, or ``file:line``; None for a default.
    """

    verb: Verb
    key: str
    value: Any
    source: Source
    where: str | None = None

    @property
    def option(self) -> click.Option:
        """The option itself."""
        return self.verb.options[self.key]

    @property
    def shown(self) -> Value | None:
        """The value as a person would write it; None where there is none."""
        return shown(self.option, self.value)


def settings_of(verb: Verb, files: Files) -> Iterator[Setting]:
    """Yield what holds for each option of a verb.

    Raises:
        BorderError: a file has a value that the option does not take.
        BadParameter: a variable of the environment has.
    """
    for key in verb.options:
        yield (
            _from_environment(verb, key)
            or _from_file(verb, key, files, Source.FOLDER)
            or _from_file(verb, key, files, Source.USER)
            or Setting(verb=verb, key=key, value=verb.options[key].default, source=Source.DEFAULT)
        )


def variables(verb: Verb, key: str) -> list[str]:
    """Return the variables that set an option, the strongest first: for the verb, for its group, for all.

    >>> variables(Verb(path=("job", "lint"), context=None, options={}), "format")
    ['MATCHER_JOB_LINT_FORMAT', 'MATCHER_JOB_FORMAT', 'MATCHER_FORMAT']
    """
    steps = [(PREFIX, *verb.path[:length], key) for length in range(len(verb.path), -1, -1)]
    return ["_".join(words).replace("-", "_").upper() for words in steps]


def _from_environment(verb: Verb, key: str) -> Setting | None:
    for name in variables(verb, key):
        text = os.environ.get(name)
        if text:
            try:
                value = from_text(verb.options[key], text)
                verb.options[key].process_value(verb.context, value)
            except click.BadParameter as fault:
                raise click.BadParameter(fault.message, param_hint=name) from None
            return Setting(verb=verb, key=key, value=value, source=Source.ENVIRONMENT, where=name)
    return None


def _from_file(verb: Verb, key: str, files: Files, source: Source) -> Setting | None:
    file = files.get(source)
    for steps, table in file.tables(verb.path) if file else ():
        if file and key in table and not isinstance(table[key], dict):
            where = file.where(*steps, key)
            try:
                value = from_toml(verb.options[key], table[key], file.path.parent)
                verb.options[key].process_value(verb.context, value)
            except (ValueError, click.BadParameter) as fault:
                said = fault.message if isinstance(fault, click.BadParameter) else str(fault)
                raise BorderError(
                    f"{where}: {key} (matcher {verb.name}): {said.rstrip('.')}"
                ) from None
            return Setting(verb=verb, key=key, value=value, source=source, where=where)
    return None
