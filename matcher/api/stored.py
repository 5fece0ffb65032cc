"""Read a run folder back, to explain it or to score it again."""

import json
from pathlib import Path
from typing import Any

from matcher.api.run import Run
from matcher.api.scored import labels_of
from matcher.api.tools import bundled_taxonomy
from matcher.batch.outcome import Outcome
from matcher.errors import InputError
from matcher.jobs.profile_yaml import load_job
from matcher.model.run import Failure, Status
from matcher.model.skill import Taxonomy
from matcher.reports.run_data import RunData
from matcher.schema.profile_from_json import profile_from_json
from matcher.schema.ranking_json import ranking_from_json


def load_run(folder: str | Path, taxonomy: Taxonomy | None = None) -> Run:
    """Read the run that ``matcher rank -o`` or ``Run.save`` left in *folder*.

    Raises:
        InputError: when the folder holds no whole run, or one of another version.
    """
    folder = Path(folder)
    taxonomy = taxonomy or bundled_taxonomy()
    ranking, manifest, failures = ranking_from_json(json.loads(_read(folder / "ranking.json")))
    records = [json.loads(line) for line in _read(folder / "profiles.jsonl").splitlines()]
    outcomes = tuple(_outcome(record) for record in records)
    profiles = tuple(
        profile_from_json(record)
        for record, outcome in zip(records, outcomes, strict=True)
        if outcome.is_original
    )
    job = load_job(_read(folder / "job.yaml"), str(folder / "job.yaml"), taxonomy)
    return Run(
        data=RunData(
            manifest=manifest,
            job=job,
            ranking=ranking,
            profiles=profiles,
            failures=failures,
            labels=labels_of(profiles, job, taxonomy),
        ),
        outcomes=outcomes,
        taxonomy=taxonomy,
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as fault:
        raise InputError(
            f"{path.parent} holds no whole run: {path.name} cannot be read ({fault.strerror})"
        ) from None


def _outcome(record: dict[str, Any]) -> Outcome:
    failure = None
    if record["status"] != Status.PARSED.value:
        failure = Failure(
            file=record["file"],
            status=Status(record["status"]),
            stage=record["stage"],
            reason=record["reason"],
            next_step=record["next_step"],
            sha256=record["sha256"],
        )
    return Outcome(
        file=record["file"],
        sha256=record["sha256"],
        failure=failure,
        duplicate_of=record["duplicate_of"],
    )
