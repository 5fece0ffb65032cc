"""How well job descriptions are understood, against labelled lines and annotated real ads.

    python benchmarks/quality_jobs.py --data ../shared/eval --lines ../shared/taxonomy [--part work|held|all] [--errors]

A third of each set, drawn with a fixed seed, is held back: rules are written by looking at the rest only.
"""

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from quality_ads import measure_ads
from truth_of_jobs import Asked, Reader, Row, Tally, hold_back, lowest, read_rows

from matcher.model.job import JobDescription, Mode, Requirement

_CHOICE_WORDS = (" or ", "/", "e.g.", "such as", "like ", "(", " oder ", " ou ", "one of")


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
        found = lowest(level.value for one in asked for level in one.degree_levels)
        gold_levels = [*row.get("degree_any", []), *row.get("years_by_degree", {})]
        tallies["degree"].add(found == lowest(gold_levels), note)
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


def _check_choice(row: Row, asked: Sequence[Asked], tally: Tally, note: str) -> None:
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
