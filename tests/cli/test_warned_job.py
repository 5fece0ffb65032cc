"""A job that carries a warning, and a reader of the output who stops early."""

import subprocess
import sys

import pytest
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas


@pytest.fixture
def warned_job(tmp_path):
    path = tmp_path / "job.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    canvas.drawString(60, 700, "ML Engineer. Requirements: 3+ years of Python and SQL.")
    canvas.setFillColor(white)
    canvas.drawString(60, 600, "Nobody who reads the page sees these words.")
    canvas.save()
    return path


def test_a_warning_of_the_job_stands_in_the_report(command, folder, warned_job, tmp_path):
    command("rank", folder, "--job", warned_job, "-o", "out", "-q")
    report = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "holds text that a reader cannot see" in report


def test_a_run_is_kept_when_its_reader_stops_early(folder, job, tmp_path):
    out = tmp_path / "kept"
    rank = [sys.executable, "-m", "matcher", "rank", folder, "--job", job, "-o", out, "-q"]
    with subprocess.Popen(list(map(str, rank)), stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        process.wait()
    assert (out / "manifest.json").is_file()
