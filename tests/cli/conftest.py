"""Run the command line in this process and look at what it says and how it leaves."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from matcher.cli.app import main

RESUME = """Aniela Brzozowska
aniela@example.com

Experience
Machine Learning Engineer, Kestrel Freight
Jan 2022 - Present
- Built a demand model in Python and PyTorch
- Deployed it on AWS with Docker

Education
MSc Computer Science, Lakeside University, 2021
"""
JOB = """Machine Learning Engineer

Requirements:
- 2+ years of experience with Python
- PyTorch or TensorFlow

Nice to have:
- Docker
"""


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def command(monkeypatch, capfd, tmp_path) -> Callable[..., Answer]:
    """Return a function that runs ``matcher ARGS`` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> Answer:
        monkeypatch.setattr(sys, "argv", ["matcher", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        captured = capfd.readouterr()
        return Answer(int(left.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def folder(tmp_path):
    """Return a folder with two resumes."""
    inside = tmp_path / "resumes"
    inside.mkdir()
    (inside / "a.txt").write_text(RESUME)
    (inside / "b.txt").write_text(RESUME.replace("PyTorch", "Excel").replace("Aniela", "Bogna"))
    return inside


@pytest.fixture
def job(tmp_path):
    path = tmp_path / "job.txt"
    path.write_text(JOB)
    return path
