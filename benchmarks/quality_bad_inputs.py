"""Broken and hostile files: every one ends with one status, and the good ones beside them do not notice.

python benchmarks/quality_bad_inputs.py ../shared/corpus/bad_inputs
"""

import csv
import json
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matcher.batch.cache import Cache
from matcher.batch.discover import discover
from matcher.batch.engines.local import Local
from matcher.batch.outcome import Outcome
from matcher.batch.run import Batch, Desk, parse_all
from matcher.batch.task import Task
from matcher.batch.worker import parse_file
from matcher.model.profile import CandidateProfile
from matcher.readers.deadline import DEADLINE_S
from matcher.readers.options import Ocr, ReadOptions
from matcher.resources import resource_dir
from matcher.schema.packed import unpack

_SLOWEST = 10
_SKIPPED = "skipped"
_OPENED = "opened"


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the manifest: what is wrong with a file, and the statuses that are right for it."""

    file: str
    synthetic: bool
    wrong: str
    expected: tuple[str, ...]


def measure(corpus: Path, *, ocr: Ocr = "auto", timeout_s: float = DEADLINE_S) -> dict[str, Any]:
    """Read the corpus among the bundled samples and hold each status against the manifest.

    Args:
        corpus: the folder with MANIFEST.csv; an ``expected`` of ``a|b`` accepts either. A name that
            discovery passes over, such as ``Thumbs.db``, agrees if it is passed over and counted. An
            archive that was opened stands in its members' outcomes.
        ocr: how scans are read; with an engine the scan of the corpus is parsed, not ``no_text``.
        timeout_s: seconds a file; what must not depend on the machine's load is measured with many.

    Returns:
        Counts, disagreements with their reasons, and what the good samples lost (nothing, it must be).
    """
    rows = _rows(corpus)
    samples = resource_dir("data/samples/resumes")
    inputs = discover([str(corpus), str(samples)])
    task = Task(options=ReadOptions(ocr=ocr), timeout_s=timeout_s)
    began = time.monotonic()
    batch = parse_all(inputs, task, Desk(cache=Cache(None)), engine=Local(2))
    outcomes = {
        outcome.file: outcome
        for outcome in batch.outcomes
        if not outcome.file.endswith("MANIFEST.csv")
    }
    seconds = time.monotonic() - began
    got = {row.file: _status(str(corpus / row.file), outcomes) for row in rows}
    agreeing = {row.file for row in rows if _agrees(got[row.file], row)}
    synthetic = [row for row in rows if row.synthetic]
    return {
        "files": len(rows),
        "statuses": dict(Counter(got.values()).most_common()),
        "lost": _lost(rows, got, sum(inputs.skipped.values())),
        "seconds": round(seconds, 1),
        "agreement": _share(agreeing, rows),
        "agreement, synthetic": _share(agreeing, synthetic),
        "disagreements": [
            {
                "file": row.file,
                "synthetic": row.synthetic,
                "wrong": row.wrong,
                "expected": "|".join(row.expected),
                "got": got[row.file],
                "reason": _reason(outcomes.get(str(corpus / row.file))),
            }
            for row in rows
            if row.file not in agreeing
        ],
        "without reason or next step": [
            outcome.file
            for outcome in outcomes.values()
            if outcome.failure and not (outcome.failure.reason and outcome.failure.next_step)
        ],
        "good samples that changed": _changed(samples, batch, task),
    }


def slowest(corpus: Path, count: int = _SLOWEST) -> list[tuple[str, float]]:
    """Return the files that take longest, each read alone, with their seconds."""
    found = []
    for path in discover([str(corpus)]).files:
        began = time.monotonic()
        parse_all(discover([path]), Task(), Desk(cache=Cache(None)), engine=Local(1))
        found.append((path, round(time.monotonic() - began, 2)))
    return sorted(found, key=lambda item: -item[1])[:count]


def _rows(corpus: Path) -> list[_Row]:
    with (corpus / "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        return [
            _Row(
                row["file"],
                row["source_repo"] == "synthetic",
                row["what_is_wrong"].partition(" | measured")[0],
                tuple(row["expected"].split("|")),
            )
            for row in csv.DictReader(file)
        ]


def _status(path: str, outcomes: dict[str, Outcome]) -> str:
    outcome = outcomes.get(path)
    if outcome is None:
        return _OPENED if any(file.startswith(f"{path}!/") for file in outcomes) else _SKIPPED
    return outcome.failure.status.value if outcome.failure else "parsed"


def _reason(outcome: Outcome | None) -> str:
    return outcome.failure.reason if outcome and outcome.failure else ""


def _agrees(status: str, row: _Row) -> bool:
    return status in row.expected or (status == _SKIPPED and "unsupported" in row.expected)


def _lost(rows: list[_Row], got: dict[str, str], skipped: int) -> int:
    """Return how many files have neither a status nor a place in the count of skipped names."""
    return max(0, sum(got[row.file] == _SKIPPED for row in rows) - skipped)


def _share(agreeing: set[str], rows: list[_Row]) -> float:
    return round(sum(row.file in agreeing for row in rows) / len(rows), 4)


def _changed(samples: Path, batch: Batch, task: Task) -> list[str]:
    """Return the samples that came out otherwise than when each is read by itself."""
    among_others = {profile.file: profile for profile in batch.profiles()}
    return [
        path.name
        for path in sorted(samples.iterdir())
        if _alone(path, task) != among_others.get(str(path))
    ]


def _alone(path: Path, task: Task) -> CandidateProfile:
    packed = parse_file(str(path), task).profile
    if packed is None:
        raise ValueError(f"the sample {path.name} is not parsed")
    return unpack(CandidateProfile, packed)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    print(json.dumps(measure(folder), indent=1, ensure_ascii=False))
    for name, duration in slowest(folder):
        print(f"{duration:7.2f} s  {name}")
