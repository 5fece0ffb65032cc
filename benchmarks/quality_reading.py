"""How right the reading is: order, completeness, formats and engines, on the labelled files.

    python benchmarks/quality_reading.py ../shared/eval/files [--faults]

Figures
- start year near title: a job's start year stands within 200 characters of its title.
- bullets under their title: each highlight of a job begins after its title and before the next job's.
- skill words: the skill terms of the truth that the text holds.
- sentences intact: sentences of the truth whose words follow each other without others in between.
- scans: share of the truth's words that OCR finds. DOCX: words beside python-docx's paragraphs.
- engines: files in which both PDF engines find the same kinds of section in the same order.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from matcher.errors import ReadError
from matcher.extraction.sections import find_sections
from matcher.model.document import Document
from matcher.readers.options import ReadOptions
from matcher.readers.read import read_document

_ABOUT_THE_TRUTH = frozenset(("meta", "provenance", "knownWrong", "notes", "metadata"))
NEAR = 200  # characters
SENTENCE = 6  # words that make a sentence long enough to be torn
_WORD = re.compile(r"[^\W_]+(?:[+#](?![^\W_]))*")
_TAG = re.compile(r"<[^<>]{1,200}>|\\[a-zA-Z]{1,30}|[{}]|\[([^\[\]]{1,100})\]\([^()]{1,200}\)")


@cache
def read(path: Path, engine: str = "auto") -> Document | None:
    """Read a file, or None where it ends with another status."""
    try:
        return read_document(path.read_bytes(), path.name, ReadOptions(pdf_engine=engine))  # type: ignore[arg-type]
    except ReadError:
        return None


def words(text: str) -> list[str]:
    """Return the words of a text, hyphenation at line ends undone, without case."""
    return _WORD.findall(re.sub(r"(?<=\w)-\n(?=[a-z])", "", text).casefold())


def manifest(folder: Path) -> list[dict[str, Any]]:
    """Return the rows of the manifest beside the folder."""
    lines = folder.with_name("files_manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def truth_of(folder: Path, row: dict[str, Any]) -> Any:
    """Return the row's truth as data, None where there is none that is data."""
    for name in row["truth"] or ():
        path = folder / name
        if name.endswith((".truth.json", ".truth.yaml")) or "persona_" in name:
            return yaml.safe_load(path.read_text(encoding="utf-8"))
    return None


class Counts:
    """Hits and tries by figure and group, and what was missed."""

    def __init__(self) -> None:
        self._hits: dict[str, dict[str, list[int]]] = defaultdict(
            lambda: defaultdict(lambda: [0, 0])
        )
        self.faults: list[str] = []

    def add(self, figure: str, group: str, *, hit: bool, what: str) -> None:
        """Count one try."""
        for key in (group, "all"):
            self._hits[figure][key][0] += hit
            self._hits[figure][key][1] += 1
        if not hit:
            self.faults.append(f"{figure}: {what}")

    def shares(self) -> dict[str, Any]:
        """Return all / tries / worst groups of every figure."""
        return {
            figure: {
                "all": _share(groups["all"]),
                "tries": groups["all"][1],
                "below 1": {
                    key: _share(groups[key])
                    for key in sorted(groups)
                    if key != "all" and groups[key][0] < groups[key][1]
                },
            }
            for figure, groups in self._hits.items()
        }


def _share(hits: list[int]) -> float:
    return round(hits[0] / hits[1], 4)


def measure_personas(folder: Path, counts: Counts) -> None:
    """Hold every layout of the personas against what they are made from."""
    for row in manifest(folder):
        if not any("persona_" in name for name in row["truth"] or ()) or row["kind"] == "scan":
            continue
        document = read(folder / row["file"])
        if document is None:
            counts.add("persona files read", row["layout"], hit=False, what=row["file"])
            continue
        counts.add("persona files read", row["layout"], hit=True, what=row["file"])
        _measure_jobs(document.text, truth_of(folder, row)["work"], row, counts)
        _measure_skills(document.text, truth_of(folder, row)["skills"], row, counts)


def _measure_jobs(
    text: str, work: list[dict[str, Any]], row: dict[str, Any], counts: Counts
) -> None:
    flat = " ".join(text.split()).casefold()
    titles = [_place_of_title(flat, job) for job in work]
    for number, job in enumerate(work):
        what = f"{row['file']}: {job['position']}"
        at = titles[number]
        year = job["startDate"][:4]
        near = at is not None and year in flat[max(0, at - NEAR) : at + len(job["position"]) + NEAR]
        counts.add("start year near title", row["layout"], hit=near, what=what)
        later = [place for place in titles if place is not None and at is not None and place > at]
        stop = min(later, default=len(flat))
        for highlight in job["highlights"]:
            start = " ".join(highlight.split()[:4]).casefold()
            place = flat.find(start)
            inside = at is not None and at < place < stop
            counts.add(
                "bullets under their title", row["layout"], hit=inside, what=f"{what} / {start}"
            )


