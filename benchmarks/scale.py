"""How time and memory grow: real files of three formats, stored profiles, several jobs, both engines.

    python benchmarks/scale.py                                          1,000 files, 10,000 stored profiles
    python benchmarks/scale.py --files 1000 10000 100000                hours on two processors
    python benchmarks/scale.py --files --stored 100000 1000000          scoring and writing alone
    python benchmarks/scale.py --files 1000 --stored --jobs 1 100 --engines local --later

Each figure goes to benchmarks/results/scale.json as soon as it is there, beside those that were measured before; a row
with the same key is replaced. `python benchmarks/scale_plot.py` draws them.

Cases
- files: `rank --no-cache` of PDF, DOCX and text files (5 : 3 : 2), invented; engine local or dask with two workers.
- stored: `rank --resume` of a run in which everything is parsed and nothing scored (see stored_run.py).
- later job, with --later: the same files for other jobs, all parsed before: what further jobs cost after parsing.

Memory is the largest resident size that was seen of the first process and of the largest process beside it.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from invented import mixed
from invented_jobs import write_jobs
from process_tree import watch_tree
from provenance import ROOT, machine, provenance
from stored_run import make_stored_run, records_of
from timed import matcher

OUT = ROOT / "benchmarks" / "results" / "scale.json"
AS_OF = "2026-11-01"
LIBRARIES = ("skill-matcher", "pypdfium2", "spacy", "scikit-learn", "pyarrow", "distributed")
WORKERS = 2
_REPLICATED = 500
"""Real records that stored profiles are copies of."""
_KEY = ("case", "count", "jobs", "engine")

Row = dict[str, Any]


def run(command: Sequence[str], cache: Path) -> Row:
    """Run a command and return its seconds, the processor seconds of all that it started, and its memory.

    Raises:
        RuntimeError: it failed.
    """
    before, began = os.times(), time.monotonic()
    with (
        subprocess.Popen(  # noqa: S603 - what the benchmark is about
            command,
            env={**os.environ, "MATCHER_CACHE_DIR": str(cache)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process,
        watch_tree(process.pid, pss=False) as looks,
    ):
        _, said = process.communicate()
    seconds, after = time.monotonic() - began, os.times()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said[-500:]!r}")
    memory = looks.summary()
    return {
        "seconds": round(seconds, 1),
        "cpu_s": round(sum(after[2:4]) - sum(before[2:4]), 1),
        "main_rss_mb": memory["first_rss_peak_mb"],
        "worker_rss_mb": memory["worker_rss_peak_mb"],
    }


def of_files(
    folder: Path, resumes: Path, jobs: int, engines: Sequence[str], out: Path, *, count: int
) -> None:
    """Measure real files with each engine."""
    mixed(resumes, count)
    wanted = [str(path) for path in write_jobs(folder / "jobs", jobs)]
    for engine in engines:
        command = _rank(resumes, wanted, "--engine", engine, "--no-cache")
        row = run([*command, "-o", str(folder / f"run-{engine}")], folder / "none")
        keep({"case": "files", "count": count, "jobs": jobs, "engine": engine, **row}, out)


def of_later_jobs(folder: Path, resumes: Path, jobs: int, out: Path, *, count: int) -> None:
    """Measure jobs that are held against files which were parsed for another one."""
    mixed(resumes, count)
    (first,) = write_jobs(folder / "jobs", 1)
    others = [str(path) for path in write_jobs(folder / "others", jobs, seed=2)]
    cache = folder / "cache"
    run([*_rank(resumes, [str(first)]), "-o", str(folder / "first")], cache)
    row = run([*_rank(resumes, others), "-o", str(folder / "later")], cache)
    keep({"case": "later job", "count": count, "jobs": jobs, "engine": "local", **row}, out)


def _rank(resumes: Path, jobs: Sequence[str], *more: str) -> list[str]:
    asked = [word for job in jobs for word in ("--job", job)]
    return matcher(
        *("rank", resumes, *asked, "--as-of", AS_OF, "-q", "-f", "csv"),
        *("--workers", str(WORKERS), *more),
    )


def of_stored(folder: Path, count: int, jobs: int, engines: Sequence[str], out: Path) -> None:
    """Measure stored profiles with each engine."""
    mixed(folder / "base", _REPLICATED)
    records = records_of(folder / "base")
    wanted = [str(path) for path in write_jobs(folder / "jobs", jobs)]
    for engine in engines:
        home = folder / f"run-{engine}"
        make_stored_run(home, records, count, wanted, AS_OF)
        command = matcher("rank", "--resume", home, "-q", "-f", "csv", "--engine", engine)
        row = run([*command, "--workers", str(WORKERS)], folder / "none")
        keep({"case": "stored", "count": count, "jobs": jobs, "engine": engine, **row}, out)


def keep(row: Row, out: Path) -> None:
    """Print a row and put it beside those that were measured before."""
    row["a_second"] = round(row["count"] / row["seconds"], 1)
    about = provenance(LIBRARIES)
    row |= {"commit": about.pop("commit"), "day": about.pop("day")}
    print(json.dumps(row), flush=True)
    before = json.loads(out.read_text(encoding="utf-8"))["rows"] if out.exists() else []
    key = [row[name] for name in _KEY]
    rows = [other for other in before if [other[name] for name in _KEY] != key]
    rows = sorted([*rows, row], key=lambda one: [one[name] for name in _KEY])
    out.write_text(json.dumps({**about, "rows": rows}, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, nargs="*", default=[1_000])
    parser.add_argument("--stored", type=int, nargs="*", default=[10_000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1])
    parser.add_argument(
        "--engines", nargs="+", choices=["local", "dask"], default=["local", "dask"]
    )
    parser.add_argument("--later", action="store_true", help="also jobs over files that are known")
    parser.add_argument("--keep", type=Path, help="where invented resumes stay for the next time")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    print(machine(), flush=True)
    for jobs in options.jobs:
        for count in options.files:
            with tempfile.TemporaryDirectory(prefix="scale-") as place:
                folder = Path(place)
                resumes = (options.keep or folder) / f"resumes-{count}"
                of_files(folder, resumes, jobs, options.engines, options.out, count=count)
                if options.later:
                    of_later_jobs(folder, resumes, jobs, options.out, count=count)
        for count in options.stored:
            with tempfile.TemporaryDirectory(prefix="scale-") as place:
                of_stored(Path(place), count, jobs, options.engines, options.out)


if __name__ == "__main__":
    main()
