"""Months of work: inclusive, overlapping jobs once, internships apart."""

from datetime import date

import pytest

from matcher.extraction.dates import find_ranges
from matcher.extraction.tenure import experience_months, merge, union_months
from matcher.model.document import Evidence, Span
from matcher.model.profile import DateRange, Role, RoleKind

AS_OF = date(2026, 11, 1)


def dates(text: str) -> DateRange:
    return find_ranges(text)[0][1]


def role(text: str, kind: RoleKind = RoleKind.FULL_TIME) -> Role:
    evidence = Evidence(document_id="d", span=Span(start=0, end=1), quote="x")
    return Role(title="x", employer=None, dates=dates(text), kind=kind, evidence=evidence)


@pytest.mark.parametrize(
    ("texts", "months"),
    [
        (["Jan 2020 - Jan 2020"], 1),
        (["Jan 2020 - Dec 2020", "Jun 2020 - Jun 2021"], 18),
        (["Jan 2020 - Dec 2020", "Jan 2020 - Dec 2020"], 12),
        (["2015 - 2018"], 36),
        (["2015 - 2015"], 12),
        (["2015 - 2018", "2018 - 2020"], 60),
        (["Oct 2026 - Present"], 2),
        (["Jan 2027 - Present"], 0),
        (["Oct 2026 - Mar 2027"], 2),
        (["Jan 2018 - Jun 2018", "Jan 2020 - Jun 2020"], 12),
        (["Jan 2026 to date"], 11),
        (["Jun '22 - Aug '22"], 3),
        (["2019"], 12),
    ],
)
def test_counts_the_union(texts: list[str], months: int) -> None:
    assert union_months([dates(text) for text in texts], AS_OF) == months


def test_internships_count_in_the_second_figure_and_projects_in_none() -> None:
    roles = [
        role("Jan 2020 - Dec 2020"),
        role("Jan 2019 - Mar 2019", RoleKind.INTERNSHIP),
        role("Jan 2010 - Dec 2012", RoleKind.PROJECT),
        role("Jan 2013 - Dec 2014", RoleKind.VOLUNTEER),
    ]
    assert experience_months(roles, AS_OF) == 12
    assert experience_months(roles, AS_OF, include_internships=True) == 15


def test_merges_what_touches() -> None:
    assert merge([(5, 6), (1, 2), (3, 4), (9, 9)]) == ((1, 6), (9, 9))
