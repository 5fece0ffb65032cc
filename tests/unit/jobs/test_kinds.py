"""How binding a clause is: by its own words, by how it speaks, by its heading."""

import pytest

from matcher.jobs.cues import Cue, find_cue
from matcher.jobs.kinds import is_duty


@pytest.mark.parametrize(
    "words", ["Apply statistics to parcels", "Research and build models", "Quickly ship features"]
)
def test_a_verb_of_work_opens_a_duty(words):
    assert is_duty(words)


@pytest.mark.parametrize(
    "words", ["Advanced knowledge of R", "Advance degree in physics", "Research experience"]
)
def test_an_attribute_is_no_duty(words):
    assert not is_duty(words)


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("Kafka is an advantage", Cue.WISH),
        ("Kafka (advantage)", Cue.WISH),
        ("models that bring strategic advantage", None),
        ("Take advantage of the harbour", None),
        ("Scala would be a big advantage", Cue.WISH),
    ],
)
def test_an_advantage_of_the_person_is_a_wish(words, cue):
    assert find_cue(words) is cue


@pytest.mark.parametrize(
    ("words", "kind", "skills"),
    [
        ("Strong SQL and Docker skills required", "essential", ("sql", "docker")),
        ("Experience mentoring young colleagues preferred", "optional", ("mentoring",)),
        ("Knowledge of GDPR requirements", "essential", ("gdpr",)),
    ],
)
def test_a_line_that_names_something_is_no_heading(build, words, kind, skills):
    (found,) = build(words).requirements
    assert (found.kind.value, found.skills) == (kind, skills)


@pytest.mark.parametrize("heading", ["Key skills/exp required", "Education requirements"])
def test_a_heading_in_small_letters_is_still_one(build, heading):
    (found,) = build(f"{heading}\nPython").requirements
    assert (found.text, found.kind.value) == ("Python", "essential")


def test_a_duty_with_requirements_in_it_leaves_the_heading_alone(build):
    job = build("Responsibilities\nTranslate business requirements for us\nLead Python workshops")
    assert {one.kind.value for one in job.requirements} == {"responsibility"}


def test_what_is_not_required_is_never_asked(build):
    (found,) = build("No Java experience required").requirements
    assert (found.skills, found.negated) == (("java",), True)
