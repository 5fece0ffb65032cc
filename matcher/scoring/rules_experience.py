"""Years of experience: months of dated roles against what the job asks for."""

from dataclasses import dataclass, replace

from matcher.model.document import Evidence
from matcher.model.scorecard import State
from matcher.scoring.months import covered
from matcher.scoring.outcome import Ask, Outcome, View, distinct, state_of

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """Months that count for a requirement, and the lines that state them."""

    months: int
    evidence: tuple[Evidence, ...]
    is_dated: bool


def experience_rule(ask: Ask, view: View) -> Outcome:
    """Credit of a number of years.

    Formula: ``min(1, x / min)`` with x = months of the union of all work, or of the roles that mention a
    skill of the scope or one that implies it; min in months. Years stated without dates are used only
    where no dated role counts, and only up to the cap where they stand in a list. More than the maximum is a note; with ``above_max: penalty`` the credit is
    multiplied with max / x. Source: the scoring page. Units: 0..1.
    """
    requirement = ask.wording
    worked = months_worked(ask.scope, view)
    wanted = (requirement.min_years or 0.0) * _MONTHS
    credit = min(1.0, worked.months / wanted) if wanted else 0.0
    note = ""
    most = (requirement.max_years or 0.0) * _MONTHS
    if most and worked.months > most:
        note = f"; more than the {requirement.max_years:g} years named"
        if view.constants.experience.above_max == "penalty":
            credit *= most / worked.months
    if not worked.evidence:
        credit = 0.0
    state = state_of(credit, 1.0)
    if state is State.NOT_SHOWN and not worked.is_dated:
        state = State.UNKNOWN
    about = "" if ask.scope is None else " in roles that show it"
    source = "" if worked.is_dated or not worked.months else ", stated without dates"
    return Outcome(
        credit=credit,
        shown=0.0 if _is_listed(worked, view) else credit,
        state=state,
        reason=f"{worked.months} of {wanted:g} months{about}{source}{note}",
        evidence=worked.evidence,
    )


def months_worked(scope: frozenset[str] | None, view: View) -> Worked:
    """Count the months of dated work, of any kind or of roles that mention a skill of *scope*."""
    dated = view.work
    work = dated if scope is None else [one for one in dated if one.shows(scope)]
    if not work:
        stated = _stated(scope, view)
        return replace(stated, is_dated=bool(dated and not stated.months))
    lines = tuple([one.role.dated or one.role.evidence for one in work])
    return Worked(
        months=covered(one.months for one in work),
        evidence=distinct(lines, len(lines)),
        is_dated=True,
    )


def _stated(scope: frozenset[str] | None, view: View) -> Worked:
    about = [
        stated
        for stated in view.profile.durations
        if (stated.skill is None if scope is None else stated.skill in scope)
    ]
    if not about:
        return Worked(months=0, evidence=(), is_dated=False)
    longest = max(about, key=lambda stated: (stated.months, stated.evidence.span))
    return Worked(months=longest.months, evidence=(longest.evidence,), is_dated=False)


def _is_listed(worked: Worked, view: View) -> bool:
    return not worked.is_dated and all(view.places.is_listed(quote) for quote in worked.evidence)
