"""Experience, education, certificates: what counts, what does not, and how it is called."""

from dataclasses import replace

import pytest
from builder import Resume, job_of, need

from matcher.model.job import YearsScope
from matcher.model.profile import DegreeLevel, DegreeStatus, RoleKind, YearMonth
from matcher.model.scorecard import State

LEVELS = {level.value: level for level in DegreeLevel}


def only(card):
    assert len(card.contributions) == 1
    return card.contributions[0]


@pytest.mark.parametrize(
    ("resume", "share", "state"),
    [
        (Resume().role("A", months=36), 1, State.MET),
        (Resume().role("A", months=24), 2 / 3, State.PARTIAL),
        (Resume().role("A", months=24).role("B", months=24), 2 / 3, State.PARTIAL),
        (Resume().role("A", months=24).role("B", months=12, ended=24), 1, State.MET),
        (Resume().role("A", months=36, kind=RoleKind.INTERNSHIP), 0, State.UNKNOWN),
        (Resume().stated(None, 36, "3 years of experience"), 1, State.MET),
        (Resume().role("A", months=12).stated(None, 36, "3 years"), 1 / 3, State.PARTIAL),
        (Resume().summary("A"), 0, State.UNKNOWN),
    ],
)
def test_years_overall(score, resume, share, state):
    found = only(score(job_of(need(1, min_years=3.0, years_scope=YearsScope.OVERALL)), resume))
    assert found.points == pytest.approx(100_000 * share, abs=1)
    assert found.state is state
    assert bool(found.evidence) == bool(found.points)


@pytest.mark.parametrize(
    ("bullet", "share"),
    [
        ("Used {machine_learning|ML}", 1),
        ("Used {pytorch|PyTorch}", 1),
        ("Used {sql|SQL}", 0),
        ("No {!machine_learning|ML}", 0),
    ],
)
def test_years_in_scope_need_the_skill_or_one_that_implies_it(score, bullet, share):
    asked = need(1, min_years=2.0, years_scope=YearsScope.SKILLS, skills=("machine_learning",))
    card = score(job_of(asked), Resume().role(bullet, months=24))
    years = next(item for item in card.contributions if item.source == "experience")
    assert years.points == pytest.approx(years.out_of * share, abs=1)
    assert years.state is (State.MET if share else State.NOT_SHOWN)


def test_more_than_the_maximum_is_a_note_unless_a_penalty_is_asked_for(score, constants):
    job = job_of(need(1, min_years=2.0, max_years=4.0))
    resume = Resume().role("A {python|P} {sql|S} {java|J}", months=96)
    card = score(job, resume)
    assert card.score == 100_000
    assert "more than the 4 years" in only(card).reason
    harsh = replace(constants, experience=replace(constants.experience, above_max="penalty"))
    card = score(job, resume, harsh)
    assert card.score == 50_000
    assert [flag.code for flag in card.flags] == ["age_proxy"]


def degree(level="bachelor", field="Computer Science", field_id="field_computer_science", **more):
    return Resume().degree(LEVELS[level], field, field_id, **more)


@pytest.mark.parametrize(
    ("resume", "asked", "share", "state"),
    [
        (degree(), {}, 1, State.MET),
        (degree("phd"), {}, 1, State.MET),
        (degree("associate"), {}, 0.6, State.PARTIAL),
        (degree("high_school"), {}, 0, State.NOT_SHOWN),
        (degree(field="Physics", field_id="field_physics"), {}, 0.8, State.PARTIAL),
        (degree(field="History", field_id=None), {}, 0.5, State.PARTIAL),
        (degree(field=None, field_id=None), {}, 0.8, State.PARTIAL),
        (degree(field="Applied Computer Science", field_id=None), {}, 1, State.MET),
        (degree(status=DegreeStatus.IN_PROGRESS), {}, 0, State.NOT_SHOWN),
        (degree(status=DegreeStatus.INCOMPLETE), {}, 0, State.NOT_SHOWN),
        (degree(status=DegreeStatus.IN_PROGRESS), {"degree_status": "in_progress"}, 1, State.MET),
        (degree("associate").role("A", months=48), {"or_equivalent": True}, 1, State.MET),
        (degree("associate").role("A", months=47), {"or_equivalent": True}, 0.6, State.PARTIAL),
        (Resume().role("A", months=96), {"or_equivalent": True}, 1, State.MET),
        (Resume().role("A", months=48), {"or_equivalent": True}, 0.6, State.PARTIAL),
        (Resume().role("A", months=96), {}, 0, State.UNKNOWN),
        (degree("master").degree(LEVELS["high_school"], None), {}, 1, State.MET),
    ],
)
def test_education(score, resume, asked, share, state):
    wanted = {"degree_levels": (DegreeLevel.BACHELOR, DegreeLevel.MASTER), **asked}
    found = only(score(job_of(need(1, degree_fields=("computer science",), **wanted)), resume))
    assert found.points == pytest.approx(100_000 * share)
    assert found.state is state
    if found.points:
        assert found.evidence


