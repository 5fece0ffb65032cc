"""`matcher report`: the page of a stored run, written again."""

import pytest


@pytest.fixture
def run(command, folder, job, tmp_path):
    assert command("rank", folder, "--job", job, "-o", "run", "-q").code == 0
    return tmp_path / "run"


def test_the_page_is_written_again_to_the_byte(command, run, tmp_path):
    answer = command("report", run, "--html", "again.html")
    assert (answer.code, answer.out, answer.err) == (0, "", "again.html\n")
    page = (tmp_path / "again.html").read_text()
    assert page == (run / "report.html").read_text()
    assert "Kestrel Freight" in page
    assert command("report", run, "--html", "-").out == page


def test_of_several_jobs_one_is_named(command, folder, job, tmp_path):
    (tmp_path / "other.txt").write_text("Analyst\n\nRequirements:\n- SQL\n- Excel\n")
    jobs = ("--job", job, "--job", "other.txt")
    assert command("rank", folder, *jobs, "-o", "run", "-q").code == 0
    answer = command("report", "run", "--html", "a.html")
    assert answer.code == 1
    assert "name one with --job, or give its folder: job, other" in answer.err
    assert not (tmp_path / "a.html").exists()
    assert command("report", "run", "--job", "other", "--html", "a.html").code == 0
    assert command("report", "run/other", "--html", "b.html").code == 0
    pages = [(tmp_path / name).read_text() for name in ("a.html", "b.html")]
    assert pages[0] == pages[1]
    assert "Excel" in pages[0]


@pytest.mark.parametrize("name", ["ranking.json", "profiles.jsonl"])
def test_a_run_that_is_not_whole_leaves_the_old_page(command, run, tmp_path, name):
    (run / name).unlink()
    (tmp_path / "a.html").write_text("old")
    answer = command("report", run, "--html", "a.html")
    assert answer.code == 1
    assert name in answer.err
    assert (tmp_path / "a.html").read_text() == "old"


def test_a_page_wants_a_place(command, run, tmp_path):
    assert command("report", run).code == 2
    answer = command("report", run, "--html", tmp_path)
    assert answer.code == 1
    assert "a folder of this name stands there; choose another place" in answer.err
