"""Walk through folders and note every file that is there, what cannot be used, and what is passed over.

Links to folders are not followed, so that a loop of links ends; links to files are. Nothing is opened but
folders, one at a time, and each file is asked once for its size and its times.
"""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from matcher.batch.names import skip_reason
from matcher.batch.regular import failed, irregular, unreadable
from matcher.batch.stamp import Stamp, stamp_of
from matcher.model.run import LEDGER, MANIFEST, RANKING, Failure

_FINISHED = {MANIFEST, RANKING}


@dataclass(slots=True)
class Findings:
    """What was found so far, each path once however often it is met.

    Args:
        stamps: the regular files, archives and mails among them.
        failures: what is there and is no file, or cannot be looked at.
        skipped: why names were passed over.
    """

    stamps: dict[str, Stamp] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)


def reach(path: str, findings: Findings) -> None:
    """Note a path that somebody named: a file, or a folder and everything below it."""
    try:
        status = Path(path).stat()
    except OSError as fault:
        findings.failures[path] = unreadable(path, fault)
        return
    if stat.S_ISDIR(status.st_mode):
        _walk(path, findings)
    else:
        _note(path, status, findings)


def entries_of(folder: str, findings: Findings) -> list[tuple[str, os.DirEntry[str]]]:
    """Return what lies in a folder, with its paths; nothing where it is closed or holds a run of this program."""
    try:
        with os.scandir(folder) as listing:
            entries = [
                (entry.name if folder == os.curdir else entry.path, entry) for entry in listing
            ]
    except OSError as fault:
        findings.failures[folder] = unreadable(folder, fault)
        return []
    names = {entry.name for _, entry in entries}
    if names >= _FINISHED or LEDGER in names:
        findings.skipped.update(
            (path, "run folder") for path, entry in entries if not is_folder(entry)
        )
        return []
    return entries


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a folder itself, no link to one."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _walk(top: str, findings: Findings) -> None:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        waiting.extend(
            path
            for path, entry in entries_of(folder, findings)
            if _is_entered(path, entry, findings)
        )


def _is_entered(path: str, entry: os.DirEntry[str], findings: Findings) -> bool:
    """Tell whether an entry is a folder to walk into; note it where it is anything else."""
    reason = skip_reason(entry.name)
    if reason:
        findings.skipped[path] = reason
        return False
    if is_folder(entry):
        return True
    try:
        status = entry.stat()
    except OSError as fault:
        findings.failures[path] = unreadable(path, fault)
        return False
    if stat.S_ISDIR(status.st_mode):
        findings.skipped[path] = "link to a folder"
    else:
        _note(path, status, findings)
    return False


def _note(path: str, status: os.stat_result, findings: Findings) -> None:
    if stat.S_ISREG(status.st_mode):
        findings.stamps[path] = stamp_of(status)
    else:
        findings.failures[path] = failed(path, irregular())
