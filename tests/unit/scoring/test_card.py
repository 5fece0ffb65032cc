"""The worked example of the scoring page to the decimal, and the arithmetic of a card."""

from dataclasses import replace

import pytest
from builder import Resume, job_of, need

from matcher.errors import InputError
from matcher.model.job import Mode, RequirementKind, Strength, Topic, YearsScope
from matcher.model.scorecard import State
from matcher.scoring.card import Scorer
from matcher.scoring.reference import load_reference


def worked_example():
    job = job_of(
        need(1, "Python", skills=("python",)),
        need(
            2,
            "expert in PyTorch or TensorFlow",
            skills=("pytorch", "tensorflow"),
            mode=Mode.ANY,
            strength=Strength.EXPERT,
        ),
        need(3, "3 years of experience", min_years=3.0, years_scope=YearsScope.OVERALL),
    )
    resume = (
        Resume()
        .role("Built a churn model in {python|Python}", months=24)
        .skills("{python|Python}, {tensorflow|TensorFlow}")
    )
    return job, resume


def test_worked_example_holds_to_the_decimal(score, assessed):
    job, resume = worked_example()
    records = {record.skill: record for record in assessed(resume).skills}
    assert records["python"].depth == pytest.approx(0.7813, abs=5e-5)
    assert records["python"].parts.evidence == pytest.approx(0.805)
    assert records["tensorflow"].depth == pytest.approx(0.1675)
    card = score(job, resume)
    assert [item.points for item in card.contributions] == [34_091, 8_000, 16_667]
    assert [item.out_of for item in card.contributions] == [34_091, 40_909, 25_000]
    assert card.score == 58_758
    assert [c.name for c in card.components] == ["essential_skills", "experience"]


def parts(card):
    return {item.requirement: item for item in card.contributions}


@pytest.mark.parametrize(
    ("mode", "count", "expected"),
    [
        (Mode.ANY, None, 1),
        (Mode.ALL, None, 1 / 3),
        (Mode.AT_LEAST, 2, 0.5),
        (Mode.AT_LEAST, None, 1),
    ],
)
def test_modes(score, mode, count, expected):
    asked = need(1, skills=("python", "cobol", "haskell"), mode=mode, min_count=count)
    card = score(job_of(asked), Resume().role("Built {python|Python}", months=60))
    assert card.score == pytest.approx(expected * 100_000, abs=1)


def test_strength_and_the_users_factor_weigh_a_share(score, constants):

    job = job_of(need(1, skills=("python",)), need(2, skills=("sql",), weight=3.0))
    resume = Resume().role("Built {python|Python}")
    assert [item.out_of for item in score(job, resume).contributions] == [25_000, 75_000]
    doubled = replace(constants, requirements={"r1": 2.0, "r2": 0.0})
    assert [item.out_of for item in score(job, resume, doubled).contributions] == [100_000]


def test_weights_for_an_unknown_requirement_are_refused(score, constants):

    with pytest.raises(InputError, match="r9"):
        score(
            job_of(need(1, skills=("python",))),
            Resume(),
            replace(constants, requirements={"r9": 1.0}),
        )


@pytest.mark.parametrize(
    "job",
    [
        job_of(),
        job_of(need(1, "work permit", kind=RequirementKind.KNOCKOUT, topic=Topic.WORK_PERMIT)),
        job_of(need(1, "no PHP", skills=("php",), negated=True)),
        job_of(need(1, "PHP", skills=("php",), weight=0.0)),
    ],
)
def test_a_job_with_nothing_to_score_says_so(score, job):
    with pytest.raises(InputError, match="nothing in this job description can be scored"):
        score(job, Resume())


def test_shares_always_add_up(score):
    for count in (3, 7, 11):
        needs = [need(n, skills=("python",)) for n in range(count)]
        needs += [
            need(100 + n, kind=RequirementKind.OPTIONAL, skills=("sql",)) for n in range(count)
        ]
        card = score(job_of(*needs), Resume().skills("{python|Python}"))
        assert sum(item.out_of for item in card.contributions) == 100_000


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Built {python|Python}", State.MET),
        ("Saw {python|Python}", State.PARTIAL),
        ("Knows {!python|Python}", State.NEGATED),
        ("Learns {?python|Python}", State.NOT_SHOWN),
        ("Cooks", State.NOT_SHOWN),
    ],
)
def test_states_of_a_skill(score, text, state):
    resume = Resume()
    if state is State.MET:
        resume.role(text)
    else:
        resume.summary(text)
    found = score(job_of(need(1, skills=("python",))), resume).contributions[0]
    assert found.state is state
    assert bool(found.evidence) == (text != "Cooks")
    assert (found.points > 0) == (state in (State.MET, State.PARTIAL))