def test_experience_that_stands_in_for_a_degree_is_beyond_what_is_asked_anyway(score):
    job = job_of(
        need(1, degree_levels=(DegreeLevel.ASSOCIATE,), or_equivalent=True),
        need(2, min_years=3.0),
    )
    enough, short = (score(job, Resume().role("A", months=m)).components[1] for m in (84, 83))
    assert enough.points == enough.out_of
    assert short.points == 0


def test_a_degree_by_subject_alone_asks_for_no_level(score):
    job = job_of(need(1, degree_fields=("physics",)))
    assert score(job, degree("associate", "Physics", "field_physics")).score == 100_000


@pytest.mark.parametrize(
    ("resume", "points"),
    [
        (Resume().certificate("AWS SAA", "cert_aws_saa"), 100_000),
        (Resume().certificate("AWS SAA", "cert_aws_saa", YearMonth(year=2026, month=10)), 50_000),
        (Resume().certificate("AWS SAA", "cert_aws_saa", YearMonth(year=2026, month=11)), 100_000),
        (Resume().certificate("AWS SAA", "cert_aws_saa", YearMonth(year=2026)), 100_000),
        (
            Resume().certificate("AWS SAA", "cert_aws_saa", issued=YearMonth(year=2026, month=11)),
            100_000,
        ),
        (Resume().certificate("AWS SAA", "cert_aws_saa", issued=YearMonth(year=2027, month=2)), 0),
        (Resume().certificate("CKA", "cert_cka"), 0),
        (Resume().certificate("AWS SAA in progress", "cert_aws_saa", in_progress=True), 0),
        (Resume().summary("holds {cert_aws_saa|SAA-C03}"), 100_000),
        (Resume().skills("{cert_aws_saa|SAA-C03}"), 2_000),
    ],
)
def test_certificates(score, resume, points):
    assert score(job_of(need(1, skills=("cert_aws_saa",))), resume).score == points


@pytest.mark.parametrize(
    ("name", "resume", "points"),
    [
        ("AWS certification", Resume().certificate("AWS Certified Cloud Practitioner"), 100_000),
        ("AWS or Azure certification", Resume().certificate("SAA-C03", "cert_aws_saa"), 100_000),
        (
            "certification in cloud computing or AWS",
            Resume().summary("{cert_aws_saa|SAA-C03}"),
            100_000,
        ),
        ("certification in AWS", Resume().skills("{cert_aws_saa|SAA-C03}"), 2_000),
        ("certification in machine learning", Resume().certificate("CKA", "cert_cka"), 0),
        ("certification in machine learning", Resume().skills("{aws|AWS}"), 0),
        ("certification in art", Resume().certificate("State of the arts and crafts"), 0),
    ],
)
def test_a_certificate_asked_for_by_its_subject_is_held_by_one_about_it(
    score, name, resume, points
):
    assert score(job_of(need(1, certification=name)), resume).score == points


@pytest.mark.parametrize(
    ("name", "points"), [("Six Sigma", 100_000), ("six sigma green belt", 100_000), ("Sixt", 0)]
)
def test_a_certificate_the_taxonomy_does_not_know_is_compared_by_name(score, name, points):
    resume = Resume().certificate("Six Sigma Green Belt 2021")
    assert score(job_of(need(1, certification=name)), resume).score == points
