"""Read a run folder back, to explain it or to score it again."""

import json
from collections.abc import Mapping
from pathlib import Path
from shlex import quote
from typing import Any

from matcher.api.run import Run
from matcher.api.scored import run_data
from matcher.batch.outcome import Outcome
from matcher.errors import InputError
from matcher.jobs.profile_yaml import load_job
from matcher.model.run import LEDGER, MANIFEST, PROFILES, RANKING, Failure, Status
from matcher.model.scorecard import Place
from matcher.model.skill import Taxonomy
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
    home, folder = _homes(Path(folder), job)
    taxonomy = taxonomy or taxonomy_for(_overlay_of(home))
    ranking = json.loads(_read(folder / RANKING))
    manifest = manifest_from_json(ranking)
    failed = {row["file"]: Failure(**row) for row in map(_typed, ranking["failures"])}
    records = [json.loads(line) for line in _read(home / PROFILES).split("\n") if line]
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
    understood = load_job(_read(folder / "job.yaml"), str(folder / "job.yaml"), taxonomy)
    return Run(
        data=run_data(
            manifest=manifest,
            job=understood,
            taxonomy=taxonomy,
            places=places,
            scored=scored,
            outcomes=outcomes,
        ),
        outcomes=outcomes,
        scored=scored,
        taxonomy=taxonomy,
    )


def _homes(folder: Path, job: str | None) -> tuple[Path, Path]:
    """Return the folder of the whole run, and that of the job that is meant, which is the same where there is one."""
    is_inside = (folder / RANKING).is_file() and not (folder / MANIFEST).is_file()
    home = folder.resolve().parent if is_inside and not (folder / LEDGER).is_file() else folder
    if (home / LEDGER).is_file() and not (home / MANIFEST).is_file():
        raise InputError(
            f"the run in {home} was cut off; finish it with: matcher rank --resume {quote(str(home))}"
        )
    names = json.loads(_read(home / MANIFEST)).get("jobs", {})
    if not names:
        if job is not None:
            raise InputError(f"the run in {home} is for one job; leave --job out")
        return home, folder
    if job is None and is_inside:
        return home, folder
    if job is None or job not in names:
        what = "is for several jobs" if job is None else f"has no job {job!r}"
        raise InputError(
            f"the run in {home} {what}; name one with --job, or give its folder: {', '.join(names)}"
        )
    return home, home / job


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
