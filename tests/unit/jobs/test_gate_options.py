"""Hard minimums that a person sets are knockouts like those that a job states itself."""

import pytest

from matcher.errors import InputError
from matcher.jobs.gate_options import gate_of, with_gates
from matcher.jobs.profile_yaml import dump_job, load_job
from matcher.model.job import JobDescription, Requirement, RequirementKind, Topic, YearsScope
from matcher.model.profile import DegreeLevel
from matcher.taxonomy.load import load_taxonomy


@pytest.fixture(scope="module")
def taxonomy():
    return load_taxonomy()


@pytest.mark.parametrize(
    ("gate", "facts"),
    [
        ("years>=5", {"min_years": 5.0, "years_scope": YearsScope.OVERALL}),
        ("Years >= 2.5", {"min_years": 2.5, "text": "at least 2.5 years of work"}),
        (
            "years:python>=3",
            {"min_years": 3.0, "skills": ("python",), "years_scope": YearsScope.SKILLS},
        ),
        ("skill:python", {"skills": ("python",), "text": "Python"}),
        ("skill: Apache Airflow", {"text": "Apache Airflow"}),
        ("degree>=bachelor", {"degree_levels": (DegreeLevel.BACHELOR,)}),
        ("language:german>=b2", {"topic": Topic.LANGUAGE, "text": "German at B2 or better"}),
        ("language:Welsh", {"topic": Topic.LANGUAGE, "text": "Welsh"}),
        ("permit", {"topic": Topic.WORK_PERMIT, "text": "right to work"}),
        ("permit:UK", {"topic": Topic.WORK_PERMIT, "text": "right to work in the UK"}),
        ("clearance", {"topic": Topic.CLEARANCE}),
        ("certificate:Prince2", {"certification": "Prince2"}),
    ],
)
def test_what_can_be_written(taxonomy, gate, facts):
    found = gate_of(gate, taxonomy)
    assert found.kind is RequirementKind.KNOCKOUT
    assert {key: getattr(found, key) for key in facts} == facts


@pytest.mark.parametrize(
    "gate",
    [
        *("", "years", "years>=", "years>=many", "years>=-1", "years>=900", "python", "skill"),
        *("skill:python>=3", "degree", "degree>=wizard", "degree:art>=master", "language"),
        *("language:german>=B7", "permit>=2", "clearance:top", "years<=3", "years=5"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_can_be_written(taxonomy, gate):
    with pytest.raises(InputError, match="is not understood; write one of years>=5"):
        gate_of(gate, taxonomy)


def test_an_unknown_skill_names_those_that_are_like_it(taxonomy):
    with pytest.raises(InputError, match="did you mean Kubernetes"):
        gate_of("skill:Kubernets", taxonomy)


def test_gates_come_after_the_requirements_and_survive_as_yaml(taxonomy):
    own = Requirement(id="g1", kind=RequirementKind.ESSENTIAL, text="Python", skills=("python",))
    job = JobDescription(id="j", name="j", title=None, seniority=None, requirements=(own,))
    gated = with_gates(job, ("years>=5", "permit"), taxonomy)
    assert [one.id for one in gated.requirements] == ["g1", "g2", "g3"]
    again = load_job(dump_job(gated, taxonomy), "job.yaml", taxonomy)
    assert again.requirements == gated.requirements
    assert with_gates(job, (), taxonomy) is job
