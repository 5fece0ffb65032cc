"""Files with the same bytes: the first by path is parsed, the others point to it."""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path

from matcher.batch.containers import is_inside, member_size, read_member
from matcher.batch.names import display_name
from matcher.batch.source import STDIN
from matcher.batch.worker import Outcome
from matcher.errors import ReadError
from matcher.readers.limits import MAX_BYTES


def find_duplicates(files: Sequence[str]) -> dict[str, str]:
    """Map each further file of the same bytes to the first one, inside archives and mails too.

    Only files of one size are hashed, so that a folder without duplicates costs one look at each; in the
    order of their paths, so that each archive is opened once.

    Args:
        files: sorted paths.
    """
    sizes = {path: size for path in files if (size := _size(path)) is not None}
    count = Counter(sizes.values())
    first: dict[str, str] = {}
    further: dict[str, str] = {}
    for path, size in sizes.items():
        digest = _digest(path) if count[size] > 1 else None
        if digest and first.setdefault(digest, path) != path:
            further[path] = first[digest]
    return further


def _size(path: str) -> int | None:
    """Return the size of a file worth comparing, else None."""
    if path == STDIN:
        return None
    try:
        size = member_size(path) if is_inside(path) else Path(path).stat().st_size
    except (OSError, ReadError):
        return None
    return size if size <= MAX_BYTES else None


def _digest(path: str) -> str | None:
    """Return the SHA-256 of a file's bytes; None where they cannot be read."""
    try:
        if is_inside(path):
            return sha256(read_member(path)).hexdigest()
        with Path(path).open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except (OSError, ReadError):
        return None


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
