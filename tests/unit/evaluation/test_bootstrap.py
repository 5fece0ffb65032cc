"""Intervals: seeded, around the figure, over jobs where there are several and over resumes where there is one."""

import numpy as np
import pytest

from matcher.evaluation import bootstrap
from matcher.evaluation.bootstrap import Over, estimate
from matcher.evaluation.ranking import ndcg


def share(grades, scores):
    return (grades == scores).mean(axis=1)


def job(*pairs):
    return tuple(np.array([side], dtype=float) for side in zip(*pairs, strict=True))


def test_several_jobs_are_drawn_whole():
    # two jobs, 0 and 1: a draw of two is 0, 1/2 or 1, each end in a quarter of the draws
    found = estimate(share, [job((1, 0), (1, 0)), job((1, 1), (1, 1))])
    assert (found.value, found.low, found.high) == (0.5, 0.0, 1.0)
    assert (found.over, found.jobs) == (Over.JOBS, 2)


def test_of_one_job_the_resumes_are_drawn():
    # half of 100 agree: the share of a draw has a standard deviation of 0.05
    found = estimate(share, [job(*[(1, 1), (1, 0)] * 50)])
    assert (found.value, found.over, found.jobs) == (0.5, Over.RESUMES, 1)
    assert found.low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.02)
    assert found.high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.02)


def test_the_same_input_gives_the_same_interval():
    one = [job((3, 5), (2, 7), (0, 1), (1, 2))]
    assert estimate(ndcg, one) == estimate(ndcg, one)


def test_a_difference_is_drawn_together():
    # the second method is 0.25 better for each job, however hard the job is: no doubt about the difference
    jobs = [job((0, 0, 0.25)), job((0, 0.5, 0.75)), job((0, 0.1, 0.35))]
    found = estimate(lambda _, old, new: (new - old)[:, 0], jobs)
    assert found.value == pytest.approx(0.25)
    assert found.high - found.low == pytest.approx(0)


def test_a_job_that_does_not_define_the_figure_is_left_out():
    found = estimate(ndcg, [job((0, 1), (0, 2)), job((3, 2), (0, 1)), job((0, 2), (3, 1))])
    assert found.jobs == 2
    assert found.value == pytest.approx((1 + 1 / np.log2(3)) / 2)


def test_with_one_defining_job_of_several_there_is_no_interval():
    found = estimate(ndcg, [job((0, 1), (0, 2)), job((3, 2), (0, 1))])
    assert (found.value, found.jobs) == (1.0, 1)
    assert np.isnan(found.low)
    assert np.isnan(found.high)


def test_many_resumes_are_drawn_in_pieces(monkeypatch):
    one = [job(*[(1, 1), (1, 0)] * 20)]
    whole = estimate(share, one)
    monkeypatch.setattr(bootstrap, "_AT_ONCE", 400)
    assert estimate(share, one) == whole
