"""Runs of the product over every payload, made once for all tests that open what they left."""

import os
import pty
import re
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from payloads import long_job, short_job, write_folder

JOB_NAME = '=1+1<img src=x onerror=window.hit=1>"\x1b]0;owned\x07[red]\u202e%s.txt'
AS_OF = ("--as-of", "2026-11-01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """What there is to open.

    Args:
        resumes: a folder with every payload in every place of resumes, and in names.
        runs: run folders: everybody held against a short job, one person against every payload.
        printed: what the two runs wrote to standard output and standard error.
    """

    resumes: Path
    runs: tuple[Path, Path]
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a command left on its two streams, and its exit code."""

    out: str
    err: str
    code: int


@cache
def hostile_runs(folder: Path) -> Hostile:
    """Rank the hostile folder, and one of its files against the hostile job."""
    resumes = folder / "resumes"
    resumes.mkdir(parents=True)
    write_folder(resumes)
    jobs = folder / "jobs"
    jobs.mkdir()
    (jobs / JOB_NAME).write_text(short_job(), encoding="utf-8", errors="replace")
    (jobs / "long.txt").write_text(long_job(), encoding="utf-8", errors="replace")
    one = resumes / "000" / "resume.json"
    printed = []
    for name, what in ((JOB_NAME, resumes), ("long.txt", one)):
        run = folder / f"run {len(printed)}"
        said = matcher("rank", what, "--job", jobs / name, "-o", run, *AS_OF)
        assert said.code in {0, 3}, said.err
        printed.append(said.out + said.err)
    return Hostile(
        resumes=resumes, runs=(folder / "run 0", folder / "run 1"), printed=tuple(printed)
    )


def matcher(*arguments: str | Path) -> Printed:
    """Run the product with its output piped."""
    said = subprocess.run(
        [sys.executable, "-m", "matcher", *map(str, arguments)], capture_output=True, check=False
    )
    out, err = (stream.decode("utf-8", "surrogateescape") for stream in (said.stdout, said.stderr))
    return Printed(out=out, err=err, code=said.returncode)


def in_terminals(*program: str | Path, **environment: str) -> Printed:
    """Run a program with a terminal for each of its two streams."""
    outer, inner = zip(*(pty.openpty() for _ in range(2)), strict=True)
    clean = {
        key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR"}
    }
    running = subprocess.Popen(
        [sys.executable, *map(str, program)],
        stdin=subprocess.DEVNULL,
        stdout=inner[0],
        stderr=inner[1],
        env={**clean, "TERM": "xterm-256color", "COLUMNS": "120", **environment},
    )
    for end in inner:
        os.close(end)
    found: list[bytes] = [b"", b""]
    readers = [
        threading.Thread(target=_read_all, args=(end, found, at)) for at, end in enumerate(outer)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    out, err = (data.decode("utf-8", "surrogateescape") for data in found)
    return Printed(out=out, err=err, code=running.wait())


def _read_all(end: int, found: list[bytes], at: int) -> None:
    pieces = []
    while True:
        try:
            piece = os.read(end, 65_536)
        except OSError:  # how a terminal says that nobody writes any more
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(end)
    found[at] = b"".join(pieces)


def candidates(run: Path) -> list[str]:
    """Return the ids of those ranked in a run folder."""
    return re.findall(r"C-[0-9a-f]{10}", (run / "candidates.csv").read_text(encoding="utf-8"))
