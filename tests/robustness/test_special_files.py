"""Whatever lies in a folder beside resumes, every path ends with one status, and nothing waits for it."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from io import BufferedReader
from pathlib import Path

import pytest

from matcher.api.desk import open_cache
from matcher.batch import source
from matcher.batch.discover import discover
from matcher.batch.engines.local import Local
from matcher.batch.names import display_name
from matcher.batch.pool import parse_files
from matcher.batch.regular import _Waitless, open_regular
from matcher.batch.run import Desk, parse_all
from matcher.batch.source import read_bytes
from matcher.batch.task import Task
from matcher.errors import ReadError
from matcher.model.run import Status

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="these files are made as Linux has them"
)

TEXT = "Ada Lovelace\n\nExperience\nEngineer, Analytical Engines\nJan 2020 - Dec 2021\n- Wrote Python {}\n"
AT_ONCE_S = 8  # well under the deadline of a file, which would end a read that waits
ODD_NAMES = [
    b"r\xe9sum\xe9.txt",
    rb"r\xe9sum\xe9.txt",
    "r\u00e9sum\u00e9.txt".encode(),
    b"\xa0.txt",
    "\u00a0.txt".encode(),
    b"line\nbreak\r.txt",
    b"\x1b[2J\x07.txt",
    b"x" * 251 + b".txt",
    b"\xff" * 251 + b".txt",
    b"--job.txt",
    b"-",
    b" ",
    b"a!",
    b"*.txt",
    "\u202etxt.fdp".encode(),
]
NOBODY = 65_534


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return an empty folder, made the current one since sockets need short paths."""
    inside = tmp_path / "in"
    inside.mkdir()
    monkeypatch.chdir(inside)
    return inside


def resume(path: Path, number: int) -> str:
    path.write_text(TEXT.format(number))
    return str(path)


def make_specials(folder: Path) -> dict[str, str]:
    """Fill a folder with what only looks like files, and return how each path must end."""
    os.mkfifo("pipe.pdf")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
    Path("loop").symlink_to("loop")
    Path("one").symlink_to("two")
    Path("two").symlink_to("one")
    Path("gone.docx").symlink_to("nowhere")
    Path("zero.pdf").symlink_to("/dev/zero")
    Path("null.txt").symlink_to("/dev/null")
    Path("up").symlink_to("..", target_is_directory=True)
    Path("self").symlink_to(".", target_is_directory=True)
    for name in ("sparse.pdf", "sparse.zip", "sparse.eml", "sparse"):
        with Path(name).open("wb") as sparse:
            sparse.truncate(5_000_000_000)
    unreadable = ("pipe.pdf", "s.txt", "loop", "one", "two", "gone.docx", "zero.pdf", "null.txt")
    return {
        **dict.fromkeys(unreadable, "unreadable"),
        **dict.fromkeys(("sparse.pdf", "sparse.eml", "sparse"), "too_large"),
        "sparse.zip": "corrupt",
    }


