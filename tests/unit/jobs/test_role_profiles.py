"""What a role fills in where a job says nothing, and how it is marked."""

import pytest

from matcher.errors import InputError
from matcher.jobs.profile_yaml import dump_job, load_job
from matcher.jobs.role_profiles import fill_job, find_role, role_profiles
from matcher.schema.job_json import job_to_json
from matcher.taxonomy.load import load_taxonomy

TAXONOMY = load_taxonomy()
AD = "ML Engineer\n\nRequirements:\n- Strong PyTorch\n- SQL is not required\n- AWS\n"


def filled(build, text=AD, role="role:ml-engineer"):
    return fill_job(build(text), find_role(role), TAXONOMY)


def assumed(job):
    return {skill for one in job.requirements if one.assumed for skill in one.skills}


def test_every_role_is_made_of_skills_of_the_taxonomy():
    assert len(role_profiles()) == 9
    for profile in role_profiles():
        named = [skill for one in profile.requirements for skill in one.skills]
        assert len(named) == len(set(named)) >= 8, profile.role
        assert [skill for skill in named if skill not in TAXONOMY] == []
        assert all(one.text for one in profile.requirements)


def test_only_what_the_job_leaves_out_is_filled_in(build):
    added = assumed(filled(build))
    assert {"python", "model_deployment", "model_evaluation"} <= added
    assert not {"deep_learning_frameworks", "machine_learning"} & added, "PyTorch shows them"
    assert "cloud_computing" not in added, "AWS is a cloud"
    assert "sql" not in added, "the job says that it is not needed"


def test_nothing_of_the_job_changes_and_nothing_is_filled_in_twice(build):
    before, after = build(AD), filled(build)
    assert after.requirements[: len(before.requirements)] == before.requirements
    assert len({one.id for one in after.requirements}) == len(after.requirements)
    assert fill_job(after, find_role("ml-engineer"), TAXONOMY) == after


def test_what_is_assumed_has_no_quotation_and_says_so_in_every_form(build):
    job = filled(build)
    one = next(one for one in job.requirements if one.skills == ("python",))
    assert (one.evidence, one.assumed) == (None, "role:ml-engineer")
    written = next(row for row in job_to_json(job)["requirements"] if row["id"] == one.id)
    assert (written["quote"], written["start"]) == (None, None)
    assert (written["text"], written["assumed"]) == ("Programming in Python", "role:ml-engineer")
    text = dump_job(job, TAXONOMY)
    assert "# essential (assumed, the job does not say it): Python\n" in text
    assert load_job(text, "job.yaml", TAXONOMY) == job
    assert "assumed for the role Machine Learning Engineer" in job.warnings[-1].message


def test_a_job_that_asks_for_nothing_gets_the_whole_role_and_no_warning_of_emptiness(build):
    job = filled(build, "We sell lovely bread.", "role:data-analyst")
    assert len(job.requirements) == len(find_role("data-analyst").requirements)
    assert [flag.code for flag in job.warnings] == ["assumed"]


def test_an_unknown_role_is_told_with_the_known_ones_nearest_first():
    with pytest.raises(InputError, match=r"known are role:data-scientist, ") as caught:
        find_role("role:data-sientist")
    assert all(profile.role in str(caught.value) for profile in role_profiles())
