"""A sentence that only names skills is a list in all but form."""

import pytest
from builder import Resume

from matcher.model.profile import Assertion

TOOLS = "{python|Python}, {sql|SQL}, {java|Java}, {docker|Docker}, {aws|AWS} and {kubernetes|Kubernetes}"
FEW = "{python|Python}, {sql|SQL} and {java|Java}"
LONG = f"Rebuilt the nightly reconciliation of two warehouses that nobody had dared to touch for years, with {TOOLS}"


def listed(profile):
    """Return the skills that rest on lists alone."""
    claimed = [one for one in profile.skills if one.assertion is Assertion.CLAIMED]
    return {one.skill for one in claimed if one.shown_depth == 0}


@pytest.mark.parametrize(
    ("bullets", "alone"),
    [
        (
            (f"Leveraged {TOOLS} in solutions",),
            {"python", "sql", "java", "docker", "aws", "kubernetes"},
        ),
        ((f"Technologies: {TOOLS}",), {"python", "sql", "java", "docker", "aws", "kubernetes"}),
        ((f"Technologies: {TOOLS}", "Served models with {fastapi|FastAPI}"), set()),
        ((f"Leveraged {FEW} in solutions",), set()),
        ((LONG,), set()),
    ],
)
def test_a_role_that_only_names_skills_shows_none(assessed, bullets, alone):
    assert listed(assessed(Resume().role(*bullets))) == alone


def test_months_of_such_a_role_count_and_its_points_are_those_of_a_list(assessed):
    profile = assessed(Resume().role(f"Leveraged {TOOLS} in solutions", months=30))
    (python,) = [one for one in profile.skills if one.skill == "python"]
    assert python.months == 30
    assert python.depth > python.shown_depth == 0


def test_a_summary_of_names_is_a_list_whatever_the_roles_tell(assessed):
    resume = Resume().summary(f"Expert in {TOOLS}").role("Served models with {fastapi|FastAPI}")
    assert listed(assessed(resume)) == {"python", "sql", "java", "docker", "aws", "kubernetes"}
