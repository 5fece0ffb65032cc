"""A job as it would be without something, or with something more: what `whatif` asks about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from matcher.errors import InputError
from matcher.model.job import JobDescription, Mode, Requirement, RequirementKind
from matcher.model.skill import Taxonomy
from matcher.scoring.constants import Constants
from matcher.taxonomy.named import skill_named

ASSUMED_BY = "what-if"
"""Stands in ``assumed`` of a requirement that the job does not have."""
_MOST_NAMED = 12
_ID = re.compile(r"[a-z]\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedJob:
    """A job and constants, and in what they are not those of a run.

    Args:
        job: as it would be.
        constants: as they would be; what is left out has weight 0 there.
        fresh: ids of requirements that are new or name other skills.
        said: each change in words.
    """

    job: JobDescription
    constants: Constants
    fresh: frozenset[str] = frozenset()
    said: tuple[str, ...] = ()


def leave_out(changed: ChangedJob, what: str, taxonomy: Taxonomy) -> ChangedJob:
    """Leave out a requirement, by its id, or a skill, by its id or a name of it.

    A requirement that names nothing but the skill has weight 0; one that names others goes on with these.

    Raises:
        InputError: when the job does not ask for it.
    """
    named = {one.id: one for one in _scored(changed.job)}
    if what in named:
        return _without_weight(changed, named[what])
    if _ID.fullmatch(what) and what not in taxonomy:
        raise InputError(
            f"the job has no requirement {what} that is scored; it has {', '.join(named)}"
        )
    skill = skill_named(taxonomy, what, "a requirement of the job").id
    asking = [one for one in named.values() if skill in one.skills]
    if not asking:
        asked = dict.fromkeys(
            taxonomy.label(one) for requirement in named.values() for one in requirement.skills
        )
        some = ", ".join(list(asked)[:_MOST_NAMED])
        raise InputError(f"the job does not ask for {taxonomy.label(skill)}; it asks for: {some}")
    for requirement in asking:
        changed = _without_skill(changed, requirement, skill, taxonomy)
    return changed


def ask_for(changed: ChangedJob, what: str, taxonomy: Taxonomy) -> ChangedJob:
    """Ask for one more essential skill, by its id or a name of it.

    Raises:
        InputError: when there is no such skill, or the job asks for it by itself already.
    """
    named = skill_named(taxonomy, what)
    skill, label = named.id, named.pref_label
    for one in _scored(changed.job):
        if one.kind is RequirementKind.ESSENTIAL and one.skills == (skill,):
            raise InputError(f"the job already asks for {label} ({one.id})")
    requirement = Requirement(
        id=_free_id(changed.job),
        kind=RequirementKind.ESSENTIAL,
        text=label,
        skills=(skill,),
        assumed=ASSUMED_BY,
    )
    return replace(
        changed,
        job=replace(changed.job, requirements=(*changed.job.requirements, requirement)),
        fresh=changed.fresh | {requirement.id},
        said=(*changed.said, f"with {label} as an essential skill ({requirement.id})"),
    )


def _scored(job: JobDescription) -> Iterator[Requirement]:
    kind = RequirementKind.KNOCKOUT
    return (one for one in job.requirements if one.kind is not kind and not one.negated)


def _without_weight(changed: ChangedJob, requirement: Requirement) -> ChangedJob:
    constants = changed.constants
    weights = {**constants.requirements, requirement.id: 0.0}
    return replace(
        changed,
        constants=replace(constants, requirements=weights),
        said=(*changed.said, f"without {requirement.id}: {requirement.text}"),
    )


def _without_skill(
    changed: ChangedJob, requirement: Requirement, skill: str, taxonomy: Taxonomy
) -> ChangedJob:
    left = tuple(one for one in requirement.skills if one != skill)
    if not left:
        return _without_weight(changed, requirement)
    count = requirement.min_count
    is_counted = requirement.mode is Mode.AT_LEAST and count is not None
    new = replace(
        requirement, skills=left, min_count=min(count or 1, len(left)) if is_counted else count
    )
    requirements = tuple(new if one is requirement else one for one in changed.job.requirements)
    labels = ", ".join(map(taxonomy.label, left))
    return replace(
        changed,
        job=replace(changed.job, requirements=requirements),
        fresh=changed.fresh | {requirement.id},
        said=(
            *changed.said,
            f"without {taxonomy.label(skill)} in {requirement.id}: {labels} stays",
        ),
    )


def _free_id(job: JobDescription) -> str:
    """Return the first of ``r1``, ``r2`` ... after the job's own that none of its requirements has."""
    taken = {one.id for one in job.requirements}
    numbers = range(len(taken) + 1, 2 * len(taken) + 2)
    return next(f"r{number}" for number in numbers if f"r{number}" not in taken)
