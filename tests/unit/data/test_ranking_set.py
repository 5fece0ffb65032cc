"""The gold ranking set: complete, invented, and readable in one sitting."""

import re
from pathlib import Path

import pytest

RANKING = Path(__file__).parents[3] / "data" / "gold" / "ranking"
RESUMES = sorted((RANKING / "resumes").iterdir())
TEXTS = [*sorted((RANKING / "jobs").iterdir()), *RESUMES]
ADDRESS = re.compile(r"[\w.-]+@([\w-]+(?:\.[\w-]+)+)")


def test_six_jobs_and_forty_eight_resumes_with_names_that_tell_nothing() -> None:
    assert len(TEXTS) - len(RESUMES) == 6
    assert [path.name for path in RESUMES] == [f"p{number:02}.txt" for number in range(1, 49)]


@pytest.mark.parametrize("path", RESUMES, ids=lambda path: path.name)
def test_a_resume_is_neither_a_note_nor_a_book(path: Path) -> None:
    assert 250 <= len(path.read_text(encoding="utf-8").split()) <= 600


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_addresses_belong_to_nobody(path: Path) -> None:
    hosts = ADDRESS.findall(path.read_text(encoding="utf-8"))
    assert all(re.search(r"(^|\.)example(\.(com|org))?$", host) for host in hosts)
    assert hosts or path not in RESUMES


def test_no_two_resumes_share_a_line() -> None:
    lines = [
        line
        for path in RESUMES
        for line in {line.strip() for line in path.read_text(encoding="utf-8").splitlines()}
        if len(line.split()) >= 8
    ]
    assert len(lines) == len(set(lines))
