"""`whatif`: who would move, and nothing written unless it is asked for."""

import json
import os
import subprocess
import sys

import pytest

AS_OF = ("--as-of", "2026-11-01", "-q")


@pytest.fixture
def run(command, folder, job, tmp_path):
    command("rank", folder, "--job", job, "-o", "run", *AS_OF)
    return tmp_path / "run"


def test_who_moves_is_shown_and_nothing_is_written(command, run):
    before = {path.name: path.read_bytes() for path in run.iterdir()}
    answer = command("whatif", "run", "--require", "excel", "--without", "pytorch")
    assert answer.code == 0
    assert "with Excel as an essential skill" in answer.out
    assert "without PyTorch in r2: TensorFlow stays" in answer.out
    assert "1 move up, 1 move down, 0 keep their rank" in answer.out
    assert all(len(line) <= 80 for line in answer.out.splitlines())
    assert {path.name: path.read_bytes() for path in run.iterdir()} == before
    assert sorted(path.name for path in run.parent.iterdir()) == ["job.txt", "resumes", "run"]


def test_the_result_is_written_as_a_run_where_it_is_asked_for(command, run, tmp_path):
    told = command("whatif", "run", "--require", "excel", "-o", "other", "-f", "json").json()
    ranking = json.loads((tmp_path / "other" / "ranking.json").read_text())
    scores = {one["candidate_id"]: one["score"] for one in ranking["candidates"]}
    assert scores == {one["candidate_id"]: one["score_after"] for one in told["candidates"]}
    assert "excel" in (tmp_path / "other" / "job.yaml").read_text()
    assert command("explain", "other", "b.txt").code == 0
    assert command("diff", "run", "other").code == 0
    refused = command("whatif", "run", "--require", "excel", "-o", "other")
    assert "is not empty; choose another -o" in refused.err


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ("components: {education: -1}", "w.yaml:1: components.education: "),
        ("components: {luck: 3}", "components.luck: is not a key that is known here"),
        ("requirements: {r9: 2}", "the weights name requirements that job.txt does not have: r9"),
        (
            "components: {essential_skills: 0, experience: 0, responsibilities: 0, "
            "optional_skills: 0, term_coverage: 0, education: 0, certifications: 0}",
            "components: at least one weight must be above zero",
        ),
        ("requirements: {r1: 0, r2: 0, r3: 0}", "nothing in this job description can be scored"),
    ],
)
@pytest.mark.parametrize("verb", ["whatif", "rank"])
def test_weights_that_cannot_be_are_refused(
    command, run, folder, job, tmp_path, verb, weights, said
):
    (tmp_path / "w.yaml").write_text(weights)
    arguments = ["run"] if verb == "whatif" else [folder, "--job", job, "-o", "new", *AS_OF]
    answer = command(verb, *arguments, "--weights", "w.yaml")
    assert answer.code == 1
    assert said in answer.err


def test_a_job_with_nothing_to_score_ranks_nothing(command, folder, tmp_path):
    (tmp_path / "empty.txt").write_text("We are a friendly company.\n")
    answer = command("rank", folder, "--job", "empty.txt", "-o", "new", *AS_OF)
    assert answer.code == 1
    assert "names no requirement that can be scored" in answer.err
    assert not (tmp_path / "new" / "ranking.json").exists()


def test_nothing_said_is_a_slip(command, run):
    answer = command("whatif", "run")
    assert answer.code == 2
    assert "say what should be different" in answer.err


def test_no_language_processing_and_no_numbers_library_is_loaded(run):
    code = (
        "import sys; from matcher.cli.app import cli; "
        "cli(['whatif', 'run', '--require', 'excel', '--without', 'docker'], standalone_mode=False); "
        "print(sorted({'spacy', 'sklearn', 'pandas', 'numpy', 'pypdfium2', 'lxml', 'PIL'} & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=run.parent,
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.splitlines()[-1] == "[]"
