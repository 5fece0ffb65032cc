"""A file is written whole or not at all, and a full disk is one clear sentence."""

import errno
import os

import pytest

from matcher.errors import OutputError
from matcher.reports.atomic import write_whole


def test_a_file_is_replaced_in_one_step_and_nothing_else_stays(tmp_path):
    path = tmp_path / "made" / "a.txt"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_a_full_disk_keeps_the_old_file_and_leaves_no_other(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    write_whole(path, b"old")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        OutputError, match=r"a\.txt was not written \(no space left on device\)"
    ) as fault:
        write_whole(path, b"new")
    assert "\n" not in str(fault.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_a_file_is_said_so(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="was not written"):
        write_whole(tmp_path / "out" / "a.txt", b"x")


def test_what_a_crash_left_behind_is_used_up_by_the_next_run(tmp_path):
    (tmp_path / ".a.txt.tmp").write_bytes(b"half")
    write_whole(tmp_path / "a.txt", b"whole")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]
