"""Everything that an output of a run is made from, in one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from matcher.model.job import JobDescription, Requirement
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure, RunManifest
from matcher.model.scorecard import Ranking


@dataclass(frozen=True, slots=True, kw_only=True)
class RunData:
    """A finished run.

    Args:
        manifest: what determines the result.
        job: the job as understood.
        ranking: the score cards, best first.
        profiles: the assessed profiles of the ranked candidates, in any order.
        failures: files that could not be used, sorted by path.
        labels: skill id -> the name people read, so that no output needs the taxonomy.
    """

    manifest: RunManifest
    job: JobDescription
    ranking: Ranking
    profiles: tuple[CandidateProfile, ...]
    failures: tuple[Failure, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    def profiles_by_id(self) -> dict[str, CandidateProfile]:
        """Return the profiles by candidate id."""
        return {profile.candidate_id: profile for profile in self.profiles}


def requirements_by_id(job: JobDescription) -> dict[str, Requirement]:
    """Return the requirements of *job* by id, in the order of its text."""
    return {requirement.id: requirement for requirement in job.requirements}
