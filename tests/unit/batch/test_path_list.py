"""Lists of paths as programs write them: each path ends with a status, there or not."""

import io
import os
import sys
import zipfile

import pytest

from matcher.batch.discover import discover
from matcher.batch.path_list import read_list, split_list
from matcher.errors import InputError
from matcher.model.run import Status


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (b"", ()),
        (b"a.pdf\nb c.pdf", ("a.pdf", "b c.pdf")),
        (b"a.pdf\r\n\r\nb.pdf\r\n", ("a.pdf", "b.pdf")),
        (b"a\nb.pdf\0 c\r\0", ("a\nb.pdf", " c\r")),
        (b"\xef\xbb\xbfa.pdf\n", ("a.pdf",)),
        ("Zoë.pdf\r\nb.pdf\r\n".encode("utf-16"), ("Zoë.pdf", "b.pdf")),
        (b"r\xe9.pdf\n", ("r\udce9.pdf",)),
    ],
)
def test_lists_are_cut_as_they_were_written(data, paths):
    assert split_list(data) == paths


def test_what_claims_to_be_utf_16_and_is_not_is_one_sentence():
    with pytest.raises(InputError, match="one path a line"):
        split_list(b"\xff\xfea")


def test_a_list_comes_from_a_file_a_pipe_or_standard_input(tmp_path, monkeypatch):
    (tmp_path / "list").write_text("a.pdf\n")
    assert read_list(str(tmp_path / "list")) == ("a.pdf",)
    reading, writing = os.pipe()
    os.write(writing, b"b.pdf\n")
    os.close(writing)
    assert read_list(f"/dev/fd/{reading}") == ("b.pdf",)
    os.close(reading)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"c.pdf\0")))
    assert read_list("-") == ("c.pdf",)
    with pytest.raises(InputError, match="cannot be read"):
        read_list(str(tmp_path / "gone"))


def test_everything_that_a_list_names_ends_somewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "in/b.txt", "-", "*.txt"):
        (tmp_path / name).write_text("x")
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.writestr("m.txt", "x")
        archive.writestr("n.txt", "x")
    listed = ["a.txt", "./a.txt", "in", "-", "*.txt", "?.txt", "all.zip!/m.txt", "gone.pdf"]
    inputs = discover([], listed)
    assert inputs.files == ("*.txt", "./-", "a.txt", "all.zip!/m.txt", "in/b.txt")
    assert [(one.file, one.status) for one in inputs.failures] == [
        ("?.txt", Status.UNREADABLE),
        ("gone.pdf", Status.UNREADABLE),
    ]
    assert all(one.reason == "is not there" and one.next_step for one in inputs.failures)


def test_a_list_goes_with_paths(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x")
    inputs = discover([str(tmp_path / "a.txt")], [str(tmp_path / "b.txt"), str(tmp_path / "a.txt")])
    assert len(inputs.files) == 2


def test_a_list_without_a_path_is_one_sentence():
    with pytest.raises(InputError, match="there is no file in the list"):
        discover([], [])
