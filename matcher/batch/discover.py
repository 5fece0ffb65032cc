"""Find the files that somebody means by a list of paths; every one of them will end with a status."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from matcher.batch.containers import is_inside, is_member, list_files
from matcher.batch.names import display_name, names_a_document, skip_reason
from matcher.batch.regular import failed, irregular, unreadable
from matcher.batch.source import STDIN
from matcher.errors import InputError
from matcher.model.run import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What was found.

    Args:
        files: regular files, members of archives and mails, and ``-`` for standard input, each once,
            sorted by path.
        failures: paths that are there but are no readable regular files, and archives and mails that
            could not be opened, sorted by path.
        skipped: how many names were passed over, by reason (temporary, hidden, system).
    """

    files: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    skipped: dict[str, int] = field(default_factory=dict)


def discover(paths: Iterable[str]) -> Inputs:
    """Walk *paths* (files, folders, ``-``) and list every file below them, those in archives and mails too.

    Links to folders are not followed, so that a loop of links ends; links to files are. A name that
    was given itself is never skipped, whatever it looks like.

    Raises:
        InputError: when a path does not exist, or nothing at all was found.
    """
    files: set[str] = set()
    failures: dict[str, Failure] = {}
    skipped: Counter[str] = Counter()
    for given in paths:
        for path in _below(given, skipped, failures):
            found, faults = _documents(path, skipped)
            files.update(found)
            failures.update((failure.file, failure) for failure in faults)
    if not files and not failures:
        hidden = (
            f" ({sum(skipped.values())} hidden or temporary names were passed over)"
            if skipped
            else ""
        )
        raise InputError(f"there is no file in {', '.join(map(display_name, paths))}{hidden}")
    return Inputs(
        files=tuple(sorted(files, key=os.fsencode)),
        failures=tuple(failures[path] for path in sorted(failures)),
        skipped=dict(sorted(skipped.items())),
    )


def _below(given: str, skipped: Counter[str], failures: dict[str, Failure]) -> Iterator[str]:
    """Yield the files below a path; folders that cannot be opened are failures, links to folders are counted."""

    def closed(fault: OSError) -> None:
        failure = unreadable(str(fault.filename), fault)
        failures[failure.file] = failure

    if given == STDIN or not Path(given).is_dir():
        if given != STDIN and not os.path.lexists(given) and not is_member(given):
            raise InputError(f"there is no file or folder {display_name(given)!r}")
        yield given
        return
    for folder, folders, names in os.walk(given, onerror=closed):
        if {"manifest.json", "ranking.json"} <= set(names):
            skipped["run folder"] += len(names)
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if _is_entered(folder, name, skipped))
        for name in names:
            if not _count_skip(name, skipped):
                yield str(Path(folder) / name)


def _is_entered(folder: str, name: str, skipped: Counter[str]) -> bool:
    """Tell whether a folder is walked into; links to folders and folders of programs are counted instead."""
    if (Path(folder) / name).is_symlink():
        skipped["link to a folder"] += 1
        return False
    return not _count_skip(name, skipped)


def _count_skip(name: str, skipped: Counter[str]) -> bool:
    """Tell whether *name* is one that no person put there, and count it."""
    reason = skip_reason(name)
    if reason:
        skipped[reason] += 1
    return reason is not None


def _documents(path: str, skipped: Counter[str]) -> tuple[list[str], list[Failure]]:
    """Return the documents that *path* is or holds, and what of it cannot be opened."""
    if path == STDIN or is_inside(path):
        return [path], []
    failure = _unusable(path)
    if failure:
        return [], [failure]
    if names_a_document(path):
        return [path], []
    try:
        listing = list_files(path)
    except OSError as fault:
        return [], [unreadable(path, fault)]
    skipped.update(listing.skipped)
    return listing.files, [failed(container, fault) for container, fault in listing.faults]


def _unusable(path: str) -> Failure | None:
    """Return why *path* cannot be opened as a file, or None."""
    try:
        mode = Path(path).stat().st_mode
    except OSError as fault:
        return unreadable(path, fault)
    if stat.S_ISREG(mode):
        return None
    return failed(path, irregular())
