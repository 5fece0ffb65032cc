"""Memory of a command with all the processes that it starts, looked at several times a second.

    python benchmarks/process_tree.py matcher parse FOLDER -f jsonl --no-cache

Prints one JSON object: peaks in megabytes, of the whole tree and of its largest process beside the first.
RSS counts shared pages once in every process, PSS shares them out, so the PSS of a tree is what it takes.
"""

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import psutil

_MEGA = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The tree at one moment.

    Args:
        seconds: since the first look.
        rss: bytes by process, the first one first.
        pss: likewise; empty where the system does not tell, or when it was not asked.
    """

    seconds: float
    rss: tuple[int, ...]
    pss: tuple[int, ...] = ()


@dataclass(slots=True)
class Looks:
    """All looks at one tree."""

    taken: list[Look] = field(default_factory=list)

    def summary(self) -> dict[str, Any]:
        """Return peaks and typical values in megabytes."""
        workers = [size for look in self.taken for size in look.rss[1:]]
        shared = [size for look in self.taken for size in look.pss[1:]]
        return {
            "looks": len(self.taken),
            "seconds": round(self.taken[-1].seconds, 1) if self.taken else 0,
            "tree_rss_peak_mb": _mega(max((sum(look.rss) for look in self.taken), default=0)),
            "tree_pss_peak_mb": _mega(max((sum(look.pss) for look in self.taken), default=0)),
            "first_rss_peak_mb": _mega(max((look.rss[0] for look in self.taken), default=0)),
            "worker_rss_median_mb": _mega(median(workers) if workers else 0),
            "worker_rss_peak_mb": _mega(max(workers, default=0)),
            "worker_pss_median_mb": _mega(median(shared) if shared else 0),
            "processes_peak": max((len(look.rss) for look in self.taken), default=0),
        }


@contextmanager
def watch_tree(pid: int, *, every_s: float = 0.25, pss: bool = True) -> Iterator[Looks]:
    """Look at process *pid* and all below it, in a thread, as long as the context lasts.

    Args:
        pid: the first process.
        every_s: seconds between looks.
        pss: whether to ask for PSS too, which takes a few milliseconds a process.
    """
    looks = Looks()
    over = threading.Event()

    def watch() -> None:
        began = time.monotonic()
        while not over.is_set():
            with suppress(psutil.NoSuchProcess):
                taken = _look(psutil.Process(pid), time.monotonic() - began, pss=pss)
                if taken.rss:
                    looks.taken.append(taken)
            over.wait(every_s)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield looks
    finally:
        over.set()
        thread.join()


def _look(first: psutil.Process, seconds: float, *, pss: bool) -> Look:
    rss: list[int] = []
    shares: list[int] = []
    for process in (first, *first.children(recursive=True)):
        if process.pid == os.getpid():
            continue
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            rss.append(process.memory_info().rss)
            if pss:
                shares.append(getattr(process.memory_full_info(), "pss", 0))
    return Look(seconds=seconds, rss=tuple(rss), pss=tuple(shares))


def _mega(size: float) -> float:
    return round(size / _MEGA, 1)


def main(arguments: Sequence[str]) -> int:
    """Run a command and print what its tree took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", nargs=argparse.REMAINDER, help="the command and its arguments")
    command = parser.parse_args(arguments).command
    with (
        subprocess.Popen(command, stdout=subprocess.DEVNULL) as process,  # noqa: S603 - as asked for
        watch_tree(process.pid) as looks,
    ):
        code = process.wait()
    spent = os.times()
    cpu = spent.children_user + spent.children_system
    print(json.dumps({**looks.summary(), "exit": code, "cpu_s": round(cpu, 1)}, indent=2))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
