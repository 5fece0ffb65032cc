"""Patterns such as ``resumes/**/*.pdf`` that no shell has expanded: quoted ones, and all of them on Windows."""

import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from matcher.batch.names import skip_reason
from matcher.batch.walk import Findings, entries_of, is_folder

_MAGIC = frozenset("*?[")
_ANY_DEPTH = "**"


def is_pattern(path: str) -> bool:
    """Tell whether a path that is not there may be meant as a pattern.

    >>> is_pattern("resumes/*.pdf"), is_pattern("resumes/ada.pdf")
    (True, False)
    """
    return not _MAGIC.isdisjoint(path)


def matches(pattern: str, findings: Findings) -> list[str]:
    """Return the files and folders that a pattern stands for, each once.

    As in a shell, ``*`` and ``?`` stop at a slash; ``**`` is any number of folders. Names that no person
    put there are counted instead of matched, and links to folders are not followed below ``**``.

    Why: ``glob`` of the standard library follows links to folders, and two that point upwards keep it busy
    for years.
    """
    anchor = Path(pattern).anchor
    paths = [anchor or os.curdir]
    for part in Path(pattern).parts[bool(anchor) :]:
        paths = list(
            dict.fromkeys(path for folder in paths for path in _step(folder, part, findings))
        )
    return paths


def _step(folder: str, part: str, findings: Findings) -> Iterator[str]:
    """Yield what one part of a pattern stands for in one folder."""
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir may raise
        return
    if part == _ANY_DEPTH:
        yield from _folders_below(folder, findings)
    elif not is_pattern(part):
        path = str(Path(folder) / part)
        if os.path.lexists(path):
            yield path
    else:
        yield from _matching(folder, part, findings)


def _folders_below(top: str, findings: Findings) -> list[str]:
    """Return a folder and those below it that are walked into."""
    folders = [top]
    for folder in folders:
        folders.extend(
            path
            for path, entry in entries_of(folder, findings)
            if is_folder(entry) and not skip_reason(entry.name)
        )
    return folders


def _matching(folder: str, part: str, findings: Findings) -> Iterator[str]:
    for path, entry in entries_of(folder, findings):
        if not fnmatch(entry.name, part):
            continue
        reason = skip_reason(entry.name)
        if reason and not part.startswith("."):
            findings.skipped[path] = reason
        else:
            yield path
