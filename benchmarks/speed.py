"""How fast the whole command is, in turn with bare text extraction and with other parsers of the same files.

    python benchmarks/speed.py [--files 400] [--rounds 3] [--peers DIR] [--out benchmarks/results/speed.json]

The files are invented, two pages each, written by reportlab. Every figure is the median of the rounds; in each round
everything runs once, in turn (A B C A B C), so that ratios hold on a busy machine where seconds do not.

Figures
- cold: `rank` of all files, nothing known; warm: the same again; one new: with one file more; each a fresh process.
- bare pypdfium2, pdfminer: one fresh process that extracts the text of the same files and does nothing else.
- a further file: the same commands over a quarter of the files; what three quarters more of them take, without the start.
- reader alone: processor time of our reader over bare pypdfium2, file by file (see speed_reading.py).
- first result: one resume against one job, nothing known: seconds to the first byte on standard output.
- import spacy, import sklearn: a fresh process that does nothing else, as a measure of the machine.
- peers: parsers that give comparable fields, each in a virtual environment of its own under --peers, called by the
  name of its distribution; those that are not there are left out. One process each, over the same files, which takes
  their own import once; ours beside them is `parse` with one worker.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

import speed_reading
from invented import two_page_pdfs
from provenance import provenance
from timed import Timed, matcher, middle, ratio, timed

LIBRARIES = ("skill-matcher", "pypdfium2", "pdfminer.six", "spacy", "scikit-learn", "reportlab")
JOB = ("--job", "ai-ml-engineer", "--as-of", "2026-11-01", "-q")
_EACH = (
    "import sys, pathlib\n{0}\nfor path in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n    {1}\n"
)
_PDFIUM = _EACH.format(
    "import pypdfium2",
    "[page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path)]",
)
_PDFMINER = _EACH.format("from pdfminer.high_level import extract_text", "extract_text(path)")
PEERS = {
    "openresume-parser": _EACH.format(
        "from openresume import parse_resume_from_pdf", "parse_resume_from_pdf(path)"
    ),
    "leverparser": _EACH.format("from pyresume import ResumeParser", "ResumeParser().parse(path)"),
    "ats-resume-scorer": _EACH.format(
        "from ats_resume_scorer.parsers.resume_parser import ResumeParser\nparser = ResumeParser()",
        "parser.parse_resume(str(path))",
    ),
}
_BARE, _MINER, _PARSE = "bare pypdfium2", "pdfminer extract_text", "parse, 1 worker"
_FEW = ", a quarter"
_PART = 4
Runs = dict[str, list[Timed]]


def measure(folder: Path, files: int, rounds: int, peers: Path | None) -> dict[str, Any]:
    """Return all figures; *folder* is an empty place to work in."""
    resumes, one = folder / "resumes", folder / "one"
    paths = two_page_pdfs(resumes, files)
    few = folder / "few"
    few.mkdir()
    for path in paths[: files // _PART]:
        (few / path.name).hardlink_to(path)
    (single,) = two_page_pdfs(one, 1, seed=2)
    runs: Runs = defaultdict(list)
    for number in range(rounds):
        _ours(folder / f"round{number}", resumes, single, runs)
        _growing(resumes, "", runs, peers)
        _growing(few, _FEW, runs, peers)
        for name in ("spacy", "sklearn.feature_extraction.text"):
            runs[f"import {name}"].append(timed([sys.executable, "-c", f"import {name}"]))
    reading = speed_reading.measure(resumes, 3)
    return {
        "files": files,
        "pages": 2 * files,
        "bytes": sum(path.stat().st_size for path in paths),
        "rounds": rounds,
        "runs": {name: middle(found) for name, found in runs.items()},
        "figures": _figures(files, runs, reading),
    }


def _ours(folder: Path, resumes: Path, single: Path, runs: Runs) -> None:
    known = {"MATCHER_CACHE_DIR": str(folder / "cache")}
    nothing = {"MATCHER_CACHE_DIR": str(folder / "none")}
    rank = matcher("rank", resumes, *JOB, "-o", folder / "out")
    timed(rank, known)
    runs["warm"].append(timed(rank, known))
    more = matcher("rank", resumes, single, *JOB, "-o", folder / "more")
    runs["one new"].append(timed(more, known))
    first = matcher("rank", single, *JOB, "-o", folder / "first")
    runs["first result"].append(timed(first, nothing))
    runs["help"].append(timed(matcher("--help")))


def _growing(resumes: Path, suffix: str, runs: Runs, peers: Path | None) -> None:
    """Run everything once over some of the files whose time grows with them, in turn."""
    with tempfile.TemporaryDirectory(prefix="speed-") as folder:
        rank = matcher("rank", resumes, *JOB, "--no-cache", "-o", Path(folder) / "out")
        runs[f"cold{suffix}"].append(timed(rank))
    parse = matcher("parse", resumes, "-f", "jsonl", "-q", "--no-cache", "--workers", "1")
    runs[f"{_PARSE}{suffix}"].append(timed(parse))
    for name, (python, script) in _scripts(peers).items():
        runs[f"{name}{suffix}"].append(timed([python, "-c", script, str(resumes)]))


def _scripts(peers: Path | None) -> dict[str, tuple[str, str]]:
    """Return the Python and the script of each that ours is held against, by name."""
    found = {_BARE: (sys.executable, _PDFIUM), _MINER: (sys.executable, _PDFMINER)}
    for name, script in PEERS.items():
        python = peers / name / "bin" / "python" if peers else None
        if python and python.exists():
            found[name] = (str(python), script)
    return found


def _figures(files: int, runs: Runs, reading: dict[str, Any]) -> dict[str, Any]:
    """Return the figures of the budget."""
    cold, bare, miner = runs["cold"], runs[_BARE], runs[_MINER]
    grown = files - files // _PART
    further = {
        name: median(
            (all_.cpu - few.cpu) / grown * 1000
            for all_, few in zip(runs[name], runs[f"{name}{_FEW}"], strict=True)
        )
        for name in ("cold", _PARSE, _BARE, _MINER, *PEERS)
        if name in runs
    }
    added = [
        new.seconds - warm.seconds for new, warm in zip(runs["one new"], runs["warm"], strict=True)
    ]
    return {
        "cold, resumes a second": round(files / median(run.seconds for run in cold), 1),
        "a further file, cpu ms": {name: round(spent, 2) for name, spent in further.items()},
        "a further file, cold over bare pypdfium2, cpu": round(further["cold"] / further[_BARE], 2),
        "cold, cpu over bare pypdfium2": ratio(cold, bare),
        "reader alone, cpu over bare pypdfium2": {key: reading[key] for key in ("median", "p95")},
        "pdfminer extract_text over cold, wall": ratio(miner, cold, "seconds"),
        "pdfminer extract_text over cold, cpu": ratio(miner, cold),
        "warm, seconds": round(median(run.seconds for run in runs["warm"]), 2),
        "warm over import spacy, wall": ratio(runs["warm"], runs["import spacy"], "seconds"),
        "one new file over warm, seconds": round(median(added), 2),
        "help, seconds": round(median(run.seconds for run in runs["help"]), 3),
        "first result, seconds": round(median(run.first for run in runs["first result"]), 2),
        "peers over parse with one worker, wall": {
            name: ratio(runs[name], runs[_PARSE], "seconds") for name in PEERS if name in runs
        },
    }


def main() -> None:
    """Measure, print, and keep the figures where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", type=Path, help="a folder of virtual environments")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="speed-") as folder:
        found = measure(Path(folder), options.files, options.rounds, options.peers)
    text = json.dumps({**provenance(LIBRARIES), **found}, indent=2)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
