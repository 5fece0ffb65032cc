"""How well people are understood: who it is, how to reach them, degrees, certificates, languages.

    python benchmarks/quality_people.py --data ../shared/eval [--part work|held|all] [--errors] [--speed]

Figures
- files: name, e-mail and degrees (level, and subject as printed) of the files with truth. "no name" are the anonymised
  resumes: a name that is found there is invented.
- dataturks: seven fields of labelled resumes, many labels of which are missing: precision is over the resumes that bear
  the label at all. Name, e-mail (or the profile page that is labelled so) and year match whole; job title, employer and
  school match when half of their words are shared; a degree matches by its place.
- people: 40 invented resumes of many cultures in data/gold/people. They were written together with the rules, so
  these are figures of development.
A third of each of the first two sets, drawn with a fixed seed, is held back. --speed gives the CPU time of each part.
"""

import argparse
import json
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import eq
from pathlib import Path
from typing import Any

from quality_reading import manifest, read, truth_of
from truth_of_jobs import Row, hold_back, read_rows

from matcher.batch.task import Task
from matcher.batch.worker import understand
from matcher.evaluation.matches import Matches, alike, plain
from matcher.evaluation.people import Table, degrees_of, load_truth, measure_people, page_of
from matcher.extraction.certifications import find_certifications
from matcher.extraction.contact import find_contact
from matcher.extraction.education import find_degrees
from matcher.extraction.languages import find_languages
from matcher.extraction.lines import read_lines
from matcher.extraction.parts import parts_of
from matcher.extraction.sections import find_sections
from matcher.model.document import Document
from matcher.model.profile import CandidateProfile

PEOPLE = Path(__file__).parent.parent / "data" / "gold" / "people"
_LEVELS = (
    ("phd", r"ph\.?d|doctor"),
    ("master", r"m\.?sc|meng|m\.?s\b|master|mba"),
    ("bachelor", r"b\.?sc|b\.?s\b|bba|b\.?a\b|bachelor"),
    ("associate", r"associate|diploma"),
)


def named(text: str | None) -> list[str]:
    """Return what is there as a list."""
    return [plain(text)] if text else []


def profile_of(name: str, text: str) -> CandidateProfile:
    """Understand a plain text."""
    return understand(
        Document(id=name, name=f"{name}.txt", media_type="text/plain", text=text), Task()
    )


def true_contact(truth: Row) -> tuple[str, str] | None:
    """Return name and address from any of the shapes the truth comes in."""
    holder = truth.get("basics") or truth.get("contact") or truth.get("cv") or truth
    name = holder.get("name") or holder.get("full_name")
    return (name, holder["email"]) if name and holder.get("email") else None


def schools_of(truth: Row) -> list[Row]:
    """Return the education of the truth, whichever shape it comes in."""
    schools = truth.get("education")
    for key in ("cv", "sections"):
        inner = truth.get(key) or {}
        inner = inner.get("sections") or inner
        schools = schools or inner.get("education")
    if isinstance(schools, dict):
        schools = schools["items"]
    return schools or []


def _level_word(school: Row) -> str:
    """Return how the truth writes the level of a degree."""
    title: str = school.get("studyType") or school["degree"]
    return title if "area" in school else re.split(r" in |,", title)[0]


def true_degrees(truth: Row) -> list[tuple[str, str]] | None:
    """Return level and subject of each degree; None where the truth is silent."""
    return [_level_and_subject(one) for one in schools_of(truth)] or None


def _level_and_subject(school: Row) -> tuple[str, str]:
    title = school.get("studyType") or school["degree"]
    level = next(level for level, words in _LEVELS if re.match(words, title, re.IGNORECASE))
    words = re.split(r"\bin |, |^B\.S\. ", title)
    return level, plain(words[-1] if len(words) > 1 else school["area"])


