"""Parse many resumes into the JSON objects of the contract, without a job."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from matcher.api.tools import as_date
from matcher.batch.cache import Cache
from matcher.batch.discover import Inputs
from matcher.batch.engines.local import Local
from matcher.batch.outcome import Outcome
from matcher.batch.run import Desk, parse_all
from matcher.batch.task import Task
from matcher.model.profile import candidate_id_of
from matcher.model.run import Failure
from matcher.schema.json_bytes import json_bytes
from matcher.schema.profile_json import failure_to_json, file_to_json, profile_to_json
from matcher.schema.scored import Scored, profile_line
from matcher.scoring.constants import load_constants
from matcher.scoring.depth import Assessor
from matcher.taxonomy.load import taxonomy_for


def parse_records(
    inputs: Inputs,
    task: Task,
    cache: Cache,
    *,
    as_of: date | str | None = None,
    workers: int | None = None,
    progress: Callable[[Outcome], None] | None = None,
) -> Iterator[dict[str, Any]]:
    """Parse everything, then yield one JSON object a file, read or not, sorted by path.

    Args:
        inputs: what ``discover`` found.
        task: how to read.
        cache: open until the last object is taken.
        as_of: the day up to which "present" counts; today when None.
        workers: processes; None takes one a processor.
        progress: called with each outcome as it comes.
    """
    taxonomy, day = taxonomy_for(task.overlay), as_date(as_of)
    assessor = Assessor(taxonomy, load_constants())
    batch = parse_all(inputs, task, Desk(cache=cache), engine=Local(workers), progress=progress)
    for outcome in batch.outcomes:
        if outcome.failure:
            yield unread_to_json(outcome, outcome.failure)
            continue
        original = replace(outcome, file=outcome.duplicate_of or outcome.file)  # of the same bytes
        profile = assessor.assess(batch.kept.profile(original), day)
        first = file_to_json(outcome.file, outcome.duplicate_of)
        yield first | profile_to_json(profile, taxonomy)


def profile_lines(outcomes: Iterable[Outcome], scored: Mapping[str, Scored]) -> Iterator[bytes]:
    """Yield the JSON object of each file, read or not, a line each.

    Args:
        outcomes: how the files ended, in the order that is wanted.
        scored: candidate id -> what a run keeps of the candidate.
    """
    for outcome in outcomes:
        if outcome.failure:
            yield json_bytes(unread_to_json(outcome, outcome.failure)) + b"\n"
        else:
            counted = scored[candidate_id_of(outcome.sha256 or "")].counted
            yield profile_line(counted, outcome.file, outcome.duplicate_of) + b"\n"


def unread_to_json(outcome: Outcome, failure: Failure) -> dict[str, Any]:
    """Return the JSON object of a file that has no profile."""
    return file_to_json(outcome.file, outcome.duplicate_of) | failure_to_json(failure)
