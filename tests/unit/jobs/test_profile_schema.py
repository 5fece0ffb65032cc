"""The schema that editors check a requirement profile with agrees with what is read."""

import pytest
import yaml
from jsonschema import Draft202012Validator

from matcher.jobs.profile_schema import profile_schema
from matcher.jobs.profile_yaml import dump_job
from matcher.taxonomy.load import load_taxonomy

TAXONOMY = load_taxonomy()
VALIDATOR = Draft202012Validator(profile_schema(TAXONOMY))


def test_what_is_written_is_valid(build):
    job = build("Requirements:\n- 3+ years of SQL\n- BSc in physics\n- Must be willing to travel")
    assert len(job.requirements) == 3
    VALIDATOR.validate(yaml.safe_load(dump_job(job, TAXONOMY)))


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "must", "text": "x"},
        {"text": "x"},
        {"kind": "essential", "skils": []},
        {"kind": "essential", "skills": ["pytroch"]},
        {"kind": "knockout", "topic": "work_permt"},
        {"kind": "essential", "weight": -1},
    ],
)
def test_a_slip_is_marked(row):
    assert list(VALIDATOR.iter_errors({"requirements": [row]}))


def test_keys_say_what_they_are():
    keys = profile_schema(TAXONOMY)["$defs"]["RequirementEntry"]["properties"]
    assert "2 counts double" in keys["weight"]["description"]
    assert profile_schema(TAXONOMY)["title"].startswith("A requirement profile")
