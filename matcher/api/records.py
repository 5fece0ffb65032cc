"""Parse many resumes into the JSON objects of the contract, without a job."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from matcher.api.desk import open_cache
from matcher.api.tools import as_date, bundled_taxonomy
from matcher.batch.discover import Inputs
from matcher.batch.outcome import Outcome
from matcher.batch.run import Desk, parse_all
from matcher.batch.worker import Task
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure
from matcher.model.skill import Taxonomy
from matcher.schema.profile_json import failure_to_json, file_to_json, profile_to_json
from matcher.scoring.constants import load_constants
from matcher.scoring.depth import Assessor


def parse_records(
    inputs: Inputs,
    task: Task,
    *,
    as_of: date | str | None = None,
    workers: int | None = None,
    use_cache: bool = True,
    progress: Callable[[Outcome], None] | None = None,
) -> list[dict[str, Any]]:
    """Return one JSON object a file, read or not, sorted by path."""
    taxonomy, day = bundled_taxonomy(task.overlay), as_date(as_of)
    assessor = Assessor(taxonomy, load_constants())
    with open_cache(use_cache=use_cache) as cache:
        batch = parse_all(inputs, task, Desk(cache=cache), workers=workers, progress=progress)
        assessed = {
            profile.document_id: assessor.assess(profile, day) for profile in batch.profiles()
        }
    return [outcome_to_json(outcome, assessed, taxonomy) for outcome in batch.outcomes]


def outcome_to_json(
    outcome: Outcome, assessed: Mapping[str, CandidateProfile], taxonomy: Taxonomy
) -> dict[str, Any]:
    """Return the JSON object of one file.

    Args:
        outcome: how the file ended.
        assessed: the counted profiles, by the SHA-256 of their files.
        taxonomy: for the names of the skills.
    """
    if outcome.failure:
        return unread_to_json(outcome, outcome.failure)
    first = file_to_json(outcome.file, outcome.duplicate_of)
    return first | profile_to_json(assessed[outcome.sha256 or ""], taxonomy)


def unread_to_json(outcome: Outcome, failure: Failure) -> dict[str, Any]:
    """Return the JSON object of a file that has no profile."""
    return file_to_json(outcome.file, outcome.duplicate_of) | failure_to_json(failure)
