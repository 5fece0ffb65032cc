"""Invented job descriptions for the benchmarks; the same seed makes the same bytes."""

import sys
from pathlib import Path
from random import Random

from provenance import ROOT

sys.path.insert(0, str(ROOT / "tests" / "robustness"))

from mixed_folder import people

_DUTIES = (
    "Build and look after services in {a}",
    "Train models with {a} and put them to work on {b}",
    "Move data with {a} and report on it with {b}",
    "Review the code of colleagues who work with {a}",
)


def write_jobs(folder: Path, count: int, *, seed: int = 1) -> list[Path]:
    """Write *count* job descriptions, each with skills, years, wishes and duties of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    random, paths = Random(seed), []  # noqa: S311 - the same jobs each time is the point
    for number in range(count):
        skills = random.sample(people._SKILLS, 9)  # noqa: SLF001 - the words that the invented people know
        duties = [duty.format(a=skills[0], b=skills[1]) for duty in random.sample(_DUTIES, 3)]
        lines = (
            f"Engineer {number}",
            "",
            "Responsibilities:",
            *(f"- {duty}" for duty in duties),
            "",
            "Requirements:",
            f"- {random.randint(1, 6)}+ years of experience with {skills[0]}",
            *(f"- {skill}" for skill in skills[1:5]),
            "",
            "Nice to have:",
            *(f"- {skill}" for skill in skills[5:]),
        )
        paths.append(folder / f"job-{number:03}.txt")
        paths[-1].write_text("\n".join(lines) + "\n", encoding="utf-8")
    return paths
