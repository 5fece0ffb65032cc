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
AMBIGUITY = "ambiguity.yaml"
PATTERNS = "patterns.yaml"
_ENTRY = re.compile(r"^- (?:\{ *)?id: *[\"']?([\w-]+)", re.MULTILINE)


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


class Places:
    """Where skills and rules are defined, to send a person to the right line.

    Only entries that open with ``- id:`` or ``- {id:`` are found, which is how the files are written.

    Args:
        folders: taxonomy folders; what a later one defines wins.
    """

    def __init__(self, *folders: Path | None) -> None:
        self._entries: dict[tuple[str, bool], list[_Entry]] = {}
        self.counts: dict[Path, int] = {}
        for folder in filter(None, folders):
            for path in skill_paths(folder):
                self._read(path, is_rule=False)
            if (folder / AMBIGUITY).is_file():
                self._read(folder / AMBIGUITY, is_rule=True)

    def _read(self, path: Path, *, is_rule: bool) -> None:
        text = read_text(path, TaxonomyError)
        found = list(_ENTRY.finditer(text))
        self.counts[path] = len(found)
        ends = [entry.start() for entry in found[1:]] + [len(text)]
        for entry, end in zip(found, ends, strict=True):
            line = text.count("\n", 0, entry.start()) + 1
            kept = _Entry(path=path, line=line, text=text[entry.start() : end])
            self._entries.setdefault((entry[1], is_rule), []).insert(0, kept)

    def where(self, entry_id: str, word: str | None = None, *, is_rule: bool = False) -> str:
        """Return ``file:line`` of an entry, or of the line in it that holds *word*; the id where it is unknown.

        Args:
            entry_id: of a skill, or of a sense rule.
            word: a name or a key of the entry.
            is_rule: a sense rule is meant.
        """
        entries = self._entries.get((entry_id, is_rule), [])
        for entry in entries:
            found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", entry.text) if word else None
            if found:
                return f"{entry.path}:{entry.line + entry.text.count(chr(10), 0, found.start())}"
        return f"{entries[0].path}:{entries[0].line}" if entries else entry_id


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """An entry as it is written, and where."""

    path: Path
    line: int
    text: str
