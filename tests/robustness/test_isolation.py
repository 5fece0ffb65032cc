"""Killed runs and workers leave no program and no folder behind; views and jobs have the border of a batch."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest
from PIL import Image, ImageDraw, ImageFont

from matcher.api.jobs import parse_job
from matcher.batch import alone, start, watchdog, worker
from matcher.batch.alone import read_alone
from matcher.batch.pool import parse_files
from matcher.batch.task import Task
from matcher.cli.app import cli
from matcher.cli.layout import layout_view
from matcher.cli.show import VIEWS
from matcher.errors import InputError
from matcher.model.run import Failure, Status
from matcher.readers.ocr import engines, tesseract
from matcher.readers.options import ReadOptions
from matcher.readers.read import read_document

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc and forks")
TEXT = "Ada Lovelace\n\nExperience\nEngineer, Analytical Engines\nJan 2020 - Dec 2021\n- Wrote Python\n"
SLOW = """#!/bin/sh
case "$1" in
  --version) echo "tesseract 5.0.0";;
  --list-langs) echo "eng";;
  *) sleep 600 & echo $! > {ready}; wait;;
esac
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Keep the temporary files of this test apart."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def ready(tmp_path, monkeypatch):
    """Put a tesseract on PATH that takes ten minutes a page; return the file in which it says that it runs."""
    programs = tmp_path / "bin"
    programs.mkdir()
    ready = tmp_path / "ready"
    forget_engines()
    tool = programs / "tesseract"
    tool.write_text(SLOW.format(ready=ready))
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    yield ready
    forget_engines()


def forget_engines():
    for found in (engines._engine, tesseract.version, tesseract.languages):
        found.cache_clear()


@pytest.fixture
def resumes(tmp_path):
    folder = tmp_path / "resumes"
    folder.mkdir()
    for number in range(4):
        (folder / f"r{number}.txt").write_text(f"{TEXT}- And {number} more\n")
    page = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(page).text((90, 90), "Ada Lovelace", font=ImageFont.load_default(48), fill=0)
    page.save(folder / "scan.png")
    return folder


def wait_until(true, seconds=20.0):
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)


def working_in(place: Path) -> list[str]:
    found = []
    for process in psutil.process_iter():
        try:
            if process.cwd().startswith(str(place)):
                found.append(process.name())
        except psutil.Error:
            continue
    return found


def test_a_run_that_is_killed_leaves_no_program_and_no_folder(resumes, place, ready):
    command = [sys.executable, "-m", "matcher", "parse", str(resumes), "--no-cache"]
    run = subprocess.Popen(
        command, env={**os.environ, "TMPDIR": str(place)}, stdout=subprocess.DEVNULL
    )
    try:
        wait_until(ready.exists, 60)
        wait_until(lambda: "sleep" in working_in(place))
        assert list(place.glob("matcher-*"))
    finally:
        run.kill()
        run.wait()
    wait_until(lambda: not working_in(place) and not list(place.iterdir()), 10)


def test_a_program_that_hangs_ends_with_its_file(resumes, place, ready):
    outcomes = dict(parse_files(sorted(map(str, resumes.iterdir())), Task(timeout_s=6), workers=2))
    scan = outcomes.pop(str(resumes / "scan.png"))
    assert ready.exists()
    assert scan.failure.status is Status.TIMEOUT
    assert all(outcome.profile for outcome in outcomes.values())
    assert not working_in(place)
    assert not list(place.iterdir())


KILLER = """
import pathlib, psutil, sys, time
ready, tries = pathlib.Path(sys.argv[1]), 2
left = []
for _ in range(tries):
    while not (ready.exists() and ready.read_text()):
        time.sleep(0.05)
    program = psutil.Process(int(ready.read_text()))
    ready.unlink()
    worker = program.parent().parent()
    worker.kill()
    left += psutil.wait_procs([program], timeout=3)[1]
raise SystemExit(len(left))
"""


def test_a_worker_that_is_killed_takes_its_programs_along_while_the_run_goes_on(
    resumes, place, ready
):
    """The scan is tried twice, and both times its worker is killed while the program works."""
    killer = subprocess.Popen([sys.executable, "-c", KILLER, str(ready)])
    ((_, outcome),) = parse_files([str(resumes / "scan.png")], Task())
    assert killer.wait(20) == 0, "programs were left"
    assert outcome.failure.status is Status.CRASHED
    assert not working_in(place)
    assert not list(place.iterdir())


def recurse(*_):
    raise RecursionError


def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)


def hang(*_):
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
    while True:
        time.sleep(0.01)