def test_reasons_name_the_route(score):
    resume = Resume().role("Ran {amazon_ecs|ECS} and {tensorflow|TensorFlow}")
    job = job_of(need(1, skills=("docker",)), need(2, skills=("pytorch",)))
    found = parts(score(job, resume))
    assert found["r1"].reason.startswith("Docker: implied by Amazon ECS")
    assert found["r2"].reason.startswith("transferable: TensorFlow for PyTorch")
    assert [quote.quote for quote in found["r1"].evidence] == ["ECS"]


def test_listed_skills_bring_what_stands_beside_them_allows_and_take_nothing_away(score):
    job = job_of(*[need(n, skills=(s,)) for n, s in enumerate(("python", "sql", "java", "docker"))])
    listed = Resume().skills("{python|Python}, {sql|SQL}, {java|Java}, {docker|Docker}")
    assert score(job, listed).score == 2_000
    some = Resume().summary("Knows {docker|Docker} a little")
    little = score(job, some).score
    assert score(job, some.skills("{sql|SQL}, {java|Java}")).score == little + 2_000 + little // 2
    shown = Resume().role("Built {python|Python}", months=60)
    before = score(job, shown).score
    after = score(job, shown.skills("{sql|SQL}, {java|Java}, {docker|Docker}")).score
    assert before == 25_000
    assert after == 25_000 + 8_000


def test_a_profile_that_was_not_assessed_is_refused(taxonomy, constants):

    job = job_of(need(1, skills=("python",)))
    scorer = Scorer(job, taxonomy=taxonomy, constants=constants, reference=load_reference())
    with pytest.raises(InputError, match="not been assessed"):
        scorer.score(Resume().build())


def test_a_thin_profile_is_said_to_be_thin(score):
    job = job_of(need(1, skills=("python",)))
    assert [f.code for f in score(job, Resume().summary("Hello")).flags] == ["thin_profile"]
    full = Resume().summary("{python|Python}, {sql|SQL}, {java|Java}")
    assert score(job, full).flags == ()


def test_long_lists_that_no_sentence_tells_of_are_said(score, taxonomy):
    job = job_of(need(1, skills=("python",)))
    names = [skill.id for skill in taxonomy.skills.values()][:40]
    listed = Resume().skills(", ".join(f"{{{name}|{name}}}" for name in names[:30]))
    (flag,) = score(job, listed).flags
    assert (flag.code, flag.message.split(" skills")[0]) == ("mostly_listed", "30 of 30")
    told = Resume().role(*[f"Used {{{name}|{name}}}" for name in names[:15]])
    assert score(job, told.skills(", ".join(f"{{{n}|{n}}}" for n in names[:30]))).flags == ()


def test_alternatives_let_the_best_one_count(score):
    job = job_of(
        need(1, "5 years", min_years=5.0, alt_group="a"),
        need(2, "2 years", min_years=2.0, alt_group="a"),
        need(3, skills=("python",)),
    )
    card = score(job, Resume().role("Did things", months=24))
    assert [item.points for item in card.contributions[1:]] == [12_500, 12_500]
    assert "best alternative r2" in card.contributions[1].reason
    assert all(item.evidence for item in card.contributions[1:])


def test_a_card_does_not_depend_on_who_was_scored_before(taxonomy, constants, assessed, score):
    job, resume = worked_example()
    silent, denies = Resume().role("Sold shoes"), Resume().summary("No {!python|Python} so far")
    scorer = Scorer(job, taxonomy=taxonomy, constants=constants, reference=load_reference())
    for one in (silent, denies, silent, resume, denies, resume, silent):
        assert scorer.score(assessed(one)) == score(job, one)
    states = [parts(scorer.score(assessed(one)))["r1"].state for one in (silent, denies, resume)]
    assert states == [State.NOT_SHOWN, State.NEGATED, State.MET]
