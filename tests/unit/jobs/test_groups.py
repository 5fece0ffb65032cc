"""Which of the named skills count together."""

import pytest


@pytest.mark.parametrize(
    ("words", "skills"),
    [
        ("Experience in fine-tuning using LoRA", ("fine_tuning", "peft")),
        ("Programming in Python", ("python",)),
        ("Programming using Python", ("python",)),
    ],
)
def test_an_activity_stays_beside_its_means(build, words, skills):
    (found,) = build(f"Requirements\n- {words}").requirements
    assert found.skills == skills
