"""What a job asks of each component, and how many points each question can bring."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from matcher.errors import InputError
from matcher.model.job import JobDescription, Requirement, RequirementKind, YearsScope
from matcher.model.skill import SkillKind, Taxonomy
from matcher.scoring.constants import Constants
from matcher.scoring.credit import SkillGraph
from matcher.scoring.outcome import Ask, ComponentName
from matcher.scoring.rules_certifications import certificates_of

WHOLE = 100_000
"""Milli-points that a card can hold."""
_MONTHS = 12
_ELSEWHERE = frozenset({SkillKind.CERTIFICATION, SkillKind.DEGREE_FIELD})


def scored(job: JobDescription) -> tuple[Requirement, ...]:
    """Return the requirements that can bring points: no knockouts, nothing that is not asked for."""
    return tuple(
        requirement
        for requirement in job.requirements
        if requirement.kind is not RequirementKind.KNOCKOUT and not requirement.negated
    )


def duty_lines(job: JobDescription) -> tuple[str, ...]:
    """Return the wording of the responsibilities, in order."""
    kind = RequirementKind.RESPONSIBILITY
    return tuple(requirement.text for requirement in scored(job) if requirement.kind is kind)


def build_asks(
    job: JobDescription,
    *,
    has_terms: bool,
    taxonomy: Taxonomy,
    graph: SkillGraph,
    constants: Constants,
) -> tuple[Ask, ...]:
    """Return every question of a job with the milli-points it can bring; these add up to 100,000.

    Inside a component each question weighs strength x the user's factor; alternatives (one ``alt_group``)
    together weigh as much as the heaviest of them. Components without a question are spread.

    Raises:
        InputError: when nothing of the job can be scored, or a factor names an unknown requirement.
    """
    _check_ids(job, constants)
    asks = list(_asks(job, taxonomy, graph, constants))
    if has_terms and any(ask.weight for ask in asks):
        asks.append(Ask(component=ComponentName.TERM_COVERAGE, requirement=None, weight=1.0))
    by_component: dict[ComponentName, list[Ask]] = defaultdict(list)
    for ask in asks:
        by_component[ask.component].append(ask)
    ordered: list[Ask] = []
    exact: list[float] = []
    for component in ComponentName:
        found = by_component.get(component, [])
        weights = _weights(found)
        total = sum(weights)
        points = float(getattr(constants.components, component.value))
        if not total or not points:
            continue
        for ask, weight in zip(found, weights, strict=True):
            if weight:
                ordered.append(ask)
                exact.append(points * weight / total)
    if not ordered:
        raise InputError(
            f"{job.name}: nothing in this job description can be scored under these weights"
        )
    shares = largest_remainder(exact, WHOLE)
    return tuple(replace(ask, out_of=share) for ask, share in zip(ordered, shares, strict=True))


def largest_remainder(weights: Sequence[float], total: int) -> list[int]:
    """Cut *total* into whole parts in proportion to *weights*; what is left goes to the largest rests.

    >>> largest_remainder([1.0, 1.2], 75_000)
    [34091, 40909]
    """
    whole = sum(weights)
    exact = [weight * total / whole for weight in weights]
    parts = [int(value) for value in exact]
    by_rest = sorted(range(len(exact)), key=lambda i: (-round(exact[i] - parts[i], 9), i))
    for index in by_rest[: total - sum(parts)]:
        parts[index] += 1
    return parts


def _asks(
    job: JobDescription, taxonomy: Taxonomy, graph: SkillGraph, constants: Constants
) -> Iterable[Ask]:
    base = _base_months(job)
    duties = 0
    for requirement in scored(job):
        factor = requirement.weight * constants.requirements.get(requirement.id, 1.0)
        weight = factor * constants.strength.of(requirement.strength)
        names = [skill for skill in requirement.skills if _kind(skill, taxonomy) not in _ELSEWHERE]
        skills = tuple(graph.wanted(skill) for skill in dict.fromkeys(names))
        if requirement.kind is RequirementKind.RESPONSIBILITY:
            yield Ask(
                component=ComponentName.RESPONSIBILITIES,
                requirement=requirement,
                weight=factor,
                skills=skills,
                duty=duties,
            )
            duties += 1
        elif skills:
            is_essential = requirement.kind is RequirementKind.ESSENTIAL
            yield Ask(
                component=ComponentName.ESSENTIAL_SKILLS
                if is_essential
                else ComponentName.OPTIONAL_SKILLS,
                requirement=requirement,
                weight=weight,
                skills=skills,
            )
        if requirement.min_years:
            yield Ask(
                component=ComponentName.EXPERIENCE,
                requirement=requirement,
                weight=factor,
                scope=_scope(requirement, names, graph),
            )
        if requirement.degree_levels or requirement.degree_fields:
            yield Ask(
                component=ComponentName.EDUCATION,
                requirement=requirement,
                weight=factor,
                base_months=base,
            )
        if certificates_of(requirement, taxonomy):
            yield Ask(
                component=ComponentName.CERTIFICATIONS, requirement=requirement, weight=factor
            )


def _weights(asks: Sequence[Ask]) -> list[float]:
    groups: dict[str, list[float]] = defaultdict(list)
    for ask in asks:
        if ask.requirement is not None and ask.requirement.alt_group:
            groups[ask.requirement.alt_group].append(ask.weight)
    return [_shared(ask, groups) for ask in asks]


def _shared(ask: Ask, groups: Mapping[str, Sequence[float]]) -> float:
    group = ask.requirement.alt_group if ask.requirement is not None else None
    if not group:
        return ask.weight
    weights = groups[group]
    total = sum(weights)
    return max(weights) * ask.weight / total if total else 0.0


def _scope(
    requirement: Requirement, names: Sequence[str], graph: SkillGraph
) -> frozenset[str] | None:
    """Return the skills whose roles count for a number of years, or None where any work counts.

    Years "as a data scientist" are years of doing what defines one, whatever the title was.
    """
    if requirement.years_scope is not YearsScope.SKILLS or not names:
        return None
    meant = {*names, *(skill for name in names for skill in graph.defining(name))}
    wider = {source for name in meant for source in graph.showing(name)}
    return frozenset(wider | meant)


def _base_months(job: JobDescription) -> int:
    years = (
        requirement.min_years
        for requirement in scored(job)
        if requirement.min_years and requirement.kind is RequirementKind.ESSENTIAL
    )
    return round(max(years, default=0.0) * _MONTHS)


def _kind(skill: str, taxonomy: Taxonomy) -> SkillKind | None:
    return taxonomy[skill].kind if skill in taxonomy else None


def _check_ids(job: JobDescription, constants: Constants) -> None:
    known = {requirement.id for requirement in job.requirements}
    unknown = sorted(constants.requirements.keys() - known)
    if unknown:
        raise InputError(
            f"the weights name requirements that {job.name} does not have: {', '.join(unknown)}; "
            f"it has {', '.join(sorted(known)) or 'none'}"
        )
