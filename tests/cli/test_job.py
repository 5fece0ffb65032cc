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
