"""Read a run folder back, to explain it or to score it again."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matcher.api.run import Run
from matcher.api.run_homes import homes_of, overlay_of, read_part
from matcher.api.scored import run_data
from matcher.batch.outcome import Outcome
from matcher.jobs.profile_yaml import load_job
from matcher.model.run import PROFILES, RANKING, Failure, Status
from matcher.model.scorecard import Place
from matcher.model.skill import Taxonomy
from matcher.reports.run_data import Person
from matcher.schema.ranking_json import manifest_from_json
from matcher.schema.scored import Scored, counted_from_json, marked_from_json
from matcher.schema.scored_views import FiguresReader
from matcher.taxonomy.load import taxonomy_for


def load_run(
    folder: str | Path, taxonomy: Taxonomy | None = None, *, job: str | None = None
) -> Run:
    """Read the run that ``matcher rank -o`` or ``Run.save`` left in *folder*.

    Args:
        folder: the run folder, or that of one of its jobs.
        taxonomy: names its skills; None takes the one that the manifest says it was made with.
        job: which of several jobs, by the name of its folder.

    Raises:
        InputError: when the folder holds no whole run, or one of another version, or the job is not among its jobs.
    """
    home, folder = homes_of(Path(folder), job)
    taxonomy = taxonomy or taxonomy_for(overlay_of(home))
    ranking = json.loads(read_part(folder / RANKING))
    manifest = manifest_from_json(ranking)
    failed = {row["file"]: Failure(**row) for row in map(_typed, ranking["failures"])}
    records = [json.loads(line) for line in read_part(home / PROFILES).split("\n") if line]
    outcomes = tuple(_outcome(record, failed) for record in records)
    profiles = {record["sha256"]: record for record in records if record["duplicate_of"] is None}
    cards = ranking["candidates"]
    scored = {
        card["candidate_id"]: Scored(
            counted=counted_from_json(profiles[card["sha256"]]), marked=marked_from_json(card)
        )
        for card in cards
    }
    reader = FiguresReader(next(iter(scored.values()))) if scored else None
    places = tuple(_place(card, scored[card["candidate_id"]], reader) for card in cards if reader)
    people = {
        key: Person(name=part.counted.name, experience_months=part.counted.experience_months)
        for key, part in scored.items()
    }
    understood = load_job(read_part(folder / "job.yaml"), str(folder / "job.yaml"), taxonomy)
    return Run(
        data=run_data(
            manifest=manifest,
            job=understood,
            taxonomy=taxonomy,
            places=places,
            people=people,
            files={card["candidate_id"]: card["file"] for card in cards},
            scored=scored,
            outcomes=outcomes,
        ),
        outcomes=outcomes,
        scored=scored,
        taxonomy=taxonomy,
    )


def _place(card: dict[str, Any], scored: Scored, reader: FiguresReader) -> Place:
    return Place(
        rank=card["rank"],
        tied=card["tied"],
        tied_with=tuple(card["tied_with"]),
        rank_low=card["rank_low"],
        rank_high=card["rank_high"],
        card=reader.read(scored.marked, card["candidate_id"], card["file"]),
    )


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    """Return a line of what could not be used, its status one of the closed set."""
    return {**row, "status": Status(row["status"])}


def _outcome(record: dict[str, Any], failed: Mapping[str, Failure]) -> Outcome:
    """Return how a file ended for the job whose *failed* files these are, from its line in profiles.jsonl."""
    return Outcome(
        file=record["file"],
        sha256=record["sha256"],
        failure=failed.get(record["file"]),
        duplicate_of=record["duplicate_of"],
    )
