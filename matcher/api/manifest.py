"""What a run was made from, with hashes, so that anybody can tell whether two runs are comparable."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from matcher.batch.outcome import Outcome
from matcher.model.job import JobDescription
from matcher.model.run import RunManifest, Status
from matcher.model.skill import Taxonomy
from matcher.scoring.constants import SCORER_VERSION, Constants
from matcher.scoring.constants_changes import changes_of
from matcher.scoring.reference import Reference

DISTRIBUTION = "skill-matcher"


def tool_version() -> str:
    """Return the installed version, or ``unknown`` in a checkout that was never installed."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "unknown"


def run_manifest(
    *,
    outcomes: Iterable[Outcome],
    job: JobDescription,
    taxonomy: Taxonomy,
    constants: Constants,
    reference: Reference,
    as_of: date,
    options: dict[str, Any],
) -> RunManifest:
    """Write down everything that determines the result; weights that differ from the bundled ones by value."""
    digests = {outcome.sha256 for outcome in outcomes if outcome.is_parsed and outcome.sha256}
    changes = changes_of(constants)
    understood = hashlib.sha256(repr((job.title, job.seniority, job.requirements)).encode())
    return RunManifest(
        tool=f"{DISTRIBUTION} {tool_version()}",
        scorer_version=SCORER_VERSION,
        taxonomy={"version": taxonomy.version},
        scoring=constants.sha256,
        reference=reference.sha256,
        job={"name": job.name, "sha256": job.id, "requirements_sha256": understood.hexdigest()},
        inputs=tuple(sorted(digests)),
        as_of=as_of.isoformat(),
        options={**options, "weights": changes} if changes else options,
    )


def count_by_status(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """Count how the files ended, in the order of the statuses, duplicates among them.

    >>> count_by_status([])
    {}
    """
    counts = Counter(
        outcome.failure.status if outcome.failure else Status.PARSED for outcome in outcomes
    )
    return {status.value: counts[status] for status in Status if counts[status]}
