"""How well job descriptions are understood, against labelled lines and annotated real ads.

    python benchmarks/quality_jobs.py --data ../shared/eval --lines ../shared/taxonomy [--part work|held|all] [--errors]

A third of each set, drawn with a fixed seed, is held back: rules are written by looking at the rest only.
The truth was written in an older vocabulary; when a skill that is asked for is the true one is told in
skills_of_jobs.py, and a skill that the annotators had no word for is neither right nor wrong. Roles, industries and
degree subjects are no skills here; certifications are compared beside the skills.
"""

import argparse
import json
import random
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from skills_of_jobs import Vocabulary, plain

from matcher.extraction.recogniser import Recogniser
from matcher.jobs.build import build_job
from matcher.model.document import Document
from matcher.model.job import JobDescription, Mode, Requirement, RequirementKind
from matcher.model.profile import DegreeLevel, Mention
from matcher.model.skill import FACETS, SkillKind
from matcher.taxonomy.load import load_taxonomy

SEED = 7
Row = dict[str, Any]
_KIND_ORDER = [
    RequirementKind.KNOCKOUT,
    RequirementKind.ESSENTIAL,
    RequirementKind.OPTIONAL,
    RequirementKind.RESPONSIBILITY,
]
_ASKED = frozenset({"essential", "optional", "knockout"})
_CHOICE_WORDS = (" or ", "/", "e.g.", "such as", "like ", "(", " oder ", " ou ", "one of")


@dataclass
class Tally:
    """Right answers out of all, with the wrong ones kept to be read."""

    right: int = 0
    total: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, is_right: bool, note: str) -> None:
        """Count one answer."""
        self.total += 1
        self.right += is_right
        if not is_right:
            self.wrong.append(note)

    def __str__(self) -> str:
        """Write it as a share."""
        return f"{self.right / max(self.total, 1):.3f} ({self.right}/{self.total})"


