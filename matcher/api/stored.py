"""Read a run folder back, to explain it or to score it again."""

import json
from pathlib import Path
from shlex import quote
from typing import Any

from matcher.api.run import Run
from matcher.api.scored import run_data
from matcher.batch.outcome import Outcome
from matcher.errors import InputError
from matcher.jobs.profile_yaml import load_job
from matcher.model.run import LEDGER, MANIFEST, Failure, Status
from matcher.model.scorecard import Place
from matcher.model.skill import Taxonomy
from matcher.schema.ranking_json import manifest_from_json
from matcher.schema.scored import FiguresReader, Scored, scored_from_json
from matcher.taxonomy.load import taxonomy_for


def load_run(folder: str | Path, taxonomy: Taxonomy | None = None) -> Run:
    """Read the run that ``matcher rank -o`` or ``Run.save`` left in *folder*.

    Args:
        folder: the run folder.
        taxonomy: names its skills; None takes the one that the manifest says it was made with.

    Raises:
        InputError: when the folder holds no whole run, or one of another version.
    """
    folder = Path(folder)
    if (folder / LEDGER).is_file() and not (folder / MANIFEST).is_file():
        raise InputError(
            f"the run in {folder} was cut off; finish it with: matcher rank --resume {quote(str(folder))}"
        )
    taxonomy = taxonomy or taxonomy_for(_overlay_of(folder))
    ranking = json.loads(_read(folder / "ranking.json"))
    manifest = manifest_from_json(ranking)
    records = [json.loads(line) for line in _read(folder / "profiles.jsonl").split("\n") if line]
    outcomes = tuple(map(_outcome, records))
    profiles = {record["sha256"]: record for record in records if record["duplicate_of"] is None}
    cards = ranking["candidates"]
    scored = {
        card["candidate_id"]: scored_from_json(card, profiles[card["sha256"]]) for card in cards
    }
    reader = FiguresReader(next(iter(scored.values()))) if scored else None
    places = tuple(_place(card, scored[card["candidate_id"]], reader) for card in cards if reader)
    job = load_job(_read(folder / "job.yaml"), str(folder / "job.yaml"), taxonomy)
    return Run(
        data=run_data(
            manifest=manifest,
            job=job,
            taxonomy=taxonomy,
            places=places,
            scored=scored,
            outcomes=outcomes,
        ),
        outcomes=outcomes,
        scored=scored,
        taxonomy=taxonomy,
    )


def _overlay_of(folder: Path) -> Path | None:
    """Return the folder of skills that the run was made with, where it is still there."""
    named = json.loads(_read(folder / MANIFEST)).get("taxonomy_folder")
    return Path(named) if named and Path(named).is_dir() else None


def _place(card: dict[str, Any], scored: Scored, reader: FiguresReader) -> Place:
    return Place(
        rank=card["rank"],
        tied=card["tied"],
        tied_with=tuple(card["tied_with"]),
        rank_low=card["rank_low"],
        rank_high=card["rank_high"],
        card=reader.read(scored, card["file"]),
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
