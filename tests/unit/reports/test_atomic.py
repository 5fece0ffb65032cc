"""A file is written whole or not at all, and what is in the way is one clear sentence."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from matcher.errors import OutputError
from matcher.reports.atomic import check_writable, write_whole

posix_only = pytest.mark.skipif(os.name == "nt", reason="limits and mounts of POSIX systems")


def write_in_pieces(path: Path, data: bytes) -> None:
    write_whole(path, (data[at : at + 3] for at in range(0, len(data), 3)))


both_forms = pytest.mark.parametrize("write", [write_whole, write_in_pieces])


@both_forms
def test_a_file_is_replaced_in_one_step_and_nothing_else_stays(tmp_path, write):
    path = tmp_path / "made" / "a.txt"
    write(path, b"first")
    write(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(path.parent.iterdir()) == [path]


@both_forms
def test_a_full_disk_keeps_the_old_file_and_leaves_no_other(tmp_path, monkeypatch, write):
    path = tmp_path / "a.txt"
    write(path, b"old")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        OutputError, match=r"a\.txt was not written \(no space left on device\); make room"
    ) as fault:
        write(path, b"new")
    assert "\n" not in str(fault.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_pieces_are_written_as_they_come(tmp_path):
    """Nothing but the file holds what was made before."""
    path = tmp_path / "a.bin"
    seen = []

    def pieces():
        for _ in range(4):
            yield bytes(1_000_000)
            seen.append((tmp_path / ".a.bin.tmp").stat().st_size)

    write_whole(path, pieces())
    assert seen == [1_000_000, 2_000_000, 3_000_000, 4_000_000]
    assert path.stat().st_size == 4_000_000


def test_a_piece_that_cannot_be_made_keeps_the_old_file(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(path, b"old")

    def pieces():
        yield b"new"
        raise KeyError("half way")

    with pytest.raises(KeyError):
        write_whole(path, pieces())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@posix_only
def test_a_limit_on_the_size_of_files_is_like_a_full_disk(tmp_path):
    path = tmp_path / "a.bin"
    write_whole(path, b"old")
    program = f"""
import resource
from pathlib import Path
from matcher.errors import OutputError
from matcher.reports.atomic import write_whole

resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_whole(Path({str(path)!r}), (bytes(10_000) for _ in range(20)))
except OutputError as fault:
    print(fault)
"""
    said = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith(f"{path} was not written (file too large); make room")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def tiny_disk(tmp_path):
    """A disk of 64 kB."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("a disk can be mounted by an administrator only")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@both_forms
@posix_only
def test_a_disk_that_fills_up_keeps_the_old_file(tiny_disk, write):
    path = tiny_disk / "a.bin"
    write(path, b"old")
    with pytest.raises(OutputError, match=r"was not written \(no space left on device\)"):
        write(path, bytes(100_000))
    assert path.read_bytes() == b"old"
    assert list(tiny_disk.iterdir()) == [path]
    write(path, bytes(20_000))  # and there is room again
    assert path.stat().st_size == 20_000


@posix_only
def test_a_full_disk_is_found_before_reading(tiny_disk):
    check_writable(tiny_disk / "out")
    (tiny_disk / "other").write_bytes(bytes(64 * 1024))
    with pytest.raises(OutputError, match=r"out cannot be written \(no space left on device\)"):
        check_writable(tiny_disk / "out")


def test_what_a_crash_left_behind_is_used_up_by_the_next_run(tmp_path):
    (tmp_path / ".a.txt.tmp").write_bytes(b"half")
    write_whole(tmp_path / "a.txt", b"whole")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_in_the_place_of_the_file_is_said_so(tmp_path):
    (tmp_path / "a.html").mkdir()
    with pytest.raises(OutputError, match=r"was not written .*a folder of this name stands there"):
        write_whole(tmp_path / "a.html", b"x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.html"]


@pytest.mark.parametrize("below", ["", "run", "deep/er"])
def test_a_file_in_the_place_of_the_folder_is_found(tmp_path, below):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError) as fault:
        check_writable(tmp_path / "out" / below)
    assert str(fault.value) == f"{tmp_path / 'out'} is a file, not a folder; choose another place"
    with pytest.raises(OutputError, match="was not written"):
        write_whole(tmp_path / "out" / below / "a.txt", b"x")


def test_a_link_that_leads_nowhere_is_found(tmp_path):
    (tmp_path / "out").symlink_to(tmp_path / "gone")
    with pytest.raises(OutputError, match="is a link that leads nowhere; choose another place"):
        check_writable(tmp_path / "out")


@pytest.fixture
def as_nobody(tmp_path):
    """Take the right to write from a folder, and give up an administrator's rights, who may write everywhere, for a test."""
    if os.name == "nt":
        pytest.skip("no accounts of POSIX")
    tmp_path.chmod(0o500)
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    yield
    os.seteuid(before)


@pytest.mark.parametrize("below", ["", "run/of/today"])
def test_a_folder_without_permission_is_found(tmp_path, below, as_nobody):
    del as_nobody
    with pytest.raises(OutputError, match=r"cannot be written \(permission denied\); choose"):
        check_writable(tmp_path / below)


def test_a_refusal_of_the_system_is_one_sentence(tmp_path, monkeypatch):
    def refuse(**_where):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("matcher.reports.atomic.tempfile.TemporaryFile", refuse)
    with pytest.raises(OutputError) as fault:
        check_writable(tmp_path / "out")
    assert str(fault.value) == (
        f"{tmp_path / 'out'} cannot be written (permission denied); "
        "choose another place, or ask for permission to write there"
    )


def test_asking_changes_nothing(tmp_path):
    check_writable(tmp_path / "not" / "yet")
    check_writable(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_relative_folder_is_asked_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    check_writable(Path("runs/today"))
    (tmp_path / "runs").write_text("a file")
    with pytest.raises(OutputError, match="runs is a file"):
        check_writable(Path("runs/today"))
