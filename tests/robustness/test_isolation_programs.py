"""Outside programs that are killed, hang or outlive their reader leave no text changed and nothing behind."""

import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest
from PIL import Image, ImageDraw

from matcher.errors import ReadError
from matcher.model.run import Status
from matcher.readers import deadline, programs
from matcher.readers.ocr import engines, rapidocr_program
from matcher.readers.ocr.word import OcrWord
from matcher.readers.options import ReadOptions
from matcher.readers.programs import run
from matcher.readers.read import read_document
from matcher.readers.scratch import clear_stale, scratch_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and locks of POSIX systems")
SLEEP = [sys.executable, "-c", "import time; open('ready', 'w').close(); time.sleep(600)"]


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def started_in(folder: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(SLEEP, cwd=folder, start_new_session=True)
    while not (folder / "ready").exists():
        time.sleep(0.01)
    return process


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@posix
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_program_that_is_killed_makes_the_file_crashed(number):
    with pytest.raises(ReadError) as caught:
        run(python(f"import os; os.kill(os.getpid(), {int(number)})"), timeout_s=20)
    assert caught.value.status == Status.CRASHED
    assert caught.value.next_step


def test_a_shell_that_tells_of_a_killed_program_counts_as_one():
    with pytest.raises(ReadError, match="break down"):
        run(python("raise SystemExit(137)"), timeout_s=20)


def test_a_program_that_cannot_be_started_for_want_of_memory_makes_the_file_crashed(monkeypatch):
    def full(*args, **settings):
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(programs.subprocess, "Popen", full)
    with pytest.raises(ReadError) as caught:
        run(["tesseract"], timeout_s=20)
    assert caught.value.status == Status.CRASHED


@posix
def test_a_picture_whose_engine_is_killed_ends_the_file_instead_of_changing_its_text(monkeypatch):
    def killed(picture):
        run(python("import os; os.kill(os.getpid(), 9)"), timeout_s=20)

    looks = engines.Looks(engines.OcrEngine(name="killed 1.0", recognise=killed))
    with pytest.raises(ReadError, match="break down"):
        looks.read(Image.new("L", (40, 40), 255))
    assert looks.failed == 0


@posix
def test_memory_that_runs_out_in_the_program_of_rapidocr_looks_like_a_kill():
    code = f"""
import resource, runpy, sys
program = runpy.run_path({rapidocr_program.__file__!r})
sys.excepthook = program["_give_up"]
resource.setrlimit(resource.RLIMIT_AS, ({10**9}, {10**9}))
bytearray({10**10})
"""
    with pytest.raises(ReadError) as caught:
        run(python(code), timeout_s=20)
    assert caught.value.status == Status.CRASHED
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != 10**9


@posix
def test_a_program_is_stopped_before_the_deadline_of_its_file():
    deadline.start_deadline(1.5)
    began = time.monotonic()
    try:
        with pytest.raises(ReadError) as caught:
            run(python("import time; time.sleep(60)"), timeout_s=12)
        assert 0 < deadline.time_left() < 1
    finally:
        deadline.stop_deadline()
    assert caught.value.status == Status.TIMEOUT
    assert time.monotonic() - began < 1.5


@posix
def test_a_child_that_holds_the_output_of_a_program_that_ended_is_stopped_too():
    code = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])"
    began = time.monotonic()
    with pytest.raises(ReadError, match="too long"):
        run(python(code), timeout_s=1)
    assert time.monotonic() - began < 10


def test_a_folder_goes_with_the_programs_that_work_in_it():
    with scratch_folder() as folder:
        (folder / "deep").mkdir()
        inside = started_in(folder / "deep")
    inside.wait(5)
    assert not folder.exists()


def test_programs_elsewhere_are_left_alone(own_place):
    elsewhere = own_place / "matcher"
    elsewhere.mkdir()
    other = started_in(elsewhere)
    try:
        with scratch_folder() as folder:
            (folder / "x").touch()
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


@posix
def test_what_a_killed_run_left_is_cleared_at_the_next_start_and_what_is_in_use_is_not(own_place):
    code = f"""
import os, pathlib, subprocess, sys, tempfile, time
tempfile.tempdir = {str(own_place)!r}
from matcher.readers.scratch import scratch_folder
with scratch_folder() as folder:
    subprocess.Popen({SLEEP!r}, cwd=folder, stdout=subprocess.DEVNULL)
    while not (folder / "ready").exists():
        time.sleep(0.01)
    os.kill(os.getpid(), 9)
"""
    subprocess.run(python(code), check=False)
    (stale,) = own_place.glob("matcher-*")
    (own_place / "matcher-link").symlink_to(own_place)
    (own_place / "matcher-notes.txt").write_text("of somebody else")
    others = [own_place / name for name in ("matcher-runs", "matcher-scratch-of-mine")]
    shared = own_place / "matcher-scratch-abcd1234"  # our form of name, but not private
    for folder in (*others, shared):
        folder.mkdir(mode=0o700)
        (folder / "ranking.json").touch()
    shared.chmod(0o755)
    with scratch_folder() as used:
        clear_stale()
        assert used.exists()
    assert not stale.exists()
    assert (own_place / "matcher-link").exists()
    assert (own_place / "matcher-notes.txt").exists()
    assert all((folder / "ranking.json").exists() for folder in (*others, shared))
    assert not any(works_in(process, stale) for process in psutil.process_iter())


def works_in(process: psutil.Process, folder: Path) -> bool:
    try:
        return process.cwd().startswith(str(folder))
    except psutil.Error:
        return False


def test_a_scan_is_read_as_before(monkeypatch):
    """The border of OCR still lets through what an engine sees."""
    word = OcrWord("Programmer of analytical engines", 50, 50, 900, 90, 0.99, 1)
    engine = engines.OcrEngine(name="seeing 1.0", recognise=lambda picture: [word])
    monkeypatch.setattr("matcher.readers.ocr.read.find_engine", lambda choice: engine)
    picture = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(picture).rectangle((50, 50, 900, 90), fill=0)
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        picture.save(file.name)
        document = read_document(Path(file.name).read_bytes(), "a.png", ReadOptions())
    assert "analytical engines" in document.text
