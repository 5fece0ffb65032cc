"""What is kept of a file under which key: profiles and failures, for the versions in force."""

from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath
from typing import TypeVar

from matcher.batch.cache import Cache
from matcher.batch.outcome import Given, Outcome
from matcher.batch.versions import document_version, profile_version
from matcher.batch.worker import Task
from matcher.errors import DamageError, OutputError
from matcher.model.document import Document
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure, Status
from matcher.schema.packed import decode, decompress, encode, pack, unpack
from matcher.schema.scored import Scored

_DECIDED = frozenset(
    {Status.NO_TEXT, Status.ENCRYPTED, Status.CORRUPT, Status.UNSUPPORTED, Status.TOO_LARGE}
)
"""Statuses that the same bytes get each time; the others may come from the machine."""


T = TypeVar("T")


def identity(file: str, digest: str) -> tuple[str, str]:
    """Return what decides how a file is read: its bytes, and its extension, a hint at the type of a text."""
    return digest, PurePath(file).suffix.lower()


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

    def outcome(self, file: str, digest: str) -> Outcome | None:
        """Return how the bytes of this SHA-256 ended before, or None."""
        if self._cache.has(self._key(self._profile, digest, file)):
            self._cache.has(self._key(self._document, digest, file))  # used as well
            return Outcome(file=file, sha256=digest)
        data = self._cache.get(self._key(b"failure" + self._document, digest, file))
        failure = _unpacked(Failure, data)
        return (
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
            OutputError: the cache was cleared since it was put there.
            DamageError: it is damaged.
        """
        found = self._cache.get(self._key(self._profile, outcome.sha256 or "", outcome.file))
        if found is None:
            raise OutputError(
                f"the cache {self._cache.path} has lost an entry; run matcher cache clear, then run again"
            )
        decompress(found)  # damage is the cache's fault, not that of the file
        return found

    def profile(self, outcome: Outcome) -> CandidateProfile:
        """Return the profile of a parsed file.

        Raises:
            OutputError: the cache was cleared since it was put there.
        """
        return replace(unpack(CandidateProfile, self.packed(outcome)), file=outcome.file)

    def scored(self, outcome: Outcome, scoring: bytes) -> Scored | None:
        """Return what was scored of a parsed file under the same *scoring* (see ``scoring_version``)."""
        data = self._cache.get(self._scored_key(outcome, scoring))
        return _decoded(data) if data else None

    def keep_scored(self, outcome: Outcome, scoring: bytes, part: Scored) -> None:
        """Put what was scored of a parsed file into the cache."""
        self._cache.put(self._scored_key(outcome, scoring), encode(part))

    def _scored_key(self, outcome: Outcome, scoring: bytes) -> bytes:
        return self._key(scoring + self._profile, outcome.sha256 or "", outcome.file)

    def given(self, file: str, digest: str | None) -> Given | None:
        """Return the document of a file that was read before, under another taxonomy; or None."""
        data = self._cache.get(self._key(self._document, digest, file)) if digest else None
        return Given(document=data, sha256=digest) if _unpacked(Document, data) else None

    def flush(self) -> None:
        """Write to the disk what waits for it."""
        self._cache.flush()

    @staticmethod
    def _key(version: bytes, digest: str, file: str) -> bytes:
        content, suffix = identity(file, digest)
        named = suffix.encode("utf-8", "backslashreplace")
        return sha256(version + bytes.fromhex(content) + named).digest()


def _decoded(data: bytes) -> Scored | None:
    try:
        return decode(Scored, data)
    except DamageError:
        return None


def _unpacked(kind: type[T], data: bytes | None) -> T | None:
    """Return what was packed; None where nothing, or something damaged, is there."""
    if data is None:
        return None
    try:
        return unpack(kind, data)
    except DamageError:
        return None
