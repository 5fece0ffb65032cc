"""The ledger ends each path with one status, lets one run in at a time, and outlives whatever ends that run."""

import os
import sqlite3
import subprocess
import sys

import pytest

from matcher.batch.ledger import Ledger
from matcher.batch.outcome import Outcome
from matcher.errors import BusyError, InputError, OutputError
from matcher.model.run import LEDGER, Failure, Status

ODD = os.fsdecode(b"r\xe9sum\xe9.pdf")


def failed(file: str) -> Outcome:
    failure = Failure(
        file=file,
        status=Status.TIMEOUT,
        stage="read",
        reason="took long",
        next_step="send it again",
    )
    return Outcome(file=file, failure=failure)


def test_it_gives_back_what_was_noted(tmp_path):
    parsed = Outcome(file="a.pdf", sha256="00" * 32)
    double = Outcome(file="b.pdf", sha256="00" * 32, duplicate_of="a.pdf")
    with Ledger(tmp_path) as ledger:
        ledger.begin({"job": "j"}, ["a.pdf", "b.pdf", ODD, "later.pdf"])
        ledger.add("a.pdf", parsed)
        ledger.add("b.pdf", double)
        ledger.add(ODD, failed("r\\xe9sum\\xe9.pdf"))
        ledger.flush()
    with Ledger(tmp_path) as ledger:
        assert ledger.arguments() == {"job": "j"}
        assert ledger.paths() == ("a.pdf", "b.pdf", "later.pdf", ODD)
        assert ledger.done(ledger.paths()[1:2]) == {"b.pdf": double}
        assert ledger.done(ledger.paths()) == {
            "a.pdf": parsed,
            "b.pdf": double,
            ODD: failed("r\\xe9sum\\xe9.pdf"),
        }


def test_a_second_run_is_refused_until_the_first_ends(tmp_path):
    program = (
        "import sys; from pathlib import Path; from matcher.batch.ledger import Ledger\n"
        f"ledger = Ledger(Path({str(tmp_path)!r})); print('held', flush=True); sys.stdin.read()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", program], **pipes) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(BusyError, match="another run"):
            Ledger(tmp_path)
        other.kill()
        other.wait()
    with Ledger(tmp_path) as ledger:
        ledger.begin({}, [])


def test_a_row_cannot_be_done_without_a_status_or_failed_without_a_reason(tmp_path):
    with Ledger(tmp_path) as ledger:
        ledger.begin({}, ["a"])
        for columns in (
            "state = 'done'",
            "status = 'parsed'",
            "state = 'done', status = 'lost'",
            "state = 'done', status = 'corrupt', reason = '', next_step = 'x'",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                ledger._base.execute(f"UPDATE files SET {columns}")  # noqa: S608 - ours


def test_what_was_not_flushed_is_not_done(tmp_path):
    with Ledger(tmp_path) as ledger:
        ledger.begin({}, ["a"])
        ledger.add("a", Outcome(file="a", sha256="00"))
    with Ledger(tmp_path) as ledger:
        assert ledger.done(("a",)) == {}


def test_a_folder_without_a_run_cannot_go_on(tmp_path):
    with Ledger(tmp_path) as ledger, pytest.raises(InputError, match="start it anew"):
        ledger.arguments()


def test_a_full_disk_is_one_sentence(tmp_path):
    with Ledger(tmp_path) as ledger:
        ledger._base.execute("PRAGMA max_page_count = 10")
        with pytest.raises(OutputError, match=r"full.*what is finished is kept"):
            ledger.begin({}, [f"{number}.pdf" * 20 for number in range(10_000)])


def test_something_else_of_its_name_is_one_sentence(tmp_path):
    (tmp_path / LEDGER).write_bytes(b"no database, certainly not one of ours" * 100)
    with pytest.raises(OutputError, match=r"ledger.sqlite cannot be used"):
        Ledger(tmp_path)
