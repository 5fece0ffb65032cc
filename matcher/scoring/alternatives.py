"""Requirements that are alternatives to each other: "Bachelor's and 5 years, or Master's and 3"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from matcher.scoring.outcome import Ask, ComponentName, Outcome

Answer = tuple[Ask, Outcome]


def settle(answers: Sequence[Answer]) -> list[Answer]:
    """Let the best alternative of each group speak for the others.

    One alternative is one requirement over all its components. It is worth, in each component where the
    group has a share, its own credit there, or its mean credit where it asks for nothing there. The
    alternative with most points wins; every member of the group then carries the winner's answer.

    Why: points of a group are a maximum over alternatives, so more evidence never lowers them.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for index, (ask, _) in enumerate(answers):
        if ask.requirement is not None and ask.requirement.alt_group:
            groups[ask.requirement.alt_group].append(index)
    settled = list(answers)
    for indexes in groups.values():
        best = _best([answers[index] for index in indexes])
        for index in indexes:
            ask = answers[index][0]
            settled[index] = (ask, best[ask.component])
    return settled


def _best(answers: Sequence[Answer]) -> Mapping[ComponentName, Outcome]:
    shares: dict[ComponentName, int] = defaultdict(int)
    alternatives: dict[str, dict[ComponentName, Outcome]] = defaultdict(dict)
    for ask, outcome in answers:
        shares[ask.component] += ask.out_of
        alternatives[ask.wording.id][ask.component] = outcome
    filled = {requirement: _fill(own, shares) for requirement, own in sorted(alternatives.items())}
    winner = max(
        filled,
        key=lambda requirement: (
            _points(filled[requirement], shares),
            -_place(requirement, answers),
        ),
    )
    if len(filled) == 1:
        return filled[winner]
    return {
        component: replace(outcome, reason=f"alternative {winner}: {outcome.reason}")
        for component, outcome in filled[winner].items()
    }


def _fill(
    own: Mapping[ComponentName, Outcome], shares: Mapping[ComponentName, int]
) -> dict[ComponentName, Outcome]:
    outcomes = list(own.values())
    mean = Outcome(
        credit=sum(outcome.credit for outcome in outcomes) / len(outcomes),
        shown=sum(outcome.shown for outcome in outcomes) / len(outcomes),
        state=min(outcomes, key=lambda outcome: outcome.credit).state,
        reason="; ".join(outcome.reason for outcome in outcomes),
        evidence=tuple(quote for outcome in outcomes for quote in outcome.evidence),
    )
    return {component: own.get(component, mean) for component in shares}


def _points(
    outcomes: Mapping[ComponentName, Outcome], shares: Mapping[ComponentName, int]
) -> float:
    return sum(outcomes[component].credit * share for component, share in shares.items())


def _place(requirement: str, answers: Sequence[Answer]) -> int:
    return [ask.wording.id for ask, _ in answers].index(requirement)
