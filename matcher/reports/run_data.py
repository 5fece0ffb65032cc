"""Everything that an output of a run is made from, in one value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from matcher.model.job import JobDescription, Requirement
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure, RunManifest
from matcher.model.scorecard import Ranking
from matcher.schema.scored_views import CardObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What the lists of a run show of somebody beside the figures; nothing of it is scored.

    Args:
        name: on the resume, where one was found.
        experience_months: of dated work, overlaps counted once.
    """

    name: str | None
    experience_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunData:
    """A finished run.

    Args:
        manifest: what determines the result.
        job: the job as understood.
        ranking: the candidates, best first.
        people: candidate id -> who it is.
        card_objects: the words of the score cards (their figures stand in the ranking), in its order; each may
            be read from the disk as it is asked for.
        profiles: candidate id -> the assessed profile, which may be read from the disk as it is asked for.
        failures: files that could not be used, sorted by path.
        labels: id of a skill that the job asks for -> the name people read.
        copies: file -> other files with the same bytes, which were ranked once.
    """

    manifest: RunManifest
    job: JobDescription
    ranking: Ranking
    people: Mapping[str, Person]
    card_objects: Iterable[CardObject]
    profiles: Mapping[str, CandidateProfile]
    failures: tuple[Failure, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def person_of(profile: CandidateProfile) -> Person:
    """Return what the lists show of the person of an assessed profile."""
    return Person(name=profile.contact.name, experience_months=profile.experience_months)


def requirements_by_id(job: JobDescription) -> dict[str, Requirement]:
    """Return the requirements of *job* by id, in the order of its text."""
    return {requirement.id: requirement for requirement in job.requirements}
