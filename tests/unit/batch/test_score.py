"""Profiles are scored alike by one process and by several; one on which scoring breaks down is one failure."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, repeat
from pathlib import Path

import msgspec
import pytest

from matcher.api.jobs import parse_job
from matcher.batch import run, score, start
from matcher.batch.cache import Cache
from matcher.batch.discover import discover
from matcher.batch.engines.local import Local
from matcher.batch.outcome import Encoded, Wanted, part_of
from matcher.batch.run import Desk, parse_all
from matcher.batch.score import score_all
from matcher.batch.task import Task
from matcher.batch.versions import version_of
from matcher.model.run import Failure, Status
from matcher.scoring.card import Scorer

RESUME = """Ada Lovelace

Experience
ML Engineer, Analytical Engines
Jan 2020 - Present
- Wrote Python for engine number {number}
"""


@pytest.fixture
def batch(tmp_path):
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(RESUME.format(number=number))
    return parse(tmp_path)


def parse(folder, cache=None):
    desk = Desk(cache=cache or Cache(None))
    return parse_all(discover([str(folder)]), Task(), desk, engine=Local(1))


@pytest.fixture(params=[1_000, 2])
def stretch(request, monkeypatch):
    """Ask the cache for all files at once, or for two at a time."""
    monkeypatch.setattr(run, "_STRETCH", request.param)


@pytest.fixture
def scorings(scoring):
    """Return three jobs, alike but for what they ask for."""
    jobs = (
        "Engineer\n\nRequirements:\n- Docker\n- Go",
        "Analyst\n\nRequirements:\n- Python\n- SQL",
    )
    return (scoring, *(replace(scoring, job=parse_job(text, scoring.taxonomy)) for text in jobs))


def wanted(batch):
    return [
        Wanted(file=outcome.file, packed=batch.kept.packed(outcome))
        for outcome in batch.originals()
    ]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_several_processes_give_what_one_gives_in_the_same_order(
    batch, scoring, monkeypatch, method
):
    profiles = wanted(batch)
    one = list(score_all(profiles, len(profiles), (scoring,), 1))
    monkeypatch.setattr(start, "METHOD", method)
    monkeypatch.setattr(score, "CHUNK", 2)
    monkeypatch.setattr(score, "ALONE", 0)
    assert list(score_all(iter(profiles), len(profiles), (scoring,), 2)) == one
    assert len({part_of(made).scored.counted.sha256 for made in one}) == 6


def test_a_worker_that_dies_leaves_its_chunk_to_the_first_process(batch, scoring, monkeypatch):
    import os  # noqa: PLC0415 - only here

    parent = os.getpid()
    real = score._count

    def deadly(at, data):
        if os.getpid() != parent and at.path.endswith("3.txt"):
            os._exit(9)
        return real(at, data)

    monkeypatch.setattr(score, "CHUNK", 2)
    monkeypatch.setattr(score, "ALONE", 0)
    profiles = wanted(batch)
    whole = list(score_all(profiles, len(profiles), (scoring,), 1))
    monkeypatch.setattr(score, "_count", deadly)
    assert list(score_all(profiles, len(profiles), (scoring,), 2)) == whole


def test_a_profile_on_which_scoring_breaks_down_is_a_failure(batch, scoring, monkeypatch):
    real = Scorer.score

    def broken(self, profile, look=None):
        if "number 3" in profile.passages[-1].evidence.quote:
            raise KeyError(profile.contact.name)
        return real(self, profile, look)

    monkeypatch.setattr(Scorer, "score", broken)
    parts = list(batch.scored(scoring))
    failures = [part for _, part in parts if isinstance(part, Failure)]
    assert [(f.status, f.stage, Path(f.file).name) for f in failures] == [
        (Status.CRASHED, "score", "3.txt")
    ]
    assert "Ada" not in failures[0].reason
    assert "matcher/" in failures[0].reason
    assert sum(isinstance(part, Encoded) for _, part in parts) == 5


@pytest.mark.usefixtures("stretch")
def test_what_was_scored_for_the_same_job_and_day_is_not_scored_again(batch, scoring, monkeypatch):
    first = dict(batch.scored(scoring))

    def never(*args):
        raise AssertionError("scored again")

    monkeypatch.setattr(score, "_score_chunk", never)
    assert dict(batch.scored(scoring)) == first
    other = replace(scoring, as_of=date(2026, 12, 1))
    with pytest.raises(AssertionError, match="scored again"):
        dict(batch.scored(other))


@pytest.fixture
def counted(monkeypatch):
    """Count how often each file is counted up, and held against which job."""
    seen: Counter[tuple[str, int | None]] = Counter()
    count, mark = score._count, score._mark

    def counting(at, one):
        seen[Path(at.path).name, None] += 1
        return count(at, one)

    def marking(at, look, quotations, job):
        seen[Path(at.path).name, job] += 1
        return mark(at, look, quotations, job)

    monkeypatch.setattr(score, "_count", counting)
    monkeypatch.setattr(score, "_mark", marking)
    return seen


@pytest.mark.usefixtures("stretch")
def test_a_profile_is_counted_once_for_all_jobs_and_scored_as_for_each_alone(
    batch, scorings, counted, tmp_path
):
    alone = [dict(parse(tmp_path).scored(one)) for one in scorings]
    counted.clear()
    batch.score_ahead(scorings)
    assert set(counted.values()) == {1}
    assert len(counted) == 6 * (1 + len(scorings))
    counted.clear()
    assert [dict(batch.scored(one)) for one in scorings] == alone
    assert not counted


@pytest.mark.usefixtures("stretch")
def test_of_several_jobs_only_those_that_are_new_are_scored(batch, scorings, counted):
    batch.score_ahead(scorings[:2])
    counted.clear()
    batch.score_ahead(scorings)
    assert {job for _, job in counted} == {None, 2}


@pytest.mark.usefixtures("stretch")
def test_files_may_lack_different_jobs(scorings, counted, tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(RESUME.format(number=number))
    alone = [dict(parse(tmp_path).scored(one)) for one in scorings]
    cache, some = Cache(None), tmp_path / "some"
    some.mkdir()
    for number, scored_for in ((1, scorings[:1]), (2, scorings[1:])):
        (tmp_path / f"{number}.txt").rename(some / f"{number}.txt")
        parse(some, cache).score_ahead(scored_for)
        (some / f"{number}.txt").rename(tmp_path / f"{number}.txt")
    counted.clear()
    batch = parse(tmp_path, cache)
    batch.score_ahead(scorings)
    assert {job for name, job in counted if name == "1.txt"} == {None, 1, 2}
    assert {job for name, job in counted if name == "2.txt"} == {None, 0}
    assert len(counted) == 3 * 4 + 3 + 2
    assert [dict(batch.scored(one)) for one in scorings] == alone


@pytest.mark.usefixtures("stretch")
def test_a_card_of_another_form_in_the_cache_is_scored_anew(batch, scoring, counted):
    first = dict(batch.scored(scoring))
    bad = msgspec.msgpack.decode(first[3].marked) | {"card": 7}
    version = version_of(scoring).scoring
    batch.kept.keep_made(batch.outcomes[3], version, msgspec.msgpack.encode(bad))
    counted.clear()
    assert dict(batch.scored(scoring)) == first
    assert set(counted) == {("3.txt", None), ("3.txt", 0)}


@dataclass(frozen=True)
class Unreliable(Local):
    """An engine that gives back fewer than it was handed, or more."""

    surplus: int = 0
    reads_all: bool = True

    def score(self, profiles, count, scorings):
        if self.reads_all:
            profiles = list(profiles)
        made = super().score(profiles, count, scorings)
        yield from islice(made, count + self.surplus)
        yield from repeat(None, self.surplus)


@pytest.mark.parametrize("surplus", [-6, -1, 1])
@pytest.mark.parametrize("reads_all", [True, False])
def test_an_engine_that_loses_or_invents_a_profile_is_a_fault(batch, scoring, surplus, reads_all):
    engine = Unreliable(1, surplus=surplus, reads_all=reads_all)
    with pytest.raises(ValueError, match=r"shorter|longer"):
        list(replace(batch, engine=engine).scored(scoring))


def test_a_profile_that_breaks_down_for_one_job_is_scored_for_the_others(
    batch, scorings, monkeypatch
):
    real = Scorer.score

    def broken(self, profile, look=None):
        if self._job is scorings[1].job and "number 3" in profile.passages[-1].evidence.quote:
            raise KeyError("no")
        return real(self, profile, look)

    monkeypatch.setattr(Scorer, "score", broken)
    batch.score_ahead(scorings)
    parts = [[part for _, part in batch.scored(one)] for one in scorings]
    failed = [[part.status for part in some if isinstance(part, Failure)] for some in parts]
    assert failed == [[], [Status.CRASHED], []]


def test_several_jobs_over_several_processes(batch, scorings, monkeypatch, tmp_path):
    alone = [dict(parse(tmp_path).scored(one)) for one in scorings]
    monkeypatch.setattr(score, "CHUNK", 2)
    monkeypatch.setattr(score, "ALONE", 0)
    replace(batch, engine=Local(2)).score_ahead(scorings)
    assert [dict(batch.scored(one)) for one in scorings] == alone
