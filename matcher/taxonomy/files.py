"""The files of a taxonomy folder as plain entries that remember where they stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from matcher.errors import TaxonomyError
from matcher.schema.border import line_of, parse_yaml, read_text

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENTRY = re.compile(r"^- id: *([\w-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """One YAML file that holds a list of entries, and its text to find line numbers in.

    Args:
        path: where it was read from.
        text: the file as written.
        entries: what the YAML holds, one mapping an entry.
    """

    path: Path
    text: str
    entries: tuple[dict[str, Any], ...] = ()

    def where(self, steps: Sequence[Any]) -> str:
        """Return ``file:line`` of the value that *steps* (indexes and keys) lead to."""
        return f"{self.path}:{line_of(yaml.compose(self.text, Loader=_LOADER), tuple(steps))}"


def read_source(path: Path) -> SourceFile:
    """Read one YAML file that holds a list of mappings.

    Raises:
        TaxonomyError: with file:line when it is no YAML, no list, or has an entry that is no mapping.
    """
    text = read_text(path, TaxonomyError)
    data = parse_yaml(text, str(path), TaxonomyError) or []
    source = SourceFile(path=path, text=text)
    if not isinstance(data, list):
        raise TaxonomyError(f"{path}:1: must hold a list whose entries start with '- '")
    wrong = [index for index, entry in enumerate(data) if not isinstance(entry, dict)]
    if wrong:
        hint = "must be a mapping of keys, such as '- id: python'"
        raise TaxonomyError("\n".join(f"{source.where([index])}: {hint}" for index in wrong))
    return SourceFile(path=path, text=text, entries=tuple(data))


def skill_paths(folder: Path) -> list[Path]:
    """List the area files of a taxonomy folder in the order of their names."""
    return sorted((folder / "skills").glob("*.yaml"))


def content_hash(files: Iterable[SourceFile]) -> str:
    """Return the first 12 hex digits of a SHA-256 over names and texts, in the order given."""
    digest = sha256()
    for file in files:
        digest.update(f"{file.path.name}\0{file.text}\0".encode())
    return digest.hexdigest()[:12]


def places(*folders: Path | None) -> dict[str, str]:
    """Say where each skill of the *folders* is defined, as ``file:line``; later folders win.

    Only entries that open with ``- id:`` are found, which is how the files are written.
    """
    found: dict[str, str] = {}
    for folder in folders:
        for path in skill_paths(folder) if folder else []:
            text = read_text(path, TaxonomyError)
            for entry in _ENTRY.finditer(text):
                found[entry[1]] = f"{path}:{text.count(chr(10), 0, entry.start()) + 1}"
    return found
