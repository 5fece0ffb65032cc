"""`rank --dry-run` says what would be read and why the rest would not; lists of paths are inputs of both verbs."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture
def mixed(folder):
    """Return a folder with two resumes and one of everything that is not read."""
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "empty too.pdf").write_bytes(b"")
    (folder / "cvs.rar").write_bytes(b"Rar!\x1a\x07\x00" + b"\x01" * 50)
    (folder / "table.csv").write_text("name,skill\n")
    (folder / "gone.pdf").symlink_to(folder / "nowhere.pdf")
    (folder / "up").symlink_to("..", target_is_directory=True)
    (folder / "~$a.docx").write_bytes(b"lock")
    (folder / ".DS_Store").write_bytes(b"x")
    os.mkfifo(folder / "pipe.pdf")
    with (folder / "huge.pdf").open("wb") as sparse:
        sparse.truncate(5_000_000_000)
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("in.txt", "Ruth Abara, keeper of bees")
        archive.writestr("cvs.7z", b"7z\xbc\xaf\x27\x1c" + b"\x01" * 50)
    return folder


def test_every_path_is_printed_once_with_its_reason(command, mixed):
    answer = command("rank", mixed, "--dry-run")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        f"{mixed}/{name}" for name in ("a.txt", "all.zip!/in.txt", "b.txt")
    ]
    *lines, total = answer.err.splitlines()
    said = dict(line.removeprefix(f"{mixed}/").split(": ", 1) for line in lines)
    said = {name: what.replace(f"{mixed}/", "") for name, what in said.items()}
    assert said == {
        "all.zip!/cvs.7z": "unsupported: is an archive that is not opened here (7z); unpack it and give "
        "the folder",
        "copy.txt": "same content as a.txt",
        "cvs.rar": "unsupported: is an archive that is not opened here (RAR); unpack it and give the folder",
        "empty too.pdf": "corrupt: empty file; ask for the file again, or open and save it anew",
        "empty.pdf": "corrupt: empty file; ask for the file again, or open and save it anew",
        "gone.pdf": "unreadable: is a link to something that is not there; remove it, or link to a file",
        "huge.pdf": "too_large: has 5000000000 bytes, more than the limit of 40000000; send the resume alone, "
        "without attachments or portfolio, as a small PDF or DOCX",
        "pipe.pdf": "unreadable: is not a regular file; remove it from the folder, or copy what it holds "
        "into a file",
        "table.csv": "unsupported: is a table (CSV); export each resume as PDF or DOCX",
        "hidden": "1 passed over",
        "temporary": "1 passed over",
        "link to a folder": "1 passed over",
    }
    assert total == (
        "3 files would be read, 8 would not, 1 with the same content as another, 3 names passed over"
    )


def test_a_dry_run_tells_what_the_run_does(command, mixed):
    would = command("rank", mixed, "--dry-run").out.splitlines()
    records = command("parse", mixed).json()
    read = [
        record["file"]
        for record in records
        if record["status"] == "parsed" and not record.get("duplicate_of")
    ]
    assert would == read


def test_a_dry_run_writes_nothing_and_reads_no_standard_input(command, folder, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    before = sorted(Path.cwd().rglob("*"))
    answer = command("rank", folder, "-", "--dry-run")
    assert answer.out.splitlines() == ["-", str(folder / "a.txt"), str(folder / "b.txt")]
    assert sorted(Path.cwd().rglob("*")) == before


def test_names_are_printed_so_that_nothing_in_them_acts(command, folder):
    (folder / "\x1b]0;owned\x07\n.txt").write_text("x")
    answer = command("rank", folder, "--dry-run")
    assert f"{folder}/\\x1b]0;owned\\x07\\n.txt" in answer.out.splitlines()
    assert "\x1b" not in answer.out + answer.err


def test_without_a_dry_run_a_job_is_needed(command, folder):
    answer = command("rank", folder)
    assert answer.code == 2
    assert "--job" in answer.err


@pytest.mark.parametrize("separator", ["\n", "\0"])
def test_a_list_of_paths_is_ranked(command, folder, job, separator):
    listed = [folder / "a.txt", folder / "gone.pdf"]
    Path("list").write_text(separator.join(map(str, listed)) + separator)
    answer = command("rank", "--files-from", "list", "--job", job, "-o", "out", "-f", "json")
    assert answer.code == 3
    ranking = answer.json()
    assert [candidate["file"] for candidate in ranking["candidates"]] == [str(folder / "a.txt")]
    (failure,) = ranking["failures"]
    assert (failure["file"], failure["status"]) == (str(folder / "gone.pdf"), "unreadable")
    assert failure["reason"] == "is not there"


def test_a_list_comes_from_standard_input(command, folder, monkeypatch):
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"b.txt\n")))
    (record,) = command("parse", "--files-from", "-").json()
    assert (record["file"], record["status"]) == ("b.txt", "parsed")


def test_the_paths_of_a_dry_run_are_a_list(command, folder, monkeypatch):
    would = command("rank", folder, "--dry-run").out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(would.encode())))
    assert len(command("parse", "--files-from", "-").json()) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "--files-from"),
        (["-", "--files-from", "-"], 2, "standard input"),
        (["--files-from", "nowhere"], 2, "nowhere"),
        (["--files-from", "empty"], 1, "there is no file in the list"),
        (["resumes/*.odt"], 1, "there is no file or folder 'resumes/*.odt'"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(command, folder, arguments, code, said):
    Path("empty").write_bytes(b"\n\n")
    for verb in ("parse", "rank"):
        answer = command(verb, *arguments, *(["--dry-run"] if verb == "rank" else []))
        assert answer.code == code
        assert said in answer.err


def test_a_quoted_pattern_is_expanded(command, folder):
    answer = command("rank", "resumes/**/[ab].txt", "--dry-run")
    assert answer.out.splitlines() == ["resumes/a.txt", "resumes/b.txt"]