def make_deep_tree(folder: Path) -> str:
    """Make folders whose path is longer than any system call takes; return the last that has a path."""
    here = os.open(folder, os.O_RDONLY)
    name = "d" * 250
    path = str(folder)
    try:
        for _ in range(20):
            os.mkdir(name, dir_fd=here)
            below = os.open(name, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
            if len(path) < 4_096:
                path = f"{path}/{name}"
        os.close(os.open("cv.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here))
    finally:
        os.close(here)
    return path


def test_every_path_of_a_hostile_folder_ends_with_one_status(folder):
    expected = make_specials(folder)
    for number, name in enumerate(ODD_NAMES):
        Path(os.fsdecode(name)).write_text(TEXT.format(number))
        expected[display_name(os.fsdecode(name))] = "parsed"
    Path("link.txt").symlink_to(os.fsdecode(ODD_NAMES[0]))
    expected["link.txt"] = "parsed"
    expected[make_deep_tree(folder).removeprefix(f"{folder}/")] = "unreadable"
    ran = subprocess.run(
        [sys.executable, "-m", "matcher", "parse", folder, "-f", "jsonl", "--no-cache"],
        check=False,
        capture_output=True,
        timeout=120,
    )
    assert ran.returncode == 3, ran.stderr
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    ended = {record["file"].removeprefix(f"{folder}/"): record["status"] for record in records}
    assert len(records) == len(ended)
    assert ended == expected
    for record in records:
        assert record["status"] == "parsed" or (record["reason"] and record["next_step"])
    copies = [record["file"] for record in records if record.get("duplicate_of")]
    assert len(copies) == 1  # the link, or the file that it leads to


def test_a_failure_whose_name_is_shown_as_another_file_is_called_loses_neither(folder):
    """The pipe is called by a raw byte, the file by the four letters that people see for it."""
    os.mkfifo(os.fsdecode(b"\xe9.txt"))
    beside = resume(folder / os.fsdecode(rb"\xe9.txt"), 1)
    inputs = discover([str(folder)])
    with open_cache(use_cache=False) as cache:
        batch = parse_all(inputs, Task(), Desk(cache=cache), engine=Local(1))
    assert inputs.files == (beside,)
    assert [Path(outcome.file).name for outcome in batch.outcomes] == [r"\x5cxe9.txt", r"\xe9.txt"]
    assert [outcome.failure is None for outcome in batch.outcomes] == [True, False]


def replaced_by_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def replaced_by_zeros(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def replaced_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def grown(path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(5_000_000_000)


@pytest.mark.parametrize(
    ("happens", "status", "said"),
    [
        (Path.unlink, Status.UNREADABLE, "is not there"),
        (replaced_by_pipe, Status.UNREADABLE, "not a regular file"),
        (replaced_by_zeros, Status.UNREADABLE, "not a regular file"),
        (replaced_by_folder, Status.UNREADABLE, "not a regular file"),
        (grown, Status.TOO_LARGE, "more than the limit"),
    ],
)
def test_what_happens_to_a_file_after_it_was_found_is_its_status(folder, happens, status, said):
    resume(folder / "a.txt", 1)
    bad = resume(folder / "b.txt", 2)
    inputs = discover([str(folder)])
    happens(folder / "b.txt")
    began = time.monotonic()
    ended = dict(parse_files(inputs.files, Task(), workers=1))
    assert time.monotonic() - began < AT_ONCE_S
    assert ended.keys() == set(inputs.files)
    failure = ended.pop(bad).failure
    assert failure.status is status
    assert said in failure.reason
    assert failure.next_step
    assert all(outcome.failure is None for outcome in ended.values())


@pytest.mark.parametrize("happens", [replaced_by_pipe, replaced_by_zeros, Path.unlink])
def test_an_archive_that_is_replaced_after_it_was_found_does_not_hold_up(folder, happens):
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
    (path,) = discover(["."]).files
    happens(folder / "all.zip")
    began = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read_bytes(path)
    assert time.monotonic() - began < AT_ONCE_S
    assert caught.value.status == Status.UNREADABLE


@pytest.mark.parametrize("name", ["a.zip", "a.eml", "a"])
@pytest.mark.parametrize("happens", [replaced_by_pipe, replaced_by_zeros, Path.unlink])
def test_what_is_replaced_while_folders_are_walked_is_a_failure(folder, monkeypatch, name, happens):
    resume(folder / name, 1)
    look = discover.__globals__["list_files"]

    def replaced(path):
        happens(Path(path))
        return look(path)

    monkeypatch.setitem(discover.__globals__, "list_files", replaced)
    inputs = discover([str(folder)])
    assert inputs.files == ()
    (failure,) = inputs.failures
    assert failure.status is Status.UNREADABLE
    assert failure.next_step


def test_no_more_is_read_than_a_file_may_have(monkeypatch):
    """The system says of this file that it is empty, as a hostile one could."""
    assert Path("/proc/self/maps").stat().st_size == 0
    monkeypatch.setattr(source, "MAX_BYTES", 100)
    with pytest.raises(ReadError, match="has 101 bytes, more than the limit of 100") as caught:
        read_bytes("/proc/self/maps")
    assert caught.value.status == Status.TOO_LARGE


def test_a_file_of_the_system_that_would_wait_is_a_fault():
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    with BufferedReader(_Waitless(reading)) as stream, pytest.raises(BlockingIOError):
        stream.read(10)
    os.close(writing)


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/", "/proc/self/fd"])
def test_only_regular_files_are_opened(path):
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - names are enough
    with pytest.raises(ReadError, match="not a regular file"):
        open_regular(path)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


@pytest.fixture
def closed():
    """Yield a folder with a file and a folder that may not be read, as somebody who is not root."""
    with tempfile.TemporaryDirectory(dir="/tmp") as made:
        folder = Path(made)
        folder.chmod(0o755)
        resume(folder / "a.txt", 1)
        resume(folder / "locked.txt", 2)
        resume(folder / "locked.zip", 3)
        (folder / "room").mkdir()
        resume(folder / "room" / "b.txt", 4)
        (folder / "listed").mkdir()
        resume(folder / "listed" / "c.txt", 5)
        is_root = os.geteuid() == 0
        (folder / "locked.txt").chmod(0)
        (folder / "locked.zip").chmod(0)
        (folder / "room").chmod(0)
        (folder / "listed").chmod(0o444)  # names may be seen, nothing behind them
        if is_root:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if is_root:
                os.seteuid(0)
            (folder / "room").chmod(0o755)
            (folder / "listed").chmod(0o755)


def test_what_may_not_be_read_says_so(closed):
    inputs = discover([str(closed)])
    found = {failure.file.removeprefix(f"{closed}/"): failure for failure in inputs.failures}
    assert set(found) == {"locked.zip", "room", "listed/c.txt"}
    assert {failure.status for failure in found.values()} == {Status.UNREADABLE}
    assert {failure.reason for failure in found.values()} == {"may not be read by you"}
    assert [Path(path).name for path in inputs.files] == ["a.txt", "locked.txt"]
    with pytest.raises(PermissionError):
        read_bytes(str(closed / "locked.txt"))


def test_a_path_behind_a_closed_folder_is_a_failure_and_not_missing(closed):
    (failure,) = discover([str(closed / "room" / "b.txt")]).failures
    assert failure.reason == "may not be read by you"
