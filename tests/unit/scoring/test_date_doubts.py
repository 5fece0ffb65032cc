"""Claims against dates, use before a tool was there, dates in the future: shown to a person, never counted."""

import pytest
from builder import Resume, ago

from matcher.model.profile import DateRange, YearMonth
from matcher.scoring.depth import assess

TOOL = "{langgraph|LangGraph}"


def codes(profile):
    return [flag.code for flag in profile.flags]


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [(60, ["stated_experience_contradicts"]), (36, []), (12, [])],
)
def test_years_of_experience_are_held_against_the_dated_roles(assessed, stated, wanted):
    resume = Resume().role("Built it", months=24).stated(None, stated, "years of experience")
    assert codes(assessed(resume)) == wanted


def test_years_of_experience_without_any_date_are_not_contradicted(assessed):
    assert codes(assessed(Resume().stated(None, 60, "5 years of experience"))) == []


@pytest.mark.parametrize(
    ("built", "skill", "stated", "wanted"),
    [
        ("Built {python|Python} tools", "python", 48, ["stated_years_contradict"]),
        ("Built {python|Python} tools", "python", 24, []),
        ("Built {pytorch|PyTorch} models", "machine_learning", 48, ["stated_years_contradict"]),
        ("Built {pytorch|PyTorch} models", "machine_learning", 24, []),
        ("Built looms", "machine_learning", 48, []),
    ],
)
def test_years_of_a_skill_are_held_against_the_roles_that_show_it(
    assessed, built, skill, stated, wanted
):
    resume = (
        Resume().role(built, months=24).skills(f"{{{skill}|it}}").stated(skill, stated, "years")
    )
    assert codes(assessed(resume)) == wanted


def test_a_whole_that_is_the_claim_of_a_skill_is_doubted_once(assessed):
    resume = Resume().role("Built {python|Python} tools", months=24)
    resume.stated("python", 120, "ten years of Python experience")
    *_, (_, months, span) = resume.durations
    resume.durations.append((None, months, span))
    assert codes(assessed(resume)) == ["stated_years_contradict"]


def test_a_tool_is_not_older_than_itself(assessed, taxonomy):
    since = taxonomy["langgraph"].since
    age = (2026 - since) * 12 + 11
    early = Resume().skills(TOOL).stated("langgraph", age + 1, "years of LangGraph")
    assert codes(assessed(early)) == ["years_before_tool"]
    assert codes(assessed(Resume().skills(TOOL).stated("langgraph", age, "years"))) == []


def test_a_role_that_ended_before_the_tool_is_shown(assessed, taxonomy):
    idle = (2026 - taxonomy["langgraph"].since) * 12 + 10 + 1
    flags = assessed(Resume().role(f"Built {TOOL}", months=24, ended=idle)).flags
    assert [flag.code for flag in flags] == ["use_before_tool"]
    assert flags[0].evidence.quote.startswith("20")
    assert codes(assessed(Resume().role(f"Built {TOOL}", months=24, ended=idle - 2))) == []
    denied = Resume().role("Never used {!langgraph|LangGraph}", months=24, ended=idle)
    assert codes(assessed(denied)) == []


@pytest.mark.parametrize(
    ("start", "end", "wanted", "months"),
    [
        (ago(-2), ago(-8), ["starts_in_future"], None),
        (ago(11), ago(-8), ["ends_in_future"], 12),
        (ago(11), ago(0), [], 12),
        (YearMonth(year=2025), YearMonth(year=2026), [], 12),
        (YearMonth(year=2025), YearMonth(year=2027), ["ends_in_future"], 23),
    ],
)
def test_dates_in_the_future(assessed, start, end, wanted, months):
    resume = Resume().role("Built it")
    title, employer, _, *rest = resume.roles.pop()
    resume.roles.append((title, employer, DateRange(start=start, end=end), *rest))
    profile = assessed(resume)
    assert (codes(profile), profile.roles[0].months) == (wanted, months)


def test_counting_again_gives_the_same_flags(assessed, taxonomy, constants):
    once = assessed(Resume().role("Built it", months=24).stated(None, 90, "years of experience"))
    assert assess(once, taxonomy, constants, once.as_of) == once
