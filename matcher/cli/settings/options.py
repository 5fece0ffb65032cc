"""Which options can be set once for all calls, and what a file or the environment says of one."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from matcher.cli.options import BUNDLED

_OF_ONE_CALL = frozenset(
    {
        *("files-from", "job", "jobs", "resumes", "resume", "run"),
        *("output", "html", "chart", "dry-run", "show", "fill", "for-candidate"),
    }
)
"""What a call is about, where its result goes, and what is done instead; options that may be repeated are too."""
_QUESTIONS = frozenset({("whatif", "weights")})
"""Options that are of one call for one verb, though a setting for others."""
_FOLDERS = frozenset({"taxonomy"})
"""Options that name a path without having that type."""

Value = str | bool | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A command and its options that can be set.

    Args:
        path: its name, after those of the groups that it is in.
        context: of the command, without a call.
        options: by key: the option as it is written out, without the hyphens in front.
        others: keys that are given with each call.
    """

    path: tuple[str, ...]
    context: click.Context
    options: dict[str, click.Option]
    others: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The verb as it is typed."""
        return " ".join(self.path)


def verb_of(command: click.Command, path: tuple[str, ...]) -> Verb:
    """Return the verb that *path* names, with what can be set of *command*."""
    named = {_key(parameter): parameter for parameter in command.params}
    options = {
        key: option
        for key, option in named.items()
        if isinstance(option, click.Option)
        and not option.multiple
        and key not in _OF_ONE_CALL
        and (*path, key) not in _QUESTIONS
    }
    return Verb(
        path=path,
        context=click.Context(command, info_name=path[-1]),
        options=options,
        others=frozenset(named.keys() - options.keys()),
    )


def all_verbs(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[Verb]:
    """Yield every verb of a group and of the groups in it, with what can be set."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from all_verbs(command, (*path, name))
        elif command:
            yield verb_of(command, (*path, name))


def from_toml(option: click.Option, value: Any, folder: Path) -> Any:  # noqa: ANN401 - as click takes it
    """Return what the option gets from a file of settings.

    Args:
        option: which.
        value: as TOML gave it.
        folder: of the file; relative paths count from there.

    Raises:
        ValueError: the value has the wrong type; says which is right.
    """
    wanted, said = _wanted(option)
    if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
        raise ValueError(f"must be {said}")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return _of_flag(option, is_given=value)
    if isinstance(value, str) and _names_a_path(option) and value != BUNDLED:
        return str(folder / os.path.expanduser(value))  # noqa: PTH111 - pathlib's breaks off for ~nobody
    return value


def from_text(option: click.Option, text: str) -> Value:
    """Return what the option gets from a variable of the environment.

    Raises:
        BadParameter: a flag is neither switched on nor off.
    """
    if not option.is_flag:
        return text
    return _of_flag(option, is_given=click.BOOL.convert(text, option, None))


def shown(option: click.Option, value: Any) -> Value | None:  # noqa: ANN401 - as click keeps it
    """Return what a person would write for a value of the option; None where it has none."""
    if option.is_flag:
        return isinstance(value, bool) and value == _of_flag(option, is_given=True)
    return value if isinstance(value, str | int | float) else None


def _key(parameter: click.Parameter) -> str:
    return max(parameter.opts, key=len).lstrip("-")


def _of_flag(option: click.Option, *, is_given: bool) -> bool:
    return (option.flag_value is not False) == is_given


def _names_a_path(option: click.Option) -> bool:
    return isinstance(option.type, click.Path) or _key(option) in _FOLDERS


def _wanted(option: click.Option) -> tuple[Any, str]:
    """Return the types of TOML that an option takes, and how they are called."""
    if option.is_flag:
        return bool, "true or false"
    if isinstance(option.type, click.types.IntParamType):
        return int, "a whole number"
    if isinstance(option.type, click.types.FloatParamType):
        return int | float, "a number"
    if isinstance(option.type, click.DateTime):
        return str | date, "a day, such as 2026-11-01"
    return str, "text in quotation marks"
