"""What each component of the score is worth: the ranking without it, and with its weight halved and doubled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial

from matcher.evaluation.bootstrap import Estimate, estimate
from matcher.evaluation.measure import OURS, JudgedJob, change
from matcher.evaluation.ranking import ndcg
from matcher.scoring.constants import Constants

WITHOUT = 0.0
FACTORS = (WITHOUT, 0.5, 2.0)
"""What a weight is multiplied with; the others keep their proportions, since all are scaled to 100 points."""
_VARIED = "varied"

Scores = Mapping[str, Mapping[str, float]]
"""Job -> resume -> score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One weight changed.

    Args:
        component: whose weight.
        factor: what it is multiplied with.
        constants: with that weight.
    """

    component: str
    factor: float
    constants: Constants


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a changed weight does to nDCG.

    Args:
        component: whose weight.
        factor: what it was multiplied with; 0 leaves the component out.
        ndcg: the mean over jobs under the changed weight.
        change: against the weights in force, job by job.
    """

    component: str
    factor: float
    ndcg: float
    change: Estimate


def variants(constants: Constants) -> tuple[Variant, ...]:
    """Return each component with each factor; components whose weight is 0 have none."""
    weights = constants.components
    names = [field.name for field in fields(weights) if getattr(weights, field.name) > 0]
    return tuple(
        Variant(
            component=name,
            factor=factor,
            constants=replace(
                constants,
                components=replace(weights, **{name: getattr(weights, name) * factor}),
            ),
        )
        for name in names
        for factor in FACTORS
    )


def effect(variant: Variant, jobs: Sequence[JudgedJob], scores: Scores, k: int) -> Effect:
    """Return what a variant does to nDCG@k.

    Args:
        variant: the changed weight.
        jobs: with our scores under the weights in force.
        scores: ours under the changed weight.
        k: how many places count.
    """
    both = [
        replace(job, scores={OURS: job.scores[OURS], _VARIED: scores[job.name]}) for job in jobs
    ]
    metric = partial(ndcg, k=k)
    return Effect(
        component=variant.component,
        factor=variant.factor,
        ndcg=estimate(metric, [job.columns(_VARIED) for job in both]).value,
        change=change(both, metric, OURS, _VARIED),
    )