def subjects_alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two degrees are of one level and one subject."""
    return one[0] == other[0] and one[1] == other[1]


def measure_files(folder: Path, part: str) -> Table:
    """Hold the files against what they are made from."""
    table: Table = defaultdict(Matches)
    rows = [
        row for row in manifest(folder) if row["kind"] not in ("job-description", "adversarial")
    ]
    for row in hold_back(rows, "file", part):
        truth = truth_of(folder, row)
        is_anonymous = row["kind"] == "anonymised-real"
        document = read(folder / row["file"]) if truth or is_anonymous else None
        if document is None:
            continue
        profile, note = understand(document, Task()), row["file"]
        if is_anonymous:
            table["no name"].add(named(profile.contact.name), (), note)
            continue
        person, degrees = true_contact(truth), true_degrees(truth)
        if person:
            table["name"].add(named(profile.contact.name), named(person[0]), note)
            table["e-mail"].add(map(plain, profile.contact.emails), named(person[1]), note)
        if degrees is not None:
            found = degrees_of(profile)
            if all(
                _level_word(one).casefold() in document.text.casefold() for one in schools_of(truth)
            ):
                table["degree, where printed"].add(found, degrees, note, subjects_alike)
            table["degree"].add(found, degrees, note, subjects_alike)
            table["degree level"].add([one for one, _ in found], [one for one, _ in degrees], note)
    return table


def measure_dataturks(rows: Iterable[Row]) -> Table:
    """Hold the fields of labelled resumes against the labels."""
    table: Table = defaultdict(Matches)
    for row in rows:
        profile, note = profile_of(row["id"], row["text"]), row["id"]
        labels: dict[str, list[Row]] = defaultdict(list)
        for one in row["entities"]:
            labels[one["label"]].append(one)
        contact = profile.contact
        emails = {page_of(one["text"]) for one in labels["Email Address"]}
        reached = (*contact.emails, *(link for link in contact.links if "indeed.com" in link))
        rounds: tuple[tuple[str, str, Iterable[str | None], Callable[[Any, Any], bool]], ...] = (
            ("name", "Name", (contact.name,), eq),
            ("designation", "Designation", (one.title for one in profile.roles), alike),
            ("companies", "Companies worked at", (one.employer for one in profile.roles), alike),
            ("college", "College Name", (one.institution for one in profile.degrees), alike),
            (
                "graduation year",
                "Graduation Year",
                (str(one.end_year) for one in profile.degrees if one.end_year),
                eq,
            ),
        )
        if emails:
            table["e-mail"].add(map(page_of, reached), emails, note)
        for figure, label, found, same in rounds:
            true = [plain(one["text"]) for one in labels[label]]
            if true:
                table[figure].add(map(plain, filter(None, found)), true, note, same)
        _add_degrees(table["degree"], profile, labels["Degree"], note)
    return table


def _add_degrees(
    matches: Matches, profile: CandidateProfile, labels: Sequence[Row], note: str
) -> None:
    found = [
        (one.evidence.span.start, one.evidence.span.end, one.evidence.quote)
        for one in profile.degrees
        if one.level is not None
    ]
    true = [(one["start"], one["end"], one["text"]) for one in labels]
    if true:
        matches.add(found, true, note, lambda one, other: one[0] < other[1] and other[0] < one[1])


def measure_gold() -> Table:
    """Hold the invented resumes against their truth."""
    rows = load_truth(PEOPLE / "truth.jsonl")
    pairs = []
    for truth in rows:
        document = read(PEOPLE / truth.file)
        pairs.append((truth, understand(document, Task()) if document else None))
    return measure_people(pairs)


def measure_speed(documents: Sequence[Document]) -> dict[str, float]:
    """Return the milliseconds of CPU a resume of each part, the best of five rounds over all."""
    cut = [(one, read_lines(one)) for one in documents]
    texts = [
        (document, parts_of(find_sections(document, lines), lines), lines)
        for document, lines in cut
    ]
    finders: dict[str, Callable[..., object]] = {
        "contact": find_contact,
        "degrees": find_degrees,
        "certificates": partial(find_certifications, known=()),
        "languages": lambda document, parts, _: find_languages(document, parts),
    }
    best = dict.fromkeys(finders, float("inf"))
    for _ in range(5):
        for name, find in finders.items():
            began = time.process_time()
            for document, parts, lines in texts:
                find(document, parts, lines)
            best[name] = min(best[name], time.process_time() - began)
    return {name: round(1000 * spent / len(texts), 3) for name, spent in best.items()}


def main() -> None:
    """Print the figures, and the errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("work", "held", "all"), default="all")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    rows = hold_back(read_rows(options.data / "resume_ner_dataturks.jsonl"), "id", options.part)
    if options.speed:
        texts = [
            Document(id=row["id"], name="a.txt", media_type="text/plain", text=row["text"])
            for row in rows
        ]
        print(json.dumps(measure_speed(texts), indent=2))
        return
    tables = {
        "files": measure_files(options.data / "files", options.part),
        "dataturks": measure_dataturks(rows),
        "people": measure_gold(),
    }
    figures = {
        name: {figure: matches.figures() for figure, matches in table.items()}
        for name, table in tables.items()
    }
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    if options.errors:
        for name, table in tables.items():
            for figure, matches in table.items():
                print(f"\n{name}, {figure} ({len(matches.wrong)})", *matches.wrong, sep="\n  ")


if __name__ == "__main__":
    main()
