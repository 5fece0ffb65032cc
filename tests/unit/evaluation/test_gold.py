"""Folders of judged data: what is found in them, and what is said where something is missing."""

import pytest

from matcher.errors import InputError
from matcher.evaluation.gold import find_files, load_gold


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "qrels.csv").write_text("job,resume,grade\nbaker,a.txt,3\nbaker,b.txt,0\n")
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "baker.md").write_text("Baker")
    (tmp_path / "resumes").mkdir()
    return tmp_path


def test_judgements_jobs_and_resumes_are_found(folder):
    gold = load_gold(folder)
    assert gold.grades == {"baker": {"a.txt": 3, "b.txt": 0}}
    assert gold.jobs == {"baker": folder / "jobs" / "baker.md"}
    assert gold.resumes == folder / "resumes"
    assert gold.names() == ["a.txt", "b.txt"]


def test_truth_alone_needs_no_jobs(tmp_path):
    (tmp_path / "truth.jsonl").write_text('{"file": "a.txt", "name": "Ada"}\n')
    gold = load_gold(tmp_path)
    assert (gold.grades, gold.jobs, gold.resumes) == ({}, {}, tmp_path)
    assert gold.names() == ["a.txt"]


def test_jobs_and_resumes_may_lie_elsewhere(folder, tmp_path):
    elsewhere = tmp_path / "ads"
    (folder / "jobs").rename(elsewhere)
    gold = load_gold(folder, jobs=elsewhere, resumes=tmp_path / "people")
    assert gold.jobs["baker"].parent == elsewhere
    assert gold.resumes == tmp_path / "people"


def test_an_empty_folder_says_what_to_put_there(tmp_path):
    with pytest.raises(InputError, match=r"put qrels\.csv or qrels\.txt"):
        load_gold(tmp_path)


def test_missing_jobs_are_named(folder):
    (folder / "jobs" / "baker.md").rename(folder / "jobs" / "miller.md")
    with pytest.raises(InputError, match=r"'baker'.*it holds none"):
        load_gold(folder)
    (folder / "jobs" / "miller.md").unlink()
    (folder / "jobs").rmdir()
    with pytest.raises(InputError, match="--jobs"):
        load_gold(folder)


def test_two_files_of_one_job_are_refused_unless_the_name_is_whole(folder):
    (folder / "jobs" / "baker.pdf").write_text("Baker")
    with pytest.raises(InputError, match=r"it holds baker\.md, baker\.pdf"):
        load_gold(folder)
    (folder / "qrels.csv").write_text("job,resume,grade\nbaker.pdf,a.txt,3\n")
    assert load_gold(folder).jobs == {"baker.pdf": folder / "jobs" / "baker.pdf"}


FILES = ["r/a.txt", "r/b.pdf", "r/x/c.txt", "r/y/c.txt", "r/z.zip!/d.docx"]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("a.txt", "r/a.txt"),
        ("b", "r/b.pdf"),
        ("x/c.txt", "r/x/c.txt"),
        ("y/c", "r/y/c.txt"),
        ("d", "r/z.zip!/d.docx"),
    ],
)
def test_a_name_is_a_file_or_the_end_of_its_path(name, file):
    assert find_files([name], FILES) == {name: file}


@pytest.mark.parametrize("name", ["c.txt", "c"])
def test_a_name_that_could_be_several_is_refused(name):
    with pytest.raises(InputError, match=r"any of r/x/c\.txt, r/y/c\.txt"):
        find_files([name], FILES)


@pytest.mark.parametrize("name", [".txt", "xt", "nobody", "q/a.txt"])
def test_a_name_without_a_file_is_refused(name):
    with pytest.raises(InputError, match="not there"):
        find_files([name], FILES)
