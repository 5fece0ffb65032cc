"""Essential and optional skills: the credit of one requirement from the depth of skills."""

from collections.abc import Mapping, Sequence

from matcher.model.document import Evidence
from matcher.model.job import Mode, Requirement
from matcher.model.profile import Assertion
from matcher.model.scorecard import State
from matcher.scoring.credit import Credit, RouteKind, Wanted
from matcher.scoring.outcome import Ask, Outcome, View, distinct, state_of

_HOW = {
    RouteKind.DIRECT: "{label}",
    RouteKind.NARROWER: "{label}: shown by {source}",
    RouteKind.IMPLIED: "{label}: implied by {source}",
    RouteKind.TRANSFERABLE: "transferable: {source} for {label}",
}


def skills_rule(ask: Ask, view: View) -> Outcome:
    """Credit of the skills that a requirement names.

    Formula: any-of the maximum, all-of the mean, at least n the mean of the n best of the skills'
    credits (see ``skill_credit``). Source: the scoring page. Units: 0..1.
    """
    requirement = ask.wording
    credits_ = view.credits_of(ask)
    credit = combine([found.value for found in credits_], requirement)
    shown = credit and combine(view.shown_credits_of(ask), requirement)
    counted = chosen(credits_, requirement)
    pairs = [(ask.skills[index], credits_[index]) for index in counted]
    state = state_of(credit, view.constants.credit.met)
    if state is State.NOT_SHOWN and _all_negated(ask.skills, view):
        state = State.NEGATED
    return Outcome(
        credit=credit,
        shown=min(shown, credit),
        state=state,
        reason="; ".join(explain(wanted, found, view) for wanted, found in pairs),
        evidence=_evidence(pairs, view),
    )


def combine(values: Sequence[float], requirement: Requirement) -> float:
    """Return one credit for several skills, by the requirement's mode."""
    if not values:
        return 0.0
    if requirement.mode is Mode.ANY:
        return max(values)
    if requirement.mode is Mode.ALL:
        return sum(values) / len(values)
    count = wanted_count(requirement, len(values))
    return sum(sorted(values, reverse=True)[:count]) / count


def wanted_count(requirement: Requirement, available: int) -> int:
    """Return how many of the *available* skills the requirement counts."""
    if requirement.mode is Mode.ANY:
        return 1
    if requirement.mode is Mode.ALL:
        return available
    return max(1, min(requirement.min_count or 1, available))


def chosen(credits_: Sequence[Credit], requirement: Requirement) -> list[int]:
    """Return the indexes of the skills that count, in the order of the requirement."""
    count = wanted_count(requirement, len(credits_))
    best = sorted(range(len(credits_)), key=lambda index: (-credits_[index].value, index))
    return sorted(best[:count])


def explain(wanted: Wanted, credit: Credit, view: View) -> str:
    """Say in plain words where the credit of one skill comes from."""
    known = view.said.get(wanted.skill)
    if known is None:
        known = view.said[wanted.skill] = _explained(wanted, credit, view)
    return known


def _explained(wanted: Wanted, credit: Credit, view: View) -> str:
    label = view.taxonomy.label(wanted.skill)
    route = credit.route
    if route is None:
        return f"{label}: {_absence(wanted.skill, view.records)}"
    record = view.records[route.source]
    said = []
    if record.months:
        said.append(f"{record.months:g} months")
    if record.last_used is not None:
        said.append(f"last used {record.last_used}")
    said.append(record.band)
    if record.is_listed_only:
        said.append("listed only")
    source = view.taxonomy.label(route.source)
    how = _HOW[route.kind].format(label=label, source=source)
    return f"{how} ({', '.join(said)})"


def quotations(skill: str, view: View) -> tuple[Evidence, ...]:
    """Return the mentions that claim *skill*, the weightiest first."""
    return view.places.claims(view.records[skill])


def _absence(skill: str, records: Mapping[str, object]) -> str:
    record = records.get(skill)
    assertion = getattr(record, "assertion", None)
    if assertion is Assertion.NEGATED:
        return "said not to be there"
    if assertion is Assertion.ASPIRED:
        return "named only as something to learn"
    return "not shown"


def _all_negated(skills: Sequence[Wanted], view: View) -> bool:
    found = [view.records.get(wanted.skill) for wanted in skills]
    return bool(found) and all(
        record is not None and record.assertion is Assertion.NEGATED for record in found
    )


def _evidence(pairs: Sequence[tuple[Wanted, Credit]], view: View) -> tuple[Evidence, ...]:
    quotes: list[Evidence] = []
    for wanted, credit in pairs:
        if credit.route is not None:
            quotes.extend(quotations(credit.route.source, view))
        elif wanted.skill in view.records:
            quotes.extend(mention.evidence for mention in view.records[wanted.skill].mentions)
    return distinct(tuple(quotes), len(quotes))
