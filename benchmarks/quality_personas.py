"""Whether ranks follow fit and not form: five known people and a keyword stuffer against every ML and AI ad.

    python benchmarks/quality_personas.py --data ../shared/eval [--part work|held|all] [--ads N] [--spread]

Figures
- mean rank: of each person and of the stuffer among the six, over all ads; ties share the mean of their places.
- last two: share of ads in which the stuffer and the marketing manager take the last two places.
- themes, formats: for each person and ad, the widest difference in score between the person's files, in points;
  ``formats`` are one Word file, the same as PDF, and its text as TXT.
- every term: what a list of every term of the taxonomy, put under "Skills", adds to each person's score.
The stuffer is a manual tester with a long list of the tools that ads name most, our own text.
"""

import argparse
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from quality_reading import manifest, read, truth_of, words
from quality_skills import recogniser
from truth_of_jobs import hold_back, read_rows

from matcher.errors import InputError
from matcher.extraction.profile import build_profile
from matcher.jobs.build import build_job
from matcher.model.document import Document
from matcher.model.profile import CandidateProfile
from matcher.readers.read import read_document
from matcher.scoring.card import Scorer
from matcher.scoring.constants import load_constants
from matcher.scoring.depth import Assessor
from matcher.scoring.reference import load_reference
from matcher.taxonomy.load import taxonomy_for

AS_OF = date(2026, 11, 1)
FAMILIES = ("ml_engineer", "ai_engineer")
STUFFER = "keyword stuffer"
EVERY_TERM = "every term"
MARKETING = "Marketing Manager"
ENGINEER = "Machine Learning Engineer"
_MILLI = 1000
_STUFFED = """Pat Winterbourne
pat@example.com

Summary
Manual tester looking for a role in machine learning.

Experience
Manual Tester, Ostrava Retail Systems
Mar 2019 - Present
- Ran regression checks of the web shop by hand before each release
- Wrote defect reports and talked them through with developers
Shop Assistant, Harbour Books
Jan 2016 - Feb 2019
- Served customers and kept the till

Skills
Python, PyTorch, TensorFlow, Keras, scikit-learn, XGBoost, Machine Learning, Deep Learning, NLP, Computer Vision,
LLMs, RAG, LangChain, Hugging Face, Transformers, Fine-tuning, Prompt Engineering, MLOps, MLflow, Kubeflow, Airflow,
Docker, Kubernetes, AWS, SageMaker, GCP, Vertex AI, Azure, Terraform, CI/CD, Git, SQL, Spark, Kafka, Databricks,
Snowflake, Pandas, NumPy, FastAPI, C++, Java, Go, Reinforcement Learning, Recommender Systems, Generative AI

Education
Certificate in Retail Management, Ostrava College, 2015
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One file of a person, ready to be scored.

    Args:
        person: the occupation that the person's truth states, or ``STUFFER``.
        layout: the layout of the file.
        profile: assessed up to the fixed date.
        is_whole: it prints the summary, the degrees and the skills of the truth; some themes leave words out.
    """

    person: str
    layout: str
    profile: CandidateProfile
    is_whole: bool = True


class Reader:
    """Makes assessed profiles of documents and jobs of ads, with one recogniser."""

    def __init__(self) -> None:
        self.recogniser = recogniser()
        self.constants = load_constants()
        self._assessor = Assessor(taxonomy_for(), self.constants)

    def profile(self, document: Document) -> CandidateProfile:
        """Return the profile up to the fixed date."""
        return self._assessor.assess(build_profile(document, self.recogniser), AS_OF)

    def text(self, text: str) -> CandidateProfile:
        """Return the profile of a plain text."""
        return self.profile(read_document(text.encode(), "text.txt"))

    def scorer(self, text: str, name: str) -> Scorer | None:
        """Return what scores for an ad, or None where nothing of it can be scored."""
        job = build_job(
            Document(id=name, name=name, media_type="text/plain", text=text), self.recogniser
        )
        try:
            return Scorer(
                job,
                taxonomy=taxonomy_for(),
                constants=self.constants,
                reference=load_reference(),
            )
        except InputError:
            return None


