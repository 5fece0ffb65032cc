"""Put cards in order: equal scores share a rank, and every rank says how firm it is."""

from collections import defaultdict
from collections.abc import Iterable

from matcher.model.scorecard import RankedCard, Ranking, ScoreCard
from matcher.scoring.constants import Constants
from matcher.scoring.stability import rank_ranges


def rank_cards(cards: Iterable[ScoreCard], constants: Constants) -> Ranking:
    """Rank the cards of one job, best first; inside a tie by candidate id, then by file.

    The order of *cards* does not matter.
    """
    ordered = sorted(cards, key=lambda card: (-card.score, card.candidate_id, card.file))
    tied: dict[int, list[str]] = defaultdict(list)
    for card in ordered:
        tied[card.score].append(card.candidate_id)
    first: dict[int, int] = {}
    for place, card in enumerate(ordered, start=1):
        first.setdefault(card.score, place)
    ranges = rank_ranges(ordered, constants.stability)
    return Ranking(
        candidates=tuple(
            RankedCard(
                rank=first[card.score],
                tied_with=tuple(i for i in tied[card.score] if i != card.candidate_id),
                rank_low=low,
                rank_high=high,
                card=card,
            )
            for card, (low, high) in zip(ordered, ranges, strict=True)
        )
    )
