"""Profiles are scored alike by one process and by several; one on which scoring breaks down is one failure."""

from datetime import date
from pathlib import Path

import pytest

from matcher.api.jobs import parse_job
from matcher.batch import score
from matcher.batch.cache import Cache
from matcher.batch.discover import discover
from matcher.batch.run import Desk, parse_all
from matcher.batch.score import score_all
from matcher.batch.task import Scoring, Task
from matcher.model.run import Failure, Status
from matcher.schema.scored import Scored
from matcher.scoring.card import Scorer
from matcher.scoring.constants import load_constants
from matcher.scoring.reference import load_reference
from matcher.taxonomy.load import taxonomy_for

RESUME = """Ada Lovelace

Experience
ML Engineer, Analytical Engines
Jan 2020 - Present
- Wrote Python for engine number {number}
"""


@pytest.fixture(scope="module")
def scoring():
    taxonomy = taxonomy_for()
    return Scoring(
        job=parse_job("ML Engineer\n\nRequirements:\n- Python\n- PyTorch", taxonomy),
        taxonomy=taxonomy,
        constants=load_constants(),
        reference=load_reference(),
        as_of=date(2026, 11, 1),
    )


@pytest.fixture
def batch(tmp_path):
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(RESUME.format(number=number))
    return parse_all(discover([str(tmp_path)]), Task(), Desk(cache=Cache(None)), workers=1)


def packed(batch):
    return [(outcome.file, batch.kept.packed(outcome)) for outcome in batch.originals()]


def test_several_processes_give_what_one_gives_in_the_same_order(batch, scoring, monkeypatch):
    profiles = packed(batch)
    one = list(score_all(profiles, len(profiles), scoring, 1))
    monkeypatch.setattr(score, "CHUNK", 2)
    monkeypatch.setattr(score, "ALONE", 0)
    assert list(score_all(iter(profiles), len(profiles), scoring, 2)) == one
    assert [type(part) for part in one] == [Scored] * 6
    assert len({part.sha256 for part in one}) == 6


def test_a_worker_that_dies_leaves_its_chunk_to_the_first_process(batch, scoring, monkeypatch):
    import os  # noqa: PLC0415 - only here

    parent = os.getpid()
    real = score._part

    def deadly(at, data):
        if os.getpid() != parent and at.path.endswith("3.txt"):
            os._exit(9)
        return real(at, data)

    monkeypatch.setattr(score, "CHUNK", 2)
    monkeypatch.setattr(score, "ALONE", 0)
    profiles = packed(batch)
    whole = list(score_all(profiles, len(profiles), scoring, 1))
    monkeypatch.setattr(score, "_part", deadly)
    assert list(score_all(profiles, len(profiles), scoring, 2)) == whole


def test_a_profile_on_which_scoring_breaks_down_is_a_failure(batch, scoring, monkeypatch):
    real = Scorer.score

    def broken(self, profile):
        if "number 3" in profile.passages[-1].evidence.quote:
            raise KeyError(profile.contact.name)
        return real(self, profile)

    monkeypatch.setattr(Scorer, "score", broken)
    parts = list(batch.scored(scoring, 1))
    failures = [part for _, part in parts if isinstance(part, Failure)]
    assert [(f.status, f.stage, Path(f.file).name) for f in failures] == [
        (Status.CRASHED, "score", "3.txt")
    ]
    assert "Ada" not in failures[0].reason
    assert "matcher/" in failures[0].reason
    assert sum(isinstance(part, Scored) for _, part in parts) == 5


def test_what_was_scored_for_the_same_job_and_day_is_not_scored_again(batch, scoring, monkeypatch):
    first = dict(batch.scored(scoring, 1))

    def never(*args):
        raise AssertionError("scored again")

    monkeypatch.setattr(score, "_score_chunk", never)
    assert dict(batch.scored(scoring, 1)) == first
    other = Scoring(
        job=scoring.job,
        taxonomy=scoring.taxonomy,
        constants=scoring.constants,
        reference=scoring.reference,
        as_of=date(2026, 12, 1),
    )
    with pytest.raises(AssertionError, match="scored again"):
        dict(batch.scored(other, 1))
