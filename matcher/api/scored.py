"""From outcomes and a job to everything that the outputs of a run are made from."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from matcher.api.manifest import run_manifest
from matcher.batch.outcome import Outcome
from matcher.model.job import JobDescription
from matcher.model.profile import CandidateProfile
from matcher.model.skill import Taxonomy
from matcher.reports.run_data import RunData
from matcher.scoring.card import Scorer
from matcher.scoring.constants import Constants
from matcher.scoring.depth import assess
from matcher.scoring.ranking import rank_cards
from matcher.scoring.reference import Reference


def score_outcomes(
    outcomes: Sequence[Outcome],
    profiles: Iterable[CandidateProfile],
    job: JobDescription,
    *,
    taxonomy: Taxonomy,
    constants: Constants,
    reference: Reference,
    as_of: date,
    options: dict[str, Any],
) -> RunData:
    """Count up, score and rank *profiles*, one for each original among *outcomes*."""
    profiles = tuple(assess(profile, taxonomy, constants, as_of) for profile in profiles)
    scorer = Scorer(job, taxonomy=taxonomy, constants=constants, reference=reference)
    cards = [scorer.score(profile) for profile in profiles]
    return RunData(
        manifest=run_manifest(
            outcomes=outcomes,
            job=job,
            taxonomy=taxonomy,
            constants=constants,
            reference=reference,
            as_of=as_of,
            options=options,
        ),
        job=job,
        ranking=rank_cards(cards, constants),
        profiles=profiles,
        failures=tuple(outcome.failure for outcome in outcomes if outcome.failure),
        labels=labels_of(profiles, job, taxonomy),
    )


def labels_of(
    profiles: Iterable[CandidateProfile], job: JobDescription, taxonomy: Taxonomy
) -> dict[str, str]:
    """Name every skill that the run speaks of."""
    ids = {record.skill for profile in profiles for record in profile.skills}
    for requirement in job.requirements:
        ids.update(requirement.skills)
        ids.update([requirement.certification] if requirement.certification else [])
    return {skill_id: taxonomy.label(skill_id) for skill_id in sorted(ids)}
