"""`matcher rank`, as a recruiter meets it."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from matcher.reports import atomic


def test_the_best_comes_first_with_reasons(command, folder, job):
    answer = command("rank", folder, "--job", job, "--as-of", "2026-11-01")
    assert answer.code == 0
    assert answer.out.index("Aniela Brzozowska") < answer.out.index("Bogna Brzozowska")
    assert "PyTorch" in answer.out
    assert "report.html" in answer.err


def test_json_has_the_shape_of_the_contract_and_adds_up(command, folder, job):
    data = command("rank", folder, "--job", job, "-f", "json", "-q").json()
    assert data["schema"] == 1
    first = data["candidates"][0]
    assert first["file"].endswith("a.txt")
    total = sum(round(item["points"] * 1000) for item in first["contributions"])
    assert total == round(first["score"] * 1000)
    text = (folder / "a.txt").read_text()
    for item in first["contributions"]:
        assert item["evidence"] or item["points"] == 0
        for quotation in item["evidence"]:
            assert text[quotation["start"] : quotation["end"]] == quotation["quote"]


def test_the_run_folder_holds_every_file(command, folder, job, tmp_path):
    command("rank", folder, "--job", job, "-o", tmp_path / "out", "-q")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "manifest.json",
        "ranking.json",
        "profiles.jsonl",
        "job.yaml",
        "candidates.csv",
        "scores.parquet",
        "evidence.parquet",
        "failures.csv",
        "shortlist.xlsx",
        "report.html",
        "ledger.sqlite",
    }


STABLE = ("ranking.json", "profiles.jsonl", "candidates.csv", "scores.parquet", "evidence.parquet")


def test_the_same_bytes_with_one_and_two_workers_and_in_any_order(command, folder, job, tmp_path):
    for number in range(20):
        text = (folder / "a.txt").read_text().replace("2022", str(2003 + number))
        (folder / f"more{number}.txt").write_text(text)
    files = sorted(folder.iterdir())
    for name, workers, order in (("one", 1, files), ("two", 2, files[::-1])):
        options = ("--job", job, "--as-of", "2026-11-01", "--workers", workers, "-q")
        command("rank", *order, *options, "-o", tmp_path / name)
    for name in STABLE:
        one, two = ((tmp_path / run / name).read_bytes() for run in ("one", "two"))
        assert one == two, name


def test_a_card_does_not_depend_on_the_other_files(command, folder, job):
    options = ("--job", job, "--as-of", "2026-11-01", "-f", "json", "-q")
    both = command("rank", folder, *options).json()["candidates"]
    alone = command("rank", folder / "b.txt", *options).json()["candidates"]
    card = next(candidate for candidate in both if candidate["file"].endswith("b.txt"))
    for key in ("score", "components", "contributions", "gates", "flags"):
        assert card[key] == alone[0][key]


STARTS = {
    "jsonl": b'{"rank":1',
    "csv": b"rank,",
    "html": b"<!doctype",
    "xlsx": b"PK",
    "parquet": b"PAR1",
}


@pytest.mark.parametrize("form", STARTS)
def test_other_formats_go_to_standard_output(folder, job, form):
    answer = subprocess.run(
        [sys.executable, "-m", "matcher", "rank", folder, "--job", job, "-f", form, "-q"],
        capture_output=True,
        check=True,
        cwd=folder.parent,
    )
    assert answer.stdout.lower().startswith(STARTS[form].lower())


def test_files_with_the_same_bytes_are_ranked_once(command, folder, job):
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    answer = command("rank", folder, "--job", job, "-f", "json", "-o", "out")
    assert len(answer.json()["candidates"]) == 2
    assert "1 file is a copy, ranked once" in answer.err
    assert f"{folder}/copy.txt = {folder}/a.txt" in answer.err
    lines = Path("out/profiles.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert [record["duplicate_of"] for record in records] == [None, None, str(folder / "a.txt")]


def test_an_unreadable_file_is_listed_and_the_rest_is_ranked(command, folder, job):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "empty.docx").write_bytes(b"")
    answer = command("rank", folder, "--job", job, "-f", "json")
    assert answer.code == 3
    data = answer.json()
    assert len(data["candidates"]) == 2
    assert {failure["status"] for failure in data["failures"]} == {"corrupt"}
    assert all(failure["reason"] and failure["next_step"] for failure in data["failures"])
    assert "broken.pdf" in answer.err


def test_fail_on_error_ranks_nothing(command, folder, job):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    answer = command("rank", folder, "--job", job, "--fail-on-error")
    assert answer.code == 1
    assert not answer.out
    assert "broken.pdf" in answer.err


def test_a_folder_of_broken_pictures_says_what_to_do(command, tmp_path, job):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "me.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    answer = command("rank", tmp_path / "pictures", "--job", job)
    assert answer.code == 4
    assert "corrupt" in answer.err
    assert "picture" in answer.err


def test_hidden_and_temporary_names_are_counted_not_read(command, folder, job):
    (folder / "~$a.docx").write_bytes(b"lock")
    (folder / ".DS_Store").write_bytes(b"x")
    answer = command("rank", folder, "--job", job, "--dry-run")
    assert answer.out.splitlines() == [str(folder / "a.txt"), str(folder / "b.txt")]
    assert "hidden: 1 passed over" in answer.err
    assert "temporary: 1 passed over" in answer.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["rank", "nowhere", "--job", "ai-ml-engineer"], 1, "there is no file or folder 'nowhere'"),
        (["rank", ".", "--job", "ai-ml-engineer"], 1, "there is no file in ."),
        (["rank", "resumes"], 2, "--job"),
        (["explain", ".", "C-1"], 1, "holds no whole run"),
        (["explode"], 2, "No such command"),
    ],
)
def test_a_wrong_call_is_answered_with_one_sentence(command, arguments, code, said):
    answer = command(*arguments)
    assert answer.code == code
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_a_missing_job_names_the_samples(command, folder):
    answer = command("rank", folder, "--job", "no-such-job")
    assert answer.code == 1
    assert "ai-ml-engineer" in answer.err


def test_a_job_that_asks_for_nothing_is_refused(command, folder, tmp_path):
    (tmp_path / "empty.txt").write_text("We are a small company by the sea and we like dogs.\n")
    answer = command("rank", folder, "--job", tmp_path / "empty.txt")
    assert answer.code == 1
    assert "names no requirement" in answer.err


def test_a_resume_without_a_skill_is_ranked_last(command, folder, job):
    (folder / "c.txt").write_text("Cyryl Dudek\n\nI grow vegetables and sell them on the market.\n")
    answer = command("rank", folder, "--job", job, "-f", "json")
    last = answer.json()["candidates"][-1]
    assert answer.code == 0
    assert last["file"].endswith("c.txt")
    assert last["score"] == 0


def test_broken_weights_name_file_line_and_key(command, folder, job, tmp_path):
    weights = tmp_path / "weights.yaml"
    weights.write_text("components:\n  experience: -3\n  charm: 5\n")
    answer = command("rank", folder, "--job", job, "--weights", weights)
    assert answer.code == 1
    assert f"{weights}:2: components.experience" in answer.err
    assert f"{weights}:3: components.charm" in answer.err


def test_a_broken_taxonomy_names_file_and_line(command, folder, job, tmp_path):
    skills = tmp_path / "mine" / "skills"
    skills.mkdir(parents=True)
    (skills / "x.yaml").write_text(
        "- id: zig\n  pref_label: Zig\n  kind: language\n  broder: [programming]\n"
    )
    answer = command("rank", folder, "--job", job, "--taxonomy", tmp_path / "mine")
    assert answer.code == 1
    assert f"{skills / 'x.yaml'}:4: broder" in answer.err


def test_a_folder_that_takes_no_files_is_said_in_one_sentence(command, folder, job, tmp_path):
    (tmp_path / "out").write_text("a file, not a folder")
    answer = command("rank", folder, "--job", job, "-o", tmp_path / "out")
    assert answer.code == 1
    assert "is a file, not a folder" in answer.err
    assert "Traceback" not in answer.err


def test_a_full_disk_is_said_in_one_sentence(command, folder, job, monkeypatch):
    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    answer = command("rank", folder, "--job", job, "-o", "out")
    assert answer.code == 1
    assert "no space left on device" in answer.err
    assert [path.name for path in Path("out").iterdir()] == ["ledger.sqlite"]


def test_ctrl_c_ends_at_once_with_its_own_code(folder, job):
    for number in range(60):
        (folder / f"more{number}.txt").write_text(
            f"Person {number}\n" + "Wrote Python models.\n" * 4000
        )
    running = subprocess.Popen(
        [sys.executable, "-m", "matcher", "rank", folder, "--job", job, "-o", "out"],
        cwd=folder.parent,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    time.sleep(3)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=20)
    assert running.returncode == 130
    assert "matcher: interrupted" in said.splitlines()
    assert not (folder.parent / "out" / "ranking.json").exists()


def test_an_older_run_in_the_folder_is_passed_over(command, folder, job):
    command("rank", folder, "--job", job, "-o", folder / "runs" / "one", "-q")
    answer = command("rank", folder, "--job", job, "--dry-run")
    assert len(answer.out.splitlines()) == 2
    assert "run folder: 11 passed over" in answer.err


def test_a_folder_with_other_files_is_not_written_into(command, folder, job, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "ranking.json").write_text("mine")
    answer = command("rank", folder, "--job", job, "-o", tmp_path / "mine")
    assert answer.code == 1
    assert (tmp_path / "mine" / "ranking.json").read_text() == "mine"


def test_nothing_but_unreadable_paths_ends_with_their_reasons(command, tmp_path, job):
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere")
    answer = command("rank", tmp_path / "gone.pdf", "--job", job)
    assert answer.code == 4
    assert "gone.pdf" in answer.err
    assert "Traceback" not in answer.err


def test_copies_and_failures_can_be_asked_about(command, folder, job):
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    command("rank", folder, "--job", job, "-o", "out", "-q")
    explained = command("explain", "out", "copy.txt").out.replace("\n", "")
    assert "a.txt" in explained  # a long path is broken where the line ends
    assert "was not ranked" in command("explain", "out", "broken.pdf").err


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_reader_that_stops_early_loses_nothing(folder, job, tmp_path, form):
    command_line = [sys.executable, "-m", "matcher", "rank", folder, "--job", job, "-f", form]
    with subprocess.Popen(
        [*map(str, command_line), "-o", "out"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        run.stdout.close()
        said = run.stderr.read().decode()
    assert run.returncode == 0, said
    assert (tmp_path / "out" / "manifest.json").exists()
    assert "2 parsed" in said


def test_a_candidate_is_found_by_the_name_of_the_file_without_its_ending(command, folder, job):
    command("rank", folder, "--job", job, "-o", "out", "-q")
    whole = command("explain", "out", "a.txt")
    assert command("explain", "out", "a") == whole
    (folder / "a.md").write_text("# Bela Example\nbela@example.org\n\nWrote SQL.\n")
    command("rank", folder, "--job", job, "-o", "two", "-q")
    assert "could be any of" in command("explain", "two", "a").err
