"""What a run holds of candidates moves to the disk and comes back as it was, in forked processes too."""

import multiprocessing
import tempfile
from dataclasses import replace

import pytest

from matcher.batch.outcome import Encoded, Outcome
from matcher.batch.outcomes import Outcomes
from matcher.batch.parts import CountedParts, ScoredParts
from matcher.batch.spool import Spool
from matcher.errors import OutputError
from matcher.model.run import Failure, Status
from matcher.schema.packed import encode
from matcher.schema.scored import Counted, Marked, Scored


@pytest.mark.parametrize("memory", [0, 10, 1_000_000])
def test_pieces_come_back_whether_they_are_on_the_disk_or_wait(memory):
    spool = Spool(memory)
    pieces = [bytes([number]) * number for number in range(9)]
    assert [spool.add(piece) for piece in pieces] == list(range(9))
    assert [spool[number] for number in reversed(range(9))] == pieces[::-1]
    assert spool.add(b"more") == 9
    assert spool[9] == b"more"
    assert len(spool) == 10


def test_nothing_is_seen_in_the_folder_and_nothing_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    spool = Spool(0)
    spool.add(b"somebody")
    assert list(tmp_path.iterdir()) == []
    assert spool[0] == b"somebody"


def test_a_folder_that_takes_nothing_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(OutputError, match="TMPDIR"):
        Spool(0).add(b"somebody")


def _read_backwards(spool, answers):
    answers.put([spool[number] for number in reversed(range(len(spool)))])


def test_a_forked_process_reads_beside_this_one():
    spool = Spool(0)
    pieces = [f"{number}".encode() * 100 for number in range(200)]
    for piece in pieces:
        spool.add(piece)
    fork = multiprocessing.get_context("fork")
    answers = fork.SimpleQueue()
    process = fork.Process(target=_read_backwards, args=(spool, answers))
    process.start()
    assert [spool[number] for number in range(200)] == pieces
    assert answers.get() == pieces[::-1]
    process.join()


def scored(number: int, score: int = 5) -> Scored:
    digest = f"{number:064x}"
    counted = Counted(
        candidate_id=f"C-{number:010x}",
        sha256=digest,
        name=None,
        experience_months=number,
        profile=b"profile",
    )
    marked = Marked(
        score=score, components=(score,), marks=((score, "met"),), gates=(), flags=(), card=b"card"
    )
    return Scored(counted=counted, marked=marked)


def encoded(part: Scored) -> Encoded:
    return Encoded(counted=encode(part.counted), marked=encode(part.marked))


def test_the_parts_of_two_jobs_share_what_is_kept_of_a_resume():
    counted = CountedParts()
    first, second = ScoredParts(counted), ScoredParts(counted)
    for number in range(3):
        first.add(number, encoded(scored(number)))
    for number in (2, 0, 1):
        second.add(number, encoded(scored(number, score=7)))
    assert dict(first) == {f"C-{number:010x}": scored(number) for number in range(3)}
    assert second["C-0000000001"] == scored(1, score=7)
    assert len(counted._spool) == 3
    assert first.marked_figures(1).score == 5
    assert second.counted_figures(0).experience_months == 2
    assert [second.file(number) for number in range(3)] == [2, 0, 1]


def test_of_two_with_one_id_the_first_has_a_part():
    parts = ScoredParts(CountedParts())
    other = replace(scored(1), counted=replace(scored(1).counted, sha256="ff" * 32))
    for file, one in enumerate((scored(3), scored(1), other, scored(2))):
        parts.add(file, encoded(one))
    assert parts.of_known_ids() == [2]
    assert parts["C-0000000001"] == scored(1)
    assert list(parts) == [f"C-{number:010x}" for number in (3, 1, 2)]
    assert len(parts) == 3


@pytest.mark.parametrize(
    "name", ["C-0000000009", "C-1", "0000000001", "C-000000000A", "Ada", "", 1]
)
def test_what_is_no_id_is_nobody(name):
    parts = ScoredParts(CountedParts())
    assert name not in parts
    for number in (1, 10):
        parts.add(number, encoded(scored(number)))
    assert name not in parts
    with pytest.raises(KeyError):
        parts[name]


def test_outcomes_come_back_as_they_were():
    failure = Failure(
        file="b.pdf", status=Status.CORRUPT, stage="read", reason="why", next_step="what"
    )
    given = [
        Outcome(file="a.pdf", sha256="00" * 32),
        Outcome(file="b.pdf", failure=failure),
        Outcome(file="c.pdf", sha256="00" * 32, duplicate_of="a.pdf"),
    ]
    outcomes = Outcomes.of(given)
    assert list(outcomes) == given
    assert outcomes[-1] == given[-1]
    assert outcomes[1:] == tuple(given[1:])
    with pytest.raises(IndexError):
        outcomes[3]
