"""Years of experience, and years that only look like it."""

import pytest

from matcher.jobs.years import find_years


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("4+ years of experience with Kafka", 4, None),
        ("At least six (6) years in industry", 6, None),
        ("between three and five years of experience", 3, 5),
        ("2 - 7 yrs experience", 2, 7),
        ("up to 2 years of experience", None, 2),
        ("a minimum of 30 months of experience", 2.5, None),
        ("mindestens zwei Jahre Erfahrung", 2, None),
        ("4 ans d'expérience", 4, None),
        ("Experiencia de 6 años", 6, None),
        ("7 + yea rs experience", 7, None),
        ("freshers are welcome", 0, None),
        ("5+ experience with Kafka", 5, None),
        ("2-3+ exp as a diver", 2, 3),
    ],
)
def test_years_of_experience(words, low, high):
    (found,) = find_years(words)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    "words",
    [
        "We have been in business for more than 40 years",
        "Applicants must be 21 years of age",
        "Contract length: 2 years",
        "A 12-year-old company with 80 people",
        "4 years of consecutive growth",
        "Pension plan after 1 year",
        "Salary: 60,000 a year",
        "Release 3.5 of our product",
    ],
)
def test_other_years(words):
    assert find_years(words) == ()


def test_years_glued_to_the_word_before_are_read_and_parts_of_words_are_not():
    assert [one.low for one in find_years("Experience with SQL.3 years experience")] == [3.0]
    assert find_years("Someone years ahead in experience") == ()


def test_years_in_a_field_called_business_are_asked_for():
    (found,) = find_years("2+ years in business or data analysis with some experience")
    assert found.low == 2
    assert find_years("Over 20 years in business") == ()


def test_the_qualifications_of_a_role_may_be_years():
    (found,) = find_years("Typical qualifications for the role are 2+ years of relevant experience")
    assert found.low == 2