def read_rows(path: Path) -> list[Row]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def hold_back(rows: Sequence[Row], key: str, part: str) -> list[Row]:
    """Return the rows of one *part*: ``work``, ``held`` (a third, by seed) or ``all``."""
    ids = sorted(row[key] for row in rows)
    held = set(random.Random(SEED).sample(ids, len(ids) // 3))  # noqa: S311 - a fixed split, no secret
    return [row for row in rows if part == "all" or (row[key] in held) == (part == "held")]


@dataclass(frozen=True)
class Reader:
    """Reads a text as a job, and tells in the words of the truth what it asks for."""

    recogniser: Recogniser
    vocabulary: Vocabulary

    @classmethod
    def load(cls, names: Path) -> "Reader":
        """Load the taxonomy once, beside the names of the older vocabulary."""
        taxonomy = load_taxonomy()
        return cls(Recogniser(taxonomy), Vocabulary.load(names, plain, taxonomy))

    def build(self, text: str) -> JobDescription:
        """Understand a text as a job description."""
        return build_job(_document(text), self.recogniser)

    def asked(
        self, text: str, job: JobDescription, wanted: Mapping[str, str | None]
    ) -> list[tuple[Requirement, set[str]]]:
        """Return each requirement with the ids that it asks for: true ones where they are meant."""
        mentions = self.recogniser.find(_document(text), ())
        return [
            (one, set(self._meant(one, mentions, wanted)))
            for one in job.requirements
            if not one.negated
        ]

    def _meant(
        self, one: Requirement, mentions: Iterable[Mention], wanted: Mapping[str, str | None]
    ) -> Iterable[str]:
        asked = {skill for skill in one.skills if self.is_compared(skill)}
        asked |= {one.certification} if one.certification else set()
        for mention in mentions:
            within = one.evidence and one.evidence.span.overlaps(mention.evidence.span)
            if within and mention.skill in asked:
                skill = self.vocabulary.credited(mention, wanted)
                if skill in wanted or self.vocabulary.judges(mention):
                    yield skill

    def is_compared(self, skill: str) -> bool:
        """Tell whether an id is a skill or a certification."""
        taxonomy = self.vocabulary.taxonomy
        if skill not in taxonomy:
            return not skill.startswith(("role_", "domain_", "field_"))
        kind = taxonomy[skill].kind
        return kind not in FACETS or kind is SkillKind.CERTIFICATION


def _document(text: str) -> Document:
    digest = sha256(text.encode()).hexdigest()
    return Document(id=digest, name="ad", media_type="text/plain", text=text)


def measure_lines(rows: Iterable[Row], reader: Reader) -> dict[str, Tally]:
    """Measure labelled requirement lines: kind, any or all, years, degrees, negation."""
    tallies = {name: Tally() for name in ("kind", "any / all", "years", "degree", "negated")}
    for row in rows:
        job = reader.build(row["text"])
        note = f"{row['id']} {row['text']!r} -> {[_short(one) for one in job.requirements]}"
        asked = [one for one in job.requirements if not one.negated]
        wanted = {skill for group in row["any_of"] for skill in group["skills"]}
        meant = reader.asked(row["text"], job, dict.fromkeys([*wanted, *row["skills"]]))
        _check_kind(row, job, tallies, note)
        _check_choice(row, meant, tallies["any / all"], note)
        if row["polarity"] == "negated":
            gold = set(row["skills"])
            named = {skill for one in asked for skill in one.skills}
            tallies["negated"].add(not gold & named, note)
            continue
        years = next(
            ((one.min_years, one.max_years) for one in asked if _has_years(one)), (None, None)
        )
        tallies["years"].add(years == (row.get("min_years"), row.get("max_years")), note)
        lowest = _lowest(level.value for one in asked for level in one.degree_levels)
        gold_levels = [*row.get("degree_any", []), *row.get("years_by_degree", {})]
        tallies["degree"].add(lowest == _lowest(gold_levels), note)
    return tallies


def _has_years(requirement: Requirement) -> bool:
    return requirement.min_years is not None or requirement.max_years is not None


def _check_kind(row: Row, job: JobDescription, tallies: dict[str, Tally], note: str) -> None:
    wanted = row["polarity"]
    asked = [one for one in job.requirements if not one.negated]
    if wanted == "negated":
        is_right = not asked or any(one.negated or one.topic for one in job.requirements)
    elif wanted == "info":
        is_right = not asked
    else:
        names = {"must": ("essential", "knockout"), "nice": ("optional",)}.get(wanted, (wanted,))
        is_right = bool(asked) and asked[0].kind.value in names
    tallies["kind"].add(is_right, f"{wanted}: {note}")


def _check_choice(
    row: Row, asked: Sequence[tuple[Requirement, set[str]]], tally: Tally, note: str
) -> None:
    """Check a list of alternatives, or that a plain list was not taken for one."""
    choices = [(one, meant) for one, meant in asked if one.mode is not Mode.ALL]
    for group in {one.alt_group for one, _ in asked if one.alt_group and one.certification}:
        same = [(one, meant) for one, meant in asked if one.alt_group == group]
        choices.append((same[0][0], set().union(*(meant for _, meant in same))))
    alone = [(one, meant) for one, meant in asked if one.mode is Mode.ALL and not one.alt_group]
    needed = {skill for _, meant in alone for skill in meant}
    for gold in row["any_of"]:
        wanted = set(gold["skills"])
        count = gold.get("min", 1)
        found = any(
            len(wanted & meant) > 1 and (one.min_count or 1) == count for one, meant in choices
        )
        tally.add(found and not wanted & needed, f"any {sorted(wanted)}: {note}")
    is_plain = not any(word in row["text"] for word in _CHOICE_WORDS)
    if not row["any_of"] and len(row["skills"]) > 1 and is_plain:
        tally.add(not any(len(one.skills) > 1 for one, _ in choices), f"all: {note}")


def _lowest(levels: Iterable[str]) -> str | None:
    known = [DegreeLevel(level) for level in levels if level in set(DegreeLevel)]
    return min(known, key=lambda level: level.order).value if known else None


def measure_ads(rows: Iterable[Row], texts: dict[str, str], reader: Reader) -> dict[str, Any]:
    """Measure annotated ads: skills, kinds, main years, lowest degree, boilerplate taken."""
    kinds, years, degrees, alone, silent = Tally(), Tally(), Tally(), Tally(), Tally()
    hits = extra = missed = invented_years = invented_degrees = 0
    extras: list[str] = []
    misses: list[str] = []
    for row in rows:
        text = texts[row["ad_id"]]
        job = reader.build(text)
        gold = _gold_skills(row, reader)
        asked = reader.asked(text, job, _gold_names(row))
        found = _found_skills(asked)
        gold_asked = {skill for skill, kind in gold.items() if kind in _ASKED}
        found_asked = {skill for skill, kind in found.items() if kind in _ASKED}
        hits += len(gold_asked & found_asked)
        extra += len(found_asked - gold_asked)
        missed += len(gold_asked - found_asked)
        extras += [
            f"{row['ad_id']} {skill}{'*' if skill in gold else ''}: {_words_of(skill, asked)}"
            for skill in sorted(found_asked - gold_asked)
        ]
        misses += [
            f"{row['ad_id']} {skill}{'*' if skill in found else ''}: {_quotes_of(skill, row)}"
            for skill in sorted(gold_asked - found_asked)
        ]
        for skill in sorted(gold.keys() & found.keys()):
            kinds.add(
                gold[skill] == found[skill],
                f"{row['ad_id']} {skill}: {gold[skill]}, read {found[skill]}: "
                f"{_quotes_of(skill, row)} | {_words_of(skill, asked)}",
            )
        invented_years += _check_years(row, job, years)
        invented_degrees += _check_degree(row, job, degrees)
        _check_boilerplate(row, asked, text, alone, silent)
    precision, recall = hits / max(hits + extra, 1), hits / max(hits + missed, 1)
    return {
        "skill precision": precision,
        "skill recall": recall,
        "skill F1": 2 * precision * recall / max(precision + recall, 1e-9),
        "kind": kinds,
        "main minimum years": years,
        "invented years": invented_years,
        "lowest degree": degrees,
        "invented degrees": invented_degrees,
        "boilerplate left alone": alone,
        "boilerplate asks nothing": silent,
        "_extras": extras,
        "_misses": misses,
    }


def _gold_names(row: Row) -> dict[str, str | None]:
    """Return every true id with the name that the annotators gave it."""
    skills = (skill for one in row["requirements"] for skill in one["skills"] if skill["id"])
    return {skill["id"]: plain(skill["name"]) for skill in skills}


def _gold_skills(row: Row, reader: Reader) -> dict[str, str]:
    pairs = (
        (skill["id"], one["kind"])
        for one in row["requirements"]
        if not one.get("negated")
        for skill in one["skills"]
        if skill["id"] and reader.is_compared(skill["id"])
    )
    return _strongest(pairs)


def _words_of(skill: str, asked: Iterable[tuple[Requirement, set[str]]]) -> list[str]:
    return [f"{one.kind.value}: {one.text}" for one, meant in asked if skill in meant]


def _quotes_of(skill: str, row: Row) -> list[str]:
    return [
        f"{one['kind']}: {one['quote']}"
        for one in row["requirements"]
        if skill in {named["id"] for named in one["skills"]}
    ]


def _found_skills(asked: Iterable[tuple[Requirement, set[str]]]) -> dict[str, str]:
    return _strongest((skill, one.kind.value) for one, meant in asked for skill in sorted(meant))


def _strongest(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keep, for each skill, the most binding kind in which it is named."""
    order = [kind.value for kind in _KIND_ORDER]
    found: dict[str, str] = {}
    for skill, kind in pairs:
        if skill not in found or order.index(kind) < order.index(found[skill]):
            found[skill] = kind
    return found


def _check_years(row: Row, job: JobDescription, tally: Tally) -> bool:
    gold = max((one["min_years"] or 0 for one in row["requirements"]), default=0)
    found = max((one.min_years or 0 for one in job.requirements if not one.negated), default=0)
    if gold:
        tally.add(gold == found, f"{row['ad_id']}: {gold}, read {found}")
        return False
    if found:
        tally.wrong.append(f"{row['ad_id']}: invented {found}")
    return found > 0


def _check_degree(row: Row, job: JobDescription, tally: Tally) -> bool:
    gold = _lowest(level for one in row["requirements"] for level in one["degree_levels"])
    found = _lowest(
        level.value for one in job.requirements if not one.negated for level in one.degree_levels
    )
    if gold:
        tally.add(gold == found, f"{row['ad_id']}: {gold}, read {found}")
        return False
    if found:
        tally.wrong.append(f"{row['ad_id']}: invented {found}")
    return found is not None


def _check_boilerplate(
    row: Row,
    asked: Iterable[tuple[Requirement, set[str]]],
    text: str,
    alone: Tally,
    silent: Tally,
) -> None:
    """Count passages that ask for nothing: left alone by every quotation, and no requirement of their own.

    Half a passage counts as taken. A passage inside a longer sentence that asks for something else is quoted
    with it; it is a requirement of its own when half of a quotation lies in it.
    """
    spans = [one.evidence.span for one, _ in asked if one.evidence]
    for quote in row["not_requirements"]:
        start = text.find(quote)
        if start < 0:
            continue
        end = start + len(quote)
        shared = [
            (min(end, span.end) - max(start, span.start), span.end - span.start) for span in spans
        ]
        note = f"{row['ad_id']}: {quote!r}"
        alone.add(all(part < (end - start) / 2 for part, _ in shared), note)
        silent.add(all(part < length / 2 for part, length in shared), note)


def measure_speed(texts: Sequence[str], reader: Reader) -> dict[str, float]:
    """Build every ad; raises what ``build_job`` raises."""
    times = []
    empty = 0
    for text in texts:
        start = time.perf_counter()
        job = reader.build(text)
        times.append((time.perf_counter() - start) * 1000)
        empty += not job.requirements
    times.sort()
    return {
        "ads": len(times),
        "mean ms": sum(times) / len(times),
        "p95 ms": times[int(len(times) * 0.95)],
        "without requirements": empty,
    }


def _short(requirement: Requirement) -> str:
    parts = [requirement.kind.value, requirement.mode.value, ",".join(requirement.skills)]
    if requirement.negated:
        parts.append("negated")
    if _has_years(requirement):
        parts.append(f"{requirement.min_years}-{requirement.max_years}")
    parts += [level.value for level in requirement.degree_levels]
    return " ".join(part for part in parts if part)


def _print(name: str, result: dict[str, Any], *, errors: bool) -> None:
    print(f"\n{name}")
    for key, value in result.items():
        if key.startswith("_"):
            if errors:
                print("\n      ".join([f"  {key[1:]}", *value]))
            continue
        print(f"  {key:24} {value:.3f}" if isinstance(value, float) else f"  {key:24} {value}")
        if errors and isinstance(value, Tally):
            print("".join(f"      {note}\n" for note in value.wrong), end="")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--lines", type=Path, default=Path("../shared/taxonomy"))
    parser.add_argument("--part", choices=("work", "held", "all"), default="all")
    parser.add_argument("--errors", action="store_true", help="print every wrong answer")
    parser.add_argument("--speed", action="store_true", help="also build all texts of the set")
    options = parser.parse_args()
    reader = Reader.load(options.lines / "candidates.jsonl")
    lines = hold_back(read_rows(options.lines / "requirement_lines.jsonl"), "id", options.part)
    _print(f"requirement lines ({len(lines)})", measure_lines(lines, reader), errors=options.errors)
    ads = hold_back(read_rows(options.data / "job_requirements.jsonl"), "ad_id", options.part)
    texts = {
        row["id"]: row["text"] for row in read_rows(options.data / "jd_annotation_sample.jsonl")
    }
    _print(f"annotated ads ({len(ads)})", measure_ads(ads, texts, reader), errors=options.errors)
    if options.speed:
        every = [row["text"] for row in read_rows(options.data / "jd_texts.jsonl")]
        _print("all ads", measure_speed(every, reader), errors=False)


if __name__ == "__main__":
    main()
