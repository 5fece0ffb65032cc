"""Put candidates in order: equal scores share a rank, and every rank says how firm it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.model.scorecard import Figures, Place, RankedCard, Ranking, ScoreCard, ranking_of
from matcher.scoring.constants import Constants
from matcher.scoring.stability import rank_ranges

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_NAMED = 20
"""Ids that are named of a tie; how many share the rank is always said."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Standings:
    """Where candidates stand, best first, in 16 bytes each.

    Args:
        first: how many stand before the first with the same score.
        end: how many stand before the next lower score.
        low: best rank under perturbed weights.
        high: worst rank under perturbed weights.
    """

    first: "NDArray[np.int32]"
    end: "NDArray[np.int32]"
    low: "NDArray[np.int32]"
    high: "NDArray[np.int32]"

    def __len__(self) -> int:
        """Return how many candidates there are."""
        return len(self.first)

    def tied(self, at: int) -> range:
        """Return the first of those who share the score of number *at*, itself among them: as many as matter."""
        first = self.first.item(at)
        return range(first, min(self.end.item(at), first + MOST_NAMED + 1))

    def place(self, at: int, card: Figures, tied: Sequence[str]) -> Place:
        """Return the place of number *at*, which is 0 for the best.

        Args:
            at: how many stand before the candidate in the list.
            card: the figures of the candidate.
            tied: the ids of ``tied(at)``.
        """
        first = self.first.item(at)
        others = tuple([other for other in tied if other != card.candidate_id][:MOST_NAMED])
        return Place(
            rank=first + 1,
            tied=self.end.item(at) - first - 1,
            tied_with=others,
            rank_low=self.low.item(at),
            rank_high=self.high.item(at),
            card=card,
        )


def standings_of(
    scores: "NDArray[np.int32]",
    points: "NDArray[np.int32]",
    out_of: Sequence[int],
    constants: Constants,
) -> Standings:
    """Return where the cards of one job stand.

    Args:
        scores: milli-points of the cards, best first.
        points: those of the components, a row a card and a column a component.
        out_of: what each component could have given.
        constants: say how the weights are shaken.
    """
    import numpy as np  # noqa: PLC0415 - not needed to read a card

    lower = -scores
    low, high = rank_ranges(points, out_of, constants.stability)
    return Standings(
        first=np.searchsorted(lower, lower, side="left").astype(np.int32),
        end=np.searchsorted(lower, lower, side="right").astype(np.int32),
        low=low,
        high=high,
    )


def rank_cards(cards: Iterable[ScoreCard], constants: Constants) -> Ranking:
    """Rank the cards of one job, best first; inside a tie by candidate id, then by file.

    For few cards, all in memory; a run of files orders columns of numbers (``matcher.api.scored``). The order of
    *cards* does not matter.
    """
    import numpy as np  # noqa: PLC0415 - as above

    ordered = sorted(cards, key=lambda card: (-card.score, card.candidate_id, card.file))
    if not ordered:
        return ranking_of(())
    standings = standings_of(
        np.array([card.score for card in ordered], dtype=np.int32),
        np.array([[part.points for part in card.components] for card in ordered], dtype=np.int32),
        [part.out_of for part in ordered[0].components],
        constants,
    )
    ids = [card.candidate_id for card in ordered]
    places = (
        standings.place(at, card, [ids[other] for other in standings.tied(at)])
        for at, card in enumerate(ordered)
    )
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
            for place, card in zip(places, ordered, strict=True)
        )
    )
