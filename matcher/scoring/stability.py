"""How far ranks move when the component weights are shaken."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matcher.scoring.constants import StabilityConstants

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIGITS = 6


def rank_ranges(
    points: "NDArray[np.int32]", out_of: Sequence[int], constants: StabilityConstants
) -> "tuple[NDArray[np.int32], NDArray[np.int32]]":
    """Return the best and the worst rank of each card under seeded draws of all component weights.

    Formula: in each of 200 draws every weight is multiplied with an own factor, uniform in 1 +- 0.2, and
    the weights are scaled back to their sum; rank = 1 + number of strictly higher scores. The ranks under
    the weights in force are part of the range. Source: the scoring page. Units: ranks.

    Args:
        points: milli-points, a row a card of one job and a column a component.
        out_of: what each component could have given.
        constants: draws, spread, seed.
    """
    import numpy as np  # noqa: PLC0415 - not needed to read a card

    count = len(points)
    weights = np.array(out_of, dtype=np.float64)
    shares = [
        column / (weight if weight > 0 else 1.0)
        for column, weight in zip(points.T, weights, strict=True)
    ]
    generator = np.random.default_rng(constants.seed)
    spread = constants.spread
    factors = generator.uniform(1 - spread, 1 + spread, size=(constants.draws, len(weights)))
    drawn = weights * factors
    drawn *= weights.sum() / drawn.sum(axis=1, keepdims=True)
    low = np.full(count, count + 1, dtype=np.int32)
    high = np.zeros(count, dtype=np.int32)
    for draw in [weights, *drawn]:
        total = np.zeros(count)
        for share, weight in zip(shares, draw, strict=True):
            total += share * weight
        ranks = _ranks(np.round(total, _DIGITS))
        np.minimum(low, ranks, out=low)
        np.maximum(high, ranks, out=high)
    return low, high


def _ranks(scores: "NDArray[np.float64]") -> "NDArray[np.int32]":
    """Return the rank of each score: one more than there are higher ones."""
    import numpy as np  # noqa: PLC0415 - as above

    ascending = np.sort(scores)
    not_higher = np.searchsorted(ascending, scores, side="right")
    return (1 + len(scores) - not_higher).astype(np.int32)
