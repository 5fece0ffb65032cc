"""Why points or ranks of two runs may differ: what they were made from differently."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from matcher.jobs.compare import compare_jobs
from matcher.model.job import JobDescription
from matcher.model.run import RunManifest
from matcher.reports.wording import value_words


class CauseKind(StrEnum):
    """Why points or ranks differ."""

    FILE = "file"
    JOB = "job"
    TAXONOMY = "taxonomy"
    WEIGHTS = "weights"
    SCORER = "scorer"
    REFERENCE = "reference"
    AS_OF = "as_of"
    OPTIONS = "options"
    POOL = "pool"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One thing that two runs were made from differently.

    Args:
        kind: which.
        before: as the first run has it, in words.
        after: as the second has it.
        details: for a job: its requirements that came, went or changed, a line each.
    """

    kind: CauseKind
    before: str
    after: str
    details: tuple[str, ...] = ()


Made = tuple[RunManifest, JobDescription]
"""What a run was made from."""


def causes_of(before: Made, after: Made) -> tuple[Cause, ...]:
    """Name everything that two runs were made from differently, but for the resumes."""
    return tuple(_causes(before, after))


def _causes(before: Made, after: Made) -> Iterator[Cause]:
    (one, asked), (other, asked_after) = before, after
    plain = (
        (CauseKind.TAXONOMY, one.taxonomy["version"], other.taxonomy["version"]),
        (CauseKind.WEIGHTS, *_weights(one, other)),
        (CauseKind.SCORER, one.scorer_version, other.scorer_version),
        (CauseKind.REFERENCE, one.reference[:12], other.reference[:12]),
        (CauseKind.AS_OF, one.as_of, other.as_of),
        (CauseKind.OPTIONS, _options(one.options), _options(other.options)),
    )
    yield from (
        Cause(kind=kind, before=first, after=second)
        for kind, first, second in plain
        if first != second
    )
    if one.job["requirements_sha256"] != other.job["requirements_sha256"]:
        details = tuple(_job_changes(asked, asked_after))
        yield Cause(
            kind=CauseKind.JOB, before=one.job["name"], after=other.job["name"], details=details
        )


def _weights(one: RunManifest, other: RunManifest) -> tuple[str, str]:
    """Write the weights of two runs as what differs from the bundled ones; by hash where these are others."""
    if one.scoring == other.scoring:
        return "", ""
    before, after = (
        ", ".join(_values(side.options.get("weights", {}))) or "as bundled" for side in (one, other)
    )
    return (before, after) if before != after else (one.scoring[:12], other.scoring[:12])


def _values(weights: Mapping[str, Any], above: str = "") -> Iterator[str]:
    for key, value in weights.items():
        if isinstance(value, dict):
            yield from _values(value, f"{above}{key}.")
        else:
            yield f"{above}{key} {value_words(value)}"


def _options(options: Mapping[str, Any]) -> str:
    """Write options in words, but for the weights, which have a cause of their own."""
    said = sorted(f"{name} {value}" for name, value in options.items() if name != "weights")
    return ", ".join(said) or "none"


def _job_changes(before: JobDescription, after: JobDescription) -> Iterator[str]:
    found = compare_jobs(before, after)
    for about in found.about:
        yield f"~ {about.field}: {value_words(about.before)} -> {value_words(about.after)}"
    for change in found.changes:
        if change.after is None and change.before is not None:
            yield f"- {change.before.text}"
        elif change.before is None and change.after is not None:
            yield f"+ {change.after.text}"
        elif change.after is not None:
            said = (
                f"{entry.field.replace('_', ' ')}: {value_words(entry.before)} -> {value_words(entry.after)}"
                for entry in change.differences
            )
            yield f"~ {change.after.text} ({'; '.join(said)})"
