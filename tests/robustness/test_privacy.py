"""G9: names, contacts, words and file names of resumes are in no log, no traceback and no progress."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from email.message import EmailMessage

import docx
import pytest
from hostile import in_terminals
from reportlab.pdfgen.canvas import Canvas

NAME = "Zephyrine Quillfeather"
FILE = "CV_Quillfeather"
CANARIES = {
    "first name": "zephyrine",
    "last name": "quillfeather",
    "e-mail": "zq.kanari",
    "phone": "5550199",
    "text": "ornithopter",
    "employer": "plumage",
    "metadata": "gouache",
    "member": "portfolio of",
    "environment": "marzipan",
}
RESUME = f"""{NAME}
zq.kanari@quillfeather.example
+49 170 5550199

Experience
Ornithopter engineer, Plumage Works
Jan 2020 - Present
- Built the ornithopter in Python with Docker

Skills
Python, Docker
"""
JOB = "Machine Learning Engineer\n\nRequirements:\n- 2+ years of experience with Python\n- Docker\n"
PROGRESS_ENDS = "\x1b[?25h"


def hits(text: str) -> list[str]:
    """Return which canaries are in a text."""
    folded = text.lower()
    return [what for what, canary in CANARIES.items() if canary in folded]


def in_docx() -> bytes:
    document = docx.Document()
    document.core_properties.author = f"{NAME} gouache"
    for line in RESUME.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def in_pdf(*, key: str | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0, encrypt=key)
    canvas.setTitle(f"gouache {NAME}")
    canvas.setAuthor(NAME)
    for number, line in enumerate(RESUME.splitlines()):
        canvas.drawString(60, 780 - 16 * number, line)
    canvas.save()
    return out.getvalue()


def in_mail() -> bytes:
    mail = EmailMessage()
    mail["From"] = f"{NAME} <zq.kanari@quillfeather.example>"
    mail["Subject"] = f"portfolio of {NAME}"
    mail.set_content("Please find my ornithopter attached.")
    mail.add_attachment(
        RESUME.encode(), maintype="text", subtype="plain", filename=f"portfolio of {FILE}.txt"
    )
    return mail.as_bytes()


def in_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(f"portfolio of {FILE}.txt", f"{RESUME}\n- zipped\n")
    return out.getvalue()


def in_json() -> bytes:
    basics = {"name": NAME, "email": "zq.kanari@quillfeather.example", "phone": "+49 170 5550199"}
    work = {"name": "Plumage Works", "position": "Ornithopter engineer", "startDate": "2020-01"}
    return json.dumps({"basics": basics, "work": [work], "skills": [{"name": "Python"}]}).encode()


@pytest.fixture(scope="module")
def canaries(tmp_path_factory):
    """A folder of resumes in many formats, each whole, broken off, and with its middle lost."""
    folder = tmp_path_factory.mktemp("resumes of Quillfeather")
    whole = {
        "txt": RESUME.encode(),
        "json": in_json(),
        "docx": in_docx(),
        "pdf": in_pdf(),
        "eml": in_mail(),
        "zip": in_zip(),
        "html": f"<html><meta name=author content='gouache {NAME}'><body><pre>{RESUME}</pre>".encode(),
        "rtf": b"{\\rtf1\\ansi{\\info{\\author gouache}}"
        + RESUME.replace("\n", "\\par\n").encode()
        + b"}",
    }
    for kind, data in whole.items():
        (folder / f"{FILE}.{kind}").write_bytes(data)
        (folder / f"{FILE} broken off.{kind}").write_bytes(data[: len(data) // 2])
        third = len(data) // 3
        (folder / f"{FILE} middle lost.{kind}").write_bytes(data[:third] + data[2 * third :])
    (folder / f"{FILE} locked.pdf").write_bytes(in_pdf(key="marzipan"))
    (folder / f"{FILE} empty.pdf").touch()
    (folder / f"{FILE} words.bin").write_bytes(bytes(range(256)) + RESUME.encode())
    return folder


@pytest.fixture(scope="module")
def said(canaries, tmp_path_factory):
    """What a run over them leaves: its terminals, its log, its folder."""
    inside = tmp_path_factory.mktemp("out")
    (inside / "job.txt").write_text(JOB)
    ran = in_terminals(
        "-m",
        "matcher",
        *("rank", canaries, "--job", inside / "job.txt", "-o", inside / "run"),
        *("--log", inside / "run.jsonl", "--no-cache", "--timeout-per-file", "60"),
        MATCHER_CANARY="marzipan",
        USER="marzipan",
    )
    assert ran.code == 3, ran.err
    return ran, (inside / "run.jsonl").read_text(), inside / "run"


def test_the_canaries_are_where_they_should_be(said):
    """Nothing would be shown by a run that had not met them."""
    ran, _, run = said
    assert {"first name", "last name"} <= set(hits(ran.out))
    found = set(hits((run / "profiles.jsonl").read_text(encoding="utf-8")))
    assert set(CANARIES) - found <= {"metadata", "environment"}
    statuses = set(re.findall('"status":"([a-z_]+)"', (run / "profiles.jsonl").read_text()))
    assert {"parsed", "corrupt", "encrypted", "unsupported"} <= statuses


def test_no_canary_is_in_the_log(said, canaries):
    _, log, run = said
    assert hits(log) == []
    assert "CV_" not in log
    assert str(canaries.parent) not in log
    assert os.path.expanduser("~") not in log  # noqa: PTH111 - the text as it would stand there
    lines = [json.loads(line) for line in log.splitlines()]
    done = [line for line in lines if line["event"] == "file_done"]
    records = (run / "profiles.jsonl").read_text(encoding="utf-8").strip().split("\n")
    statuses = sorted(json.loads(record)["status"] for record in records)
    assert sorted(line["status"] for line in done) == statuses
    assert lines[0]["event"] == "run_started"
    assert lines[-1]["event"] == "run_ended"
    assert lines[-1]["exit_code"] == 3
    assert sum(lines[-1]["counts"].values()) == len(done)


def test_no_canary_is_in_the_progress(said):
    ran, _, _ = said
    progress, end, notes = ran.err.rpartition(PROGRESS_ENDS)
    assert end
    assert re.search(r"\d+/\d+", progress)
    assert hits(progress) == []
    # what is said afterwards names the files that could not be read, and nothing that is in them
    assert set(hits(notes)) <= {"last name", "member"}


def run_with(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the product in a process in which something goes wrong."""
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_fault_in_a_worker_tells_nothing_of_the_file(canaries, tmp_path):
    program = """
from matcher.batch import worker
def break_down(document, task):
    raise KeyError(document.text)
worker.understand = break_down
from matcher.cli import main
main()
"""
    only = canaries / f"{FILE}.txt"
    log = tmp_path / "log.jsonl"
    ran = run_with(program, "parse", "--no-cache", "--log", log, "-f", "json", only)
    assert ran.returncode == 4, ran.stderr
    (record,) = json.loads(ran.stdout)
    assert record["status"] == "crashed"
    assert "KeyError" in record["reason"]
    told = {**record, "file": ""}
    assert hits(json.dumps(told)) == []
    assert hits(log.read_text()) == []
    assert hits(ran.stderr) == []
    assert "Traceback" not in ran.stderr


