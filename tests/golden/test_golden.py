"""The sample jobs as understood, and one explanation as printed."""

import pytest

from matcher.api.jobs import parse_job, sample_jobs
from matcher.api.ranking import rank
from matcher.jobs.profile_yaml import dump_job
from matcher.resources import resource_dir
from matcher.taxonomy.load import load_taxonomy


def test_golden_files_are_not_renewed_by_accident(request):
    assert not request.config.getoption("--update-golden"), "run again without --update-golden"


def test_a_difference_is_seen(golden, request):
    if request.config.getoption("--update-golden"):
        pytest.skip("golden files are being renewed")
    with pytest.raises((AssertionError, FileNotFoundError)):
        golden("explanation.txt", "something else")


@pytest.mark.parametrize("name", sample_jobs())
def test_a_sample_job_is_understood_as_before(golden, name):
    golden(f"{name}.yaml", dump_job(parse_job(name), load_taxonomy()))


def test_an_explanation_reads_as_before(golden):
    run = rank(
        resource_dir("data/samples/resumes") / "r01.pdf", "ai-ml-engineer", as_of="2026-11-01"
    )
    text = run.explain(run.data.ranking.candidates[0].card.candidate_id)
    golden("explanation.txt", text.replace(run.data.ranking.candidates[0].card.file, "r01.pdf"))
