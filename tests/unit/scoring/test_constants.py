"""The numbers of scoring are checked where a person writes them, with the line of the fault."""

import pytest

from matcher.errors import BorderError
from matcher.model.job import Strength
from matcher.scoring.constants import load_constants

NOTHING = "components: {essential_skills: 0, experience: 0, responsibilities: 0, optional_skills: 0, term_coverage: 0, education: 0, certifications: 0}\n"


def test_defaults_are_those_of_the_scoring_page(constants):
    weights = constants.components
    assert [
        weights.essential_skills,
        weights.experience,
        weights.responsibilities,
        weights.optional_skills,
        weights.term_coverage,
        weights.education,
        weights.certifications,
    ] == [45, 15, 15, 10, 5, 5, 5]
    assert [constants.strength.of(s) for s in (Strength.EXPERT, None, Strength.FAMILIAR)] == [
        1.2,
        1,
        0.7,
    ]
    assert [constants.depth.bands.of(d) for d in (0.24, 0.25, 0.5, 0.75)] == [
        "aware",
        "working",
        "proficient",
        "expert",
    ]


def test_a_partial_file_changes_only_its_keys(tmp_path, constants):
    path = tmp_path / "weights.yaml"
    path.write_text("components:\n  education: 0\nrequirements: {r1: 2}\n")
    changed = load_constants(path)
    assert changed.components.education == 0
    assert changed.components.essential_skills == constants.components.essential_skills
    assert changed.requirements == {"r1": 2.0}
    assert changed.sha256 != constants.sha256
    assert load_constants().sha256 == constants.sha256


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("components:\n  education: -1\n", 2, "greater than or equal to 0"),
        ("components:\n  educaton: 1\n", 2, "not a key that is known"),
        ("components:\n  education: .nan\n", 2, "finite"),
        ("components:\n  education: '5'\n", 2, "valid number"),
        ("credit:\n  met: 1\n  full_depth: 0\n", 3, "greater than 0"),
        ("version: 2\n", 1, "version"),
        ("\nexperience:\n  above_max: punish\n", 3, "penalty"),
        (NOTHING, 1, "at least one weight must be above zero"),
        ("depth:\n  tenure: 0.9\n", 1, "they must add up to 1"),
        ("components: 3\n", 1, "components"),
        ("- 1\n", 1, "mapping"),
        ("components: {\n", 2, ""),
    ],
)
def test_faults_are_named_with_file_and_line(tmp_path, text, line, said):
    path = tmp_path / "weights.yaml"
    path.write_text(text)
    with pytest.raises(BorderError) as fault:
        load_constants(path)
    assert str(fault.value).startswith(f"{path}:{line}:")
    assert said in str(fault.value)


def test_all_faults_are_told_at_once(tmp_path):
    path = tmp_path / "weights.yaml"
    path.write_text("components:\n  education: -1\n  foo: 2\n")
    with pytest.raises(BorderError) as fault:
        load_constants(path)
    assert len(str(fault.value).splitlines()) == 2


def test_a_missing_file_is_said_so(tmp_path):
    with pytest.raises(BorderError, match="cannot be read"):
        load_constants(tmp_path / "none.yaml")
