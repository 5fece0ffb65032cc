"""How well skills are recognised: labelled lines, annotated ads, resumes with known skills, spans of other people's sets.

    python benchmarks/quality_skills.py --data ../shared/eval --lines ../shared/taxonomy [--part work|held|all] [--errors]
        [--mentions 200 --seed 1]

Figures
- lines, ads: skills of labelled requirement lines and annotated ads, all that is recognised ("named") and what the
  job description is understood to ask for ("asked"); when a find is right is told in skills_of_jobs.py.
- files: skills of the truth that are found in the file; a term that the taxonomy does not know at all is out of scope
  and listed.
- spans: tokens labelled as skill that lie in a mention (dataturks); technologies linked to ESCO that are found under
  the same name or a reference of the crosswalk (jd_esco).
Roles, degree subjects, industries and certifications are no skills here. --mentions prints random finds to be judged.
"""

import argparse
import csv
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from quality_reading import manifest, read, truth_of
from skills_of_jobs import Overlap, Vocabulary, asked_for, plain, true_of_line
from truth_of_jobs import Row, Tally, hold_back, read_rows

from matcher.batch.task import Task
from matcher.batch.worker import understand
from matcher.extraction.recogniser import Recogniser, recogniser_of
from matcher.jobs.build import build_job
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.job import JobDescription
from matcher.model.profile import CandidateProfile, Mention
from matcher.model.skill import FACETS
from matcher.resources import resource_dir
from matcher.taxonomy.load import taxonomy_for

Compared = tuple[dict[str, Any], dict[str, Sequence[str]]]
_ITEM = re.compile(r"[,;|•\n]|\s/\s")
_OUTSIDE = "Marketing"
"""The persona of this trade is outside the taxonomy, as the README of the data says."""
_NOT_LINKED = frozenset(("LABEL NOT PRESENT", "UNDERSPECIFIED"))


def recogniser() -> Recogniser:
    """Return the recogniser of the bundled taxonomy."""
    return recogniser_of(taxonomy_for())


def _document(text: str) -> Document:
    return Document(id="text", name="text", media_type="text/plain", text=text)


def mentions(text: str, kind: SectionKind = SectionKind.OTHER) -> tuple[Mention, ...]:
    """Find skills in a text that is one section."""
    body = Span(start=0, end=len(text))
    sections = (Section(kind=kind, heading=None, body=body),)
    return tuple(
        mention
        for mention in recogniser().find(_document(text), sections)
        if is_skill(mention.skill)
    )


def is_skill(skill_id: str) -> bool:
    """Tell whether a node is a skill proper."""
    taxonomy = taxonomy_for()
    return skill_id not in taxonomy or taxonomy[skill_id].kind not in FACETS


@cache
def ids_of_name(name: str) -> frozenset[str]:
    """Return what a name stands for where nothing but skills is listed."""
    found = mentions(f"{name}\n", SectionKind.SKILLS)
    whole = [one for one in found if plain(one.evidence.quote) == plain(name)]
    return frozenset(one.skill for one in whole or found)


def read_job(text: str) -> JobDescription:
    """Understand a text as a job description."""
    return build_job(_document(text), recogniser())


def measure_lines(rows: Iterable[Row], vocabulary: Vocabulary) -> Compared:
    """Compare the requirement lines: all that is recognised, and what the line is understood to ask for."""
    named, asked = Overlap(), Overlap()
    false: list[str] = []
    for row in rows:
        text = row["text"]
        found = mentions(text)
        kept = asked_for(text, found, read_job(text), with_umbrellas=False)
        if row["polarity"] == "info":
            false += [f"{row['id']} {skill}: {text}" for skill in {one.skill for one in kept}]
            continue
        wanted = dict.fromkeys(true_of_line(row, is_skill))
        lines = dict.fromkeys(wanted, text)
        vocabulary.compare(named, found, wanted, text, lines)
        vocabulary.compare(asked, kept, wanted, text, lines)
    figures = {
        "lines, named": named.figures(),
        "lines, asked": asked.figures() | {"false hits on info lines": len(false)},
    }
    return figures, _errors("lines", asked) | {"lines, info": false}


