"""What is known of one file beforehand, and how it ended."""

from dataclasses import dataclass

from matcher.model.run import Failure
from matcher.schema.scored import Scored

Part = Scored | Failure
"""What scoring makes of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a worker need not read itself.

    Args:
        data: the bytes, where only the first process can have them (standard input).
        document: the packed document, where the file was read before.
        sha256: of the bytes of that document.
    """

    data: bytes | None = None
    document: bytes | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What it took to parse a file, for the log.

    Args:
        milliseconds: from its bytes to its profile.
        media_type: by content.
        pages: of the document.
        engine: which PDF engine made the text, else None.
    """

    milliseconds: int
    media_type: str
    pages: int
    engine: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one file ended: parsed, or with a failure.

    Args:
        file: the path as people see it.
        sha256: of its bytes; None where they could not be read.
        failure: why it failed; None when it was parsed.
        duplicate_of: the first file with the same bytes, if this is a further one.
        profile: the packed profile (see ``matcher.schema.packed``), only until it is in the cache.
        document: the packed document, likewise.
        work: what it took, likewise; None where it was not parsed in this run.
    """

    file: str
    sha256: str | None = None
    failure: Failure | None = None
    duplicate_of: str | None = None
    profile: bytes | None = None
    document: bytes | None = None
    work: Work | None = None

    @property
    def is_parsed(self) -> bool:
        """Tell whether there is a profile of it."""
        return self.failure is None

    @property
    def is_original(self) -> bool:
        """Tell whether it was parsed and is the first file with its bytes."""
        return self.is_parsed and self.duplicate_of is None
