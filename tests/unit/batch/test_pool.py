"""Each file ends with one outcome, whatever another file does to its worker."""

import os
from pathlib import Path

import pytest

from matcher.batch import worker
from matcher.batch.outcome import Outcome
from matcher.batch.pool import parse_files
from matcher.batch.task import Task
from matcher.batch.worker import parse_file
from matcher.model.run import Status

TEXT = "Ada Lovelace\n\nExperience\nEngineer, Analytical Engines\nJan 2020 - Dec 2021\n- Wrote Python\n"


@pytest.fixture
def folder(tmp_path):
    for number in range(20):
        (tmp_path / f"r{number:02}.txt").write_text(TEXT + f"- And {number} more\n")
    return tmp_path


def outcomes(folder: Path, workers: int = 2) -> dict[str, Outcome]:
    files = sorted(map(str, folder.iterdir()))
    found = dict(parse_files(files, Task(), workers=workers))
    assert sorted(found) == files
    return {Path(path).name: outcome for path, outcome in found.items()}


def test_every_file_ends_with_one_outcome(folder):
    (folder / "empty.pdf").write_bytes(b"")
    found = outcomes(folder)
    assert found["empty.pdf"].failure.status is Status.CORRUPT
    assert sum(outcome.profile is not None for outcome in found.values()) == 20


def kill_the_worker_on(name, monkeypatch):
    understand = worker.understand

    def deadly(document, task):
        if Path(document.name).name == name:
            os._exit(9)
        return understand(document, task)

    monkeypatch.setattr(worker, "understand", deadly)


def test_a_worker_that_dies_takes_one_file_with_it(folder, monkeypatch):
    kill_the_worker_on("r07.txt", monkeypatch)
    found = outcomes(folder)
    assert found.pop("r07.txt").failure.status is Status.CRASHED
    assert all(outcome.profile for outcome in found.values())


@pytest.mark.parametrize("fault", [ValueError, MemoryError, RecursionError, KeyError])
def test_a_fault_in_one_file_is_its_outcome(folder, monkeypatch, fault):
    def broken(document, task):
        raise fault

    monkeypatch.setattr(worker, "understand", broken)
    failure = parse_file(str(folder / "r00.txt"), Task()).failure
    assert failure.status is Status.CRASHED
    assert failure.stage == "extract"
    assert fault.__name__ in failure.reason
    assert failure.sha256


def test_a_file_that_vanished_is_unreadable(tmp_path):
    failure = parse_file(str(tmp_path / "gone.pdf"), Task()).failure
    assert failure.status is Status.UNREADABLE
    assert failure.next_step
