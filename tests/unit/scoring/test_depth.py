"""Depth of a skill: months, recency, evidence, ownership, and what a skills list adds."""

import pytest
from builder import Resume

from matcher.model.document import SectionKind
from matcher.model.profile import Assertion, RoleKind
from matcher.scoring.depth_formulas import recency, strength_of_evidence
from matcher.scoring.ownership import ownership


def record(assessed, resume, skill="python"):
    return {r.skill: r for r in assessed(resume).skills}[skill]


@pytest.mark.parametrize(
    ("idle", "half_life", "expected"),
    [(0, 36, 1), (12, 36, 1), (48, 36, 0.5), (600, 36, 0.4), (72, 60, 0.5), (None, 36, 0.4)],
)
def test_recency(constants, idle, half_life, expected):
    assert recency(idle, half_life, constants.depth) == pytest.approx(expected)


def test_evidence_counts_five_mentions_at_most():
    assert strength_of_evidence([0.35], 5) == pytest.approx(0.35)
    assert strength_of_evidence([0.7] * 9, 5) == strength_of_evidence([0.7] * 5, 5)
    assert strength_of_evidence([0.05] * 5 + [0.7], 5) > 0.7


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("Led the team", 1),
        ("Built a model and led its rollout", 1),
        ("Built a model", 0.8),
        ("Used Python", 0.4),
        ("Assisted the team", 0.2),
        ("Reports", 0),
        ("Built a model that cut churn by 12 %", 1),
        ("Used Python, latency down 40 ms", 0.6),
        ("Reports of 2019", 0),
        ("Rebuilding of misled users", 0),
        ("Entwickelte ein Modell", 0.8),
    ],
)
def test_ownership_is_the_strongest_verb(constants, bullet, expected):
    assert ownership(bullet, constants.ownership) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("kind", "months"),
    [
        (RoleKind.FULL_TIME, 24),
        (RoleKind.FREELANCE, 24),
        (RoleKind.PART_TIME, 12),
        (RoleKind.INTERNSHIP, 12),
    ],
)
def test_months_are_weighted_by_the_kind_of_role(assessed, kind, months):
    assert record(assessed, Resume().role("Built {python|Python}", kind=kind)).months == months


def test_overlapping_roles_count_each_month_once_with_the_larger_weight(assessed):
    resume = Resume().role("Built {python|Python}", months=12)
    resume.role("Built {python|Python}", months=24, kind=RoleKind.PART_TIME)
    assert record(assessed, resume).months == 12 + 6
    assert assessed(resume).experience_months == 24


def test_internships_and_projects_are_no_years_of_experience(assessed):
    resume = Resume().role("A", months=12).role("B", months=6, ended=20, kind=RoleKind.INTERNSHIP)
    resume.role("C", months=6, ended=40, kind=RoleKind.PROJECT)
    profile = assessed(resume)
    assert (profile.experience_months, profile.experience_months_with_internships) == (12, 18)


def test_presence_counts_not_repetition(assessed):
    once = Resume().role("Built {python|Python}").skills("{python|Python}")
    often = Resume().role("Built {python|Python}", *["Built {python|Python}"] * 4)
    often.skills("{python|Python}, {python|Python}, {python|Python}").skills("{python|Python}")
    assert record(assessed, often).depth == record(assessed, once).depth


def test_stated_years_only_fill_a_gap_and_a_contradiction_is_flagged(assessed):
    alone = Resume().skills("{python|Python}").stated("python", 60, "5 years of Python")
    assert record(assessed, alone).months == 60
    both = (
        Resume().role("Built {python|Python}", months=24).stated("python", 60, "5 years of Python")
    )
    assert record(assessed, both).months == 24
    codes = [flag.code for flag in assessed(both).flags]
    assert codes == ["stated_years_contradict"]
    fitting = Resume().role("Built {python|Python}", months=60).stated("python", 60, "5 years")
    assert assessed(fitting).flags == ()


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("{!python|Python}", Assertion.NEGATED),
        ("{?python|Python}", Assertion.ASPIRED),
        ("{?python|Python} {!python|Python}", Assertion.NEGATED),
        ("{!python|Python} {python|Python}", Assertion.CLAIMED),
    ],
)
def test_only_claimed_mentions_make_depth(assessed, text, assertion):
    found = record(assessed, Resume().role(f"Built {text}"))
    assert found.assertion is assertion
    assert (found.depth > 0) == (assertion is Assertion.CLAIMED)


def test_shown_depth_leaves_the_lists_out(assessed):
    listed = record(assessed, Resume().skills("{python|Python}"))
    assert (listed.shown_depth, listed.is_listed_only) == (0, True)
    both = record(assessed, Resume().role("Built {python|Python}").skills("{python|Python}"))
    assert 0 < both.shown_depth < both.depth
    bare = Resume()
    bare.line(SectionKind.OTHER, "{python|Python}, {sql|SQL}", prose=False)
    assert record(assessed, bare).shown_depth == 0
    line = Resume().role("Did things")
    line.line(SectionKind.PROJECTS, "Tools: {python|Python}", prose=False)
    assert record(assessed, line).shown_depth > 0


def test_half_life_is_that_of_the_kind(assessed):
    resume = Resume().role(
        "Built {python|Python} on {docker|Docker} by {machine_learning|ML}", ended=60
    )
    parts = {r.skill: r.parts.recency for r in assessed(resume).skills}
    assert parts["python"] == pytest.approx(0.5 ** (48 / 60))
    assert parts["docker"] == pytest.approx(0.4)
    assert parts["machine_learning"] == pytest.approx(0.5 ** (48 / 96))
