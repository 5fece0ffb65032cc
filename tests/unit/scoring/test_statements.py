"""What people state about permits and the like, and what it answers."""

import pytest

from matcher.model.job import Topic
from matcher.scoring.statements import read_statement

UK = "You must have the right to work in the UK"


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("British citizen, no\nsponsorship required.", "pass"),
        ("Irish citizen, free to work in the UK without a visa.", "pass"),
        ("Holder of a UK Global Talent visa with full right to work.", "pass"),
        ("Right to work in the United Kingdom", "pass"),
        ("British citizen", "pass"),
        ("UK national", "pass"),
        ("Swedish citizen; would need sponsorship to work in the United Kingdom.", "fail"),
        ("Requires visa sponsorship", "fail"),
        ("I do not have a UK work permit", "fail"),
        ("Swedish citizen", "unknown"),
        ("Authorized to work in the US", "unknown"),
        ("No work permit for Germany yet", "unknown"),
    ],
)
def test_a_permit(words, state):
    assert read_statement(Topic.WORK_PERMIT, UK, words).value == state


@pytest.mark.parametrize(
    ("topic", "words", "state"),
    [
        (Topic.CLEARANCE, "Active SC clearance", "pass"),
        (Topic.CLEARANCE, "No security clearance held", "fail"),
        (Topic.LOCATION, "Willing to relocate", "pass"),
        (Topic.LOCATION, "Not willing to relocate", "unknown"),
        (Topic.TRAVEL, "Willing to travel", "pass"),
        (Topic.TRAVEL, "Not willing to travel", "fail"),
        (Topic.TRAVEL, "Willing to relocate", "unknown"),
        (Topic.DRIVING_LICENCE, "Driving licence class B", "pass"),
    ],
)
def test_other_topics(topic, words, state):
    assert read_statement(topic, "whatever is asked", words).value == state
