"""`matcher rank` with several jobs: one reading, a sub-folder a job, and what spans them."""

import csv
import io
import json
from pathlib import Path

import pytest

import matcher
from matcher.api.job_names import names_of
from matcher.batch import pool
from matcher.cli import rank_run

OF_A_JOB = (
    "ranking.json",
    "candidates.csv",
    "scores.parquet",
    "evidence.parquet",
    "job.yaml",
)
TO_LOOK_AT = ("report.html", "shortlist.xlsx")
OTHER_JOB = """Data Clerk

Requirements:
- Microsoft Excel

Nice to have:
- Python
"""


@pytest.fixture
def jobs(job, tmp_path):
    other = tmp_path / "Data Clerk.txt"
    other.write_text(OTHER_JOB)
    return ("--job", job, "--job", other)


DAY = ("--as-of", "2026-11-01")


def files_in(folder):
    return {str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file()}


def test_each_job_has_the_bytes_that_it_has_alone(command, folder, jobs):
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    answer = command("rank", folder, *jobs, *DAY, "-o", "both")
    assert answer.code == 3
    for name, job in (("job", jobs[1]), ("data-clerk", jobs[3])):
        command("rank", folder, "--job", job, *DAY, "-o", name, "-q", "--no-cache")
        for file in OF_A_JOB:
            assert Path("both", name, file).read_bytes() == Path(name, file).read_bytes(), file
        for file in ("profiles.jsonl", "failures.csv"):
            assert Path("both", file).read_bytes() == Path(name, file).read_bytes(), file
    assert files_in("both") == {
        *(f"{name}/{file}" for name in ("job", "data-clerk") for file in OF_A_JOB + TO_LOOK_AT),
        *("profiles.jsonl", "failures.csv", "jobs.csv", "report.html", "manifest.json"),
        "ledger.sqlite",
    }


def test_every_resume_is_read_once(command, folder, jobs, monkeypatch):
    seen: list[str] = []
    real = pool.parse_files

    def watched(files, *args, **more):
        seen.extend(files)
        return real(files, *args, **more)

    monkeypatch.setattr(pool, "parse_files", watched)
    command("rank", folder, *jobs, "-o", "both", "-q", "--no-cache")
    assert sorted(Path(file).name for file in seen) == ["a.txt", "b.txt"]


def test_the_table_and_jobs_csv_say_who_stands_where(command, folder, jobs):
    answer = command("rank", folder, *jobs, *DAY, "-o", "both")
    assert "data-clerk" in answer.out
    assert "Aniela Brzozowska" in answer.out
    assert "--job job" in answer.err
    rows = list(csv.DictReader(io.StringIO(Path("both/jobs.csv").read_text(encoding="utf-8"))))
    for name in ("job", "data-clerk"):
        ranking = json.loads(Path("both", name, "ranking.json").read_text(encoding="utf-8"))
        expected = {
            card["candidate_id"]: (f"{card['score']:.3f}", str(card["rank"]))
            for card in ranking["candidates"]
        }
        found = {row["candidate_id"]: (row[f"{name} score"], row[f"{name} rank"]) for row in rows}
        assert found == expected


def test_json_holds_the_ranking_of_each_job(command, folder, jobs):
    data = command("rank", folder, *jobs, *DAY, "-f", "json", "-o", "both", "-q").json()
    assert data["schema"] == 1
    assert [one["name"] for one in data["jobs"]] == ["job", "data-clerk"]
    for one in data["jobs"]:
        stored = json.loads(Path("both", one["name"], "ranking.json").read_text(encoding="utf-8"))
        assert one["ranking"] == stored


def test_jsonl_names_the_job_of_each_line(command, folder, jobs):
    lines = command("rank", folder, *jobs, *DAY, "-f", "jsonl", "-q").out.splitlines()
    records = [json.loads(line) for line in lines]
    assert [(record["job"], record["rank"]) for record in records] == [
        ("job", 1),
        ("job", 2),
        ("data-clerk", 1),
        ("data-clerk", 2),
    ]


def test_there_is_no_single_workbook_and_a_finished_run_stays_finished(command, folder, jobs):
    command("rank", folder, *jobs, "-o", "both", "-q")
    answer = command("rank", folder, *jobs, "-f", "xlsx", "-o", "both")
    assert answer.code == 2
    assert "a workbook each" in answer.err
    assert Path("both/manifest.json").is_file()