def measure_ads(rows: Iterable[Row], texts: dict[str, str], vocabulary: Vocabulary) -> Compared:
    """Compare the skills named in the annotated ads: in the whole text, and where it asks for something."""
    named, asked = Overlap(), Overlap()
    for row in rows:
        text = texts[row["ad_id"]]
        pairs = [(skill, one["quote"]) for one in row["requirements"] for skill in one["skills"]]
        names = {skill["id"]: plain(skill["name"]) for skill, _ in pairs}
        quotes = {skill["id"]: f"{skill['name']} | {quote}" for skill, quote in pairs}
        wanted = {skill: names.get(skill) for skill in row["skill_mention_ids"] if is_skill(skill)}
        found = mentions(text)
        kept = asked_for(text, found, read_job(text), with_umbrellas=True)
        vocabulary.compare(named, found, wanted, text, quotes)
        vocabulary.compare(asked, kept, wanted, text, quotes)
    figures = {"ads, named": named.figures(), "ads, asked": asked.figures()}
    return figures, _errors("ads", asked)


def _errors(name: str, overlap: Overlap) -> dict[str, Sequence[str]]:
    return {
        f"{name}, missed": overlap.grouped(overlap.missed),
        f"{name}, extra": overlap.grouped(overlap.extra),
    }


def profile_of(path: Path) -> CandidateProfile | None:
    """Parse a file; None where it cannot be read."""
    document = read(path)
    return understand(document, Task()) if document else None


def true_terms(truth: dict[str, Any]) -> Iterator[str]:
    """Yield the skills that the truth of a resume names, one by one."""
    groups = truth.get("skills") or truth.get("cv", {}).get("sections", {}).get("skills") or ()
    for group in groups:
        if isinstance(group, str):
            yield from _items(group)
        elif group.get("keywords"):
            yield from group["keywords"]
        else:
            yield from _items(str(group.get("details") or group.get("name") or ""))


def _items(text: str) -> Iterator[str]:
    yield from filter(None, map(str.strip, _ITEM.split(text)))


def measure_files(folder: Path) -> tuple[dict[str, Any], Tally, Counter[str]]:
    """Look for the skills of the truth in each file."""
    tally, unknown = Tally(), Counter[str]()
    for row in manifest(folder):
        truth = truth_of(folder, row)
        if not truth or _OUTSIDE in str(truth.get("basics", {}).get("label")):
            continue
        profile = profile_of(folder / row["file"])
        if profile is None:
            continue
        found = {mention.skill for mention in profile.mentions}
        for term in true_terms(truth):
            wanted = ids_of_name(term)
            if wanted:
                tally.add(bool(wanted & found), f"{row['file']}: {term}")
            else:
                unknown[term] += 1
    share = round(tally.right / max(tally.total, 1), 4)
    return {"recall": share, "of": tally.total, "out of scope": unknown.total()}, tally, unknown


def measure_tokens(rows: Iterable[Row]) -> tuple[dict[str, Any], Counter[str]]:
    """Count the words labelled as skill that lie in a mention."""
    hit = total = 0
    missed: Counter[str] = Counter()
    for row in rows:
        covered = [one.evidence.span for one in mentions(row["text"], SectionKind.SKILLS)]
        for entity in row["entities"]:
            if entity["label"] != "Skills":
                continue
            for word in re.finditer(r"[^\W_]+[+#]*", row["text"][entity["start"] : entity["end"]]):
                start = entity["start"] + word.start()
                inside = any(span.start <= start < span.end for span in covered)
                total += 1
                hit += inside
                if not inside:
                    missed[word.group().casefold()] += 1
    return {"token recall": round(hit / max(total, 1), 4), "of": total}, missed


def measure_esco(
    rows: Iterable[Row], printed: Mapping[str, str]
) -> tuple[dict[str, Any], Counter[str]]:
    """Look for the technologies that are linked to ESCO: found at all, and under the same thing."""
    taxonomy = taxonomy_for()
    labels = _other_names(printed)
    linked = found = same = 0
    missed: Counter[str] = Counter()
    for row in rows:
        if row["set"] != "esco_tech":
            continue
        here = mentions(row["sentence"], SectionKind.SKILLS)
        for span in row["spans"]:
            if span["raw_label"] in _NOT_LINKED:
                continue
            words = span["sub_span"] or span["span"]
            linked += 1
            over = [one for one in here if _shares(one.evidence.quote, words)]
            found += bool(over)
            names = {
                plain(name)
                for one in over
                for name in (taxonomy.label(one.skill), one.surface, *labels.get(one.skill, ()))
            }
            is_same = plain(span["esco"] or "") in names or plain(words) in names
            same += is_same
            if not is_same:
                missed[f"{words} -> {span['esco']}"] += 1
    return {
        "linked": linked,
        "found": round(found / max(linked, 1), 4),
        "exact or close": round(same / max(linked, 1), 4),
    }, missed