def sheets(folder: Path, reader: Reader) -> list[Sheet]:
    """Return the files of the five people in every theme and form, and two texts made of each one's Word file."""
    terms = sorted({skill.pref_label for skill in taxonomy_for().skills.values()})
    listed = f"\n\nSkills\n{', '.join(terms)}\n"
    found = []
    for row in manifest(folder):
        document, truth = read(folder / row["file"]), truth_of(folder, row)
        if not row["layout"].startswith("grid-") or not document or not truth:
            continue
        made = {f"{row['layout']}-{row['format']}": reader.profile(document)}
        if row["layout"] == "grid-word-single":
            made["grid-word-single-txt"] = reader.text(document.text)
            made[EVERY_TERM] = reader.text(document.text + listed)
        found += [
            Sheet(
                person=truth["basics"]["label"],
                layout=layout,
                profile=profile,
                is_whole=_is_whole(document, truth),
            )
            for layout, profile in made.items()
        ]
    return found


def _is_whole(document: Document, truth: Mapping[str, Any]) -> bool:
    told = [truth["basics"].get("summary", "")]
    told += [f"{one['studyType']} {one['area']}" for one in truth["education"]]
    told += [word for one in truth["skills"] for word in one["keywords"]]
    return set(words(" ".join(told))) <= set(words(document.text))


def places(scores: Mapping[str, float]) -> dict[str, float]:
    """Return the place of each name, 1 the highest; equal scores share the mean of their places.

    >>> places({"a": 3, "b": 1, "c": 1})
    {'a': 1.0, 'b': 2.5, 'c': 2.5}
    """
    values = list(scores.values())
    return {
        name: 1 + sum(other > own for other in values) + (values.count(own) - 1) / 2
        for name, own in scores.items()
    }


def measure(data: Path, part: str, most: int | None) -> tuple[dict[str, object], list[str]]:
    """Return the figures, and a line for each person and ad with the widest spreads."""
    reader = Reader()
    rows = [row for row in read_rows(data / "jd_texts.jsonl") if row["family"] in FAMILIES]
    rows = hold_back(rows, "id", part)[:most]
    everybody = sheets(data / "files", reader)
    everybody.append(Sheet(person=STUFFER, layout="", profile=reader.text(_STUFFED)))
    whole_ones: dict[str, list[str]] = defaultdict(list)
    for sheet in everybody:
        if sheet.is_whole:
            whole_ones[sheet.person].append(sheet.layout)
    tally = Spreads()
    unscorable, seconds, cards = 0, 0.0, 0
    for row in rows:
        scorer = reader.scorer(row["text"], row["id"])
        if scorer is None:
            unscorable += 1
            continue
        started = time.process_time()
        scores = {
            (sheet.person, sheet.layout): scorer.score(sheet.profile).score / _MILLI
            for sheet in everybody
        }
        seconds += time.process_time() - started
        cards += len(scores)
        tally.add(row["id"], row["family"], scores, whole_ones)
    figures = {
        "ads": len(rows) - unscorable,
        "nothing to score": unscorable,
        "files": len(everybody),
        "files that leave words out": sum(not sheet.is_whole for sheet in everybody),
        **tally.figures(),
        "ms a card": round(1000 * seconds / max(cards, 1), 3),
    }
    return figures, tally.widest()


