"""Files with the same bytes: the first by path is parsed, the others point to it."""

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path

from matcher.batch.discover import STDIN, display_name
from matcher.batch.worker import Outcome
from matcher.readers.limits import MAX_BYTES


def find_duplicates(files: Sequence[str]) -> dict[str, str]:
    """Map each further file of the same bytes to the first one.

    Only files of one size are hashed, so that a folder without duplicates costs one look at each.

    Args:
        files: sorted paths.
    """
    by_size: dict[int, list[str]] = defaultdict(list)
    for path in files:
        size = _size(path)
        if size is not None:
            by_size[size].append(path)
    further: dict[str, str] = {}
    for same_size in by_size.values():
        if len(same_size) > 1:
            further |= _same_bytes(same_size)
    return further


def _size(path: str) -> int | None:
    """Return the size of a file worth comparing, else None."""
    if path == STDIN:
        return None
    try:
        size = Path(path).stat().st_size
    except OSError:
        return None
    return size if size <= MAX_BYTES else None


def _same_bytes(paths: Iterable[str]) -> dict[str, str]:
    first: dict[str, str] = {}
    further: dict[str, str] = {}
    for path in paths:
        try:
            with Path(path).open("rb") as file:
                digest = file_digest(file, "sha256").hexdigest()
        except OSError:
            continue
        original = first.setdefault(digest, path)
        if original != path:
            further[path] = original
    return further


def with_duplicates(outcomes: Iterable[Outcome], further: dict[str, str]) -> tuple[Outcome, ...]:
    """Return every outcome sorted by path, the duplicates filled in from the files that were parsed."""
    by_file = {outcome.file: outcome for outcome in outcomes}
    for path, original in further.items():
        name, first = display_name(path), by_file[display_name(original)]
        failure = replace(first.failure, file=name) if first.failure else None
        by_file[name] = Outcome(
            file=name, profile=first.profile, failure=failure, duplicate_of=first.file
        )
    return tuple(sorted(by_file.values(), key=lambda outcome: os.fsencode(outcome.file)))
