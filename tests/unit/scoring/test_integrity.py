"""Pasted job text earns nothing; a person's own words do, even about the same things."""

import pytest
from builder import Resume, job_of, need

from matcher.model.document import SectionKind
from matcher.model.job import RequirementKind

DUTY = "Design, train and deploy deep learning models with PyTorch on our recommendation platform"
JOB = job_of(
    need(
        1,
        "At least three years of solid hands on experience with Python in production",
        skills=("python",),
    ),
    need(2, "Proficient in Kubernetes", skills=("kubernetes",)),
    need(3, DUTY, kind=RequirementKind.RESPONSIBILITY, skills=("pytorch",)),
)
OWN = "Trained {pytorch|PyTorch} models on {kubernetes|Kubernetes} with {python|Python}"


def pasted(resume):
    resume.line(
        SectionKind.SUMMARY,
        "At least three years of solid hands on experience with {python|Python} in production",
    )
    resume.line(SectionKind.SUMMARY, "Proficient in {kubernetes|Kubernetes}")
    resume.line(SectionKind.SUMMARY, DUTY.replace("PyTorch", "{pytorch|PyTorch}"))
    return resume


def test_pasted_text_earns_nothing_and_is_flagged(score):
    card = score(JOB, pasted(Resume()))
    assert card.score == 0
    assert "job_text_pasted" in [flag.code for flag in card.flags]
    assert all(not item.evidence for item in card.contributions)


def test_pasted_text_changes_nothing_beside_own_words(score):
    own = score(JOB, Resume().role(OWN))
    both = score(JOB, pasted(Resume().role(OWN)))
    assert [item.points for item in both.contributions] == [
        item.points for item in own.contributions
    ]
    assert own.score > 0


@pytest.mark.parametrize("width", [3, 5, 7])
def test_pasted_text_cut_into_short_lines_earns_nothing(score, width):
    resume = Resume()
    words = pasted_words()
    for start in range(0, len(words), width):
        resume.line(SectionKind.SUMMARY, " ".join(words[start : start + width]))
    card = score(JOB, resume)
    assert card.score == 0
    assert "job_text_pasted" in [flag.code for flag in card.flags]


def test_capitals_bullets_and_stops_do_not_hide_that_text_is_pasted(score):
    resume = Resume()
    resume.line(
        SectionKind.SUMMARY,
        "* AT LEAST THREE YEARS; OF SOLID: HANDS-ON EXPERIENCE WITH {python|PYTHON} IN PRODUCTION!",
    )
    assert score(JOB, resume).score == 0


def pasted_words():
    first, second, third = (requirement.text for requirement in JOB.requirements)
    marked = {
        "Python": "{python|Python}",
        "Kubernetes": "{kubernetes|Kubernetes}",
        "PyTorch": "{pytorch|PyTorch}",
    }
    return [marked.get(word, word) for word in f"{first} {second} {third}".split()]


@pytest.mark.parametrize(
    "text", [OWN, "Proficient in {kubernetes|Kubernetes}", "Deploy models with {python|Python}"]
)
def test_own_words_are_not_taken_for_pasted(score, text):
    card = score(JOB, Resume().role(text))
    assert "job_text_pasted" not in [flag.code for flag in card.flags]
    assert card.score > 0
