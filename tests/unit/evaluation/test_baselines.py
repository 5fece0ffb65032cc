"""The plain methods on texts whose scores can be worked out by hand."""

from math import log

import pytest

from matcher.evaluation import baselines as module
from matcher.evaluation.baselines import baselines, bm25, keyword_share, tfidf_cosine

JOB = "Bakes rye bread and bread rolls"
RESUMES = {"a": "bread bread", "b": "rye bread rolls bakes", "c": "roses tulips"}


@pytest.mark.parametrize("method", [tfidf_cosine, bm25, keyword_share])
def test_each_method_puts_the_job_s_words_first_and_nothing_in_common_last(method):
    scores = method(JOB, RESUMES)
    assert scores["b"] > scores["a"] > scores["c"] == 0


def test_the_share_of_keywords_counts_each_word_of_the_job_once():
    assert keyword_share(JOB, RESUMES) == {"a": 1 / 4, "b": 1.0, "c": 0.0}


def test_bm25_by_hand():
    # one word in 1 of 2 texts of one length: idf ln(1 + 1.5 / 1.5), tf 2 / (2 + 1.5), asked twice
    scores = bm25("bread bread", {"a": "bread bread", "b": "roses tulips"})
    assert scores["a"] == pytest.approx(2 * log(2) * 2 / 3.5, rel=1e-5)
    assert scores["b"] == 0


def test_a_job_that_shares_no_word_gives_everybody_nothing():
    for method in baselines().values():
        assert set(method("the and of", RESUMES).values()) == {0.0}
        assert set(method("marble", RESUMES).values()) == {0.0}


def test_without_its_package_bm25_is_left_out(monkeypatch):
    assert list(baselines()) == ["plain TF-IDF", "BM25", "keyword share"]
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    assert list(baselines()) == ["plain TF-IDF", "keyword share"]
