"""Are the names in the files of settings, and the variables of the environment, those of settings?"""

import os
from collections.abc import Mapping, Set
from difflib import get_close_matches
from typing import Any

import click

from matcher.batch.cache import FOLDER_VARIABLE
from matcher.cli.settings.file import Files, SettingsFile, Source, paths, read_settings
from matcher.cli.settings.options import Verb, all_verbs
from matcher.cli.settings.resolve import PREFIX, variables
from matcher.errors import BorderError
from matcher.resources import CONFIG_VARIABLE

_SENDING = frozenset({"scheduler"})
"""What ``./matcher.toml`` may not set: it may lie in a folder that came from somebody else."""


def read_files(root: click.Group) -> Files:
    """Read the files of settings that there are.

    Args:
        root: the command that has all verbs.

    Raises:
        BorderError: one cannot be read, is no TOML, or names something that cannot be set.
    """
    files = {source: read_settings(path) for source, path in paths().items()}
    found = {source: file for source, file in files.items() if file}
    if found:
        verbs = tuple(all_verbs(root))
        for source, file in found.items():
            refused = _SENDING if source is Source.FOLDER else frozenset()
            _check_names(file, (), file.data, verbs, refused)
    return found


def unknown_variables(root: click.Group) -> list[str]:
    """Say of each variable that looks like a setting and is none what may be meant."""
    known = {CONFIG_VARIABLE, FOLDER_VARIABLE}
    for verb in all_verbs(root):
        known.update(name for key in verb.options for name in variables(verb, key))
    return [
        f"{name} sets nothing{_nearest(name, known)}"
        for name in sorted(os.environ)
        if name.startswith(f"{PREFIX}_") and name not in known
    ]


def _check_names(
    file: SettingsFile,
    steps: tuple[str, ...],
    table: Mapping[str, Any],
    verbs: tuple[Verb, ...],
    refused: Set[str],
) -> None:
    """Refuse what is neither a verb nor an option that this file may set, in a table and those in it."""
    below = [verb for verb in verbs if verb.path[: len(steps)] == steps]
    inner = {verb.path[len(steps)] for verb in below if len(verb.path) > len(steps)}
    keys = {key for verb in below for key in verb.options}
    for name, value in table.items():
        where = file.where(*steps, name)
        if isinstance(value, dict):
            if name not in inner:
                raise BorderError(f"{where}: {name} is no verb{_hint(name, inner)}")
            _check_names(file, (*steps, name), value, verbs, refused)
        elif name in refused:
            raise BorderError(
                f"{where}: {name} says where resumes are sent, and this file may have come with them; "
                f"set it in {paths()[Source.USER]} or in the environment, or give --{name}"
            )
        elif name not in keys:
            is_of_one_call = any(name in verb.others for verb in below)
            said = "is of one call; give it on the command line"
            unknown = f"is no setting{_hint(name, keys)}"
            raise BorderError(f"{where}: {name} {said if is_of_one_call else unknown}")


def _hint(name: str, known: set[str]) -> str:
    """Say which name may be meant, or else which are known."""
    listed = f"known are {', '.join(sorted(known))}" if known else "there are none here"
    return _nearest(name, known) or f"; {listed}"


def _nearest(name: str, known: set[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
