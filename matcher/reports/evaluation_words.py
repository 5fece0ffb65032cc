"""The words and figures of an evaluation, the same in the terminal and on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from matcher.evaluation.ablation import WITHOUT, Effect
from matcher.evaluation.bootstrap import DRAWS, LEVEL, Estimate, Over
from matcher.evaluation.measure import OURS, Lead, Measured

NONE = "-"
"""Stands for a figure that is not defined."""
_SHARE = f"{LEVEL:.0%} of {DRAWS:,} draws".replace("%", " %")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightRow:
    """What becomes of the chief figure when one weight is changed.

    Args:
        component: whose weight.
        without: when it is left out.
        others: factor -> when it is multiplied with that.
    """

    component: str
    without: Effect
    others: Mapping[float, Effect]


def decimals(value: float) -> str:
    """Write a figure with three decimals.

    >>> decimals(0.96219), decimals(float("nan"))
    ('0.962', '-')
    """
    return NONE if isnan(value) else f"{value:.3f}"


def signed(value: float) -> str:
    """Write a difference with its sign; what rounds to nothing has none.

    >>> signed(0.0312), signed(-0.0101), signed(-0.00001)
    ('+0.031', '-0.010', '0.000')
    """
    return NONE if isnan(value) else f"{value:+.3f}" if round(value, 3) else "0.000"


def interval(one: Estimate) -> str:
    """Write the ends of an interval of a figure; nothing where there is none."""
    return "" if isnan(one.low) else f"{one.low:.3f}–{one.high:.3f}"


def signed_interval(one: Estimate) -> str:
    """Write the ends of an interval of a difference; nothing where there is none."""
    return "" if isnan(one.low) else f"{signed(one.low)} to {signed(one.high)}"


def basis(measured: Measured) -> str:
    """Say what was judged."""
    pairs = sum(job.judged for job in measured.jobs)
    relevant = sum(job.relevant for job in measured.jobs)
    counted = f"{_count(len(measured.jobs), 'job')}, {_count(pairs, 'judgement')}"
    return f"{counted}, {relevant} of them {measured.relevant} or above"


def drawn(measured: Measured) -> str:
    """Say where the intervals come from and what they do not say."""
    over = next(iter(measured.overall[OURS].values())).over
    if over is Over.RESUMES:
        return (
            f"{_SHARE} of the judged resumes with replacement. With one job that says nothing about "
            "other jobs."
        )
    return (
        f"{_SHARE} of the jobs with replacement; with few jobs that is rough. By job, the draws are of "
        "its resumes."
    )


def lead_words(other: str, lead: Lead, figure: str) -> str:
    """Say how far ours is ahead of another method."""
    ahead = lead.ahead.value
    step = decimals(abs(ahead))
    if signed(ahead) == decimals(0):
        said = f"{OURS} and {other} are alike in {figure}"
    else:
        said = f"{OURS} is {'ahead of' if ahead > 0 else 'behind'} {other} by {step} in {figure}"
    ends = signed_interval(lead.ahead)
    said += f" (difference {ends})" if ends else ""
    share = 0 if isnan(lead.closed) else round(100 * lead.closed)
    return f"{said}: {share} % of the way from there to 1" if share > 0 else said


def weight_rows(effects: Sequence[Effect]) -> list[WeightRow]:
    """Put the effects of each component in one row."""
    by_component: dict[str, dict[float, Effect]] = {}
    for one in effects:
        by_component.setdefault(one.component, {})[one.factor] = one
    return [
        WeightRow(component=name, without=found.pop(WITHOUT), others=found)
        for name, found in by_component.items()
    ]


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"
