"""What a candidate hears: found, not shown, to show; nothing of points, ranks or other people."""

import json
import re

import pytest

import matcher
from matcher.reports.feedback import feedback_of, feedback_to_json
from matcher.reports.feedback_text import feedback_text
from matcher.scoring.card import Scorer
from matcher.scoring.constants import load_constants
from matcher.scoring.reference import load_reference
from matcher.taxonomy.load import load_taxonomy

RESUME = """Oluchi Sandström
oluchi@example.org

Experience
Data Engineer, Marsh & Tern
Jan 2019 - Dec 2021
- Built nightly loads in Python and Apache Airflow for forty shops

Analyst, Tern Rail
- Answered questions of the board with PostgreSQL

Skills
Docker, Keras

Education
BSc Physics, University of Vellmar, 2018

No experience with Kubernetes. Would like to learn Rust.
"""
JOB = """Data Engineer

You must have the right to work in the EU.

Requirements
- Strong Python
- Docker
- Kubernetes
- Terraform
- AWS, Azure or GCP
- TensorFlow
- 5 years of experience
- Master's degree in computer science
- BS + 4 years, or MS + 2 years
- Certified Kubernetes Administrator
"""


@pytest.fixture(scope="module")
def feedback():
    taxonomy, constants = load_taxonomy(), load_constants()
    job = matcher.parse_job(JOB)
    profile = matcher.parse_resume(RESUME.encode(), as_of="2026-11-01")
    scorer = Scorer(job, taxonomy=taxonomy, constants=constants, reference=load_reference())
    return feedback_of(scorer.score(profile), profile, job, taxonomy=taxonomy, constants=constants)


def point(feedback, words):
    (found,) = [one for one in feedback.points if words in one.asked]
    return found


def test_what_is_met_is_quoted_and_asks_for_nothing(feedback):
    python = point(feedback, "Python")
    assert python.found == ("Python: 36 months of dated work, last 2021-12",)
    assert (
        python.quotes[0].text == "Built nightly loads in Python and Apache Airflow for forty shops"
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Terraform", "say in which job or project you used Terraform, what for, and for how long"),
        ("Docker", "Docker stands in a list alone: say in which job you used it and for how long"),
        ("TensorFlow", "TensorFlow itself, say in which job and for how long"),
        ("AWS", "one of AWS, Azure, GCP is enough: say in which job you used it"),
        ("5 years", "give every job the month and year of its start and end"),
        ("Master", "state your degree with its level and subject, and that it is finished"),
        ("Certified", "if you hold it, name it in full"),
    ],
)
def test_what_would_have_to_be_shown_is_said_in_concrete_words(feedback, asked, said):
    assert any(said in sentence for sentence in point(feedback, asked).to_show)


def test_what_the_resume_denies_is_told_with_its_own_words(feedback):
    (kubernetes,) = [one for one in feedback.points if one.asked == "Kubernetes"]
    assert kubernetes.found == ("Kubernetes: your resume says that you do not have it",)
    assert "No experience with Kubernetes" in kubernetes.quotes[0].text
    assert kubernetes.to_show[0].startswith("if that changed, say in which job")


def test_a_condition_that_is_not_stated_asks_for_a_line(feedback):
    (permit,) = feedback.conditions
    assert permit.state.value == "unknown"
    assert "state it in a line of its own" in permit.to_show[0]


def test_no_points_weights_ranks_or_scores_are_told(feedback):
    said = feedback_text(feedback) + json.dumps(feedback_to_json(feedback))
    assert not re.search(r"\b(?:points?|weights?|ranks?|scores?|depth|credit|candidates)\b", said)


def test_alternatives_are_told_without_their_ids(feedback):
    ladder = [one for one in feedback.points if one.asked.startswith("BS + 4")]
    assert len(ladder) == 2
    assert all(one.found for one in ladder)
    assert not any("alternative" in sentence for one in ladder for sentence in one.found)


def test_the_text_has_a_group_for_each_state_and_fits(feedback):
    text = feedback_text(feedback)
    for title in ("Your resume shows", "Your resume does not show", "Conditions of the job"):
        assert f"\n{title}\n" in text
    assert max(map(len, text.splitlines())) <= 100
