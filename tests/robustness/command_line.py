"""Run the product as people do, and read what it printed; its memory can be watched meanwhile."""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from process_tree import Look, watch_tree

JOB = ("--job", "ai-ml-engineer", "--as-of", "2026-11-01")
LAW_6 = ("ranking.json", "profiles.jsonl", "candidates.csv", "scores.parquet", "evidence.parquet")
"""The files of a run whose bytes depend on nothing but the input, taxonomy, weights and as-of date."""

_LOOK_S = 0.5
_LAST = 4_000  # bytes of what was said that are kept
_DONE = re.compile(rb"(\d+)/(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How many files were done, and how much memory all processes of a run held, at one moment."""

    done: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """How a run ended: its exit code, its memory meanwhile, and the last that it said."""

    code: int
    samples: list[Sample]
    said: str


def command(*arguments: str | Path) -> list[str]:
    """Return the command line of the product."""
    return [sys.executable, "-m", "matcher", *map(str, arguments)]


def run(*arguments: str | Path, hash_seed: int | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the product to its end."""
    changed = {} if hash_seed is None else {"PYTHONHASHSEED": str(hash_seed)}
    return subprocess.run(
        command(*arguments), capture_output=True, check=False, env={**os.environ, **changed}
    )


def parse(paths: Sequence[str | Path], *options: str) -> dict[str, dict[str, Any]]:
    """Return what `matcher parse` says of each file, by its path as it is shown."""
    ended = run("parse", "-f", "jsonl", "-q", "--no-cache", *options, "--", *paths)
    assert ended.returncode in {0, 3, 4}, ended.stderr.decode()
    records = [json.loads(line) for line in ended.stdout.splitlines()]
    found = {record["file"]: record for record in records}
    assert len(found) == len(records), "a file with two statuses"
    return found


def profiles(folder: Path) -> list[dict[str, Any]]:
    """Return what a run kept of every file."""
    text = (folder / "profiles.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def run_watched(stdout: Path, *arguments: str | Path) -> Watched:
    """Run the product with a terminal for its progress, and look at its memory meanwhile."""
    ours, theirs = pty.openpty()
    terminal = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
    with stdout.open("wb") as out:
        process = subprocess.Popen(
            command(*arguments), stdin=theirs, stdout=out, stderr=theirs, env=terminal
        )
    os.close(theirs)
    samples, done, said = [], 0, b""
    with watch_tree(process.pid, every_s=_LOOK_S) as looks:
        for printed in _pieces(ours):
            said = (said + printed)[-_LAST:]
            done = max([done, *(int(found[1]) for found in _DONE.finditer(printed))])
            if looks.taken:
                samples.append(Sample(done=done, bytes=_memory(looks.taken[-1])))
    os.close(ours)
    return Watched(code=process.wait(), samples=samples, said=said.decode(errors="replace"))


def _memory(look: Look) -> int:
    """Return the bytes that all processes hold together; shared ones once, where the system tells."""
    return sum(look.pss) or sum(look.rss)


def _pieces(terminal: int) -> Iterator[bytes]:
    """Yield what is printed, a piece each time that memory is to be looked at, until the program ends."""
    piece, look = b"", time.monotonic() + _LOOK_S
    while True:
        if select.select([terminal], [], [], _LOOK_S)[0]:
            try:
                piece += os.read(terminal, 65_536)
            except OSError:  # the other end is closed
                yield piece
                return
        if time.monotonic() >= look:
            yield piece
            piece, look = b"", time.monotonic() + _LOOK_S
