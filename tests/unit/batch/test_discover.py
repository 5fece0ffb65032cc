"""Every path that a person means is found once, and nothing that no person put there."""

import os
import socket
import time
import zipfile
from pathlib import Path

import pytest

from matcher.batch.discover import discover
from matcher.batch.names import display_name
from matcher.batch.stamp import Stamp, Stamps
from matcher.errors import InputError

ODD = os.fsdecode(b"r\xe9sum\xe9.pdf")


def test_folders_are_searched_through_in_order(tmp_path):
    (tmp_path / "b" / "deep").mkdir(parents=True)
    for name in ("z.pdf", "b/a.docx", "b/deep/m.txt"):
        (tmp_path / name).write_text("x")
    found = discover([str(tmp_path)])
    assert [os.path.relpath(path, tmp_path) for path in found.files] == [
        "b/a.docx",
        "b/deep/m.txt",
        "z.pdf",
    ]


def test_a_path_given_twice_is_found_once(tmp_path):
    (tmp_path / "a.pdf").write_text("x")
    found = discover([str(tmp_path), str(tmp_path / "a.pdf")])
    assert len(found.files) == 1


def test_hidden_temporary_and_system_names_are_counted(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    for name in ("a.pdf", "~$a.docx", ".DS_Store", "Thumbs.db"):
        (tmp_path / name).write_text("x")
    found = discover([str(tmp_path)])
    assert len(found.files) == 1
    assert found.skipped == {"hidden": 2, "system": 1, "temporary": 1}


def test_a_hidden_file_that_is_given_itself_is_read(tmp_path):
    (tmp_path / ".resume.txt").write_text("x")
    assert len(discover([str(tmp_path / ".resume.txt")]).files) == 1


def test_what_is_no_regular_file_is_a_failure_with_a_reason(tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.sock"))
        found = discover([str(tmp_path)])
    assert found.files == ()
    assert [Path(failure.file).name for failure in found.failures] == [
        "loop",
        "pipe.pdf",
        "s.sock",
    ]
    assert {failure.status.value for failure in found.failures} == {"unreadable"}


def test_a_loop_of_folders_ends(tmp_path):
    (tmp_path / "a.pdf").write_text("x")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(discover([str(tmp_path)]).files) == 1


@pytest.mark.parametrize("given", ["nowhere", "nowhere/at/all.pdf"])
def test_a_missing_path_is_one_sentence(given):
    with pytest.raises(InputError, match="there is no file or folder"):
        discover([given])


def test_an_empty_folder_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match="there is no file in"):
        discover([str(tmp_path)])


def test_names_of_odd_bytes_are_shown_as_such():
    assert display_name(os.fsdecode(b"r\xe9sum\xe9.pdf")) == "r\\xe9sum\\xe9.pdf"


def test_folders_that_are_links_are_counted_and_not_followed(tmp_path):
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "a.txt").write_text("Ada Okafor")
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "b.txt").write_text("Ben Ito")
    (tmp_path / "all" / "team").symlink_to(tmp_path / "team")
    inputs = discover([str(tmp_path / "all")])
    assert [Path(path).name for path in inputs.files] == ["b.txt"]
    assert inputs.skipped == {"link to a folder": 1}


def test_a_folder_that_cannot_be_opened_is_a_failure(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Ada Okafor")
    (tmp_path / "closed").mkdir()
    scan = os.scandir

    def refuse(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    inputs = discover([str(tmp_path)])
    assert [Path(path).name for path in inputs.files] == ["a.txt"]
    assert [(Path(one.file).name, one.status) for one in inputs.failures] == [
        ("closed", "unreadable")
    ]


@pytest.mark.parametrize("marks", [("manifest.json", "ranking.json"), ("ledger.sqlite",)])
def test_runs_finished_or_not_are_passed_over(tmp_path, marks):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "runs" / "one").mkdir(parents=True)
    for name in (*marks, "report.html"):
        (tmp_path / "runs" / "one" / name).write_text("x")
    inputs = discover([str(tmp_path)])
    assert [Path(path).name for path in inputs.files] == ["a.txt"]
    assert inputs.skipped == {"run folder": len(marks) + 1}


@pytest.mark.parametrize("name", ["manifest.json", "ranking.json", "my-ledger.sqlite"])
def test_a_folder_with_a_file_of_such_a_name_is_no_run(tmp_path, name):
    (tmp_path / name).write_text("x")
    assert len(discover([str(tmp_path)]).files) == 1


def test_size_and_times_of_each_file_come_with_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("four")
    with zipfile.ZipFile("b.zip", "w") as archive:
        archive.writestr("m.txt", "x")
    inputs = discover(["."])
    assert inputs.files == ("a.txt", "b.zip!/m.txt")
    status = Path("a.txt").stat()
    assert inputs.stamps["a.txt"] == (4, status.st_mtime_ns, status.st_ctime_ns)
    assert inputs.stamps["b.zip"].size == Path("b.zip").stat().st_size
    assert set(inputs.stamps) == {"a.txt", "b.zip"}


def test_what_was_passed_over_is_said_where_nothing_is_left(tmp_path):
    for name in ("~$a.docx", ".b", ".c"):
        (tmp_path / name).write_text("x")
    with pytest.raises(InputError, match=r"passed over: 2 hidden, 1 temporary"):
        discover([str(tmp_path)])


@pytest.mark.parametrize("path", ["a\0b", "\ud800"])
def test_what_no_system_takes_as_a_name_is_not_there(path):
    with pytest.raises(InputError, match="there is no file or folder"):
        discover([path])


def test_a_name_that_is_too_long_is_a_failure_with_a_reason():
    (failure,) = discover(["x" * 300]).failures
    assert "too long" in failure.reason


def test_ten_thousand_files_are_found_with_one_look_at_each(tmp_path):
    for number in range(10_000):
        (tmp_path / f"{number}.pdf").touch()
    began = time.process_time()
    assert len(discover([str(tmp_path)]).files) == 10_000
    assert time.process_time() - began < 2  # seconds; about 0.12


def test_stamps_are_found_by_path_alone():
    given = {name: Stamp(size, -1, 2**62) for size, name in enumerate(("b/é.pdf", "a", "ab", ODD))}
    stamps = Stamps(given)
    assert dict(stamps) == given
    assert len(stamps) == len(given)
    for name in ("", "aa", "b", "z\U0010ffff"):
        assert name not in stamps
        assert stamps.get(name) is None
    assert dict(Stamps({})) == {}


def test_a_file_from_a_far_century_is_found(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Ada")
    beyond = 2**63 // 10**9 + 1
    try:
        os.utime(path, (beyond, beyond))
    except OverflowError:
        pytest.skip("this system has no such times")
    inputs = discover([str(path)])
    assert inputs.files == (str(path),)
    assert not inputs.stamps[str(path)].is_settled
