"""Put candidates in order: equal scores share a rank, and every rank says how firm it is."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from matcher.model.scorecard import Figures, Place, RankedCard, Ranking, ScoreCard, ranking_of
from matcher.scoring.constants import Constants
from matcher.scoring.stability import rank_ranges

MOST_NAMED = 20
"""Ids that are named of a tie; how many share the rank is always said."""

F = TypeVar("F", bound=Figures)


def rank_cards(cards: Iterable[ScoreCard], constants: Constants) -> Ranking:
    """Rank the cards of one job, best first; inside a tie by candidate id, then by file.

    The order of *cards* does not matter.
    """
    ordered = in_order(cards)
    return ranking_of(
        tuple(
            RankedCard(
                rank=place.rank,
                tied=place.tied,
                tied_with=place.tied_with,
                rank_low=place.rank_low,
                rank_high=place.rank_high,
                card=card,
            )
            for place, card in zip(places_of(ordered, constants), ordered, strict=True)
        )
    )


def in_order(cards: Iterable[F]) -> list[F]:
    """Sort by score, best first, then by candidate id, then by file."""
    return sorted(cards, key=lambda card: (-card.score, card.candidate_id, card.file))


def places_of(ordered: list[F], constants: Constants) -> tuple[Place, ...]:
    """Return the place of each of the cards, which are in order."""
    first: dict[int, int] = {}
    tied: dict[int, list[str]] = defaultdict(list)
    for number, card in enumerate(ordered, start=1):
        first.setdefault(card.score, number)
        tied[card.score].append(card.candidate_id)
    ranges = rank_ranges(ordered, constants.stability)
    return tuple(
        Place(
            rank=first[card.score],
            tied=len(tied[card.score]) - 1,
            tied_with=_others(tied[card.score], card.candidate_id),
            rank_low=low,
            rank_high=high,
            card=card,
        )
        for card, (low, high) in zip(ordered, ranges, strict=True)
    )


def _others(tied: list[str], candidate_id: str) -> tuple[str, ...]:
    some = (other for other in tied[: MOST_NAMED + 1] if other != candidate_id)
    return tuple(some)[:MOST_NAMED]
