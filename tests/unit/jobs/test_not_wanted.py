"""Who is not wanted is no wish; "none without" asks for something."""

import pytest


@pytest.mark.parametrize(
    "words",
    ["No Data Scientists", "No Data Scientist profiles please", "No Data Scientist - we had them"],
)
def test_a_role_that_is_not_wanted_is_no_wish(build, words):
    (found,) = build(words).requirements
    assert (found.kind.value, found.negated) == ("knockout", True)


def test_none_without_is_asked_for(build):
    (found,) = build("Requirements\n- No data engineer without Docker experience").requirements
    assert (found.kind.value, found.negated, found.skills) == (
        "essential",
        False,
        ("docker",),
    )
