"""From outcomes and a job to everything that the outputs of a run are made from."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from matcher.api.manifest import run_manifest
from matcher.api.places import Files, Places
from matcher.batch.outcome import Encoded, Outcome, Part
from matcher.batch.outcomes import Outcomes
from matcher.batch.parts import CountedParts, ScoredParts
from matcher.batch.task import Scoring
from matcher.model.job import JobDescription
from matcher.model.run import Failure, RunManifest, Status
from matcher.model.scorecard import Place, Ranking
from matcher.model.skill import Taxonomy
from matcher.reports.run_data import Person, RunData
from matcher.schema.scored import Scored
from matcher.schema.scored_views import CardObjects, FiguresReader, Profiles, RankedCards
from matcher.scoring.constants import Constants
from matcher.scoring.ranking import standings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredRun:
    """What came of scoring a folder.

    Args:
        data: what the outputs are made from.
        outcomes: how each file ended, also those that broke down in scoring.
        scored: candidate id -> what is kept of the candidate.
    """

    data: RunData
    outcomes: Sequence[Outcome]
    scored: Mapping[str, Scored]


def rank_scored(
    outcomes: Sequence[Outcome],
    parts: Iterable[tuple[int, Part]],
    scoring: Scoring,
    *,
    options: dict[str, Any],
    counted: CountedParts | None = None,
) -> ScoredRun:
    """Rank what was scored.

    Args:
        outcomes: how each file ended, sorted by path.
        parts: the number of each original among them with what was scored of it, in any order.
        scoring: what they were held against.
        options: scoring options that differ from the defaults, for the manifest.
        counted: what is kept of the resumes, where the runs of several jobs share it.
    """
    gathered = _Gathered(CountedParts() if counted is None else counted)
    broken: dict[str, Failure] = {}
    for number, part in parts:
        if isinstance(part, Failure):
            broken[outcomes[number].file] = part
        else:
            gathered.add(number, part)
    for outcome in map(outcomes.__getitem__, gathered.scored.of_known_ids()):
        broken[outcome.file] = _same_id(outcome)
    ended = Outcomes.of(_ended(outcome, broken) for outcome in outcomes) if broken else outcomes
    manifest = run_manifest(
        outcomes=ended,
        job=scoring.job,
        taxonomy=scoring.taxonomy,
        constants=scoring.constants,
        reference=scoring.reference,
        as_of=scoring.as_of,
        options=options,
    )
    files = Files(gathered.scored, outcomes)
    data = run_data(
        manifest=manifest,
        job=scoring.job,
        taxonomy=scoring.taxonomy,
        places=gathered.places(files, scoring.constants),
        people=_People(gathered.scored),
        files=files,
        scored=gathered.scored,
        outcomes=ended,
    )
    return ScoredRun(data=data, outcomes=ended, scored=gathered.scored)


class _Gathered:
    """What is taken from the parts as they come by: what orders people stays here, all else goes to the disk.

    Args:
        counted: shared by the runs of several jobs.
    """

    def __init__(self, counted: CountedParts) -> None:
        self.scored = ScoredParts(counted)
        self._scores = array("i")
        self._points = array("i")

    def add(self, file: int, part: Encoded) -> None:
        """Take the part of a candidate, whose file has a number among those of the run."""
        self.scored.add(file, part)
        self._scores.append(part.scored.marked.score)
        self._points.extend(part.scored.marked.components)

    def places(self, files: Files, constants: Constants) -> Sequence[Place]:
        """Return where the candidates stand: by score, best first, then by id."""
        if not self._scores:
            return ()
        import numpy as np  # noqa: PLC0415 - slow to load

        reader = FiguresReader(self.scored[self.scored.ids[0]])
        by_id = self.scored.ids.bearers()
        scores = np.frombuffer(self._scores, dtype=np.intc)
        points = np.frombuffer(self._points, dtype=np.intc).reshape(len(scores), -1)
        order = by_id[np.argsort(-scores[by_id], kind="stable")]
        standings = standings_of(scores[order], points[order], reader.out_of, constants)
        return Places(order, standings, parts=self.scored, files=files, reader=reader)


class _People(Mapping[str, Person]):
    """What the lists show of each candidate beside the figures, read when it is asked for."""

    def __init__(self, scored: ScoredParts) -> None:
        self._scored = scored

    def __getitem__(self, candidate_id: str) -> Person:
        counted = self._scored.counted_figures(self._scored.number(candidate_id))
        return Person(name=counted.name, experience_months=counted.experience_months)

    def __iter__(self) -> Iterator[str]:
        return iter(self._scored)

    def __len__(self) -> int:
        return len(self._scored)


def run_data(
    *,
    manifest: RunManifest,
    job: JobDescription,
    taxonomy: Taxonomy,
    places: Sequence[Place],
    people: Mapping[str, Person],
    files: Mapping[str, str],
    scored: Mapping[str, Scored],
    outcomes: Sequence[Outcome],
) -> RunData:
    """Put together what the outputs of a run are made from."""
    return RunData(
        manifest=manifest,
        job=job,
        ranking=Ranking(places=places, candidates=RankedCards(places, scored)),
        people=people,
        card_objects=CardObjects(places, scored),
        profiles=Profiles(scored, files),
        failures=tuple(outcome.failure for outcome in outcomes if outcome.failure),
        labels=_labels(job, taxonomy),
        copies=copies_among(outcomes),
    )


def copies_among(outcomes: Iterable[Outcome]) -> dict[str, tuple[str, ...]]:
    """Return each file that others are copies of, with those others."""
    found: dict[str, list[str]] = {}
    for outcome in outcomes:
        if outcome.duplicate_of:
            found.setdefault(outcome.duplicate_of, []).append(outcome.file)
    return {file: tuple(others) for file, others in found.items()}


def _same_id(outcome: Outcome) -> Failure:
    """Make the failure of a file whose hash begins like that of another; one in two million thousand pairs."""
    return Failure(
        file=outcome.file,
        status=Status.CRASHED,
        stage="score",
        reason="has the same candidate id as another file of this run",
        next_step="save it again, so that its bytes differ, and rank it anew",
        sha256=outcome.sha256,
    )


def _ended(outcome: Outcome, broken: Mapping[str, Failure]) -> Outcome:
    """Return how a file ended after scoring, where it, or the file it is a copy of, may have broken down."""
    failure = broken.get(outcome.duplicate_of or outcome.file)
    if failure is None:
        return outcome
    return replace(outcome, failure=replace(failure, file=outcome.file))


def _labels(job: JobDescription, taxonomy: Taxonomy) -> dict[str, str]:
    """Name every skill that the job speaks of."""
    ids = {skill for requirement in job.requirements for skill in requirement.skills}
    ids.update(item.certification for item in job.requirements if item.certification)
    return {skill_id: taxonomy.label(skill_id) for skill_id in sorted(ids)}
