"""What a role asks for as a rule, to fill in what a job leaves out; never done unless asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from typing import Any, ClassVar

from matcher.errors import InputError
from matcher.jobs.profile_entries import RequirementEntry
from matcher.model.document import Flag, Severity
from matcher.model.job import JobDescription, Requirement
from matcher.model.skill import STRICT, Taxonomy
from matcher.resources import resource_dir
from matcher.schema.border import load_yaml

_PREFIX = "role:"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleProfile:
    """A role of ``role_profiles.yaml``.

    Args:
        role: its name after ``role:``.
        label: its name for people.
        requirements: each with kind, text and skills.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    role: str
    label: str
    requirements: tuple[RequirementEntry, ...]


@cache
def role_profiles() -> tuple[RoleProfile, ...]:
    """Return the roles that are known."""
    return load_yaml(tuple[RoleProfile, ...], resource_dir("skill_taxonomy") / "role_profiles.yaml")


def find_role(name: str) -> RoleProfile:
    """Return the role that ``role:NAME`` or ``NAME`` means.

    Raises:
        InputError: naming the roles that are known, the most alike first.

    >>> find_role("role:data-analyst").label
    'Data Analyst'
    """
    wanted = name.strip().lower().removeprefix(_PREFIX).replace(" ", "-").replace("_", "-")
    known = {profile.role: profile for profile in role_profiles()}
    if wanted in known:
        return known[wanted]
    by_likeness = sorted(known, key=lambda role: -SequenceMatcher(None, wanted, role).ratio())
    listed = ", ".join(f"{_PREFIX}{role}" for role in by_likeness)
    raise InputError(f"there is no role {name!r} to fill in; known are {listed}")


def fill_job(job: JobDescription, profile: RoleProfile, taxonomy: Taxonomy) -> JobDescription:
    """Add what the role asks for and the job does not speak of, each requirement marked as assumed.

    A job speaks of a requirement when it names one of its skills, or a narrower one, in any way, also to say
    that it is not needed.

    Args:
        job: as understood, or as corrected.
        profile: what the role asks for.
        taxonomy: knows what is narrower.
    """
    named = {skill for one in job.requirements for skill in one.skills}
    added = tuple(_left_out(job, profile, named, taxonomy))
    if not added:
        return job
    said = "1 requirement is" if len(added) == 1 else f"{len(added)} requirements are"
    note = Flag(
        code="assumed",
        severity=Severity.INFO,
        message=f"{said} assumed for the role {profile.label}: the job does not say so",
    )
    rest = tuple(flag for flag in job.warnings if flag.code != "no_requirements")
    return replace(job, requirements=(*job.requirements, *added), warnings=(*rest, note))


def _left_out(
    job: JobDescription, profile: RoleProfile, named: set[str], taxonomy: Taxonomy
) -> Iterator[Requirement]:
    taken = {one.id for one in job.requirements}
    most = len(job.requirements) + len(profile.requirements)
    free = (f"r{number}" for number in range(1, most + 1) if f"r{number}" not in taken)
    for entry in profile.requirements:
        covers = set(entry.skills).union(*map(taxonomy.descendants, entry.skills))
        if not named & covers:
            yield Requirement(
                id=next(free),
                kind=entry.kind,
                text=entry.text or "",
                skills=entry.skills,
                mode=entry.mode,
                min_count=entry.min_count,
                assumed=f"{_PREFIX}{profile.role}",
            )
