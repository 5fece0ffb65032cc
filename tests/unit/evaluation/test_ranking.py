"""Figures of merit on orders whose merit is known, worked out by hand and over every order of a tie."""

from itertools import permutations
from math import isnan, log2

import numpy as np
import pytest
from scipy.stats import kendalltau
from sklearn.metrics import ndcg_score

from matcher.evaluation.ranking import (
    align,
    average_precision,
    inversions,
    kendall_tau,
    metrics,
    ndcg,
    precision,
    reciprocal_rank,
)

GRADES = {"a": 3, "b": 2, "c": 1, "d": 0}
BEST = {"a": 4.0, "b": 3.0, "c": 2.0, "d": 1.0}
TIED = {"a": 1.0, "b": 5.0, "c": 5.0, "d": 5.0}
UNTIED = [metric for name, metric in metrics(k=2).items() if name != "tau-b"]


def one(metric, grades, scores, **options):
    (found,) = metric(*align(grades, scores), **options)
    return float(found)


def test_the_ideal_order_is_one_in_every_figure():
    found = {name: one(metric, GRADES, BEST) for name, metric in metrics(k=2).items()}
    assert found == pytest.approx({"nDCG@2": 1, "MAP": 1, "MRR": 1, "P@2": 1, "tau-b": 1})


def test_the_worst_order_is_the_least():
    worst = {name: -score for name, score in BEST.items()}
    assert one(ndcg, GRADES, worst) < 0.75
    assert one(kendall_tau, GRADES, worst) == -1
    assert one(precision, GRADES, worst, k=2) == 0
    assert one(reciprocal_rank, GRADES, worst) == pytest.approx(1 / 3)
    assert one(average_precision, GRADES, worst) == pytest.approx((1 / 3 + 2 / 4) / 2)


def test_ndcg_by_hand():
    # order b, a, c, d: (2 + 3/log2(3) + 1/2) / (3 + 2/log2(3) + 1/2)
    found = one(ndcg, GRADES, {"b": 4.0, "a": 3.0, "c": 2.0, "d": 1.0})
    assert found == pytest.approx((2 + 3 / log2(3) + 0.5) / (3 + 2 / log2(3) + 0.5))


def test_precision_average_precision_and_first_place_by_hand():
    # order c, a, d, b with 2 as the grade that is relevant: hits at the places 2 and 4
    scores = {"c": 4.0, "a": 3.0, "d": 2.0, "b": 1.0}
    assert one(precision, GRADES, scores, k=3) == pytest.approx(1 / 3)
    assert one(average_precision, GRADES, scores) == pytest.approx((1 / 2 + 2 / 4) / 2)
    assert one(reciprocal_rank, GRADES, scores) == pytest.approx(1 / 2)
    assert one(reciprocal_rank, GRADES, scores, relevant=1) == 1


def test_places_that_nobody_has_are_not_relevant():
    assert one(precision, {"a": 3}, {"a": 1.0}, k=10) == pytest.approx(0.1)


def test_tau_b_by_hand():
    # grades a > b = c, scores a > b > c: 2 pairs agree, 1 is tied in the grades: 2 / sqrt(2 x 3)
    found = one(kendall_tau, {"a": 2, "b": 1, "c": 1}, {"a": 3.0, "b": 2.0, "c": 1.0})
    assert found == pytest.approx(2 / 6**0.5)


def test_equal_scores_by_hand():
    # b, c, d share the places 1 to 3, one of the three is relevant; a, relevant too, is fourth
    assert one(precision, GRADES, TIED, k=2) == pytest.approx(1 / 3)
    assert one(reciprocal_rank, GRADES, TIED) == pytest.approx((1 + 1 / 2 + 1 / 3) / 3)
    expected = ((1 + 1 / 2 + 1 / 3) / 3 + 2 / 4) / 2
    assert one(average_precision, GRADES, TIED) == pytest.approx(expected)


@pytest.mark.parametrize("metric", UNTIED)
@pytest.mark.parametrize("scores", [(5, 5, 5, 5, 5), (7, 5, 5, 5, 1), (7, 7, 5, 5, 5)])
@pytest.mark.parametrize("grades", [(0, 3, 2, 0, 1), (2, 2, 0, 3, 0), (0, 0, 0, 0, 2)])
def test_equal_scores_are_the_mean_over_every_order_of_them(metric, scores, grades):
    found = metric(np.array([grades], float), np.array([scores], float))
    each = [
        metric(
            np.array([grades], float),
            np.array([[s + 0.01 * e for s, e in zip(scores, extra, strict=True)]]),
        )
        for extra in permutations(range(5))
    ]
    assert found == pytest.approx(np.mean(each, axis=0))


def test_many_rankings_at_once_are_as_one_by_one_and_as_in_the_libraries():
    generator = np.random.default_rng(3)
    grades = generator.integers(0, 4, size=(40, 12)).astype(float)
    scores = generator.integers(0, 6, size=(40, 12)).astype(float)
    for metric in metrics(k=5).values():
        each = [metric(grades[i : i + 1], scores[i : i + 1])[0] for i in range(len(grades))]
        assert metric(grades, scores) == pytest.approx(np.array(each), nan_ok=True)
    theirs = [ndcg_score([g], [s], k=5) for g, s in zip(grades, scores, strict=True)]
    assert ndcg(grades, scores, k=5) == pytest.approx(np.array(theirs))
    taus = [kendalltau(g, s).statistic for g, s in zip(grades, scores, strict=True)]
    assert kendall_tau(grades, scores) == pytest.approx(np.array(taus))


def test_a_figure_that_is_not_defined_is_nan():
    nobody = dict.fromkeys(GRADES, 0)
    found = {name: one(metric, nobody, BEST) for name, metric in metrics().items()}
    assert [name for name, value in found.items() if isnan(value)] == [
        "nDCG@10",
        "MAP",
        "MRR",
        "tau-b",
    ]
    assert found["P@10"] == 0


@pytest.mark.filterwarnings("error")
def test_one_resume_has_no_pair():
    assert isnan(one(kendall_tau, {"a": 3}, {"a": 1.0}))


def test_who_was_not_scored_counts_as_last():
    assert one(ndcg, GRADES, {"a": 4.0, "b": 3.0, "c": 2.0}) == 1.0
    assert one(kendall_tau, {"a": 3, "b": 1}, {"b": -4.0}) == -1


def test_inversions_name_who_stands_wrong():
    scores = {"a": 1.0, "b": 5.0, "c": 2.0, "d": 0.0}
    assert inversions(GRADES, scores, high=3, low=1) == [("c", "a")]
