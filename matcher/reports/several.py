"""How the same resumes stand for several jobs: a line a job, and candidates by jobs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matcher.model.run import Failure
from matcher.model.scorecard import Figures
from matcher.reports.columns import Column, Table
from matcher.reports.run_data import RunData
from matcher.reports.wording import display_name

BEST = 3
"""Candidates that are named beside each job."""

Standing = tuple[int, int]
"""Rank and milli-points of a candidate for a job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobLine:
    """One of several jobs, and how the candidates stand for it.

    Args:
        name: of its folder.
        title: of the job, or the name of its file.
        standings: candidate id -> rank and milli-points, best first.
    """

    name: str
    title: str
    standings: Mapping[str, Standing]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who was held against the jobs.

    Args:
        file: the resume.
        name: on the resume, or else that of the file.
        printed_name: on the resume, where one was found; never scored.
        copies: other files with the same bytes.
    """

    file: str
    name: str
    printed_name: str | None
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralData:
    """What the outputs that span the jobs are made from.

    Args:
        jobs: in the order in which they were given.
        candidates: by id; those first who rank best for any of the jobs, by rank, score and id.
        failures: files that could not be used, sorted by path.
        as_of: the date up to which open ranges count, ISO 8601.
    """

    jobs: tuple[JobLine, ...]
    candidates: Mapping[str, Candidate]
    failures: tuple[Failure, ...]
    as_of: str


def job_line(name: str, run: RunData) -> JobLine:
    """Return the line of a job, from its run."""
    places = run.ranking.places
    standings = {place.card.candidate_id: (place.rank, place.card.score) for place in places}
    return JobLine(name=name, title=run.job.title or run.job.name, standings=standings)


def candidates_of(run: RunData) -> dict[str, Candidate]:
    """Return who was ranked in a run, by id."""
    return {place.card.candidate_id: _candidate(place.card, run) for place in run.ranking.places}


def _candidate(card: Figures, run: RunData) -> Candidate:
    person = run.people[card.candidate_id]
    return Candidate(
        file=card.file,
        name=display_name(card, person),
        printed_name=person.name,
        copies=run.copies.get(card.file, ()),
    )


def in_best_order(
    jobs: Sequence[JobLine], candidates: Mapping[str, Candidate]
) -> dict[str, Candidate]:
    """Sort candidates by the best rank that they have for any job, then by score, then by id."""

    def key(candidate_id: str) -> tuple[int, int, str]:
        held = [job.standings[candidate_id] for job in jobs if candidate_id in job.standings]
        rank, score = min(held, key=lambda standing: (standing[0], -standing[1]))
        return rank, -score, candidate_id

    return {candidate_id: candidates[candidate_id] for candidate_id in sorted(candidates, key=key)}


def jobs_table(data: SeveralData) -> Table:
    """One row a candidate, in the order of *data*: who it is, then score and rank for each job."""
    ids, candidates = list(data.candidates), list(data.candidates.values())
    columns = [
        Column("candidate_id", "string", "C- and ten hex digits of the file's SHA-256"),
        Column("file", "string", "path as it was found"),
        Column("name", "string", "name on the resume, where one was found; never scored"),
        Column("also_as", "string", "other files with the same bytes, parted by |"),
    ]
    values: list[list[Any]] = [
        ids,
        [one.file for one in candidates],
        [one.printed_name for one in candidates],
        [" | ".join(one.copies) for one in candidates],
    ]
    for job in data.jobs:
        standings = [job.standings.get(candidate_id) for candidate_id in ids]
        columns += [
            Column(f"{job.name} score", "Float64", "points for the job, 0 to 100"),
            Column(f"{job.name} rank", "Int64", "place for the job, 1 is best"),
        ]
        values.append([standing and standing[1] / 1000 for standing in standings])
        values.append([standing and standing[0] for standing in standings])
    return Table(columns=tuple(columns), values=tuple(values))
