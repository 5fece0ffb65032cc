"""What spans several jobs takes of each file the first outcome that is no failure."""

import json
from pathlib import Path

import pytest

import matcher
from matcher.api.spanning import Spanning
from matcher.scoring.card import Scorer

RESUME = "Ada Lovelace\n\nExperience\nEngineer, Analytical Engines\nJan 2020 - Present\n- Wrote Python for {about}\n"
JOBS = ("first", "second", "third")


@pytest.fixture
def folder(tmp_path):
    resumes = tmp_path / "resumes"
    resumes.mkdir()
    for about in ("engines", "ships", "tides"):
        (resumes / f"{about}.txt").write_text(RESUME.format(about=about))
    (resumes / "engines copy.txt").write_bytes((resumes / "engines.txt").read_bytes())
    (resumes / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    return resumes


def spanning(folder, tmp_path):
    """Return what spans three jobs."""
    jobs = [tmp_path / f"{name}.txt" for name in JOBS]
    for job in jobs:
        job.write_text(f"{job.stem}\n\nRequirements:\n- Python\n")
    made = Spanning()
    runs = matcher.rank(folder, job=jobs, as_of="2026-11-01", workers=1, cache=False)
    for name, run in runs.items():
        made.add(name, run)
    return made


def broken_down(monkeypatch, *pairs):
    """Let the scoring for some jobs break down on those who wrote about something."""
    real = Scorer.score

    def score(self, profile, look=None):
        about = profile.passages[-1].evidence.quote.split()[-1]
        if (Path(self._job.name).stem, about) in pairs:
            raise KeyError("no")
        return real(self, profile, look)

    monkeypatch.setattr(Scorer, "score", score)


def test_a_file_that_failed_for_some_jobs_alone_is_read_all_the_same(folder, tmp_path, monkeypatch):
    whole = spanning(folder, tmp_path)
    broken_down(
        monkeypatch,
        ("first", "engines"),
        ("second", "engines"),
        ("second", "ships"),
    )
    made = spanning(folder, tmp_path)
    assert list(made.profile_lines()) == list(whole.profile_lines())
    assert made.counts() == whole.counts() == {"parsed": 4, "corrupt": 1}
    assert made.manifest()["inputs"] == whole.manifest()["inputs"]
    assert len(made.data().failures) == 4


def test_a_file_that_failed_for_every_job_is_a_failure(folder, tmp_path, monkeypatch):
    broken_down(monkeypatch, *((job, "ships") for job in JOBS))
    made = spanning(folder, tmp_path)
    assert made.counts() == {"parsed": 3, "corrupt": 1, "crashed": 1}
    statuses = [json.loads(line)["status"] for line in made.profile_lines()]
    assert statuses == ["corrupt", "parsed", "parsed", "crashed", "parsed"]
