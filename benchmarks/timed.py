"""Time a command from outside: seconds to its first byte and to its end, processor time with all that it starts."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """One run of a command.

    Args:
        seconds: to its end.
        cpu: processor seconds, of what it started too.
        first: seconds until the first byte on standard output.
    """

    seconds: float
    cpu: float
    first: float


def matcher(*arguments: str | Path) -> list[str]:
    """Return the command line of the product."""
    return [sys.executable, "-m", "matcher", *map(str, arguments)]


def timed(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Timed:
    """Run a command to its end.

    Raises:
        RuntimeError: it failed.
    """
    env = {**os.environ, **(environment or {})}
    before, began = os.times(), time.monotonic()
    with subprocess.Popen(  # noqa: S603 - what the benchmark is about
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    ) as process:
        stdout, stderr = process.stdout, process.stderr
        if stdout is None or stderr is None:
            raise RuntimeError("the streams of the command are not there")
        stdout.read(1)
        first = time.monotonic() - began
        stdout.read()
        said = stderr.read()
        code = process.wait()
    seconds, after = time.monotonic() - began, os.times()
    if code:
        raise RuntimeError(f"{' '.join(command)} ended with {code}: {said.decode()[-500:]}")
    cpu = after.children_user + after.children_system
    return Timed(
        seconds=seconds, cpu=cpu - before.children_user - before.children_system, first=first
    )


def middle(runs: Sequence[Timed]) -> dict[str, float]:
    """Return the medians of several runs."""
    return {
        "seconds": round(median(run.seconds for run in runs), 3),
        "cpu_s": round(median(run.cpu for run in runs), 3),
        "first_byte_s": round(median(run.first for run in runs), 3),
    }


def ratio(ours: Sequence[Timed], theirs: Sequence[Timed], figure: str = "cpu") -> float:
    """Return the median of ours over theirs, round by round, so that a busy machine weighs on both."""
    pairs = zip(ours, theirs, strict=True)
    return round(median(getattr(one, figure) / getattr(other, figure) for one, other in pairs), 2)
