"""Order, shared ranks, and how far ranks move when the weights are shaken."""

import pytest

from matcher.model.scorecard import Component, ScoreCard
from matcher.scoring.ranking import rank_cards


def card(name, first, second):
    return ScoreCard(
        candidate_id=name,
        file=name,
        score=first + second,
        components=(
            Component(name="a", points=first, out_of=50_000),
            Component(name="b", points=second, out_of=50_000),
        ),
        contributions=(),
        gates=(),
        flags=(),
    )


def ranks(cards, constants):
    return [
        (c.card.candidate_id, c.rank, c.tied_with) for c in rank_cards(cards, constants).candidates
    ]


def test_equal_scores_share_a_rank_and_the_next_is_skipped(constants):
    cards = [
        card("c", 10_000, 20_000),
        card("a", 20_000, 10_000),
        card("b", 9_000, 9_000),
        card("d", 50_000, 0),
    ]
    assert ranks(cards, constants) == [
        ("d", 1, ()),
        ("a", 2, ("c",)),
        ("c", 2, ("a",)),
        ("b", 4, ()),
    ]


def test_ranges_show_who_can_be_told_apart(constants):
    cards = [card("a", 31_000, 10_000), card("b", 10_000, 30_500), card("c", 1_000, 1_000)]
    found = {
        c.card.candidate_id: (c.rank_low, c.rank_high)
        for c in rank_cards(cards, constants).candidates
    }
    assert found == {"a": (1, 2), "b": (1, 2), "c": (3, 3)}


def test_draws_are_seeded(constants):
    cards = [card(str(n), 20_000 + 300 * n, 30_000 - 310 * n) for n in range(12)]
    assert rank_cards(cards, constants) == rank_cards(cards[::-1], constants)


def test_no_cards_no_ranks(constants):
    assert rank_cards([], constants).candidates == ()


@pytest.mark.parametrize("name", ["a", "b"])
def test_identical_people_stay_tied_under_every_draw(constants, name):
    found = rank_cards([card("a", 1_000, 2_000), card("b", 1_000, 2_000)], constants).candidates
    one = next(c for c in found if c.card.candidate_id == name)
    assert (one.rank, one.rank_low, one.rank_high) == (1, 1, 1)
