"""Constants written down by what differs from the bundled ones, and put into force again."""

import pytest

from matcher.errors import BorderError
from matcher.scoring.constants import load_constants
from matcher.scoring.constants_changes import changes_of, constants_with


def test_the_bundled_constants_differ_in_nothing():
    assert changes_of(load_constants()) == {}


def test_what_differs_is_written_down_and_comes_back(tmp_path):
    path = tmp_path / "w.yaml"
    path.write_text(
        "components: {education: 0}\nrequirements: {r3: 2}\nexperience: {above_max: penalty}\n"
    )
    mine = load_constants(path)
    assert changes_of(mine) == {
        "components": {"education": 0.0},
        "requirements": {"r3": 2.0},
        "experience": {"above_max": "penalty"},
    }
    assert constants_with(changes_of(mine), "run").sha256 == mine.sha256


def test_what_is_not_known_is_refused():
    with pytest.raises(BorderError, match="luck"):
        constants_with({"components": {"luck": 5.0}}, "run")
