"""What is kept of a file under which key: profiles and failures, for the versions in force."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from matcher.batch.cache import Cache
from matcher.batch.names import extension
from matcher.batch.outcome import Encoded, Given, Outcome
from matcher.batch.task import Task
from matcher.batch.versions import Version, document_version, profile_version
from matcher.errors import DamageError, OutputError
from matcher.model.document import Document
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure, Status
from matcher.schema.packed import decompress, pack, unpack

_DECIDED = frozenset(
    {Status.NO_TEXT, Status.ENCRYPTED, Status.CORRUPT, Status.UNSUPPORTED, Status.TOO_LARGE}
)
"""Statuses that the same bytes get each time; the others may come from the machine."""


T = TypeVar("T")


def identity(file: str, digest: str) -> bytes:
    """Return what decides how a file is read: its SHA-256, and its extension, a hint at the type of a text."""
    return bytes.fromhex(digest) + extension(file).encode("utf-8", "backslashreplace")


class Kept:
    """The entries of a cache that belong to one way of reading.

    Args:
        cache: where they are.
        task: how files are read.
    """

    def __init__(self, cache: Cache, task: Task) -> None:
        self._cache = cache
        self._document = document_version(task.options)
        self._profile = profile_version(task)

    def outcomes(self, files: Sequence[tuple[str, str]]) -> list[Outcome | None]:
        """Return how the bytes of each file ended before, or None.

        Args:
            files: the name of each, and the SHA-256 of its bytes.
        """
        profiles = [self._key(self._profile, digest, file) for file, digest in files]
        parsed = self._cache.present(profiles)
        self._cache.present([self._key(self._document, digest, file) for file, digest in files])
        others = [pair for pair, key in zip(files, profiles, strict=True) if key not in parsed]
        failed = dict(zip(others, self._failures(others), strict=True))
        return [
            Outcome(file=file, sha256=digest) if key in parsed else failed[file, digest]
            for key, (file, digest) in zip(profiles, files, strict=True)
        ]

    def _failures(self, files: Sequence[tuple[str, str]]) -> Iterator[Outcome | None]:
        keys = [self._key(b"failure" + self._document, digest, file) for file, digest in files]
        for (file, digest), data in zip(files, self._cache.get_all(keys), strict=True):
            failure = unpacked(Failure, data)
            yield (
                Outcome(file=file, sha256=digest, failure=replace(failure, file=file))
                if failure
                else None
            )

    def keep(self, outcome: Outcome) -> Outcome:
        """Put what an outcome carries into the cache and return it without."""
        digest, failure = outcome.sha256, outcome.failure
        if digest and outcome.profile:
            self._cache.put(self._key(self._profile, digest, outcome.file), outcome.profile)
        if digest and outcome.document:
            self._cache.put(self._key(self._document, digest, outcome.file), outcome.document)
        if digest and failure and failure.status in _DECIDED and failure.stage == "read":
            key = self._key(b"failure" + self._document, digest, outcome.file)
            self._cache.put(key, pack(failure))
        return replace(outcome, profile=None, document=None, work=None)

    def packed(self, outcome: Outcome) -> bytes:
        """Return the packed profile of a parsed file; the name of the file in it may be another.

        Raises:
            OutputError: the cache was cleared since it was put there, or it is damaged; the next run parses anew.
        """
        key = self._key(self._profile, outcome.sha256 or "", outcome.file)
        found = self._cache.get(key)
        try:
            if found is not None:
                decompress(found)  # damage is the cache's fault, not that of the file
                return found
        except DamageError:
            self._cache.drop(key)
        raise OutputError(
            f"the cache {self._cache.path} has lost an entry; run again, what is finished is kept"
        )

    def profile(self, outcome: Outcome) -> CandidateProfile:
        """Return the profile of a parsed file.

        Raises:
            OutputError: the cache was cleared since it was put there.
        """
        return replace(unpack(CandidateProfile, self.packed(outcome)), file=outcome.file)

    def scored(self, outcomes: Sequence[Outcome], version: Version) -> Iterator[Encoded | None]:
        """Yield what was scored of each parsed file under the same *version*, or None."""
        counted = self._cache.get_all([self._made_key(one, version.counting) for one in outcomes])
        marked = self._cache.get_all([self._made_key(one, version.scoring) for one in outcomes])
        return map(_together, counted, marked)

    def lacks(self, outcomes: Sequence[Outcome], version: bytes) -> list[bool]:
        """Tell for each parsed file whether nothing is kept under the *version* of a counting or a scoring."""
        keys = [self._made_key(outcome, version) for outcome in outcomes]
        there = self._cache.present(keys)
        return [key not in there for key in keys]

    def keep_made(self, outcome: Outcome, version: bytes, made: bytes) -> None:
        """Put what was made of a parsed file under the *version* of a counting or a scoring into the cache."""
        self._cache.put(self._made_key(outcome, version), made)

    def _made_key(self, outcome: Outcome, version: bytes) -> bytes:
        return self._key(version + self._profile, outcome.sha256 or "", outcome.file)

    def given(self, file: str, digest: str | None) -> Given | None:
        """Return the document of a file that was read before, under another taxonomy; or None."""
        data = self._cache.get(self._key(self._document, digest, file)) if digest else None
        return Given(document=data, sha256=digest) if unpacked(Document, data) else None

    def flush(self) -> None:
        """Write to the disk what waits for it."""
        self._cache.flush()

    @staticmethod
    def _key(version: bytes, digest: str, file: str) -> bytes:
        return sha256(version + identity(file, digest)).digest()


def _together(counted: bytes | None, marked: bytes | None) -> Encoded | None:
    """Return what was scored of a file; None where a part of it is missing or damaged."""
    if counted is None or marked is None:
        return None
    part = Encoded(counted=counted, marked=marked)
    try:
        _ = part.scored  # put together here, where what is damaged can still be scored anew
    except DamageError:
        return None
    return part


def unpacked(kind: type[T], data: bytes | None) -> T | None:
    """Return what was packed; None where nothing, or something damaged, is there."""
    if data is None:
        return None
    try:
        return unpack(kind, data)
    except DamageError:
        return None