UNFORESEEN = {
    "in the first process": """
from matcher.batch import discover
def break_down(*_paths, **_more):
    raise ValueError("Zephyrine Quillfeather")
discover.discover = break_down
import sys
from matcher.cli import main
sys.argv = ["matcher", "parse", "Quillfeather.txt"]
main()
""",
    "in a thread": """
import threading
from matcher.batch.discretion import be_discreet
from matcher.model.document import Span
be_discreet()
thread = threading.Thread(target=lambda: {}["Zephyrine Quillfeather"])
thread.start()
thread.join()
raise SystemExit(1)
""",
    "where it cannot be raised": """
from matcher.batch.discretion import be_discreet
class Left:
    def __del__(self):
        raise ValueError("Zephyrine Quillfeather")
be_discreet()
Left()
raise SystemExit(1)
""",
}


@pytest.mark.parametrize("where", UNFORESEEN)
def test_a_fault_that_nobody_foresaw_tells_its_type_and_our_own_places(where):
    ran = run_with(UNFORESEEN[where])
    assert ran.returncode == 1
    assert ran.stderr.startswith("matcher: this is a fault of matcher (")
    assert "please report it" in ran.stderr
    assert hits(ran.stderr) == []
    assert "Traceback" not in ran.stderr
    if where == "in the first process":
        assert re.search(r"(?m)^  matcher/cli/parse\.py:\d+ parse_command$", ran.stderr)


LIBRARIES = """
import logging, warnings
logging.getLogger("pdfminer.pdfpage").warning("Zephyrine %s", "Quillfeather")
logging.warning("Zephyrine Quillfeather")
try:
    {}["Quillfeather"]
except KeyError as fault:
    logging.exception(fault)
logging.basicConfig()
logging.error("Zephyrine Quillfeather")
warnings.warn("Zephyrine Quillfeather")
"""


def test_what_libraries_log_and_warn_of_is_not_said():
    quiet = run_with(
        f"from matcher.batch.discretion import be_discreet\nbe_discreet()\n{LIBRARIES}"
    )
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_the_check_of_libraries_can_fail():
    assert run_with(LIBRARIES).stderr.count("Quillfeather") >= 5
