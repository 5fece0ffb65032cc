"""A run that is cut off is told how to go on, and goes on; the cache can be looked at and cleared."""

import json
from pathlib import Path

import pytest

from matcher.api.rank_options import RankOptions
from matcher.batch.ledger import Ledger
from matcher.cli import rank_run
from matcher.cli.request import Request

STABLE = ("ranking.json", "profiles.jsonl", "candidates.csv", "scores.parquet", "evidence.parquet")


class CutError(Exception):
    """Ends a run in the middle, in this process."""


@pytest.fixture
def cut_off(command, folder, job, monkeypatch):
    """Return a function that starts a run which ends after a file."""
    real = rank_run.rank_inputs

    def stop(outcome):
        raise CutError

    def cut(inputs, prepared, desk, progress, *, engine):
        return real(inputs, prepared, desk, stop, engine=engine)

    def start(*more):
        with monkeypatch.context() as patched:
            patched.setattr(rank_run, "rank_inputs", cut)
            with pytest.raises(CutError):
                command(
                    "rank", "resumes", "--job", job, "--as-of", "2026-11-01", "-o", "out", *more
                )

    return start


@pytest.mark.parametrize("more", [(), ("--no-cache",)])
def test_a_run_that_was_cut_off_goes_on_to_the_same_bytes(
    cut_off, command, folder, job, tmp_path, monkeypatch, more
):
    cut_off(*more)
    with Ledger(Path("out")) as ledger:
        assert len(ledger.done(ledger.paths())) == 1
    monkeypatch.chdir(folder)
    assert command("rank", "--resume", tmp_path / "out", "-q").code == 0
    monkeypatch.chdir(tmp_path)
    options = ("--job", job, "--as-of", "2026-11-01", "-o", "whole", "-q", "--no-cache")
    assert command("rank", "resumes", *options).code == 0
    for name in STABLE:
        assert Path("out", name).read_bytes() == Path("whole", name).read_bytes()
    assert {path.name for path in Path("out").iterdir()} == {
        path.name for path in Path("whole").iterdir()
    }


def test_the_same_call_again_goes_on_too(cut_off, command, folder, job):
    cut_off()
    answer = command("rank", "resumes", "--job", job, "--as-of", "2026-11-01", "-o", "out")
    assert answer.code == 0
    assert "2 parsed" in answer.err


def test_a_finished_run_and_a_foreign_folder_cannot_go_on(command, folder, job):
    command("rank", folder, "--job", job, "-o", "out", "-q")
    assert "is finished" in command("rank", "--resume", "out").err
    answer = command("rank", "--resume", folder)
    assert answer.code == 1
    assert "no run that can go on" in answer.err


def test_what_is_in_the_run_cannot_be_given_again(command, folder, job):
    command("rank", folder, "--job", job, "-o", "out", "-q")
    answer = command("rank", folder, "--resume", "out", "--job", job)
    assert answer.code == 2
    assert "leave RESUMES, --job out" in answer.err


def test_a_second_run_on_a_folder_in_use_leaves_with_six(command, folder, job):
    with Ledger(Path("out")):
        answer = command("rank", folder, "--job", job, "-o", "out")
    assert answer.code == 6
    assert "another run is using out" in answer.err


def test_the_cache_is_shown_and_cleared(command, folder, job):
    assert "nothing is kept" in command("cache", "info").out
    command("rank", folder, "--job", job, "-o", "out", "-q", "--no-cache")
    assert "nothing is kept" in command("cache", "info").out
    command("rank", folder, "--job", job, "-o", "out", "-q")
    told = command("cache", "info").out
    assert "2 files" not in told.splitlines()[0]
    assert "entries" in told
    assert command("cache", "clear").code == 0
    assert "nothing is kept" in command("cache", "info").out


def test_a_log_tells_what_happened(command, folder, job):
    command("rank", folder, "--job", job, "-o", "out", "-q", "--log", "logs/run.jsonl")
    events = [json.loads(line) for line in Path("logs/run.jsonl").read_text().splitlines()]
    assert [event["event"] for event in events][:2] == ["run_started", "discovered"]
    assert [event["status"] for event in events if event["event"] == "file_done"] == ["parsed"] * 2
    assert events[-1]["counts"] == {"parsed": 2}
    assert events[-1]["exit_code"] == 0


@pytest.mark.parametrize(
    "option", [("--ocr", "off"), ("--pdf-engine", "pdfminer"), ("--as-of", "2026-01-01")]
)
def test_other_ways_of_reading_are_refused_when_a_run_goes_on(command, folder, job, option):
    command("rank", folder, "--job", job, "-o", "out", "-q")
    answer = command("rank", "--resume", "out", *option)
    assert answer.code == 2
    assert f"leave {option[0]} out" in answer.err


def test_a_run_that_was_cut_off_is_not_explained(cut_off, command):
    cut_off()
    Path("out/ranking.json").write_text("{}")
    answer = command("explain", "out", "a.txt")
    assert answer.code == 1
    assert "finish it with: matcher rank --resume out" in answer.err


def test_standard_input_cannot_be_read_twice(command, job):
    with Ledger(Path("out")) as ledger:
        request = Request(
            jobs=(str(job),),
            options=RankOptions(as_of="2026-11-01"),
            use_cache=True,
            start=Path.cwd(),
        )
        ledger.begin({**request.to_json(), "skipped": {}}, ["-"])
    answer = command("rank", "--resume", "out")
    assert answer.code == 1
    assert "standard input" in answer.err
