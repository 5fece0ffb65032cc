"""`job parse`: postings as data, standard input."""

import io
import json
import sys

import pytest

POSTING = {
    "@type": "JobPosting",
    "title": "Machine Learning Engineer",
    "description": "<p>Kestrel Freight moves parcels with forklifts.</p>",
    "responsibilities": "Train models in PyTorch",
    "skills": "Python, SQL",
    "qualifications": ["Docker is a plus"],
    "experienceRequirements": {"monthsOfExperience": 36},
    "educationRequirements": {"credentialCategory": "bachelor degree"},
    "applicantLocationRequirements": {"@type": "Country", "name": "Poland"},
    "jobBenefits": "Kubernetes courses",
}


@pytest.fixture
def standard_input(monkeypatch):
    """Return a function that puts bytes on standard input."""

    def put(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


def kinds_of(job):
    return {one["quote"]: (one["kind"], *one["skills"]) for one in job["requirements"]}


def test_each_field_of_a_posting_counts_by_its_meaning(command, tmp_path):
    (tmp_path / "job.html").write_text(
        f'<!doctype html><script type="application/ld+json">{json.dumps(POSTING)}</script><p>Apply now'
    )
    answer = command("job", "parse", "job.html", "-f", "json")
    job = answer.json()
    assert job["title"] == "Machine Learning Engineer"
    assert kinds_of(job) == {
        "Train models in PyTorch": ("responsibility", "model_training", "pytorch"),
        "Docker is a plus": ("optional", "docker"),
        "Python, SQL": ("essential", "python", "sql"),
        "At least 3 years of experience": ("essential",),
        "Bachelor degree": ("essential",),
        "Candidates must be located in Poland": ("knockout",),
    }
    assert {"quote": "Kubernetes courses", "why": "benefits"} in job["ignored"]
    assert "read from the JobPosting data" in answer.err


def test_a_broken_posting_is_said_and_the_page_is_read(command, tmp_path):
    (tmp_path / "job.html").write_text(
        '<!doctype html><script type="application/ld+json">{"@type": "JobPosting",</script>'
        "<h2>Requirements</h2><ul><li>Strong SQL</li></ul>"
    )
    answer = command("job", "parse", "job.html", "-f", "json")
    assert kinds_of(answer.json()) == {"Strong SQL": ("essential", "sql")}
    assert "no valid JSON" in answer.err


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(POSTING).encode(),
        b"<!doctype html><p>Requirements:</p><ul><li>Python, SQL</li></ul>",
        "Requirements:\n- Python, SQL\n".encode("utf-16"),
    ],
)
def test_standard_input_may_be_any_kind_of_file(command, standard_input, data):
    standard_input(data)
    job = command("job", "parse", "-", "-f", "json").json()
    assert kinds_of(job)["Python, SQL"] == ("essential", "python", "sql")


def test_json_that_is_no_posting_is_refused_with_what_to_do(command, tmp_path):
    (tmp_path / "job.json").write_text('{"name": "Kestrel"}')
    answer = command("job", "parse", "job.json")
    assert answer.code == 1
    assert "without a JobPosting (schema.org); give the job as" in answer.err


def test_what_a_role_fills_in_is_marked_down_to_the_explanation(command, job, folder):
    answer = command("job", "parse", job, "--fill", "role:ml-engineer", "-o", "job.yaml")
    assert "requirements are assumed for the role Machine Learning Engineer" in answer.err
    command("rank", folder, "--job", "job.yaml", "-o", "run")
    said = " ".join(command("explain", "run", "a.txt").out.split())
    assert "Bringing models into production (assumed: the job does not say it)" in said
    assert "experience with Python (assumed" not in said


def test_nothing_is_filled_in_unless_asked(command, job):
    one = command("job", "parse", job, "-f", "json").json()
    assert [row["assumed"] for row in one["requirements"]] == [None] * len(one["requirements"])


def test_an_unknown_role_is_refused_with_the_nearest(command, job):
    answer = command("job", "parse", job, "--fill", "role:ml-enginer")
    assert answer.code == 1
    assert "known are role:ml-engineer, " in answer.err


def test_weights_and_gates_that_a_person_sets_take_effect(command, folder):
    permitted = (folder / "a.txt").read_text().replace("\n\n", "\nNo sponsorship required.\n\n", 1)
    (folder / "a.txt").write_text(permitted)
    rows = [
        "{kind: essential, text: Knows Python, skills: [python], id: p, weight: 3}",
        "{kind: essential, text: Knows PyTorch, skills: [pytorch], id: t}",
        "{kind: essential, text: Knows Docker, skills: [docker], id: d, weight: 0}",
        "{kind: knockout, text: Work permit, topic: work_permit, id: w}",
        "{kind: knockout, text: PyTorch for two years, skills: [pytorch], min_years: 2, id: g}",
    ]
    profile = "requirements:\n" + "".join(f"- {row}\n" for row in rows)
    (folder.parent / "job.yaml").write_text(profile)
    answer = command(
        "rank", folder, "--job", "job.yaml", "-f", "json", "-o", "run", "--as-of", "2026-11-01"
    )
    first, second = answer.json()["candidates"]
    given = {row["requirement"]: row["out_of"] for row in first["contributions"]}
    assert set(given) >= {"p", "t"}
    assert "d" not in given
    assert given["p"] == pytest.approx(3 * given["t"], abs=0.01)
    assert {gate["requirement"]: gate["state"] for gate in first["gates"]} == {
        "w": "pass",
        "g": "pass",
    }
    assert {gate["requirement"]: gate["state"] for gate in second["gates"]} == {
        "w": "unknown",
        "g": "unknown",
    }


def test_the_schema_for_editors_is_written_beside_the_profile(command, tmp_path):
    command("job", "schema", "-o", "job.schema.json")
    schema = json.loads((tmp_path / "job.schema.json").read_text())
    assert "python" in schema["$defs"]["RequirementEntry"]["properties"]["skills"]["items"]["enum"]
    assert command("job", "schema").json() == schema
