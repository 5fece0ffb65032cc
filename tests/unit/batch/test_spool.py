"""What a run holds of candidates moves to the disk and comes back as it was, in forked processes too."""

import multiprocessing
import tempfile

import pytest

from matcher.batch.spool import Spool
from matcher.errors import OutputError


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
