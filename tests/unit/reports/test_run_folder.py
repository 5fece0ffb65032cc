"""A run folder holds every file, the same bytes each time, and is marked complete last."""

import errno
import json

import pytest

from matcher.errors import OutputError
from matcher.reports import run_folder
from matcher.reports.run_folder import write_run

NAMES = [
    "ranking.json",
    "job.yaml",
    "scores.parquet",
    "evidence.parquet",
    "profiles.jsonl",
    "failures.csv",
    "candidates.csv",
    "shortlist.xlsx",
    "report.html",
    "manifest.json",
]


def write(folder, run):
    return write_run(
        folder,
        run,
        manifest={"tool": "matcher 0.1.0"},
        ranking=[b'{"schema":1,', b'"candidates":[]}\n'],
        profiles=[b'{"file":"a.pdf"}\n', b'{"file":"b.pdf"}\n'],
        job_yaml="title: Ingénieur\n",
    )


def test_every_file_is_there_and_the_manifest_comes_last(tmp_path, run):
    written = write(tmp_path / "out", run)
    assert [path.name for path in written] == NAMES
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(NAMES)
    assert json.loads((tmp_path / "out" / "ranking.json").read_text()) == {
        "schema": 1,
        "candidates": [],
    }
    lines = (tmp_path / "out" / "profiles.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["a.pdf", "b.pdf"]
    assert (tmp_path / "out" / "job.yaml").read_text(encoding="utf-8") == "title: Ingénieur\n"


def test_the_same_run_gives_the_same_bytes(tmp_path, run):
    write(tmp_path / "a", run)
    write(tmp_path / "b", run)
    for name in NAMES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_no_file_is_named_after_a_candidate(tmp_path, run):
    names = [path.name for path in write(tmp_path, run)]
    assert not any(
        place.card.candidate_id in name for place in run.ranking.candidates for name in names
    )


def test_a_full_disk_leaves_whole_files_and_no_manifest(tmp_path, run, monkeypatch):
    whole = run_folder.write_whole

    def fill(path, data):
        if path.name == "shortlist.xlsx":
            raise OutputError("full") from OSError(errno.ENOSPC, "full")
        whole(path, data)

    monkeypatch.setattr(run_folder, "write_whole", fill)
    with pytest.raises(OutputError):
        write(tmp_path, run)
    left = {path.name for path in tmp_path.iterdir()}
    assert "ranking.json" in left
    assert not {"manifest.json", "shortlist.xlsx"} & left
