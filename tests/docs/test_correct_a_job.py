"""The page on correcting a job works as it is written."""

import re
from pathlib import Path

from matcher.jobs.profile_yaml import load_job
from matcher.jobs.role_profiles import role_profiles
from matcher.model.job import Topic
from matcher.taxonomy.load import load_taxonomy

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "correct-a-job.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_profile_of_the_page_is_read():
    profile, first_line = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    job = load_job(first_line + profile, "job.yaml", load_taxonomy())
    assert [one.kind.value for one in job.requirements].count("knockout") == 2


def test_every_topic_and_role_of_the_page_is_known_and_the_other_way_round():
    named = set(re.findall(r"`([a-z_-]+)`", TEXT))
    assert {topic.value for topic in Topic} <= named
    assert {profile.role for profile in role_profiles()} <= named