def _place_of_title(flat: str, job: dict[str, Any]) -> int | None:
    """Return where the job's title stands: of all places of its words the one nearest to its employer."""
    title, employer = job["position"].casefold(), job["name"].casefold()
    places = [found.start() for found in re.finditer(r"(?<!\w)" + re.escape(title), flat)]
    employers = [found.start() for found in re.finditer(re.escape(employer), flat)]
    if not places or not employers:
        return None
    return min(places, key=lambda place: min(abs(place - other) for other in employers))


def _measure_skills(
    text: str, skills: list[dict[str, Any]], row: dict[str, Any], counts: Counts
) -> None:
    flat = " ".join(words(text))
    for group in skills:
        for keyword in group["keywords"]:
            hit = f" {' '.join(words(keyword))} " in f" {flat} "
            counts.add("skill words", row["layout"], hit=hit, what=f"{row['file']}: {keyword}")


def measure_sentences(folder: Path, counts: Counts) -> None:
    """Look for torn sentences: words of the truth that follow each other there but not in the text."""
    for row in manifest(folder):
        truth = truth_of(folder, row)
        document = read(folder / row["file"]) if truth and row["kind"] != "scan" else None
        if document is None:
            continue
        held = set(words(document.text))
        flat = "".join(_WORD.findall(document.text.casefold()))
        for sentence in _sentences(truth):
            if len(held & set(sentence)) < 0.9 * len(set(sentence)):
                continue  # this layout does not print it
            hit = "".join(sentence) in flat
            group = "two columns" if row["columns"] == "2+" else "one column"
            counts.add(
                f"sentences intact, {group}",
                row["layout"],
                hit=hit,
                what=f"{row['file']}: {' '.join(sentence)[:60]}",
            )


def _sentences(truth: Any) -> Iterator[list[str]]:
    """Yield the words of every sentence anywhere in the truth that is long enough to be torn."""
    if isinstance(truth, dict):
        truth = [value for key, value in truth.items() if key not in _ABOUT_THE_TRUTH]
    if isinstance(truth, list):
        for value in truth:
            yield from _sentences(value)
    elif isinstance(truth, str):
        parts = re.split(r"</(?:p|li)>|(?<=[.!?])\s", truth)
        found = (words(_TAG.sub(r" \1", part.replace("**", ""))) for part in parts)
        yield from (sentence for sentence in found if len(sentence) >= SENTENCE)


def measure_scans(folder: Path, counts: Counts) -> None:
    """Hold what OCR reads against the words of the file that was scanned."""
    for row in manifest(folder):
        if row["kind"] != "scan":
            continue
        stem = row["file"].removeprefix("scan__").rsplit(".", 1)[0]
        source = next(
            (
                path
                for path in sorted(folder.glob("*.pdf"))
                if path.stem in (stem, f"grid__{stem}", f"conv__{stem}")
            ),
            None,
        )
        original = read(source) if source else None
        scanned = read(folder / row["file"])
        if original is None:
            continue
        pages = (
            scanned.pages if scanned else 1
        )  # a picture shows the first page of its source alone
        lines = [line.span for line in original.lines if line.page <= pages]
        wanted = Counter(words("\n".join(original.text[span.start : span.end] for span in lines)))
        found = Counter(words(scanned.text)) if scanned else Counter()
        for word, times in wanted.items():
            for number in range(times):
                counts.add(
                    "words of scans",
                    row["file"],
                    hit=found[word] > number,
                    what=f"{row['file']}: {word}",
                )


def measure_docx(folder: Path) -> dict[str, Any]:
    """Count the words that python-docx's paragraphs do not give, and those that only they give."""
    import docx  # noqa: PLC0415 - only this figure needs it

    gained = lost = total = 0
    losses = {}
    for path in sorted(folder.glob("*.docx")):
        document = read(path)
        if document is None:
            continue
        ours = Counter(words(document.text))
        theirs = Counter(words("\n".join(one.text for one in docx.Document(str(path)).paragraphs)))
        gained += (ours - theirs).total()
        missing = theirs - ours
        lost += missing.total()
        total += ours.total()
        if missing:
            losses[path.name] = dict(missing.most_common(5))
    return {"words": total, "gained": gained, "lost": lost, "losses": losses}


def measure_engines(folder: Path, counts: Counts) -> None:
    """Compare the kinds of section that both PDF engines lead to."""
    for path in sorted(folder.glob("*.pdf")):
        first, second = (read(path, engine) for engine in ("pdfium", "pdfminer"))
        if first and second:
            kinds = [[section.kind for section in find_sections(one)] for one in (first, second)]
            counts.add(
                "same sections with both engines", "pdf", hit=kinds[0] == kinds[1], what=path.name
            )


def measure(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Return every figure, and what was missed."""
    counts = Counts()
    measure_personas(folder, counts)
    measure_sentences(folder, counts)
    measure_scans(folder, counts)
    measure_engines(folder, counts)
    return {**counts.shares(), "docx beside python-docx": measure_docx(folder)}, counts.faults


def main() -> None:
    """Print the figures, and with --faults everything that was missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--faults", action="store_true")
    options = parser.parse_args()
    figures, faults = measure(options.folder)
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    if options.faults:
        print("\n".join(faults))


if __name__ == "__main__":
    main()