def test_explain_asks_for_the_job_and_takes_its_folder_too(command, folder, jobs):
    command("rank", folder, *jobs, *DAY, "-o", "both", "-q")
    answer = command("explain", "both", "a.txt")
    assert answer.code == 1
    assert "give its folder: job, data-clerk" in answer.err
    assert "has no job 'clerk'" in command("explain", "both", "a.txt", "--job", "clerk").err
    named = command("explain", "both", "a.txt", "--job", "data-clerk")
    assert named.code == 0
    assert named.out == command("explain", "both/data-clerk", "a.txt").out
    assert named.out != command("explain", "both/job", "a.txt").out


def test_a_run_for_one_job_takes_no_name_of_a_job(command, folder, job):
    command("rank", folder, "--job", job, "-o", "one", "-q")
    answer = command("explain", "one", "a.txt", "--job", "job")
    assert answer.code == 1
    assert "leave --job out" in answer.err


def test_files_of_other_jobs_do_not_stay_beside_those_of_a_run(command, folder, job, jobs):
    command("rank", folder, *jobs, "-o", "both", "-q")
    before = Path("both/job/ranking.json").read_bytes()
    answer = command("rank", folder, "--job", job, "-o", "both")
    assert answer.code == 1
    assert "other jobs" in answer.err
    assert Path("both/job/ranking.json").read_bytes() == before
    assert command("rank", folder, *jobs, "-o", "both", "-q").code == 0
    command("rank", folder, "--job", job, "-o", "one", "-q")
    assert command("rank", folder, *jobs, "-o", "one").code == 1


class CutError(Exception):
    """Ends a run in the middle, in this process."""


@pytest.mark.parametrize("more", [(), ("--no-cache",)])
def test_a_run_that_is_cut_off_between_two_jobs_goes_on(command, folder, jobs, monkeypatch, more):
    real = rank_run.rank_inputs

    def cut(*args, **more):
        yield next(real(*args, **more))
        raise CutError

    with monkeypatch.context() as patched:
        patched.setattr(rank_run, "rank_inputs", cut)
        with pytest.raises(CutError):
            command("rank", folder, *jobs, *DAY, "-o", "cut", *more)
    assert "was cut off" in command("explain", "cut", "a.txt", "--job", "job").err
    assert command("rank", "--resume", "cut", "-q").code == 0
    command("rank", folder, *jobs, *DAY, "-o", "whole", "-q", "--no-cache")
    assert files_in("cut") == files_in("whole")
    for file in files_in("whole") - {"manifest.json", "ledger.sqlite"}:
        assert Path("cut", file).read_bytes() == Path("whole", file).read_bytes(), file


def test_jobs_of_one_name_are_numbered(command, folder, job, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "JOB.md").write_text(OTHER_JOB)
    command("rank", folder, "--job", job, "--job", tmp_path / "more" / "JOB.md", "-o", "out", "-q")
    assert Path("out/job/ranking.json").is_file()
    assert Path("out/job-2/ranking.json").is_file()


def test_a_name_that_a_number_gave_is_not_given_again():
    assert names_of(["a-2.txt", "a.txt", "A.md", "a.yaml"]) == ("a-2", "a", "a-3", "a-4")


def test_runs_in_python_share_the_profiles_and_say_the_same(folder, job, tmp_path):
    texts = [job, OTHER_JOB]
    runs = matcher.rank(folder, texts, as_of="2026-11-01", cache=False)
    assert list(runs) == ["job", "job-2"]
    one = matcher.rank(folder, OTHER_JOB, as_of="2026-11-01", cache=False)
    assert b"".join(runs["job-2"].ranking_bytes()) == b"".join(one.ranking_bytes())
    assert runs["job-2"].scored._counted is runs["job"].scored._counted
    for key, part in runs["job"].scored.items():
        assert runs["job-2"].scored[key].counted == part.counted
    assert list(runs.candidates.columns[-2:]) == ["job-2 score", "job-2 rank"]
    assert len(runs.candidates) == 2
    runs.save(tmp_path / "saved")
    again = matcher.load_run(tmp_path / "saved", job="job-2")
    assert b"".join(again.ranking_bytes()) == b"".join(one.ranking_bytes())


def test_a_list_of_one_job_is_a_list(folder, job):
    runs = matcher.rank(folder, [job], as_of="2026-11-01", cache=False)
    assert list(runs) == ["job"]
    with pytest.raises(matcher.errors.InputError, match="no job"):
        matcher.rank(folder, [], cache=False)
