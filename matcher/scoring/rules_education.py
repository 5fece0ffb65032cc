"""Degrees. School, grades and years of graduation are never read."""

from matcher.extraction.tenure import WORK
from matcher.model.job import Requirement
from matcher.model.profile import Degree, DegreeLevel, DegreeStatus
from matcher.model.scorecard import State
from matcher.model.skill import plain_field
from matcher.scoring.outcome import Ask, Outcome, View, distinct, state_of


def education_rule(ask: Ask, view: View) -> Outcome:
    """Credit of a degree: the best over all degrees of level credit x field factor.

    Formula: level met 1, one below 0.6, further below 0; with "or equivalent", every 48 months of work
    beyond what the job asks for anyway make up for a level (no degree counts as the lowest level).
    Field: as named 1, another one of the taxonomy (or none stated) 0.8, any other 0.5. A degree in
    progress counts only where the job asks for students. Source: the scoring page. Units: 0..1.
    """
    requirement = ask.wording
    best, credit = None, 0.0
    for degree in view.profile.degrees:
        found = _degree_credit(degree, ask, view)
        if found > credit:
            best, credit = degree, found
    instead = _experience_instead(ask, view)
    if instead > credit:
        return _by_experience(instead, view)
    stated = tuple(degree.evidence for degree in view.profile.degrees)
    state = state_of(credit, 1.0)
    if best is None:
        if not stated:
            state = State.UNKNOWN
        reason = "degrees stated, none that counts here" if stated else "no degree stated"
        return Outcome(credit=0.0, shown=0.0, state=state, reason=reason, evidence=stated)
    level = best.level.value if best.level else "degree"
    wanted = _lowest(requirement)
    asked = f"{wanted.value} asked for" if wanted else "no level asked for"
    reason = f"{level}{f' in {best.field}' if best.field else ''}; {asked}"
    return Outcome(
        credit=credit, shown=credit, state=state, reason=reason, evidence=(best.evidence,)
    )


def _degree_credit(degree: Degree, ask: Ask, view: View) -> float:
    requirement = ask.wording
    students = requirement.degree_status == DegreeStatus.IN_PROGRESS
    counts = degree.status is DegreeStatus.COMPLETED or (
        students and degree.status is DegreeStatus.IN_PROGRESS
    )
    if degree.level is None or not counts:
        return 0.0
    level = _level_credit(degree.level, ask, view)
    return level * _field_factor(degree, requirement, view)


def _level_credit(level: DegreeLevel, ask: Ask, view: View) -> float:
    wanted = _lowest(ask.wording)
    if wanted is None:
        return 1.0
    gap = wanted.order - level.order
    if ask.wording.or_equivalent:
        gap -= _spare_levels(ask, view)
    if gap <= 0:
        return 1.0
    return view.constants.education.one_level_below if gap == 1 else 0.0


def _experience_instead(ask: Ask, view: View) -> float:
    wanted = _lowest(ask.wording)
    if wanted is None or not ask.wording.or_equivalent or not _spare_levels(ask, view):
        return 0.0
    return _level_credit(DegreeLevel.HIGH_SCHOOL, ask, view)


def _spare_levels(ask: Ask, view: View) -> int:
    spare = view.profile.experience_months - ask.base_months
    return max(0, spare) // view.constants.education.months_per_level


def _by_experience(credit: float, view: View) -> Outcome:
    lines = tuple(
        role.dated or role.evidence
        for role in view.profile.roles
        if role.dates is not None and role.kind in WORK
    )
    return Outcome(
        credit=credit,
        shown=credit,
        state=state_of(credit, 1.0),
        reason=f"{view.profile.experience_months} months of work in place of the degree",
        evidence=distinct(lines, len(lines)),
    )


def _lowest(requirement: Requirement) -> DegreeLevel | None:
    return min(requirement.degree_levels, key=lambda level: level.order, default=None)


def _field_factor(degree: Degree, requirement: Requirement, view: View) -> float:
    if not requirement.degree_fields:
        return 1.0
    constants = view.constants.education
    if degree.field is None and degree.field_id is None:
        return constants.related_field
    known = view.graph.fields
    wanted = [plain_field(name) for name in requirement.degree_fields]
    own = plain_field(degree.field or "")
    if own and any(own == name or f" {name} " in f" {own} " for name in wanted):
        return 1.0
    ids = {known[name] for name in wanted if name in known}
    if degree.field_id is not None and degree.field_id in ids:
        return 1.0
    return constants.related_field if degree.field_id is not None else constants.other_field
