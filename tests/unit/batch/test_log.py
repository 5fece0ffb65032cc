"""The log holds numbers, hashes and words of closed sets; whatever else it is given stays out."""

import json
import logging
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from inspect import signature
from pathlib import Path

import pytest

from matcher.batch import log
from matcher.batch.log_file import log_to
from matcher.errors import OutputError
from matcher.model.run import Status
from matcher.readers.options import ReadOptions

CANARY = "Zephyrine Quillfeather"
SHA256 = "ab" * 32
VERSIONS = log.Versions(
    tool="skill-matcher 0.1.0", scorer="4", taxonomy="2026.11+3f9a0c", scoring="cd" * 32
)
EVENTS = {
    "run_started": {
        "versions": VERSIONS,
        "as_of": date(2026, 11, 1),
        "options": ReadOptions(ocr="off"),
        "timeout_s": 15,
        "workers": 2,
        "goes_on": False,
        "uses_cache": True,
    },
    "discovered": {
        "files": 3,
        "unusable": 1,
        "skipped": {"hidden": 2},
    },
    "file_done": {
        "number": 2,
        "sha256": SHA256,
        "status": Status.PARSED,
        "milliseconds": 31,
        "media_type": "application/pdf",
        "pages": 2,
        "engine": "pdfium + tesseract 5.3.0",
    },
    "worker_replaced": {"why": log.Replaced.TIMEOUT},
    "output_written": {"name": "ranking.json", "size": 812, "milliseconds": 1},
    "run_ended": {"counts": {"parsed": 2, "corrupt": 1}, "seconds": 0.51234, "exit_code": 3},
}


@pytest.fixture
def lines(tmp_path):
    """Return a function that runs something with a log and returns its lines as objects."""

    def written(work):
        path = tmp_path / "run.jsonl"
        with log_to(path):
            work()
        return [json.loads(line) for line in path.read_text(encoding="ascii").splitlines()]

    return written


def everything():
    for name, fields in EVENTS.items():
        getattr(log, name)(**fields)


def test_every_event_is_one_object_a_line(lines):
    found = lines(everything)
    assert [line["event"] for line in found] == list(EVENTS)
    for line in found:
        moment = datetime.fromisoformat(line["time"])
        assert abs((datetime.now(UTC) - moment).total_seconds()) < 60
        assert line["level"] in {"info", "warning", "error"}


def test_what_the_events_hold(lines):
    started, found, done, replaced, written, ended = (
        {key: value for key, value in line.items() if key not in {"time", "level", "event"}}
        for line in lines(everything)
    )
    assert [started[key] for key in ("tool", "scorer", "taxonomy", "scoring")] == [
        "0.1.0",
        "4",
        "2026.11+3f9a0c",
        "cd" * 32,
    ]
    assert (started["as_of"], started["ocr"], started["workers"]) == ("2026-11-01", "off", 2)
    assert found == {
        "files": 3,
        "unusable": 1,
        "skipped": {"hidden": 2},
    }
    assert done == {
        "file": 2,
        "id": "C-ababababab",
        "status": "parsed",
        "stage": None,
        "ms": 31,
        "media_type": "application/pdf",
        "pages": 2,
        "engine": "pdfium + tesseract 5.3.0",
        "from_cache": False,
    }
    assert replaced == {"why": "timeout"}
    assert written == {"name": "ranking.json", "bytes": 812, "ms": 1}
    assert ended == {"counts": {"parsed": 2, "corrupt": 1}, "seconds": 0.512, "exit_code": 3}


def events_with(canary):
    """Yield each event with each of its texts replaced."""
    for name, fields in EVENTS.items():
        for field, value in fields.items():
            kind = str(signature(getattr(log, name)).parameters[field].annotation)
            if "Mapping" in kind:
                yield name, {**fields, field: {canary: 1, f"{canary}2": 2}}
            elif "Status" not in kind and "Replaced" not in kind and isinstance(value, str):
                yield name, {**fields, field: canary}
    yield "file_done", {**EVENTS["file_done"], "stage": canary}
    whole = dict.fromkeys(("tool", "scorer", "taxonomy", "scoring"), canary)
    yield "run_started", {**EVENTS["run_started"], "versions": log.Versions(**whole)}
    options = ReadOptions(ocr=canary, pdf_engine=canary)
    yield "run_started", {**EVENTS["run_started"], "options": options}


@pytest.mark.parametrize(
    "canary",
    [
        CANARY,
        "zephyrine quillfeather",
        f"{CANARY}.pdf",
        "a\nb",
        "%s {0}",
        "\x1b[31m",
        "pdfium + /home/z",
    ],
)
def test_free_text_has_no_way_in(lines, canary):
    tried = list(events_with(canary))
    assert len(tried) >= 9

    def work():
        for name, fields in tried:
            getattr(log, name)(**fields)

    found = lines(work)
    assert len(found) == len(tried)
    told = json.dumps([{**line, "time": ""} for line in found], ensure_ascii=False).lower()
    assert json.dumps(canary, ensure_ascii=False)[1:-1].lower() not in told
    assert "quillfeather" not in told
    assert "/home/z" not in told


def test_words_that_are_not_known_are_counted_together(lines):
    (found,) = lines(lambda: log.discovered(files=0, unusable=0, skipped={"x": 2, "y": 3}))
    assert found["skipped"] == {"other": 5}


def test_nothing_of_others_gets_into_the_file(lines):
    def work():
        logging.getLogger("matcher.log").error("%s", CANARY)
        logging.getLogger("matcher.log").error(CANARY, extra={"fields": {"name": CANARY}})
        logging.getLogger("matcher").error(CANARY)
        logging.getLogger("pdfminer").error(CANARY)
        log.output_written(name="report.html", size=1, milliseconds=1)

    (found,) = lines(work)
    assert found["name"] == "report.html"


def test_a_log_goes_on_where_it_ended(tmp_path):
    for size in (1, 2):
        with log_to(tmp_path / "deep" / "run.jsonl"):
            log.output_written(name="report.html", size=size, milliseconds=1)
        log.output_written(name="report.html", size=9, milliseconds=1)  # after its end
    text = (tmp_path / "deep" / "run.jsonl").read_text()
    assert [json.loads(line)["bytes"] for line in text.splitlines()] == [1, 2]


def test_without_a_log_nothing_is_said(tmp_path):
    program = "from tests_log import everything\neverything()\n"
    (tmp_path / "tests_log.py").write_text(Path(__file__).read_text(encoding="utf-8"))
    said = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (said.stdout, said.stderr) == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_log_on_a_full_disk_is_one_sentence_at_the_end(capfd):
    def write():
        with log_to(Path("/dev/full")):
            log.output_written(name="report.html", size=1, milliseconds=1)
            log.output_written(name="ranking.json", size=1, milliseconds=1)

    with pytest.raises(OutputError, match="2 lines of /dev/full were lost; make room"):
        write()
    assert capfd.readouterr().err == ""


def test_a_log_that_cannot_be_opened_is_one_sentence(tmp_path):
    with (
        pytest.raises(
            OutputError, match=r"cannot be written \(is a directory\); choose another --log"
        ),
        log_to(tmp_path),
    ):
        pytest.fail("the log was opened")


def test_the_log_is_ascii(lines, monkeypatch):
    monkeypatch.setitem(os.environ, "LC_ALL", "C")
    (found,) = lines(lambda: log.run_ended(counts={"parsed\u2028": 1}, seconds=1, exit_code=0))
    assert found["counts"] == {"other": 1}
