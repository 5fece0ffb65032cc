"""What a person may write into a requirement profile, and what is said about slips."""

import pytest

from matcher.errors import BorderError
from matcher.jobs.profile_yaml import load_job
from matcher.model.job import RequirementKind
from matcher.taxonomy.load import load_taxonomy

TAXONOMY = load_taxonomy()


def test_a_requirement_of_ones_own_needs_little():
    text = "title: Analyst\nrequirements:\n- {kind: essential, text: Knows SQL, skills: [sql]}\n"
    job = load_job(text, "job.yaml", TAXONOMY)
    (only,) = job.requirements
    assert (only.id, only.kind, only.skills) == ("r1", RequirementKind.ESSENTIAL, ("sql",))
    assert only.evidence is None
    assert job.name == "job.yaml"


def test_missing_ids_are_numbered_around_the_given_ones():
    text = "requirements:\n- {kind: optional, text: a, id: r1}\n- {kind: optional, text: b}\n"
    assert [r.id for r in load_job(text, "j", TAXONOMY).requirements] == ["r1", "r2"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{kind: must, text: x}", "job.yaml:2: requirements.0.kind"),
        ("{text: x}", "job.yaml:2: requirements.0.kind: is missing"),
        ("{kind: essential, text: x, skils: [sql]}", "requirements.0.skils: is not a key"),
        ("{kind: essential, text: x, skills: [pytroch]}", "no skill 'pytroch'; near: pytorch"),
        ("{kind: essential}", "needs its words"),
        (
            "{kind: essential, text: x, min_years: 5, max_years: 2}",
            "min_years is more than max_years",
        ),
        ("{kind: essential, text: x, weight: -1}", "requirements.0.weight"),
        (
            "{kind: essential, text: x, mode: at_least, min_count: 2, skills: [sql]}",
            "min_count is more",
        ),
        ("{kind: essential, quote: x, at: [9, 3]}", "start before end"),
        ("{kind: essential, text: x, mode: at_least, skills: [sql]}", "at_least needs min_count"),
        ("{kind: knockout, text: x, topic: work_permt}", "'work_permit', 'clearance'"),
        ("{kind: essential, text: x, degree_status: perhaps}", "'in_progress'"),
        ("{kind: essential, text: x, weight: 2, weight: 3}", "weight stands 2 times; keep one"),
    ],
)
def test_a_slip_is_named_with_its_line(row, said):
    with pytest.raises(BorderError, match=r"job\.yaml:2") as caught:
        load_job(f"requirements:\n- {row}\n", "job.yaml", TAXONOMY)
    assert said in str(caught.value)


def test_all_slips_are_named_at_once():
    text = "requirements:\n- {kind: optional, text: a, id: r1}\n- {kind: optional, text: b, id: r1, skills: [zzz]}\n"
    with pytest.raises(BorderError) as caught:
        load_job(text, "job.yaml", TAXONOMY)
    assert str(caught.value).count("job.yaml:3") == 2


def test_slips_of_every_kind_are_named_together_in_their_order():
    text = (
        "title: a\ntitle: b\nrequirements:\n- {kind: optional, text: a, skills: [zzz]}\n"
        "- {kind: must, text: b}\n- {kind: optional, text: c, max_years: 1, min_years: 2}\n"
    )
    with pytest.raises(BorderError) as caught:
        load_job(text, "job.yaml", TAXONOMY)
    lines = str(caught.value).split("\n")
    assert [line.split(":")[1] for line in lines] == ["1", "4", "5", "6"]


def test_text_that_is_no_yaml_is_named_with_its_line():
    with pytest.raises(BorderError, match=r"job\.yaml:3"):
        load_job("requirements:\n- {kind: [\n", "job.yaml", TAXONOMY)