def _shares(one: str, other: str) -> bool:
    return plain(one) in plain(other) or plain(other) in plain(one)


def _other_names(printed: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the names that other vocabularies have for each skill; *printed* holds the label behind an address."""
    found: dict[str, list[str]] = {}
    with (resource_dir("skill_taxonomy") / "crosswalk.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["relation"] in ("exact", "close"):
                name = printed.get(row["reference"], row["reference"])
                found.setdefault(row["skill_id"], []).append(name)
    return found


def esco_labels(path: Path) -> dict[str, str]:
    """Return the preferred label of each address of ESCO."""
    with path.open(encoding="utf-8") as file:
        return {row["uri"]: row["preferred_label"] for row in csv.DictReader(file)}


def sample_mentions(folder: Path, count: int, seed: int) -> list[str]:
    """Return random finds of the resumes with the words around them, each to be judged by a reader."""
    pairs = []
    for row in manifest(folder):
        document = read(folder / row["file"])
        profile = understand(document, Task()) if document else None
        for one in profile.mentions if profile and document else ():
            if is_skill(one.skill):
                span = one.evidence.span
                around = document.text[max(0, span.start - 60) : span.end + 60]
                said = " ".join(around.split())
                pairs.append(
                    f"{row['file']} | {one.skill} | {one.rule} | {one.evidence.quote} | {said}"
                )
    chosen = random.Random(seed).sample(sorted(set(pairs)), count)  # noqa: S311 - no secret
    return sorted(chosen)


def measure(
    data: Path, lines: Path, part: str = "all"
) -> tuple[dict[str, Any], dict[str, Sequence[str]]]:
    """Measure everything; the second value names what is wrong, by figure."""
    texts = {row["id"]: row["text"] for row in read_rows(data / "jd_annotation_sample.jsonl")}
    rows = hold_back(read_rows(lines / "requirement_lines.jsonl"), "id", part)
    vocabulary = Vocabulary.load(lines / "candidates.jsonl", plain, taxonomy_for())
    line_figures, line_errors = measure_lines(rows, vocabulary)
    ads = hold_back(read_rows(data / "job_requirements.jsonl"), "ad_id", part)
    ad_figures, ad_errors = measure_ads(ads, texts, vocabulary)
    file_figures, tally, unknown = measure_files(data / "files")
    token_figures, tokens = measure_tokens(read_rows(data / "resume_ner_dataturks.jsonl"))
    esco_figures, esco = measure_esco(
        read_rows(data / "jd_esco_linked.jsonl"),
        esco_labels(lines / "sources" / "esco_ict_subset.csv"),
    )
    figures = {
        **line_figures,
        **ad_figures,
        "files": file_figures,
        "dataturks": token_figures,
        "jd_esco tech": esco_figures,
    }
    return figures, {
        **line_errors,
        **ad_errors,
        "files, missed": tally.wrong,
        "files, out of scope": _counted(unknown),
        "dataturks, missed": _counted(tokens),
        "jd_esco, missed": _counted(esco),
    }


def _counted(counts: Counter[str]) -> list[str]:
    return [f"{count} x {name}" for name, count in counts.most_common()]


def say(figures: dict[str, Any], wrong: Mapping[str, Sequence[str]]) -> None:
    """Print the figures, then each list of errors under its name."""
    print(json.dumps(figures, indent=2))
    for name, faults in wrong.items():
        print(f"\n{name} ({len(faults)})", *faults, sep="\n  ")


def main() -> None:
    """Print the figures, and the errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--lines", type=Path, required=True)
    parser.add_argument("--part", choices=("work", "held", "all"), default="all")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--mentions", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.mentions:
        print("\n".join(sample_mentions(options.data / "files", options.mentions, options.seed)))
        return
    figures, wrong = measure(options.data, options.lines, options.part)
    say(figures, wrong if options.errors else {})


if __name__ == "__main__":
    main()
