"""Stored answers of the rules held against other weights: the same points as scoring anew, at a fraction of the cost.

What a rule answers hangs on the resume and the requirement; weights only say how many points it is out of.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache

from matcher.model.scorecard import State
from matcher.scoring.alternatives import settle
from matcher.scoring.constants import Constants
from matcher.scoring.listed_only import points_of
from matcher.scoring.outcome import Ask, Outcome

Answered = tuple[float, float]
"""Credit, and what stays of it without the skills lists; each 0..1."""
AskKey = tuple[str, str | None]
"""Component and requirement of a question."""
_WEIGHTS = frozenset({"components", "requirements", "strength", "listed_only", "stability"})


def key_of(ask: Ask) -> AskKey:
    """Return how a stored card names a question."""
    return str(ask.component), ask.requirement.id if ask.requirement is not None else None


def answers_hold(before: Constants, after: Constants) -> bool:
    """Tell whether two sets of constants differ in weights alone, so that the rules answer alike."""
    one, other = asdict(before), asdict(after)
    return all(one[name] == other[name] for name in one.keys() - _WEIGHTS)


def scores_again(
    answers: Iterable[Sequence[Answered]], asks: Sequence[Ask], constants: Constants
) -> Iterator[int]:
    """Yield the milli-points of candidates.

    Args:
        answers: of each candidate, to *asks* in their order.
        asks: the questions, with the points that they can bring.
        constants: in force.
    """
    has_alternatives = any(ask.requirement and ask.requirement.alt_group for ask in asks)
    for found in answers:
        own = [(ask, _outcome(*one)) for ask, one in zip(asks, found, strict=True)]
        yield sum(points_of(settle(own) if has_alternatives else own, constants.listed_only))


@lru_cache(maxsize=100_000)
def _outcome(credit: float, shown: float) -> Outcome:
    state = State.PARTIAL if credit else State.NOT_SHOWN
    return Outcome(credit=credit, shown=shown, state=state, reason="")
