"""Properties of scoring that hold for every profile: sum, bounds, quotations, monotone, blind, pool-free."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.model.contact import Contact
from matcher.model.document import SectionKind
from matcher.model.job import Mode, RequirementKind, Strength, Topic, YearsScope
from matcher.model.profile import DegreeLevel, DegreeStatus, RoleKind
from matcher.scoring.card import Scorer
from matcher.scoring.constants import load_constants
from matcher.scoring.depth import assess
from matcher.scoring.look import look_at
from matcher.scoring.ranking import rank_cards
from matcher.scoring.reference import load_reference
from matcher.taxonomy.load import load_taxonomy


def _builder():
    path = Path(__file__).parents[1] / "unit" / "scoring" / "builder.py"
    spec = importlib.util.spec_from_file_location("scoring_builder", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = _builder()
TAXONOMY, CONSTANTS, REFERENCE = load_taxonomy(), load_constants(), load_reference()
SKILLS = (
    "python",
    "pytorch",
    "tensorflow",
    "amazon_eks",
    "kubernetes",
    "aws",
    "gcp",
    "sql",
    "mlops",
    "machine_learning",
    "deep_learning",
    "role_ml_engineer",
    "docker",
    "programming",
)
VERBS = ("Built", "Led", "Used", "Assisted with", "Looked at", "Reduced latency by 40 % with")
THINGS = (
    "a churn model",
    "data pipelines for training",
    "the monitoring of models in production",
    "a recommender for 2M users",
    "dashboards",
)

JOB = build.job_of(
    build.need(1, "Python", skills=("python",), strength=Strength.EXPERT),
    build.need(2, "PyTorch or TensorFlow", skills=("pytorch", "tensorflow"), mode=Mode.ANY),
    build.need(3, "Kubernetes and SQL", skills=("kubernetes", "sql")),
    build.need(
        4, "two of AWS, GCP, MLOps", skills=("aws", "gcp", "mlops"), mode=Mode.AT_LEAST, min_count=2
    ),
    build.need(
        5,
        "5 years of machine learning",
        skills=("machine_learning",),
        min_years=5.0,
        years_scope=YearsScope.SKILLS,
    ),
    build.need(
        6, "experience as ML engineer", skills=("role_ml_engineer",), kind=RequirementKind.OPTIONAL
    ),
    build.need(
        7,
        "Bachelor in computer science and 4 years",
        degree_levels=(DegreeLevel.BACHELOR,),
        degree_fields=("computer science",),
        min_years=4.0,
        years_scope=YearsScope.OVERALL,
        alt_group="a",
    ),
    build.need(
        8,
        "Master and 2 years, with programming",
        degree_levels=(DegreeLevel.MASTER,),
        min_years=2.0,
        skills=("programming",),
        alt_group="a",
    ),
    build.need(9, "AWS certificate", kind=RequirementKind.OPTIONAL, skills=("cert_aws_saa",)),
    build.need(
        10,
        "Build scalable data pipelines for training deep learning models",
        kind=RequirementKind.RESPONSIBILITY,
        skills=("deep_learning",),
    ),
    build.need(
        11,
        "Monitor drift, latency and quality of deployed models in production",
        kind=RequirementKind.RESPONSIBILITY,
    ),
    build.need(
        12,
        "Design dashboards and recommender experiments with stakeholders across product teams",
        kind=RequirementKind.RESPONSIBILITY,
    ),
    build.need(13, "no PHP", skills=("php",), negated=True),
    build.need(14, "work permit", kind=RequirementKind.KNOCKOUT, topic=Topic.WORK_PERMIT),
)
SCORER = Scorer(JOB, taxonomy=TAXONOMY, constants=CONSTANTS, reference=REFERENCE)
OTHERS = tuple(
    Scorer(
        replace(JOB, requirements=requirements),
        taxonomy=TAXONOMY,
        constants=CONSTANTS,
        reference=REFERENCE,
    )
    for requirements in (
        JOB.requirements[::-1],
        tuple(replace(one, mode=Mode.ALL) for one in JOB.requirements),
        tuple(replace(one, mode=Mode.AT_LEAST, min_count=2) for one in JOB.requirements),
    )
)
"""Of jobs that ask for the same skills in other ways."""


def named(skill):
    return f"{{{skill}|{TAXONOMY.label(skill)}}}"


skills = st.sampled_from(SKILLS)
bullets = st.builds(
    lambda verb, thing, skill: f"{verb} {thing} using {named(skill)}",
    st.sampled_from(VERBS),
    st.sampled_from(THINGS),
    skills,
)
roles = st.fixed_dictionaries(
    {
        "bullets": st.lists(bullets, max_size=4),
        "months": st.integers(1, 90),
        "ended": st.integers(0, 120),
        "kind": st.sampled_from(RoleKind),
        "title": st.sampled_from(["Engineer", "{role_ml_engineer|ML Engineer}"]),
    }
)
degrees = st.tuples(
    st.sampled_from(DegreeLevel),
    st.sampled_from(
        [
            ("Computer Science", "field_computer_science"),
            ("Physics", "field_physics"),
            ("History", None),
        ]
    ),
    st.sampled_from(DegreeStatus),
)
resumes = st.fixed_dictionaries(
    {
        "roles": st.lists(roles, max_size=4),
        "summary": st.lists(bullets, max_size=2),
        "listed": st.lists(skills, max_size=8),
        "denied": st.lists(skills, max_size=2),
        "degrees": st.lists(degrees, max_size=2),
        "certificates": st.lists(st.just(("AWS Solutions Architect", "cert_aws_saa")), max_size=1),
    }
)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def made(facts, contact=None, school="Uni", end_year=2015, employer="Acme"):
    resume = build.Resume(contact=contact)
    for line in facts["summary"]:
        resume.summary(line)
    for role in facts["roles"]:
        resume.role(
            *role["bullets"],
            months=role["months"],
            ended=role["ended"],
            kind=role["kind"],
            title=role["title"],
            employer=employer,
        )
    for level, (field, field_id), status in facts["degrees"]:
        resume.degree(level, field, field_id, status=status, end_year=end_year, school=school)
    for name, skill in facts["certificates"]:
        resume.certificate(name, skill)
    for skill in facts["denied"]:
        resume.line(SectionKind.OTHER, f"no experience with {{!{skill}|{TAXONOMY.label(skill)}}}")
    if facts["listed"]:
        resume.skills(", ".join(named(skill) for skill in facts["listed"]))
    return resume


def card_of(resume):
    return SCORER.score(assess(resume.build(), TAXONOMY, CONSTANTS, build.AS_OF))


@quick
@given(resumes)
def test_the_total_is_the_sum_of_its_parts_and_every_point_is_quoted(facts):
    resume = made(facts)
    card = card_of(resume)
    assert card.score == sum(item.points for item in card.contributions)
    assert card.score == sum(component.points for component in card.components)
    assert 0 <= card.score <= 100_000
    assert sum(item.out_of for item in card.contributions) == 100_000
    for item in card.contributions:
        assert 0 <= item.points <= item.out_of
        assert item.evidence or item.points == 0, item
        assert item.reason
    for item in (*card.contributions, *card.gates):
        for quote in item.evidence:
            assert resume.text[quote.span.start : quote.span.end] == quote.quote


def test_a_full_card_is_within_reach():
    facts = {
        "roles": [
            {
                "bullets": [
                    f"Led data pipelines for training, by 40 %, with {named(skill)}"
                    for skill in SKILLS
                ],
                "months": 90,
                "ended": 0,
                "kind": RoleKind.FULL_TIME,
                "title": "{role_ml_engineer|ML Engineer}",
            }
        ],
        "summary": [],
        "listed": [],
        "denied": [],
        "degrees": [
            (
                DegreeLevel.MASTER,
                ("Computer Science", "field_computer_science"),
                DegreeStatus.COMPLETED,
            )
        ],
        "certificates": [("AWS Solutions Architect", "cert_aws_saa")],
    }
    card = card_of(made(facts))
    assert {
        c.name: c.points / c.out_of
        for c in card.components
        if c.name not in ("responsibilities", "term_coverage")
    } == {
        "essential_skills": 1,
        "experience": 1,
        "optional_skills": 1,
        "education": 1,
        "certifications": 1,
    }


GROWTHS = {
    "a bullet in a role": lambda facts, bullet, role, degree: {
        **facts,
        "roles": [
            {**old, "bullets": [*old["bullets"], bullet]} if place == 0 else old
            for place, old in enumerate(facts["roles"])
        ],
    },
    "a role": lambda facts, bullet, role, degree: {**facts, "roles": [*facts["roles"], role]},
    "a line of the summary": lambda facts, bullet, role, degree: {
        **facts,
        "summary": [*facts["summary"], bullet],
    },
    "a longer role": lambda facts, bullet, role, degree: {
        **facts,
        "roles": [{**old, "months": old["months"] + 7} for old in facts["roles"]],
    },
    "a degree": lambda facts, bullet, role, degree: {
        **facts,
        "degrees": [*facts["degrees"], degree],
    },
    "a certificate": lambda facts, bullet, role, degree: {
        **facts,
        "certificates": [*facts["certificates"], ("AWS Solutions Architect", "cert_aws_saa")],
    },
    "a listed skill": lambda facts, bullet, role, degree: {
        **facts,
        "listed": [*facts["listed"], "pytorch", "mlops"],
    },
}


@pytest.mark.parametrize("growth", GROWTHS)
@quick
@given(facts=resumes, bullet=bullets, role=roles, degree=degrees)
def test_more_evidence_never_lowers_the_total(growth, facts, bullet, role, degree):
    before = card_of(made(facts))
    after = card_of(made(GROWTHS[growth](facts, bullet, role, degree)))
    assert after.score >= before.score - ROUNDING


ROUNDING = len(SCORER._asks)
"""Milli-points: each contribution is rounded on its own."""


@quick
@given(facts=resumes)
def test_listing_every_skill_of_the_taxonomy_adds_at_most_eight_points(facts):
    bare = {**facts, "listed": []}
    everything = {**facts, "listed": sorted(TAXONOMY.skills)}
    gained = card_of(made(everything)).score - card_of(made(bare)).score
    assert gained + ROUNDING >= 0
    assert gained <= 8_000


@quick
@given(
    facts=resumes,
    contact=st.builds(
        Contact,
        name=st.one_of(
            st.text(max_size=20), st.sampled_from(["Python Churn", "Rose Model", "Grant Data"])
        ),
        emails=st.tuples(st.text(max_size=20)),
        phones=st.tuples(st.text(max_size=20)),
        links=st.tuples(st.text(max_size=20)),
        location=st.text(max_size=20),
    ),
    school=st.sampled_from(["MIT", "Université de Lomé"]),
    employer=st.sampled_from(["Google", "Bäckerei Schulz"]),
    end_year=st.integers(1960, 2030),
)
def test_personal_data_change_no_point(facts, contact, school, employer, end_year):
    plain = card_of(made(facts))
    other = card_of(
        made(facts, contact=contact, school=school, employer=employer, end_year=end_year)
    )
    assert [item.points for item in other.contributions] == [
        item.points for item in plain.contributions
    ]


@pytest.mark.parametrize(
    "name", ["Grant Young", "Ngozi Okafor", "Łukasz Żółć", "Rose Page", "Mark Best"]
)
def test_a_name_and_its_pronoun_in_the_text_change_no_point(name):
    def points(who, pronoun):
        resume = build.Resume(contact=Contact(name=who))
        resume.summary(
            f"{who} builds data pipelines for training; {pronoun} monitors models in production"
        )
        resume.role(f"Built data pipelines with {named('python')}")
        return [item.points for item in card_of(resume).contributions]

    assert points(name, "she") == points("Ada Example", "he")


@quick
@given(facts=resumes, data=st.data())
def test_the_order_of_findings_changes_nothing(facts, data):
    profile = assess(made(facts).build(), TAXONOMY, CONSTANTS, build.AS_OF)
    shuffled = replace(
        profile,
        passages=tuple(data.draw(st.permutations(profile.passages))),
        degrees=tuple(data.draw(st.permutations(profile.degrees))),
        skills=tuple(data.draw(st.permutations(profile.skills))),
    )
    assert SCORER.score(shuffled).score == SCORER.score(profile).score


@quick
@given(st.lists(resumes, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_ranks_do_not_hang_on_order_and_cards_not_on_the_pool(pool, random):
    cards = [card_of(made(facts)) for facts in pool]
    cards = [replace(card, candidate_id=f"C-{number}") for number, card in enumerate(cards)]
    ranking = rank_cards(cards, CONSTANTS)
    mixed = list(cards)
    random.shuffle(mixed)
    assert rank_cards(mixed, CONSTANTS) == ranking
    assert [c.card.score for c in ranking.candidates] == sorted(
        (c.score for c in cards), reverse=True
    )
    for place in ranking.candidates:
        assert 1 <= place.rank_low <= place.rank <= place.rank_high <= len(cards)
        better = sum(card.score > place.card.score for card in cards)
        assert place.rank == 1 + better
        alone = card_of(made(pool[int(place.card.candidate_id[2:])]))
        assert alone.contributions == place.card.contributions


@quick
@given(facts=resumes)
def test_assessing_twice_changes_nothing(facts):
    once = assess(made(facts).build(), TAXONOMY, CONSTANTS, build.AS_OF)
    assert assess(once, TAXONOMY, CONSTANTS, build.AS_OF) == once
    assert SCORER.score(once) == SCORER.score(assess(once, TAXONOMY, CONSTANTS, build.AS_OF))


@quick
@given(resumes, st.permutations([SCORER, *OTHERS]))
def test_jobs_that_share_a_look_score_as_they_would_alone(facts, scorers):
    profile = assess(made(facts).build(), TAXONOMY, CONSTANTS, build.AS_OF)
    look = look_at(profile, CONSTANTS)
    assert [one.score(profile, look) for one in scorers] == [one.score(profile) for one in scorers]
