"""The files of settings: TOML with a table a verb, and where each key stands in it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from matcher.errors import BorderError
from matcher.resources import config_folder

NAME = "matcher.toml"
_HEAD = re.compile(r"\s*\[([^\[\]]+)\]")
_KEY = re.compile(r"\s*([\w.\"' -]+?)\s*=")
_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


class Source(StrEnum):
    """Where the value of an option comes from, the strongest first; a flag is stronger than all."""

    ENVIRONMENT = "environment"
    FOLDER = "folder"
    USER = "user"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsFile:
    """A file of settings.

    Args:
        path: where it was read from.
        text: the file as written, to find lines in.
        data: what it holds.
    """

    path: Path
    text: str
    data: Mapping[str, Any]

    def where(self, *steps: str) -> str:
        r"""Return ``file:line`` of what the keys *steps* lead to; the file alone where no line can be told.

        >>> file = SettingsFile(path=Path("a.toml"), text="[rank]\nworkers = 4", data={})
        >>> file.where("rank", "workers")
        'a.toml:2'
        """
        lines = _lines(self.text)
        for length in range(len(steps), 0, -1):
            if steps[:length] in lines:
                return f"{self.path}:{lines[steps[:length]]}"
        return str(self.path)

    def tables(self, verb: tuple[str, ...]) -> list[tuple[tuple[str, ...], Mapping[str, Any]]]:
        """Return the tables that hold for *verb* with the keys that lead to them, the nearest first."""
        found: list[tuple[tuple[str, ...], Mapping[str, Any]]] = [((), self.data)]
        for step in verb:
            inner = found[-1][1].get(step)
            if not isinstance(inner, dict):
                break
            found.append(((*found[-1][0], step), inner))
        return found[::-1]


Files = Mapping[Source, SettingsFile]


def paths() -> dict[Source, Path]:
    """Return where the files of settings are, or would be."""
    return {Source.FOLDER: Path(NAME), Source.USER: config_folder() / NAME}


def read_settings(path: Path) -> SettingsFile | None:
    """Read a file of settings; None where there is none.

    Raises:
        BorderError: it cannot be read, or is no TOML; with the line where that is known.
    """
    try:
        text = path.read_text(encoding="utf-8")
        return SettingsFile(path=path, text=text, data=tomllib.loads(text))
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise BorderError(f"{path}: cannot be read: {fault.strerror}") from None
    except UnicodeDecodeError as fault:
        raise BorderError(f"{path}: is not UTF-8 text (byte {fault.start})") from None
    except tomllib.TOMLDecodeError as fault:
        line = _LINE.search(str(fault))
        where = f"{path}:{line[1]}" if line else path
        raise BorderError(f"{where}: is no TOML: {_LINE.sub('', str(fault))}") from None


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """Return the line on which each table begins and each key stands."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if head := _HEAD.match(line):
            table = _steps(head[1])
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_steps(key[1])), number)
    return found


def _steps(dotted: str) -> tuple[str, ...]:
    return tuple(step.strip(" \t\"'") for step in dotted.split("."))
