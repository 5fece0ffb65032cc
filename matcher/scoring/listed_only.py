"""The cap on points that rest on skills lists alone: a list is worth what stands beside it, and at most 8."""

from collections.abc import Sequence

from matcher.scoring.asks import largest_remainder
from matcher.scoring.constants import ListedOnlyConstants
from matcher.scoring.outcome import Ask, Outcome

MILLI = 1000
_DIGITS = 9
"""Credits are rounded here, so that the last bit of a float never decides a milli-point."""


def points_of(answers: Sequence[tuple[Ask, Outcome]], constants: ListedOnlyConstants) -> list[int]:
    """Return the milli-points of each answer, rounded half-even, the listed part capped.

    The firm part of an answer is ``out_of x shown``: what stays when every skills list is left out. The
    rest of ``out_of x credit`` is the listed part. Listed parts that add up to more than the cap are
    scaled so that they add up to it exactly.

    Formula: ``cap = min(most, base + share x f)`` with f the firm points of the answers that ask for skills.

    Why: the cap binds listing as such, so adding words to a list brings at most the cap whatever else the
    resume shows, and never takes away what passages have earned. Whoever shows skills at work is believed
    when listing a few more; who shows none has only written words down.
    """
    firm = [_milli(ask.out_of, outcome.shown) for ask, outcome in answers]
    listed = [
        max(0, _milli(ask.out_of, outcome.credit) - shown) if outcome.credit != outcome.shown else 0
        for (ask, outcome), shown in zip(answers, firm, strict=True)
    ]
    if not any(listed):
        return firm
    most = _cap(
        sum(own for (ask, _), own in zip(answers, firm, strict=True) if ask.skills), constants
    )
    if sum(listed) > most:
        listed = largest_remainder(listed, most)
    return [shown + extra for shown, extra in zip(firm, listed, strict=True)]


def _cap(firm: int, constants: ListedOnlyConstants) -> int:
    """Return the milli-points that may rest on lists beside *firm* milli-points of skills shown in passages."""
    return min(
        round(constants.most * MILLI), round(constants.base * MILLI) + round(constants.share * firm)
    )


def _milli(out_of: int, credit: float) -> int:
    return round(out_of * round(credit, _DIGITS)) if credit else 0
