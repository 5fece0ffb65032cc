"""Workers hang, die, run out of memory and lose their parent; the files beside them do not notice."""

import ctypes
import faulthandler
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from matcher.batch import confine, crew, worker
from matcher.batch.outcome import Outcome
from matcher.batch.pool import parse_files
from matcher.batch.task import Task
from matcher.model.run import Status

TEXT = "Ada Lovelace\n\nExperience\nEngineer, Analytical Engines\nJan 2020 - Dec 2021\n- Wrote Python\n"
BAD = "r05.txt"
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "resumes"
    inside.mkdir()
    for number in range(12):
        (inside / f"r{number:02}.txt").write_text(TEXT + f"- And {number} more\n")
    return inside


@pytest.fixture
def on_the_bad_file(monkeypatch):
    """Return a function that says what shall happen in the worker when it reads the bad file."""

    def arrange(happens):
        understand = worker.understand

        def understood(document, task):
            if Path(document.name).name == BAD:
                happens()
            return understand(document, task)

        monkeypatch.setattr(worker, "understand", understood)

    return arrange


def outcomes(folder: Path, *, workers: int = 2, timeout_s: float = 15.0) -> dict[str, Outcome]:
    files = sorted(map(str, folder.iterdir()))
    found = list(parse_files(files, Task(timeout_s=timeout_s), workers=workers))
    assert sorted(path for path, _ in found) == files
    return {Path(path).name: outcome for path, outcome in found}


def assert_the_others_are_parsed(found: dict[str, Outcome]) -> None:
    assert all(outcome.profile for name, outcome in found.items() if name != BAD)


def spin():
    while True:
        pass


def hang_in_a_library():
    ctypes.CDLL(None).pause()  # never comes back to Python


@pytest.mark.parametrize("hang", [spin, hang_in_a_library])
def test_a_file_that_hangs_ends_at_its_deadline(folder, on_the_bad_file, hang):
    on_the_bad_file(hang)
    began = time.monotonic()
    found = outcomes(folder, timeout_s=1)
    assert time.monotonic() - began < 5
    failure = found[BAD].failure
    assert failure.status is Status.TIMEOUT
    assert "1 seconds" in failure.reason
    assert "--timeout-per-file" in failure.next_step
    assert_the_others_are_parsed(found)


def test_a_single_file_has_a_deadline_too(folder, on_the_bad_file):
    on_the_bad_file(spin)
    ((_, outcome),) = parse_files([str(folder / BAD)], Task(timeout_s=0.5))
    assert outcome.failure.status is Status.TIMEOUT


@pytest.mark.parametrize(
    "death",
    [
        lambda: os._exit(3),
        lambda: os.kill(os.getpid(), signal.SIGKILL),
        lambda: ctypes.string_at(0),
        os.abort,
    ],
    ids=["exit", "kill", "segfault", "abort"],
)
def test_a_file_that_ends_its_worker_is_crashed_after_a_second_try(
    folder, on_the_bad_file, tmp_path, death
):
    tries = tmp_path / "tries"

    def die():
        with tries.open("a") as file:
            file.write("x")
        faulthandler.disable()  # pytest's would print where it happened
        death()

    on_the_bad_file(die)
    found = outcomes(folder)
    assert found[BAD].failure.status is Status.CRASHED
    assert found[BAD].failure.next_step
    assert tries.read_text() == "xx"
    assert_the_others_are_parsed(found)


def test_a_file_that_ran_out_of_memory_once_is_read_in_a_fresh_worker(
    folder, on_the_bad_file, tmp_path
):
    before = tmp_path / "before"

    def run_out_of_memory_once():
        if not before.exists():
            before.touch()
            raise MemoryError

    on_the_bad_file(run_out_of_memory_once)
    found = outcomes(folder, workers=1)
    assert before.exists()
    assert all(outcome.profile for outcome in found.values())


def test_standard_input_is_still_there_for_the_second_try(monkeypatch, tmp_path):
    before = tmp_path / "before"
    understand = worker.understand

    def run_out_of_memory_once(document, task):
        if not before.exists():
            before.touch()
            raise MemoryError
        return understand(document, task)

    monkeypatch.setattr(worker, "understand", run_out_of_memory_once)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    ((_, outcome),) = parse_files(["-"], Task(), workers=1)
    assert before.exists()
    assert outcome.profile


@needs_linux
def test_memory_is_capped(folder, on_the_bad_file):
    on_the_bad_file(lambda: bytearray(2 * confine.MEMORY))
    found = outcomes(folder)
    assert "MemoryError" in found[BAD].failure.reason
    assert_the_others_are_parsed(found)


@needs_linux
def test_a_worker_that_keeps_too_much_memory_is_replaced(folder, on_the_bad_file, monkeypatch):
    kept = []
    seen = folder.parent / "seen"
    on_the_bad_file(lambda: kept.append(bytearray(confine.WORN + 50_000_000)))
    parse = crew.parse_file

    def note(path, task, given):
        with seen.open("a") as file:
            file.write(f"{Path(path).name} {os.getpid()} {len(kept)}\n")
        return parse(path, task, given)

    monkeypatch.setattr(crew, "parse_file", note)
    found = outcomes(folder, workers=1)
    assert all(outcome.profile for outcome in found.values())
    rows = [line.split() for line in seen.read_text().splitlines()]
    assert len({pid for _, pid, _ in rows}) == 2
    assert all(held == "0" for _, _, held in rows)


def test_what_a_library_prints_goes_nowhere(folder, on_the_bad_file, capfd):
    on_the_bad_file(lambda: os.write(2, b"Ada Lovelace, 1815"))
    assert outcomes(folder)[BAD].profile
    assert "1815" not in capfd.readouterr().err


def test_workers_die_with_their_parent(folder):
    """A run that is killed leaves nothing behind, however busy its workers are."""
    program = f"""
import os, pathlib, time
from matcher.batch import worker
from matcher.batch.pool import parse_files
from matcher.batch.task import Task

def hang(document, task):
    pathlib.Path({str(folder.parent)!r}, f"pid{{os.getpid()}}").touch()
    while True:
        time.sleep(0.01)

worker.understand = hang
files = sorted(map(str, pathlib.Path({str(folder)!r}).iterdir()))
list(parse_files(files, Task(timeout_s=60), workers=2))
"""
    run = subprocess.Popen([sys.executable, "-c", program])
    try:
        pids = wait_for(lambda: sorted(folder.parent.glob("pid*")), count=2)
    finally:
        run.kill()
        run.wait()
    workers = [int(path.name.removeprefix("pid")) for path in pids]
    deadline = time.monotonic() + 5
    while any(map(is_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_alive, workers))


def wait_for(look, count):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if len(look()) == count:
            return look()
        time.sleep(0.05)
    pytest.fail(f"no {count} workers came up")


def is_alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]
    except OSError:
        return False
