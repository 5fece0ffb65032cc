"""Where the files of a stored run lie."""

import json
from pathlib import Path
from shlex import quote

from matcher.errors import InputError
from matcher.model.run import LEDGER, MANIFEST, RANKING


def homes_of(folder: Path, job: str | None) -> tuple[Path, Path]:
    """Return the folder of the whole run, and that of the job that is meant, which is the same where there is one.

    Args:
        folder: the run folder, or that of one of its jobs.
        job: which of several jobs, by the name of its folder.

    Raises:
        InputError: when there is no whole run, or not that job.
    """
    is_inside = (folder / RANKING).is_file() and not (folder / MANIFEST).is_file()
    home = folder.resolve().parent if is_inside and not (folder / LEDGER).is_file() else folder
    if (home / LEDGER).is_file() and not (home / MANIFEST).is_file():
        raise InputError(
            f"the run in {home} was cut off; finish it with: matcher rank --resume {quote(str(home))}"
        )
    names = json.loads(read_part(home / MANIFEST)).get("jobs", {})
    if not names:
        if job is not None:
            raise InputError(f"the run in {home} is for one job; leave --job out")
        return home, folder
    if job is None and is_inside:
        return home, folder
    if job is None or job not in names:
        what = "is for several jobs" if job is None else f"has no job {job!r}"
        raise InputError(
            f"the run in {home} {what}; name one with --job, or give its folder: {', '.join(names)}"
        )
    return home, home / job


def overlay_of(folder: Path) -> Path | None:
    """Return the folder of skills that the run was made with, where it is still there."""
    named = json.loads(read_part(folder / MANIFEST)).get("taxonomy_folder")
    return Path(named) if named and Path(named).is_dir() else None


def read_part(path: Path) -> str:
    """Return the text of a file of a run.

    Raises:
        InputError: when it cannot be read.
    """
    return part_bytes(path).decode()


def part_bytes(path: Path) -> bytes:
    """Return a file of a run as it is.

    Raises:
        InputError: when it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as fault:
        raise InputError(
            f"{path.parent} holds no whole run: {path.name} cannot be read ({fault.strerror})"
        ) from None
