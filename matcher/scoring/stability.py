"""How far ranks move when the component weights are shaken."""

from collections.abc import Sequence

from matcher.model.scorecard import Figures
from matcher.scoring.constants import StabilityConstants

_DIGITS = 6


def rank_ranges(
    cards: Sequence[Figures], constants: StabilityConstants
) -> tuple[tuple[int, int], ...]:
    """Return the best and the worst rank of each card under seeded draws of all component weights.

    Formula: in each of 200 draws every weight is multiplied with an own factor, uniform in 1 +- 0.2, and
    the weights are scaled back to their sum; rank = 1 + number of strictly higher scores. The ranks under
    the weights in force are part of the range. Source: the scoring page. Units: ranks.

    Args:
        cards: of one job, so with the same components.
        constants: draws, spread, seed.
    """
    if not cards:
        return ()
    import numpy as np  # noqa: PLC0415 - not needed to read a card

    weights = np.array([component.out_of for component in cards[0].components], dtype=np.float64)
    points = np.array([[c.points for c in card.components] for card in cards], dtype=np.float64)
    shares = points / np.where(weights > 0, weights, 1.0)
    generator = np.random.default_rng(constants.seed)
    spread = constants.spread
    factors = generator.uniform(1 - spread, 1 + spread, size=(constants.draws, len(weights)))
    drawn = weights * factors
    drawn *= weights.sum() / drawn.sum(axis=1, keepdims=True)
    low = np.full(len(cards), len(cards) + 1)
    high = np.zeros(len(cards), dtype=low.dtype)
    for draw in [weights, *drawn]:
        total = np.zeros(len(cards))
        for column, weight in enumerate(draw):
            total += shares[:, column] * weight
        rounded = np.round(total, _DIGITS)
        ascending = np.sort(rounded)
        ranks = 1 + len(cards) - np.searchsorted(ascending, rounded, side="right")
        low, high = np.minimum(low, ranks), np.maximum(high, ranks)
    return tuple(zip(low.tolist(), high.tolist(), strict=True))
