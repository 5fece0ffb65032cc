"""Requirements that are alternatives to each other: "Bachelor's and 5 years, or Master's and 3"."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from matcher.scoring.outcome import Ask, Outcome

Answer = tuple[Ask, Outcome]


def settle(answers: Sequence[Answer]) -> list[Answer]:
    """Let the best alternative of each group speak for the others.

    One alternative is one requirement over all the components it feeds. Its joint credit is the mean of
    its credits, weighted by the share that the whole group has in each of those components. The group
    earns the highest joint credit, in every component where it has a share.

    Why: the points of a group are a maximum over alternatives, so more evidence never lowers them.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for index, (ask, _) in enumerate(answers):
        if ask.requirement is not None and ask.requirement.alt_group:
            groups[ask.requirement.alt_group].append(index)
    settled = list(answers)
    for indexes in groups.values():
        best = _best([answers[index] for index in indexes])
        for index in indexes:
            settled[index] = (answers[index][0], best)
    return settled


def _best(answers: Sequence[Answer]) -> Outcome:
    shares: dict[str, int] = defaultdict(int)
    alternatives: dict[str, list[Answer]] = defaultdict(list)
    for ask, outcome in answers:
        shares[ask.component] += ask.out_of
        alternatives[ask.wording.id].append((ask, outcome))
    joint = {name: _joint(own, shares) for name, own in alternatives.items()}
    winner = max(joint, key=lambda name: joint[name].credit)
    best = replace(joint[winner], shown=max(outcome.shown for outcome in joint.values()))
    if len(joint) == 1:
        return best
    return replace(best, reason=f"best alternative {winner}: {best.reason}")


def _joint(own: Sequence[Answer], shares: dict[str, int]) -> Outcome:
    whole = sum(shares[ask.component] for ask, _ in own)
    weights = [shares[ask.component] / whole if whole else 0.0 for ask, _ in own]
    outcomes = [outcome for _, outcome in own]
    pairs = list(zip(weights, outcomes, strict=True))
    return Outcome(
        credit=sum(weight * outcome.credit for weight, outcome in pairs),
        shown=sum(weight * outcome.shown for weight, outcome in pairs),
        state=min(outcomes, key=lambda outcome: outcome.credit).state,
        reason="; ".join(outcome.reason for outcome in outcomes),
        evidence=tuple(quote for outcome in outcomes for quote in outcome.evidence),
    )
