"""Find the files that somebody means by a list of paths; every one of them will end with a status."""

import errno
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from matcher.batch.containers import INSIDE, is_member, list_files
from matcher.batch.names import display_name, names_a_document
from matcher.batch.outcome import Outcome
from matcher.batch.patterns import is_pattern, matches
from matcher.batch.regular import failed, unreadable
from matcher.batch.remote import is_remote, on_disk, reach_remote
from matcher.batch.source import STDIN
from matcher.batch.stamp import Stamp, Stamps
from matcher.batch.walk import Findings, reach
from matcher.errors import InputError
from matcher.model.run import Failure

_NOT_THERE = (errno.ENOENT, errno.ENOTDIR)
_NAMED = 3  # paths that a message names


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What was found.

    Args:
        files: regular files, members of archives and mails, and ``-`` for standard input, each once,
            sorted by path.
        failures: paths that are there but are no readable regular files, archives and mails that could
            not be opened, and paths of a list that are not there, sorted by path.
        unusable: the path of each failure, as the system has it.
        skipped: how many names were passed over, by reason (temporary, hidden, system, link to a folder,
            run folder, and what mails hold beside files).
        stamps: size and times of each regular file that was found, archives and mails among them.
    """

    files: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    unusable: tuple[str, ...] = ()
    skipped: dict[str, int] = field(default_factory=dict)
    stamps: Mapping[str, Stamp] = field(default_factory=dict)

    def unread(self) -> tuple[tuple[str, Outcome], ...]:
        """Return each path that cannot be read, with how it ended."""
        pairs = zip(self.unusable, self.failures, strict=True)
        return tuple((path, Outcome(file=why.file, failure=why)) for path, why in pairs)


def discover(paths: Iterable[str], listed: Iterable[str] = ()) -> Inputs:
    """Walk *paths* and list every file that they mean, those in archives and mails too.

    Links to folders are not followed, so that a loop of links ends; links to files are. A name that
    was given itself is never skipped, whatever it looks like.

    Args:
        paths: files, folders, members of archives, patterns, and ``-`` for standard input.
        listed: files, folders and members as a program wrote them down: one that is not there is a
            failure of its own.

    Raises:
        InputError: when one of *paths* does not exist, or nothing at all was found.
    """
    paths, listed = tuple(paths), tuple(listed)
    findings = Findings()
    files: set[str] = set()
    for given in paths:
        files.update(_given(given, findings))
    for given in listed:
        files.update(_listed(given, findings))
    inside: Counter[str] = Counter()
    for path in findings.stamps:
        files.update(_documents(path, findings, inside))
    skipped = dict(sorted((inside + Counter(findings.skipped.values())).items()))
    if not files and not findings.failures:
        raise InputError(_nothing(paths, skipped))
    unusable = tuple(sorted(findings.failures.keys() - files, key=os.fsencode))
    return Inputs(
        files=tuple(sorted(files, key=os.fsencode)),
        failures=tuple(findings.failures[path] for path in unusable),
        unusable=unusable,
        skipped=skipped,
        stamps=Stamps(findings.stamps),
    )


def _given(given: str, findings: Findings) -> list[str]:
    """Note what a path that a person gave stands for; return what of it is no file on disk."""
    given = on_disk(given)
    if given == STDIN:
        return [given]
    if is_remote(given):
        return _afar(given, findings)
    if not _is_missing(given):
        reach(str(Path(given)), findings)
    elif is_member(given):
        return [given]
    else:
        found = matches(given, findings) if is_pattern(given) else []
        if not found:
            raise InputError(f"there is no file or folder {display_name(given)!r}")
        for path in found:
            reach(path, findings)
    return []


def _afar(given: str, findings: Findings) -> list[str]:
    """Note what a path of another machine stands for; return it where it is that of a member."""
    if INSIDE in given and is_member(given):
        return [given]
    reach_remote(given, findings)
    return []


def _listed(given: str, findings: Findings) -> list[str]:
    """Note what a path of a list stands for; return it where it is no file on disk."""
    given = on_disk(given)
    if is_remote(given):
        try:
            return _afar(given, findings)
        except InputError:
            gone = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            findings.failures[given] = unreadable(given, gone)
            return []
    if _is_missing(given) and is_member(given):
        return [given]
    path = str(Path(given))
    reach(f"./{STDIN}" if path == STDIN else path, findings)
    return []


def _is_missing(path: str) -> bool:
    """Tell whether nothing is there; what may not be looked at is there."""
    try:
        Path(path).lstat()
    except OSError as fault:
        return fault.errno in _NOT_THERE
    except ValueError:  # no system takes such a name
        return True
    return False


def _documents(path: str, findings: Findings, inside: Counter[str]) -> list[str]:
    """Return the documents that a file is or holds; note what of it cannot be opened, count what is passed over."""
    if names_a_document(path):
        return [path]
    try:
        listing = list_files(path)
    except OSError as fault:
        findings.failures[path] = unreadable(path, fault)
        return []
    inside.update(listing.skipped)
    findings.failures.update((member, failed(member, fault)) for member, fault in listing.faults)
    return listing.files


def _nothing(paths: tuple[str, ...], skipped: Mapping[str, int]) -> str:
    """Say that there is nothing to read, and what was passed over."""
    named = ", ".join(map(display_name, paths[:_NAMED])) or "the list"
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    counts = ", ".join(f"{count} {reason}" for reason, count in skipped.items())
    return f"there is no file in {named}{more}" + (f" (passed over: {counts})" if counts else "")
