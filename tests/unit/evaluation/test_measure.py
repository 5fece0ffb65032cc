"""Methods side by side, and components left out, on orders whose merit is known."""

from functools import partial
from math import isnan, log2

import pytest

from matcher.evaluation.ablation import effect, variants
from matcher.evaluation.bootstrap import Over
from matcher.evaluation.measure import OURS, JudgedJob, change, measure
from matcher.evaluation.ranking import ndcg
from matcher.scoring.constants import load_constants

GRADES = {"a": 3, "b": 0}
RIGHT, WRONG = {"a": 2.0, "b": 1.0}, {"a": 1.0, "b": 2.0}
SWAPPED = 1 / log2(3)  # nDCG of the wrong order of two


def job(name, ours, other):
    return JudgedJob(name=name, grades=GRADES, scores={OURS: ours, "other": other})


def test_figures_by_job_and_over_all():
    found = measure([job("x", RIGHT, WRONG), job("y", RIGHT, RIGHT)], k=10, relevant=2)
    assert [one.name for one in found.jobs] == ["x", "y"]
    assert [(one.judged, one.relevant) for one in found.jobs] == [(2, 1), (2, 1)]
    assert found.jobs[0].figures["other"]["nDCG@10"].value == pytest.approx(SWAPPED)
    assert found.jobs[0].figures["other"]["MRR"].over is Over.RESUMES
    mean = found.overall["other"]["nDCG@10"]
    assert mean.value == pytest.approx((1 + SWAPPED) / 2)
    assert (mean.over, mean.jobs) == (Over.JOBS, 2)
    assert found.overall[OURS]["tau-b"].value == 1
    assert found.overall["other"]["tau-b"].value == 0


def test_the_lead_is_the_difference_and_the_share_of_the_gap():
    jobs = [job("x", RIGHT, WRONG), job("y", WRONG, WRONG)]
    lead = measure(jobs, k=10, relevant=2).leads["other"]
    assert lead.ahead.value == pytest.approx((1 - SWAPPED) / 2)
    assert lead.closed == pytest.approx(0.5)


def test_from_the_top_no_gap_can_be_closed():
    assert isnan(measure([job("x", RIGHT, RIGHT)], k=10, relevant=2).leads["other"].closed)


def test_a_change_is_drawn_together():
    same = [job("x", WRONG, WRONG), job("y", RIGHT, RIGHT)]
    found = change(same, partial(ndcg, k=5), "other", OURS)
    assert (found.value, found.low, found.high) == (0, 0, 0)


def test_each_weight_is_left_out_halved_and_doubled(tmp_path):
    path = tmp_path / "weights.yaml"
    path.write_text("components: {education: 0, experience: 10}")
    constants = load_constants(path)
    found = {(one.component, one.factor): one.constants for one in variants(constants)}
    assert len(found) == 6 * 3
    assert ("education", 0.0) not in found
    weights = [found["experience", factor].components.experience for factor in (0.0, 0.5, 2.0)]
    assert weights == [0, 5, 20]
    assert found["experience", 0.0].components.essential_skills == 45
    assert found["experience", 0.0].depth == constants.depth


def test_the_effect_is_the_change_of_ndcg():
    jobs = [job("x", RIGHT, WRONG), job("y", RIGHT, WRONG)]
    variant = variants(load_constants())[0]
    found = effect(variant, jobs, {"x": WRONG, "y": RIGHT}, k=10)
    assert (found.component, found.factor) == ("essential_skills", 0.0)
    assert found.ndcg == pytest.approx((1 + SWAPPED) / 2)
    assert found.change.value == pytest.approx((SWAPPED - 1) / 2)
    assert found.change.low == pytest.approx(SWAPPED - 1)
    assert found.change.high == 0