BREAKS = pytest.mark.parametrize(
    ("happens", "status"),
    [(recurse, Status.CRASHED), (die, Status.CRASHED), (hang, Status.TIMEOUT)],
)


@BREAKS
@pytest.mark.parametrize("view", ["text", "layout"])
def test_a_view_of_a_file_that_breaks_its_reader_is_a_failure(
    resumes, place, monkeypatch, happens, status, view
):
    monkeypatch.setattr(alone, "read_document", happens)
    make = VIEWS[view].make if view in VIEWS else layout_view(None, several=False).make
    failure = read_alone(str(resumes / "r1.txt"), ReadOptions(), make, timeout_s=1)
    assert isinstance(failure, Failure)
    assert failure.status is status
    assert failure.next_step
    assert not list(place.iterdir())


def test_the_views_of_a_folder_go_on_after_a_file_that_ends_its_reader(
    resumes, place, monkeypatch, capsys
):
    read = alone.read_document

    def read_or_die(data, name, options):
        return die() if name.endswith("r1.txt") else read(data, name, options)

    monkeypatch.setattr(alone, "read_document", read_or_die)
    with pytest.raises(SystemExit) as ended:
        cli(["parse", str(resumes), "--show", "text", "--ocr", "off"], standalone_mode=False)
    assert ended.value.code == 3
    said = capsys.readouterr()
    assert "r1.txt: crashed: " in said.err
    assert said.out.count("Ada Lovelace") == 3


@BREAKS
def test_a_job_that_breaks_its_reader_is_one_sentence(resumes, place, monkeypatch, happens, status):
    monkeypatch.setattr(alone, "read_document", happens)
    monkeypatch.setattr(read_alone, "__defaults__", (1.0,))
    with pytest.raises(InputError) as caught:
        parse_job(resumes / "scan.png")
    assert "\n" not in str(caught.value)
    assert "; " in str(caught.value)


def test_a_job_as_text_is_bounded(tmp_path, place):
    huge = tmp_path / "job.txt"
    with huge.open("wb") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(InputError, match="more than the limit"):
        parse_job(huge)


def test_what_is_read_alone_is_what_is_read_here(resumes, place):
    path = str(resumes / "r2.txt")
    here = read_document(Path(path).read_bytes(), path, ReadOptions())
    assert read_alone(path, ReadOptions(), keep) == here


def keep(document, data):
    return document


def test_a_file_that_cannot_be_opened_says_so(tmp_path, place):
    failure = read_alone(str(tmp_path / "gone.pdf"), ReadOptions(), keep)
    assert failure.status is Status.UNREADABLE


def test_workers_that_are_spawned_read_the_same(resumes, place, monkeypatch):
    files = sorted(map(str, resumes.glob("*.txt")))
    forked = {path: one.profile for path, one in parse_files(files, Task(), workers=2)}
    monkeypatch.setattr(start, "METHOD", "spawn")
    spawned = {path: one.profile for path, one in parse_files(files, Task(), workers=2)}
    assert forked == spawned
    assert all(spawned.values())
    lines = read_alone(files[0], ReadOptions(), VIEWS["text"].make)
    assert lines[0] == "Ada Lovelace"
    assert not list(place.iterdir())


def test_memory_is_watched_from_outside_where_the_system_sets_no_limit(resumes, place, monkeypatch):
    understand = worker.understand

    def swell(document, task):
        if document.name.endswith("r1.txt"):
            held = bytearray(b"x") * 700_000_000
            time.sleep(10)
            del held
        return understand(document, task)

    monkeypatch.setattr(worker, "understand", swell)
    monkeypatch.setattr(watchdog, "NEEDED", True)
    monkeypatch.setattr(watchdog, "MOST", 650_000_000)
    outcomes = dict(parse_files(sorted(map(str, resumes.glob("*.txt"))), Task(), workers=2))
    failure = outcomes.pop(str(resumes / "r1.txt")).failure
    assert failure.status is Status.CRASHED
    assert "memory" in failure.reason
    assert all(outcome.profile for outcome in outcomes.values())


def test_without_the_watch_the_same_file_is_not_ended_for_its_memory(resumes, place, monkeypatch):
    """The check above can fail: nothing else ends a worker of that size."""
    understand = worker.understand

    def swell(document, task):
        held = bytearray(b"x") * 700_000_000
        time.sleep(1)
        del held
        return understand(document, task)

    monkeypatch.setattr(worker, "understand", swell)
    ((_, outcome),) = parse_files([str(resumes / "r1.txt")], Task(), workers=1)
    assert outcome.profile
