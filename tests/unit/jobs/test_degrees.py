"""Degrees: levels, subjects, what stands in for them, and what is none."""

import pytest

from matcher.jobs.degrees import find_degree


@pytest.mark.parametrize(
    ("words", "levels", "fields"),
    [
        ("BSc in Physics", "bachelor", ("Physics",)),
        (
            "Master's degree in statistics or a related field",
            "master",
            ("statistics", "related field"),
        ),
        ("MS or PhD in Robotics", "master phd", ("Robotics",)),
        ("Bachelor's degree or higher", "bachelor master phd", ()),
        ("An advanced degree in economics", "master phd", ("economics",)),
        ("B.Tech / M.Tech (CSE)", "bachelor master", ("CSE",)),
        ("Degree in mathematics", "bachelor", ("mathematics",)),
        ("Promotion in Physik", "phd", ()),
        ("High school diploma", "high_school", ()),
        ("MS Computer Science, Physics", "master", ("Computer Science", "Physics")),
        ("Degree computer science or statistics", "bachelor", ("computer science", "statistics")),
        ("Degree with economics", "bachelor", ("economics",)),
        ("Bachelor's degree with experience in statistics", "bachelor", ()),
    ],
)
def test_levels_and_fields(words, levels, fields):
    wish = find_degree(words)
    assert " ".join(level.value for level in wish.levels) == levels
    assert wish.fields[: len(fields)] == fields


@pytest.mark.parametrize(
    "words",
    [
        "MS Word and MS SQL Server",
        "You will be part of it",
        "Scrum Master certificate",
        "a high degree of care",
    ],
)
def test_no_degree(words):
    assert find_degree(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("BS in CS or equivalent practical experience", True),
        ("Bachelor's degree (or equivalent)", True),
        ("Bachelor's degree or foreign equivalent", False),
        ("Bachelor's degree", False),
    ],
)
def test_experience_instead(words, expected):
    assert find_degree(words).or_equivalent is expected


def test_students_are_asked_for():
    assert find_degree("Currently pursuing a Master's degree").status == "in_progress"
    assert find_degree("Master's degree").status is None


@pytest.mark.parametrize(
    ("words", "skills"),
    [
        ("Advanced degree in quantitative fields - Physics, Statistics, Mathematics", set()),
        ("Bachelor's or graduate degree in statistics or a related field", set()),
        ("Degree in statistics and experience with SQL", {"sql"}),
    ],
)
def test_the_subject_of_a_degree_is_no_skill(build, words, skills):
    found = build(f"Requirements\n- {words}").requirements
    assert {skill for one in found for skill in one.skills} == skills


def test_subjects_that_lost_their_degree_are_no_skills(build):
    job = build(
        "Requirements\n- A degree in one of these:\n- Physics, Statistics, Economics, etc.\n- SQL"
    )
    assert {skill for one in job.requirements for skill in one.skills} == {"sql"}
    (known,) = build("Requirements\n- Knowledge of physics, statistics and economics").requirements
    assert "statistics" in known.skills
