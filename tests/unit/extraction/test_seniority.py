"""The level of a person's latest job: by its title, else by the years of work."""

import pytest

from matcher.extraction.dates import find_ranges
from matcher.extraction.seniority import find_seniority
from matcher.model.document import Evidence, Span
from matcher.model.profile import Role, RoleKind


def role(title: str, when: str, kind: RoleKind = RoleKind.FULL_TIME) -> Role:
    evidence = Evidence(document_id="d", span=Span(start=0, end=1), quote="x")
    dates = find_ranges(when)[0][1] if when else None
    return Role(title=title, employer=None, dates=dates, kind=kind, evidence=evidence)


OLD = role("Head of Data", "Jan 2012 - Dec 2013")


@pytest.mark.parametrize(
    ("roles", "months", "level"),
    [
        ([OLD, role("Senior Data Engineer", "Jan 2020 - Present")], 100, "senior"),
        ([role("Sr. Engineer", "2020 - 2021"), OLD], 36, "senior"),
        ([role("Staff Engineer", "Jan 2020 - Present")], 100, "lead"),
        ([role("Principal Scientist", "Jan 2020 - Present")], 100, "principal"),
        ([role("Engineering Manager", "Jan 2020 - Present")], 100, "manager"),
        ([role("VP Data", "Jan 2020 - Present")], 100, "director"),
        ([role("Junior Analyst", "Jan 2020 - Present")], 100, "junior"),
        ([role("Data Intern", "Jan 2026 - Present", RoleKind.INTERNSHIP)], 0, "intern"),
        ([role("Internal Auditor", "Jan 2020 - Present")], 90, "senior"),
        ([role("Data Engineer", "Jan 2025 - Present")], 23, "junior"),
        ([role("Data Engineer", "Jan 2023 - Present")], 24, "mid"),
        ([role("Data Engineer", "Jan 2020 - Present")], 60, "senior"),
        ([role("Leadership Coach", "Jan 2023 - Present")], 30, "mid"),
        ([role("Head of Data", "")], 0, None),
        ([role("Lead of a hobby", "Jan 2020 - Present", RoleKind.PROJECT)], 0, None),
        ([], 0, None),
    ],
)
def test_names_the_level(roles: list[Role], months: int, level: str | None) -> None:
    assert find_seniority(roles, months) == level
