"""What is known of one file beforehand, how it ended, and what is made of its profile."""

from dataclasses import dataclass
from functools import cached_property

from matcher.model.run import Failure
from matcher.schema.packed import decode
from matcher.schema.scored import Counted, Marked, Scored

Made = tuple[bytes | None, tuple[bytes | Failure, ...]]
"""An encoded ``Counted``, where it was asked for, and the encoded ``Marked`` of each job, or why there is none.

Why: a worker hands on bytes several times as fast as the objects, and cache and run keep them as they are.
"""


@dataclass(frozen=True, kw_only=True)
class Encoded:
    """A candidate's part of a run as bytes, which are put together once.

    Args:
        counted: an encoded ``Counted``.
        marked: an encoded ``Marked``.
    """

    counted: bytes
    marked: bytes

    @cached_property
    def scored(self) -> Scored:
        """The part, put together; what is compressed in it is not looked into.

        Raises:
            DamageError: something else in it is damaged.
        """
        return Scored(counted=decode(Counted, self.counted), marked=decode(Marked, self.marked))


Part = Encoded | Failure
"""What scoring makes of a file for one job."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be made of a profile.

    Args:
        file: it was read from.
        packed: the profile (see ``matcher.schema.packed``).
        jobs: which of the scorings it is held against, by number.
        counts: whether what hangs on the resume alone is asked for.
    """

    file: str
    packed: bytes
    jobs: tuple[int, ...] = (0,)
    counts: bool = True


def part_of(made: Made | Failure) -> Part:
    """Return what the only job made of a profile that was counted up for it."""
    if isinstance(made, Failure):
        return made
    counted, (marked,) = made
    if isinstance(marked, Failure):
        return marked
    if counted is None:
        raise ValueError("the profile was not to be counted")
    return Encoded(counted=counted, marked=marked)
