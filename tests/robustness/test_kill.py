"""G5, G7: killed, interrupted, out of room or started twice, a run goes on to the bytes of an undisturbed one."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from command_line import JOB, LAW_6, command, run
from mixed_folder import make_resumes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")

_WAIT_S = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Undisturbed:
    """A folder of resumes, the bytes of its ranking, and how many seconds a run takes."""

    resumes: Path
    bytes: dict[str, bytes]
    seconds: float
    files: int


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, full_size):
    folder = tmp_path_factory.mktemp("kill")
    files = make_resumes(folder / "resumes", 200 if full_size else 16, seed=9)
    began = time.monotonic()
    ended = run(*ranking(folder / "resumes", folder / "whole"), "--no-cache")
    assert ended.returncode == 0, ended.stderr.decode()
    return Undisturbed(
        resumes=folder / "resumes",
        bytes=law_6(folder / "whole"),
        seconds=time.monotonic() - began,
        files=len(files),
    )


def ranking(resumes: Path, out: Path) -> tuple[str | Path, ...]:
    """Return the arguments of the run."""
    return ("rank", resumes, *JOB, "--workers", "2", "-o", out)


def law_6(out: Path) -> dict[str, bytes]:
    """Return the bytes that may not depend on what happened to the run."""
    return {name: (out / name).read_bytes() for name in LAW_6}


def start(resumes: Path, out: Path) -> subprocess.Popen[bytes]:
    """Start the run in the background."""
    return subprocess.Popen(
        command(*ranking(resumes, out)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def done(out: Path) -> int:
    """Return how many files a run had finished when it was killed, by its ledger."""
    ledger = out / "ledger.sqlite"
    if not ledger.exists():
        return 0
    copy = shutil.copytree(
        out, out.with_name(f"{out.name} copy")
    )  # the original is left as it fell
    with closing(sqlite3.connect(copy / ledger.name)) as database:
        try:
            query = "SELECT count(*) FROM files WHERE state = 'done'"
            return int(database.execute(query).fetchone()[0])
        except sqlite3.OperationalError:  # killed before it had tables
            return 0


def wait_for_a_ledger(out: Path) -> None:
    """Wait until the run holds its ledger and writes down what it does."""
    end = time.monotonic() + _WAIT_S
    log = out / "ledger.sqlite-wal"  # is not asked for more, as the question might be in the way
    while not log.exists() or not log.stat().st_size:
        assert time.monotonic() < end, "no ledger came up"
        time.sleep(0.05)


def go_on(resumes: Path, out: Path, *, by_resume: bool) -> None:
    """Finish a run that was cut off, by --resume or by the same command again."""
    if by_resume and (out / "ledger.sqlite").exists() and not (out / "manifest.json").exists():
        ended = run("rank", "--resume", out)
        if ended.returncode == 0:
            return
        assert b"start it anew" in ended.stderr, ended.stderr.decode()
    ended = run(*ranking(resumes, out))
    assert ended.returncode == 0, ended.stderr.decode()


def test_a_killed_run_goes_on_to_the_same_bytes(
    undisturbed, tmp_path, full_size, figures, monkeypatch
):
    random = Random(3)  # noqa: S311 - the same moments each time
    kills = 100 if full_size else 6
    kept, differing = [], []
    for number in range(kills):
        out = tmp_path / f"out{number}"
        monkeypatch.setenv("MATCHER_CACHE_DIR", str(tmp_path / f"cache{number}"))
        process = start(undisturbed.resumes, out)
        if number % 3:  # while files are read, or soon after
            wait_for_a_ledger(out)
            time.sleep(random.uniform(0, 0.25) * undisturbed.seconds)
        else:
            time.sleep(random.uniform(0.1, 1) * undisturbed.seconds)
        process.kill()
        process.communicate()
        kept.append(done(out))
        go_on(undisturbed.resumes, out, by_resume=number % 2 == 0)
        if law_6(out) != undisturbed.bytes:
            differing.append(number)
    midway = sum(0 < count < undisturbed.files for count in kept)
    figures.note(
        "G5", kills=kills, files=undisturbed.files, midway=midway, differing=len(differing)
    )
    assert differing == []
    if full_size:  # six may all strike before or after
        assert midway, f"no kill struck while files were read: {kept}"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_interrupted_run_says_how_to_go_on(undisturbed, tmp_path, full_size, number):
    if number == signal.SIGINT and not full_size:
        pytest.skip("at full size; SIGTERM goes the same way")
    out = tmp_path / "out"
    process = start(undisturbed.resumes, out)
    wait_for_a_ledger(out)
    time.sleep(0.3)
    process.send_signal(number)
    _, said = process.communicate(timeout=_WAIT_S)
    assert process.returncode == 130
    assert f"matcher rank --resume {out}" in said.decode()
    go_on(undisturbed.resumes, out, by_resume=True)
    assert law_6(out) == undisturbed.bytes


def test_a_second_run_on_the_folder_leaves_the_first_alone(undisturbed, tmp_path, figures):
    out = tmp_path / "out"
    process = start(undisturbed.resumes, out)
    wait_for_a_ledger(out)
    process.send_signal(signal.SIGSTOP)  # so that it is not done before the second one begins
    second = run(*ranking(undisturbed.resumes, out))
    process.send_signal(signal.SIGCONT)
    _, said = process.communicate(timeout=10 * _WAIT_S)
    figures.note("G7", first=process.returncode, second=second.returncode)
    assert second.returncode == 6, second.stderr.decode()
    assert process.returncode == 0, said.decode()
    assert law_6(out) == undisturbed.bytes


def test_a_full_disk_is_one_sentence_and_the_run_goes_on_when_there_is_room(
    undisturbed, tmp_path, figures
):
    disk = tmp_path / "disk"
    disk.mkdir()
    with small_disk(disk, "160k"):
        out = disk / "out"
        ended = run(*ranking(undisturbed.resumes, out), "-q")
        said = ended.stderr.decode()
        figures.note("G5", full_disk=said.strip())
        assert ended.returncode == 1, said
        assert len(said.strip().splitlines()) == 1, said
        assert "room" in said
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
        go_on(undisturbed.resumes, out, by_resume=True)
        assert law_6(out) == undisturbed.bytes


@contextmanager
def small_disk(folder: Path, size: str):
    """Mount a small disk, where this is allowed."""
    if os.geteuid() or not shutil.which("mount"):
        pytest.skip("only the administrator may mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