class Spreads:
    """Ranks and spreads, ad by ad."""

    def __init__(self) -> None:
        self._ranks: dict[tuple[str, str], list[float]] = defaultdict(list)
        self._last: list[bool] = []
        self._themes: list[tuple[float, str]] = []
        self._all_themes: list[float] = []
        self._formats: list[tuple[float, str]] = []
        self._gains: list[tuple[float, str]] = []

    def add(
        self,
        ad: str,
        family: str,
        scores: Mapping[tuple[str, str], float],
        whole_ones: Mapping[str, Sequence[str]],
    ) -> None:
        """Count one ad; *whole_ones* are the layouts of each person that leave nothing out."""
        by_person: dict[str, dict[str, float]] = defaultdict(dict)
        for (person, layout), score in scores.items():
            by_person[person][layout] = score
        listed = {person: own.pop(EVERY_TERM, 0.0) for person, own in by_person.items()}
        middle = {person: statistics.median(own.values()) for person, own in by_person.items()}
        found = places(middle)
        for person, place in found.items():
            self._ranks[person, family].append(place)
        low = {STUFFER, MARKETING}
        worst_of_rest = min(score for person, score in middle.items() if person not in low)
        self._last.append(max(middle[person] for person in low) <= worst_of_rest)
        for person, own in by_person.items():
            if person == STUFFER:
                continue
            whole = {layout: own[layout] for layout in whole_ones[person] if layout in own}
            lowest, highest = min(whole, key=whole.__getitem__), max(whole, key=whole.__getitem__)
            spread = whole[highest] - whole[lowest]
            self._all_themes.append(max(own.values()) - min(own.values()))
            told = f"{person}, {ad}: {lowest} {own[lowest]:.1f}, {highest} {own[highest]:.1f}"
            self._themes.append((spread, told))
            one_source = {layout: score for layout, score in own.items() if _is_one_source(layout)}
            if len(one_source) > 1:
                width = max(one_source.values()) - min(one_source.values())
                self._formats.append((width, f"{person}, {ad}: {one_source}"))
            plain = own["grid-word-single-txt"]
            self._gains.append((listed[person] - plain, f"{person}, {ad}"))

    def figures(self) -> dict[str, object]:
        """Return what was counted."""
        ranks: dict[str, dict[str, float]] = defaultdict(dict)
        for (person, family), own in sorted(self._ranks.items()):
            ranks[family][person] = round(statistics.mean(own), 2)
        return {
            "mean rank of six": dict(ranks),
            "stuffer and marketing last": _share(self._last),
            "themes, spread <= 3 points": _share([width <= 3 for width, _ in self._themes]),  # noqa: PLR2004
            "with files that leave words out": _share([width <= 3 for width in self._all_themes]),  # noqa: PLR2004
            "themes, spread, median and p95": _quantiles(self._themes),
            "PDF, DOCX, TXT, spread <= 0.5": _share([width <= 0.5 for width, _ in self._formats]),  # noqa: PLR2004
            "PDF, DOCX, TXT, spread, median and p95": _quantiles(self._formats),
            "every term listed, highest gain": round(max(gain for gain, _ in self._gains), 3),
        }

    def widest(self, most: int = 40) -> list[str]:
        """Return the widest spreads over themes, then over formats."""
        told = (
            sorted(self._themes, reverse=True)[:most] + sorted(self._formats, reverse=True)[:most]
        )
        return [f"{width:5.1f}  {text}" for width, text in told]


def _is_one_source(layout: str) -> bool:
    return layout in {
        "grid-word-single-docx",
        "grid-word-single-txt",
        "grid-word-single-pdf-pdf",
    }


def _share(hits: Sequence[bool]) -> str:
    return f"{sum(hits) / max(len(hits), 1):.3f} ({sum(hits)}/{len(hits)})"


def _quantiles(values: Sequence[tuple[float, str]]) -> list[float]:
    ordered = sorted(width for width, _ in values)
    return [round(ordered[int(len(ordered) * share)], 2) for share in (0.5, 0.95)]


def main() -> None:
    """Print the figures, and with --spread where files of one person differ most."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("work", "held", "all"), default="all")
    parser.add_argument("--ads", type=int, help="only the first so many ads")
    parser.add_argument("--spread", action="store_true")
    options = parser.parse_args()
    figures, widest = measure(options.data, options.part, options.ads)
    print(json.dumps(figures, indent=2))
    if options.spread:
        print("\n".join(widest))


if __name__ == "__main__":
    main()
