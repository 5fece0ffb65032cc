"""Folders of jobs that other processes write, several at once, hold the bytes that this one writes."""

from pathlib import Path

import pytest

import matcher
from matcher.api import runs_folder

RESUME = "Ada Lovelace\n\nExperience\nEngineer, Analytical Engines\nJan 2020 - Present\n- Wrote {skill} for engines\n"
JOB = "Engineer {number}\n\nRequirements:\n- Python\n- {number} years of experience\n"


@pytest.fixture
def runs(tmp_path):
    resumes = tmp_path / "resumes"
    resumes.mkdir()
    for skill in ("Python", "Rust"):
        (resumes / f"{skill}.txt").write_text(RESUME.format(skill=skill))
    jobs = [tmp_path / f"job-{number}.txt" for number in range(1, 9)]
    for number, job in enumerate(jobs, start=1):
        job.write_text(JOB.format(number=number))
    return matcher.rank(resumes, job=jobs, as_of="2026-11-01", workers=1, cache=False)


def contents(folder):
    """Return the files of the jobs; what stands beside them tells the time."""
    found = (path for path in Path(folder).glob("*/*") if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in found}


@pytest.mark.parametrize("at_once", [1, 3, 100])
def test_jobs_are_written_by_others_as_by_this_process(runs, at_once, monkeypatch, tmp_path):
    runs.save(tmp_path / "here")
    monkeypatch.setattr(runs_folder, "_FEW", 0)
    monkeypatch.setattr(runs_folder, "_AT_ONCE", at_once)
    runs.save(tmp_path / "beside")
    expected = contents(tmp_path / "here")
    assert len(expected) == 8 * 7
    assert contents(tmp_path / "beside") == expected
