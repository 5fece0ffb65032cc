"""Jobs as they were understood before, so that a job that is known needs no recogniser."""

from hashlib import sha256

from matcher.batch.cache import Cache
from matcher.batch.kept import unpacked
from matcher.batch.versions import job_version
from matcher.model.job import JobDescription
from matcher.model.skill import Taxonomy
from matcher.readers.options import ReadOptions
from matcher.schema.packed import pack


class KeptJobs:
    """The jobs in a cache that were understood in one way.

    Args:
        cache: where they are.
        taxonomy: names the skills.
        options: how files are read.
    """

    def __init__(self, cache: Cache, taxonomy: Taxonomy, options: ReadOptions) -> None:
        self._cache = cache
        self._version = job_version(options, taxonomy)

    def find(self, data: bytes, name: str) -> JobDescription | None:
        """Return what the bytes of a file of this *name* were understood as, or None."""
        return unpacked(JobDescription, self._cache.get(self._key(data, name)))

    def keep(self, data: bytes, name: str, job: JobDescription) -> None:
        """Put a job into the cache."""
        self._cache.put(self._key(data, name), pack(job))

    def _key(self, data: bytes, name: str) -> bytes:
        named = name.encode("utf-8", "backslashreplace")
        return sha256(self._version + sha256(data).digest() + named).digest()
