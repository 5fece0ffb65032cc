"""`job lint` and `job compare`, as a recruiter meets them."""

import pytest

BAD = """Data Engineer

Requirements:
- Python
- Kafka, not older than 35
"""
GOOD = """Data Engineer

Requirements:
- Python
- Kafka

Equal opportunity
We hire regardless of age, gender, religion, marital status and date of birth.
"""


@pytest.fixture
def write(tmp_path):
    def write_job(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write_job


def test_what_is_found_is_said_with_its_place_and_leaves_with_5(command, write):
    answer = command("job", "lint", write("bad.txt", BAD))
    assert answer.code == 5
    assert answer.out.startswith("error age  line 5\n")
    assert "“Kafka, not older than 35”" in answer.out
    assert "->" in answer.out
    assert answer.err == "1 error\n"


def test_a_sound_job_leaves_with_0(command, write):
    answer = command("job", "lint", write("good.txt", GOOD))
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "nothing to change was found\n"


def test_findings_as_json(command, write):
    (found,) = command("job", "lint", write("bad.txt", BAD), "-f", "json").json()
    assert set(found) == {"code", "severity", "quote", "line", "requirement", "why", "instead"}
    assert (found["code"], found["severity"], found["line"]) == ("age", "error", 5)
    assert command("job", "lint", write("good.txt", GOOD), "-f", "json").json() == []


def test_a_profile_is_checked_too(command, write):
    command("job", "parse", write("bad.txt", BAD), "-o", "job.yaml")
    answer = command("job", "lint", "job.yaml", "-f", "json")
    assert answer.code == 5
    (found,) = answer.json()
    assert (found["code"], found["line"]) == ("age", None)
    assert found["requirement"]


def test_what_cannot_be_read_is_one_sentence(command, write):
    for verb in (("lint", "nowhere"), ("compare", "nowhere", "ai-ml-engineer")):
        answer = command("job", *verb)
        assert answer.code == 1
        assert "there is no job file" in answer.err


def test_escape_sequences_of_a_job_are_only_printed(command, write):
    answer = command("job", "lint", write("bad.txt", BAD.replace("Kafka", "\x1b[31mKafka")))
    assert "\x1b" not in answer.out


def test_changes_are_signed(command, write):
    before = write("a.txt", GOOD)
    after = write(
        "b.md", GOOD.replace("- Kafka", "- Terraform").replace("- Python", "- 3+ years of Python")
    )
    answer = command("job", "compare", before, after)
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "~ r1 3+ years of Python",
        "      min years: none -> 3",
        "      years scope: none -> skills",
        "- r2 Kafka (essential)",
        "+ r2 Terraform (essential)",
    ]
    assert answer.err == "a.txt -> b.md: 1 added, 1 dropped, 1 changed\n"


def test_changes_as_json(command, write):
    before = write("a.txt", GOOD)
    after = write("b.txt", GOOD.replace("- Kafka", "- Terraform"))
    data = command("job", "compare", before, after, "-f", "json").json()
    assert [one["change"] for one in data["changes"]] == ["dropped", "added"]
    assert data["changes"][0]["before"]["quote"] == "Kafka"
    assert data["changes"][0]["after"] is None


def test_a_job_and_its_profile_ask_for_the_same(command, write):
    command("job", "parse", write("a.txt", GOOD), "-o", "a.yaml")
    answer = command("job", "compare", "a.txt", "a.yaml")
    assert (answer.code, answer.out) == (0, "")
    assert "the same requirements" in answer.err
