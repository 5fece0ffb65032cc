"""Neighbours that the weights could swap are named."""

from types import SimpleNamespace

import pytest

from matcher.reports.close_calls import close_calls


def places(*ranges):
    return [SimpleNamespace(rank=rank, rank_low=low, rank_high=high) for rank, low, high in ranges]


@pytest.mark.parametrize(
    ("ranges", "said"),
    [
        ([], None),
        ([(1, 1, 1), (2, 2, 2)], None),
        ([(1, 1, 2), (2, 1, 2), (3, 3, 3)], "ranks 1 to 2."),
        (
            [(1, 1, 1), (2, 2, 4), (3, 2, 3), (4, 3, 4), (5, 5, 6), (6, 5, 6)],
            "ranks 2 to 4, 5 to 6.",
        ),
        ([(1, 1, 1), (1, 1, 1), (3, 3, 3)], "ranks the tied 1."),
    ],
)
def test_runs_of_overlapping_ranges(ranges, said):
    found = close_calls(places(*ranges))
    assert found is None if said is None else found.endswith(said)
