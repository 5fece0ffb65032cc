"""Knockouts: pass, unknown or fail, never a point."""

import pytest
from builder import Resume, job_of, need

from matcher.model.job import Mode, RequirementKind, Topic, YearsScope
from matcher.model.profile import DegreeLevel
from matcher.model.scorecard import GateState

PERMIT = {"topic": Topic.WORK_PERMIT}
LOCATION = {"topic": Topic.LOCATION, "text": "Must be located in Leeds"}
TRAVEL = {"topic": Topic.TRAVEL, "text": "Willing to travel"}
TWO_LANGUAGES = {"topic": Topic.LANGUAGE, "text": "Fluent English and German"}
GERMAN_B2 = {"topic": Topic.LANGUAGE, "text": "German at B2 or better"}
ONE_LANGUAGE = {"topic": Topic.LANGUAGE, "text": "Fluent English or German"}


@pytest.mark.parametrize(
    ("asked", "resume", "state"),
    [
        (PERMIT, Resume().statement("work_permit", "EU citizen"), GateState.UNKNOWN),
        (PERMIT, Resume().statement("work_permit", "No sponsorship required"), GateState.PASS),
        (PERMIT, Resume().statement("work_permit", "Requires visa sponsorship"), GateState.FAIL),
        (
            PERMIT,
            Resume().statement("work_permit", "no work permit for Germany yet"),
            GateState.FAIL,
        ),
        (
            PERMIT,
            Resume().statement("work_permit", "no visa or work permit needed"),
            GateState.PASS,
        ),
        (PERMIT, Resume().statement("clearance", "no clearance"), GateState.UNKNOWN),
        (PERMIT, Resume(), GateState.UNKNOWN),
        ({}, Resume(), GateState.UNKNOWN),
        ({"text": "Fluent German"}, Resume().language("German"), GateState.PASS),
        ({"text": "Fluent German"}, Resume().language("French"), GateState.UNKNOWN),
        (GERMAN_B2, Resume().language("German", "C1"), GateState.PASS),
        (GERMAN_B2, Resume().language("Deutsch", "fließend"), GateState.PASS),
        (GERMAN_B2, Resume().language("German", "B1"), GateState.FAIL),
        (GERMAN_B2, Resume().language("German", "basic"), GateState.FAIL),
        (GERMAN_B2, Resume().language("German", "good"), GateState.UNKNOWN),
        (GERMAN_B2, Resume().language("German"), GateState.UNKNOWN),
        (GERMAN_B2, Resume().language("English", "native"), GateState.UNKNOWN),
        (LOCATION, Resume().statement("relocation", "Open to relocation"), GateState.PASS),
        (LOCATION, Resume().statement("relocation", "Not willing to relocate"), GateState.UNKNOWN),
        (LOCATION, Resume().statement("relocation", "Willing to travel"), GateState.UNKNOWN),
        (TRAVEL, Resume().statement("relocation", "Ready to travel"), GateState.PASS),
        (TRAVEL, Resume().statement("relocation", "Not able to travel"), GateState.FAIL),
        (TRAVEL, Resume().statement("relocation", "Willing to relocate"), GateState.UNKNOWN),
        (TWO_LANGUAGES, Resume().language("German").language("English"), GateState.PASS),
        (TWO_LANGUAGES, Resume().language("German"), GateState.UNKNOWN),
        (ONE_LANGUAGE, Resume().language("German"), GateState.PASS),
        (ONE_LANGUAGE, Resume().language("French"), GateState.UNKNOWN),
        ({"min_years": 2.0}, Resume().role("A", months=24), GateState.PASS),
        ({"min_years": 3.0}, Resume().role("A", months=24), GateState.FAIL),
        ({"min_years": 3.0}, Resume().summary("A"), GateState.UNKNOWN),
        (
            {"min_years": 3.0},
            Resume().role("A", months=24).role("B", months=None),
            GateState.UNKNOWN,
        ),
        (
            {"min_years": 2.0, "skills": ("sql",), "years_scope": YearsScope.SKILLS},
            Resume().role("{sql|SQL}", months=12),
            GateState.FAIL,
        ),
        ({"skills": ("sql",)}, Resume().summary("{sql|SQL}"), GateState.PASS),
        ({"skills": ("machine_learning",)}, Resume().summary("{pytorch|PyTorch}"), GateState.PASS),
        ({"skills": ("sql",)}, Resume().summary("{!sql|SQL}"), GateState.FAIL),
        ({"skills": ("sql",)}, Resume(), GateState.UNKNOWN),
        ({"skills": ("sql", "java")}, Resume().summary("{sql|SQL}"), GateState.UNKNOWN),
        (
            {"skills": ("sql", "java"), "mode": Mode.ANY},
            Resume().summary("{sql|SQL}"),
            GateState.PASS,
        ),
        ({"skills": ("sql",), "negated": True}, Resume().summary("{sql|SQL}"), GateState.UNKNOWN),
        (
            {"degree_levels": (DegreeLevel.MASTER,)},
            Resume().degree(DegreeLevel.PHD),
            GateState.PASS,
        ),
        (
            {"degree_levels": (DegreeLevel.MASTER,)},
            Resume().degree(DegreeLevel.BACHELOR),
            GateState.FAIL,
        ),
        ({"degree_levels": (DegreeLevel.MASTER,)}, Resume(), GateState.UNKNOWN),
        (
            {"degree_levels": (DegreeLevel.MASTER,), "or_equivalent": True},
            Resume().degree(DegreeLevel.BACHELOR),
            GateState.UNKNOWN,
        ),
        (
            {"certification": "cert_aws_saa"},
            Resume().certificate("SAA", "cert_aws_saa"),
            GateState.PASS,
        ),
        ({"certification": "cert_aws_saa"}, Resume(), GateState.UNKNOWN),
    ],
)
def test_gates(score, asked, resume, state):
    knockout = need(2, **{"text": "", **asked}, kind=RequirementKind.KNOCKOUT)
    scored = need(1, skills=("python",))
    card = score(job_of(scored, knockout), resume)
    assert [gate.state for gate in card.gates] == [state]
    assert card.gates[0].reason
    if state is not GateState.UNKNOWN:
        assert card.gates[0].evidence
    assert card.score == score(job_of(scored), resume).score
