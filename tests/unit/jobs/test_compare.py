"""What changed between two postings."""

import pytest

from matcher.jobs.compare import compare_jobs
from matcher.model.job import RequirementKind

BASE = (
    "ML Engineer\n\nWe like parcels.\n\nRequirements:\n- 3+ years of Python\n- PyTorch or TensorFlow\n- Kafka\n\n"
    "Nice to have:\n- Docker\n"
)


def shown(comparison):
    return [
        (
            change.kind.value,
            (change.after or change.before).text,
            {one.field: (one.before, one.after) for one in change.differences},
        )
        for change in comparison.changes
    ]


def test_the_same_job_has_not_changed(build):
    found = compare_jobs(build(BASE), build(BASE))
    assert (found.about, found.changes) == ((), ())


def test_order_and_what_is_ignored_are_no_change(build):
    other = (
        "ML Engineer\n\nWe like letters and dogs.\n\nNice to have:\n- Docker\n\n"
        "Requirements:\n- Kafka\n- 3+ years of Python\n- PyTorch or TensorFlow\n"
    )
    assert compare_jobs(build(BASE), build(other)).changes == ()


def test_other_words_for_the_same_are_no_change(build):
    other = BASE.replace("3+ years of Python", "At least 3 years of experience with Python")
    assert compare_jobs(build(BASE), build(other)).changes == ()


def test_what_came_and_what_went(build):
    other = BASE.replace("- Kafka\n", "- Terraform\n")
    assert shown(compare_jobs(build(BASE), build(other))) == [
        ("dropped", "Kafka", {}),
        ("added", "Terraform", {}),
    ]


@pytest.mark.parametrize(
    ("old", "new", "field", "values"),
    [
        ("3+ years", "5+ years", "min_years", (3.0, 5.0)),
        ("PyTorch or TensorFlow", "PyTorch and TensorFlow", "mode", ("any", "all")),
        ("PyTorch or TensorFlow", "PyTorch or JAX", "skills", None),
    ],
)
def test_what_changed_in_a_requirement(build, old, new, field, values):
    (change,) = compare_jobs(build(BASE), build(BASE.replace(old, new))).changes
    differences = {one.field: (one.before, one.after) for one in change.differences}
    assert set(differences) == {field}
    if values:
        assert differences[field] == values


def test_a_wish_that_became_a_must(build):
    other = "ML Engineer\n\nRequirements:\n- 3+ years of Python\n- PyTorch or TensorFlow\n- Kafka\n- Docker\n"
    (change,) = compare_jobs(build(BASE), build(other)).changes
    (difference,) = change.differences
    assert (difference.before, difference.after) == (
        RequirementKind.OPTIONAL,
        RequirementKind.ESSENTIAL,
    )


def test_each_requirement_stands_for_one(build):
    before = build("Engineer\n\nRequirements:\n- Python\n- SQL\n")
    after = build("Engineer\n\nRequirements:\n- Python\n- Python in production\n- SQL\n")
    found = compare_jobs(before, after)
    assert [change.kind.value for change in found.changes] == ["added"]


def test_title_and_level_are_compared(build):
    other = BASE.replace("ML Engineer", "Senior Data Scientist")
    assert [one.field for one in compare_jobs(build(BASE), build(other)).about] == [
        "title",
        "seniority",
    ]
