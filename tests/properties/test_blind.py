"""Who somebody is never gives or takes a point: text with other names, pronouns, schools scores the same."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.api.jobs import parse_job, sample_jobs
from matcher.extraction.profile import build_profile
from matcher.extraction.recogniser import recogniser_of
from matcher.readers.read import read_document
from matcher.scoring.card import Scorer
from matcher.scoring.constants import load_constants
from matcher.scoring.depth import assess
from matcher.scoring.reference import load_reference
from matcher.taxonomy.load import taxonomy_for

TEXT = """{name}
{email} | {phone} | {address}

Summary
Machine learning engineer. {pronoun} led a team of four and built models in Python and PyTorch.

Experience
Machine Learning Engineer, Kestrel Freight
Jan 2021 - Present
- Built and deployed a demand model in Python and PyTorch on AWS; error down 18%
- Set up A/B tests and drift monitoring with Airflow and Docker

Education
MSc Computer Science, {school}, {year}
"""
PLAIN = {
    "name": "Aniela Brzozowska",
    "email": "aniela@example.com",
    "phone": "+44 7700 900123",
    "address": "12 Mill Lane, Leeds",
    "pronoun": "She",
    "school": "Lakeside University",
    "year": "2020",
}
TAXONOMY, CONSTANTS, REFERENCE = taxonomy_for(), load_constants(), load_reference()
SCORERS = [
    Scorer(parse_job(name), taxonomy=TAXONOMY, constants=CONSTANTS, reference=REFERENCE)
    for name in sample_jobs()
]


def points(text: str) -> list[list[int]]:
    document = read_document(text.encode(), "resume.txt")
    profile = build_profile(document, recogniser_of(TAXONOMY))
    assessed = assess(profile, TAXONOMY, CONSTANTS, date(2026, 11, 1))
    return [[item.points for item in scorer.score(assessed).contributions] for scorer in SCORERS]


EXPECTED = points(TEXT.format(**PLAIN))
given_names = st.sampled_from(
    ["Aisha", "Bob", "Chidi", "Dmitri", "Elena", "Fatou", "Guðrún", "Hye-jin"]
)
surnames = st.sampled_from(
    ["Okafor", "Smith", "Müller", "García López", "van der Berg", "Nguyễn", "Khan"]
)


def test_the_resume_earns_something():
    assert all(sum(card) > 20_000 for card in EXPECTED)


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("name", "Mohammed al-Farsi"),
        ("name", "PYTHON TORCH"),
        ("email", "python.pytorch.expert@example.org"),
        ("phone", "+1 555 0100"),
        ("address", "Calle Mayor 3, Madrid"),
        ("pronoun", "He"),
        ("pronoun", "They"),
        ("school", "University of Elsewhere"),
        ("year", "1991"),
    ],
)
def test_a_swap_changes_no_point(key, other):
    assert points(TEXT.format(**{**PLAIN, key: other})) == EXPECTED


def test_other_work_does_change_points():
    assert points(TEXT.format(**PLAIN).replace("PyTorch", "Excel")) != EXPECTED


@settings(max_examples=25, deadline=None)
@given(given_names, surnames, st.sampled_from(["She", "He", "They"]))
def test_any_name_scores_the_same(given_name, surname, pronoun):
    person = {**PLAIN, "name": f"{given_name} {surname}", "pronoun": pronoun}
    person["email"] = f"{given_name[0].lower()}@example.net"
    assert points(TEXT.format(**person)) == EXPECTED


OWN_JOB = """Ranking Engineer

Responsibilities:
- Own the price and page ranking models

Requirements:
- 2+ years of experience with Python
"""
WORKED = """{name}
someone@example.com

Summary
{name} likes order.

Experience
Engineer, {employer}
Jan 2021 - Present
- Kept the warehouse software of {employer} running in Python

Education
BSc Physics, Lakeside University, 2018
"""


@pytest.mark.parametrize(
    ("name", "employer"),
    [("Price Page", "Kunze Works Ltd"), ("Hanna Kunze", "Page Ranking Models Ltd")],
)
def test_a_name_or_employer_made_of_the_job_s_words_earns_nothing(name, employer):
    scorer = Scorer(parse_job(OWN_JOB), taxonomy=TAXONOMY, constants=CONSTANTS, reference=REFERENCE)

    def card(text):
        document = read_document(text.encode(), "resume.txt")
        profile = build_profile(document, recogniser_of(TAXONOMY))
        assessed = assess(profile, TAXONOMY, CONSTANTS, date(2026, 11, 1))
        return [item.points for item in scorer.score(assessed).contributions]

    plain = card(WORKED.format(name="Hanna Kunze", employer="Kunze Works Ltd"))
    assert sum(plain) > 0
    assert card(WORKED.format(name=name, employer=employer)) == plain
