"""Fewer years for a higher degree."""

import pytest

from matcher.jobs.ladders import find_ladder


@pytest.mark.parametrize(
    ("words", "rungs"),
    [
        ("BS + 6 / MS + 4", [("bachelor", 6), ("master", 4)]),
        ("PhD and 1 year, or Master's and 4 years of experience", [("phd", 1), ("master", 4)]),
        ("8 years with a Bachelor's or 5 years with a PhD", [("bachelor", 8), ("phd", 5)]),
        ("Master's degree and 4 years of experience", []),
        ("Master's or PhD and 4 years", []),
    ],
)
def test_rungs(words, rungs):
    assert [(rung.level.value, rung.low) for rung in find_ladder(words)] == rungs
