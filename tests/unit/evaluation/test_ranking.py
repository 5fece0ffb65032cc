"""Figures of merit on orders whose merit is known."""

import pytest

from matcher.errors import BorderError
from matcher.evaluation.baselines import tfidf_cosine
from matcher.evaluation.qrels import load_qrels
from matcher.evaluation.ranking import inversions, ndcg

GRADES = {"a": 3, "b": 2, "c": 1, "d": 0}


def test_the_ideal_order_is_one_and_the_worst_is_less():
    best = {"a": 4.0, "b": 3.0, "c": 2.0, "d": 1.0}
    worst = {name: -score for name, score in best.items()}
    assert ndcg(GRADES, best) == 1.0
    assert ndcg(GRADES, worst) < 0.75


def test_ndcg_by_hand():
    # order b, a, c, d: (2 + 3/log2(3) + 1/2) / (3 + 2/log2(3) + 1/2)
    found = ndcg(GRADES, {"b": 4.0, "a": 3.0, "c": 2.0, "d": 1.0})
    assert found == pytest.approx((2 + 3 / 1.5849625 + 0.5) / (3 + 2 / 1.5849625 + 0.5))


def test_who_was_not_scored_counts_as_last():
    assert ndcg(GRADES, {"a": 4.0, "b": 3.0, "c": 2.0}) == 1.0


def test_inversions_name_who_stands_wrong():
    scores = {"a": 1.0, "b": 5.0, "c": 2.0, "d": 0.0}
    assert inversions(GRADES, scores, high=3, low=1) == [("c", "a")]


def test_the_plain_baseline_prefers_the_job_s_words():
    scores = tfidf_cosine("python pytorch models", {"x": "python pytorch", "y": "gardening roses"})
    assert scores["x"] > scores["y"] == 0


@pytest.mark.parametrize("row", ["j,a.pdf,4", "j,a.pdf,high", "j,a.pdf"])
def test_a_wrong_judgement_is_named_with_its_line(tmp_path, row):
    path = tmp_path / "qrels.csv"
    path.write_text(f"job,file,grade\nj,b.pdf,3\n{row}\n")
    with pytest.raises(BorderError, match=r"qrels\.csv:3"):
        load_qrels(path)
