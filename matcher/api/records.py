"""Parse many resumes into the JSON objects of the contract, without a job."""

from collections.abc import Callable
from datetime import date
from typing import Any

from matcher.api.tools import as_date, bundled_taxonomy
from matcher.batch.discover import Inputs
from matcher.batch.run import parse_all
from matcher.batch.worker import Outcome, Task
from matcher.model.skill import Taxonomy
from matcher.schema.profile_json import failure_to_json, profile_to_json
from matcher.scoring.constants import Constants, load_constants
from matcher.scoring.depth import assess


def parse_records(
    inputs: Inputs,
    task: Task,
    *,
    as_of: date | str | None = None,
    workers: int | None = None,
    progress: Callable[[Outcome], None] | None = None,
) -> list[dict[str, Any]]:
    """Return one JSON object a file, read or not, sorted by path."""
    taxonomy, constants, day = bundled_taxonomy(task.overlay), load_constants(), as_date(as_of)
    outcomes = parse_all(inputs, task, workers=workers, progress=progress)
    return [record_of(outcome, taxonomy, constants, day) for outcome in outcomes]


def record_of(
    outcome: Outcome, taxonomy: Taxonomy, constants: Constants, as_of: date
) -> dict[str, Any]:
    """Return the JSON object of one file."""
    if outcome.profile is None:
        if outcome.failure is None:
            raise ValueError("an outcome has either a profile or a failure")
        return failure_to_json(outcome.failure)
    profile = assess(outcome.profile, taxonomy, constants, as_of)
    return {**profile_to_json(profile, taxonomy, outcome.duplicate_of), "file": outcome.file}
