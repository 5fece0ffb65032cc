"""How a run over many files ended, file by file."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

LEDGER = "ledger.sqlite"
RANKING = "ranking.json"
PROFILES = "profiles.jsonl"
MANIFEST = "manifest.json"
"""Files of a run folder: the ledger is there from the beginning, the manifest makes it complete."""


class Status(StrEnum):
    """The one status that every file ends with."""

    PARSED = "parsed"
    NO_TEXT = "no_text"
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be used, why, and what to do about it.

    Args:
        file: the path as it was found.
        status: one of Status, never ``parsed``.
        stage: ``discover``, ``read``, ``extract`` or ``score``.
        reason: what was found.
        next_step: what the person can do.
        sha256: of the bytes, where they could be read.
    """

    file: str
    status: Status
    stage: str
    reason: str
    next_step: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunManifest:
    """What a run was made from: everything that determines the result, and nothing else.

    Args:
        tool: name and version of this program.
        scorer_version: version of the scoring rules.
        taxonomy: version and SHA-256 of the taxonomy.
        scoring: SHA-256 of the scoring constants in force.
        reference: SHA-256 of the document frequencies.
        job: name and SHA-256 of the job.
        inputs: SHA-256 of each parsed resume, sorted.
        as_of: the date up to which open ranges count, ISO 8601.
        options: scoring options that differ from the defaults.
    """

    tool: str
    scorer_version: str
    taxonomy: dict[str, str]
    scoring: str
    reference: str
    job: dict[str, str]
    inputs: tuple[str, ...]
    as_of: str
    options: dict[str, Any] = field(default_factory=dict)
