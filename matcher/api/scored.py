"""From outcomes and a job to everything that the outputs of a run are made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from matcher.api.manifest import run_manifest
from matcher.batch.outcome import Outcome, Part
from matcher.batch.parts import CountedParts, ScoredParts
from matcher.batch.task import Scoring
from matcher.model.job import JobDescription
from matcher.model.run import Failure, RunManifest, Status
from matcher.model.scorecard import Figures, Place, Ranking
from matcher.model.skill import Taxonomy
from matcher.reports.run_data import Person, RunData
from matcher.schema.scored import Scored
from matcher.schema.scored_views import CardObjects, FiguresReader, Profiles, RankedCards
from matcher.scoring.ranking import in_order, places_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredRun:
    """What came of scoring a folder.

    Args:
        data: what the outputs are made from.
        outcomes: how each file ended, also those that broke down in scoring.
        scored: candidate id -> what is kept of the candidate.
    """

    data: RunData
    outcomes: tuple[Outcome, ...]
    scored: Mapping[str, Scored]


def rank_scored(
    outcomes: Sequence[Outcome],
    parts: Iterable[tuple[Outcome, Part]],
    scoring: Scoring,
    *,
    options: dict[str, Any],
    counted: CountedParts | None = None,
) -> ScoredRun:
    """Rank what was scored.

    Args:
        outcomes: how each file ended, sorted by path.
        parts: each original among them with what was scored of it, in any order.
        scoring: what they were held against.
        options: scoring options that differ from the defaults, for the manifest.
        counted: what is kept of the resumes, where the runs of several jobs share it.
    """
    gathered = _Gathered(counted or CountedParts())
    broken = {
        outcome.file: failure for outcome, part in parts if (failure := gathered.add(outcome, part))
    }
    ended = tuple(_ended(outcome, broken) for outcome in outcomes)
    manifest = run_manifest(
        outcomes=ended,
        job=scoring.job,
        taxonomy=scoring.taxonomy,
        constants=scoring.constants,
        reference=scoring.reference,
        as_of=scoring.as_of,
        options=options,
    )
    places = places_of(in_order(gathered.figures), scoring.constants)
    data = run_data(
        manifest=manifest,
        job=scoring.job,
        taxonomy=scoring.taxonomy,
        places=places,
        scored=gathered.scored,
        outcomes=ended,
    )
    return ScoredRun(data=data, outcomes=ended, scored=gathered.scored)


class _Gathered:
    """What is taken from the parts as they come by; their words go to the disk."""

    def __init__(self, counted: CountedParts) -> None:
        self.scored = ScoredParts(counted)
        self.figures: list[Figures] = []
        self._reader: FiguresReader | None = None

    def add(self, outcome: Outcome, part: Part) -> Failure | None:
        """Take a part, or return why there is none."""
        if not isinstance(part, Scored):
            return part
        if part.candidate_id in self.scored:
            return _same_id(outcome)
        self._reader = self._reader or FiguresReader(part)
        self.scored.add(part)
        self.figures.append(self._reader.read(part, outcome.file))
        return None


class _People(Mapping[str, Person]):
    """What the lists show of each candidate beside the figures, read when it is asked for."""

    def __init__(self, scored: Mapping[str, Scored]) -> None:
        self._scored = scored

    def __getitem__(self, candidate_id: str) -> Person:
        counted = self._scored[candidate_id].counted
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
    places: tuple[Place, ...],
    scored: Mapping[str, Scored],
    outcomes: Sequence[Outcome],
) -> RunData:
    """Put together what the outputs of a run are made from."""
    return RunData(
        manifest=manifest,
        job=job,
        ranking=Ranking(places=places, candidates=RankedCards(places, scored)),
        people=_People(scored),
        card_objects=CardObjects(places, scored),
        profiles=Profiles(scored, places),
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
