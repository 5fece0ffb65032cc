"""The worked example of the scoring page to the decimal, and the arithmetic of a card."""

import pytest
from builder import Resume, job_of, need

from matcher.model.job import Mode, Strength, YearsScope


def worked_example():
    job = job_of(
        need(1, "Python", skills=("python",)),
        need(
            2,
            "expert in PyTorch or TensorFlow",
            skills=("pytorch", "tensorflow"),
            mode=Mode.ANY,
            strength=Strength.EXPERT,
        ),
        need(3, "3 years of experience", min_years=3.0, years_scope=YearsScope.OVERALL),
    )
    resume = (
        Resume()
        .role("Built a churn model in {python|Python}", months=24)
        .skills("{python|Python}, {tensorflow|TensorFlow}")
    )
    return job, resume


def test_worked_example_holds_to_the_decimal(score, assessed):
    job, resume = worked_example()
    records = {record.skill: record for record in assessed(resume).skills}
    assert records["python"].depth == pytest.approx(0.7813, abs=5e-5)
    assert records["python"].parts.evidence == pytest.approx(0.805)
    assert records["tensorflow"].depth == pytest.approx(0.1675)
    card = score(job, resume)
    assert [item.points for item in card.contributions] == [34_091, 8_000, 16_667]
    assert [item.out_of for item in card.contributions] == [34_091, 40_909, 25_000]
    assert card.score == 58_758
    assert [c.name for c in card.components] == ["essential_skills", "experience"]
