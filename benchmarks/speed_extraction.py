"""How much processor time it takes to understand a resume and a job, stage by stage, and to start.

    python benchmarks/speed_extraction.py [--data ../shared/eval] [--rounds 5] [--ads 200]

Without --data the bundled samples are measured. A figure is the best of several rounds. Seconds depend on the machine
and on who else uses it: the time that ``import spacy`` takes in a fresh process stands beside them as a measure.

Figures
- resumes: milliseconds a resume and per 900 words. The stages of the recogniser are timed one by one; "recogniser" is
  the whole of it, with quotations; "all but the recogniser" is what else makes a profile.
- jobs: milliseconds a job (median, p95, most), and how much longer a text takes that is ten times as long.
- start: seconds of a fresh process for each step, the least of the rounds.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from quality_reading import read
from quality_skills import recogniser
from speed_reading import p95
from truth_of_jobs import read_rows

from matcher.extraction.clauses import passages
from matcher.extraction.dates import is_day_first
from matcher.extraction.lexicon import Lexicon
from matcher.extraction.lines import read_lines
from matcher.extraction.parts import parts_of
from matcher.extraction.phrases import PhraseFinder
from matcher.extraction.profile import build_profile
from matcher.extraction.roles import find_roles
from matcher.extraction.sections import find_sections
from matcher.extraction.tokenizer import scan
from matcher.jobs.build import build_job
from matcher.model.document import Document
from matcher.resources import resource_dir
from matcher.text.normalise import normalise

PAGE_WORDS = 900
LONGER = 10
START = """
import json, time
def lap(step):
    global last
    now = time.process_time()
    took[step], last = round(now - last, 3), now
took, last = {}, time.process_time()
import spacy
lap("import spacy")
from matcher.extraction.recogniser import Recogniser
from matcher.taxonomy.load import load_taxonomy
lap("import matcher")
taxonomy = load_taxonomy()
lap("taxonomy")
Recogniser(taxonomy)
lap("recogniser")
print(json.dumps(took))
"""


def resumes(data: Path | None) -> list[Document]:
    """Read the resumes that can be read and hold words."""
    folder = data / "files" if data else resource_dir("data/samples/resumes")
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    return [one for path in paths if (one := read(path)) and one.text.strip()]


def ads(data: Path | None, most: int) -> list[Document]:
    """Return job descriptions as documents, spread evenly over the file."""
    if data is None:
        paths = sorted(resource_dir("data/samples/jobs").iterdir())
        return [_document(path.stem, path.read_text(encoding="utf-8")) for path in paths]
    rows = read_rows(data / "jd_texts.jsonl")
    return [_document(row["id"], row["text"]) for row in rows[:: max(1, len(rows) // most)]]


def _document(name: str, text: str) -> Document:
    return Document(id=name, name=name, media_type="text/plain", text=text)


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the processor seconds of the fastest of several calls."""
    return min(_laps(work, rounds))


def _laps(work: Callable[[], object], rounds: int) -> Iterator[float]:
    for _ in range(rounds):
        start = time.process_time()
        work()
        yield time.process_time() - start


def measure_resumes(documents: Sequence[Document], rounds: int) -> dict[str, Any]:
    """Return milliseconds a resume and per 900 words, by stage."""
    finder = recogniser()
    lexicon, phrases = Lexicon(finder.taxonomy), PhraseFinder(finder.taxonomy.phrases)
    sections = [find_sections(document) for document in documents]
    texts = [normalise(document.text).text for document in documents]
    cut = [(text, scan(text), passages(text)) for text in texts]
    stages: dict[str, Callable[[], object]] = {
        "searchable copy": lambda: [normalise(one.text) for one in documents],
        "words": lambda: [scan(text) for text in texts],
        "matches": lambda: [list(lexicon.matches(tokens)) for _, tokens, _ in cut],
        "phrase rules": lambda: [list(phrases.find(*one)) for one in cut],
        "recogniser": lambda: [finder.find(*one) for one in zip(documents, sections, strict=True)],
        "sections, roles and dates": lambda: [_segment(one) for one in documents],
        "profile": lambda: [build_profile(one, finder) for one in documents],
    }
    seconds = {stage: best(work, rounds) for stage, work in stages.items()}
    seconds["all but the recogniser"] = seconds["profile"] - seconds["recogniser"]
    words = sum(len(text.split()) for text in texts)
    return {
        "resumes": len(documents),
        "words": words,
        "ms a resume": _per(seconds, len(documents)),
        f"ms per {PAGE_WORDS} words": _per(seconds, words / PAGE_WORDS),
    }


def _segment(document: Document) -> None:
    lines = read_lines(document)
    parts = parts_of(find_sections(document, lines), lines)
    find_roles(document, parts, day_first=is_day_first(document.text))


def _per(seconds: dict[str, float], count: float) -> dict[str, float]:
    return {stage: round(spent / count * 1000, 2) for stage, spent in seconds.items()}


def measure_jobs(documents: Sequence[Document], rounds: int) -> dict[str, Any]:
    """Return milliseconds a job, and what ten times the text costs."""
    finder = recogniser()

    def spent(document: Document) -> float:
        return best(lambda: build_job(document, finder), rounds) * 1000

    each = [spent(document) for document in documents]
    middle = sorted(documents, key=lambda one: len(one.text))[len(documents) // 2]
    long = _document("long", "\n".join([middle.text] * LONGER))
    return {
        "jobs": len(documents),
        "median ms": round(median(each), 1),
        "p95 ms": round(p95(each), 1),
        "most ms": round(max(each), 1),
        f"a text {LONGER} times as long takes, times": round(spent(long) / spent(middle), 1),
    }


def measure_start(rounds: int) -> dict[str, float]:
    """Return the seconds of each step of a fresh process, and all but ``import spacy`` as a share of that."""
    command = [sys.executable, "-c", START]
    runs = [
        json.loads(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603 - this Python
        for _ in range(rounds)
    ]
    least = {step: min(run[step] for run in runs) for step in runs[0]}
    own = sum(spent for step, spent in least.items() if step != "import spacy")
    return least | {"own steps to import spacy": round(own / least["import spacy"], 2)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="the folder of labelled data")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--ads", type=int, default=200, help="about how many of the ads to take")
    options = parser.parse_args()
    figures = {
        "resumes": measure_resumes(resumes(options.data), options.rounds),
        "jobs": measure_jobs(ads(options.data, options.ads), options.rounds),
        "start, s": measure_start(options.rounds),
    }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
