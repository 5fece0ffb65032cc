"""How well roles and dates are understood: labelled ranges, resumes with known jobs, months of skills of the samples.

    python benchmarks/quality_roles.py --data ../shared/eval --lines ../shared/taxonomy [--part work|held|all] [--errors] [--cpu]

Figures
- ranges: both ends of each labelled range, and its months; negatives must stay empty.
- grid, others: roles of the truth found with title, employer and both ends the same (F1), by layout too. Where a file
  prints years without months, so does its truth.
- months within 3: the months of all work against those of the truth's dates, at the same as-of date.
- skill months within 2: months of each skill of the samples' truth, every kind of role counted whole as the truth does.
- free: the same of data/gold/ranking, whose texts are laid out freely: prose, letters, employer first, tables as text.
  "dates" compares both ends alone; what stands in brackets is left out of titles and employers.
- cpu: milliseconds a resume of processor time for sections, roles and dates, and for all of extraction.
A third of the files and of the lines is held back by seed: rules are written by looking at the rest only.
"""

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from latex_truth import latex_truth
from quality_reading import manifest, read, truth_of
from quality_skills import recogniser, say
from truth_of_jobs import Row, Tally, hold_back, read_rows

from matcher.extraction.dates import is_day_first, parse_ranges
from matcher.extraction.lines import read_lines
from matcher.extraction.months import MONTHS
from matcher.extraction.parts import parts_of
from matcher.extraction.profile import build_profile
from matcher.extraction.roles import find_roles
from matcher.extraction.sections import find_sections
from matcher.extraction.tenure import union_months
from matcher.model.document import Document
from matcher.model.profile import CandidateProfile, DateRange, Precision, Role, RoleKind, YearMonth
from matcher.resources import resource_dir
from matcher.scoring.constants import Constants, load_constants
from matcher.scoring.depth import assess
from matcher.taxonomy.load import taxonomy_for

AS_OF = date(2026, 11, 1)
GOLD = Path(__file__).parents[1] / "data" / "gold" / "samples_truth.jsonl"
FREE = GOLD.parent / "ranking"
_APART = frozenset({RoleKind.PROJECT, RoleKind.VOLUNTEER})
"""Kinds that the truth lists elsewhere."""
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_ANY_MONTH = rf"(?:\b(?:{'|'.join(MONTHS)})\.?,?\s+(?:of\s|de\s)?|\b[01]?\d[./-])"
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_ROUNDS = 5

Told = tuple[str, str, str, str]
"""Title, employer, start and end, written so that equal ones compare equal."""


def plain(text: str | None) -> str:
    """Write a name without case and punctuation."""
    return " ".join(re.findall(r"\w+", (text or "").casefold()))


def measure_ranges(rows: Iterable[Row]) -> dict[str, Tally]:
    """Compare the labelled lines."""
    tallies = {"ends": Tally(), "months": Tally()}
    for row in rows:
        found = parse_ranges(row["text"], day_first=is_day_first(row["text"]))
        dates = [one.dates for one in found]
        got = [_ends(one) for one in dates]
        note = f"{row['id']} {row['text']!r} -> {got}"
        tallies["ends"].add(got == _wanted(row), note)
        months = row.get("months_year_rule") or row["months"]
        if row["is_range"] and months:
            as_of = date.fromisoformat(f"{row['as_of']}-01") if row["as_of"] else AS_OF
            counted = union_months(dates, as_of)
            tallies["months"].add(counted == months, f"{note} {counted} for {months}")
    return tallies


def _wanted(row: Row) -> list[tuple[str, str]]:
    if not row["is_range"]:
        return []
    if row["flags"].startswith("multi:"):
        pairs = row["flags"].removeprefix("multi:").split(";")
        return [(start, end) for start, _, end in (pair.partition("..") for pair in pairs)]
    return [(row["start"], row["end"])]


def _ends(dates: DateRange) -> tuple[str, str]:
    return str(dates.start), "present" if dates.is_open else str(dates.end)


def true_roles(truth: dict[str, Any]) -> list[tuple[str, str, DateRange]]:
    """Return title, employer and dates of the jobs in any of the forms that truth is written in."""
    jobs = truth.get("work") or truth.get("experience")
    if jobs is None:
        sections = truth.get("sections") or truth.get("cv", {}).get("sections", {})
        jobs = sections.get("experience", ())
    jobs = jobs.get("items", ()) if isinstance(jobs, dict) else jobs
    return list(filter(None, map(_true_role, jobs)))


def _true_role(job: dict[str, Any]) -> tuple[str, str, DateRange] | None:
    title = job.get("position") or job.get("title")
    employer = job.get("name") or job.get("company")
    start = str(job.get("startDate") or job.get("start_date") or "")
    if start:
        end = str(job.get("endDate") or job.get("end_date") or "present")
        ends = [_MONTH.match(text) for text in (start, end)]
        first, last = (YearMonth(year=int(m[1]), month=int(m[2])) if m else None for m in ends)
        dates = DateRange(start=first, end=last, is_open=last is None)
    else:
        found = parse_ranges(job.get("dates") or job.get("date") or "")
        if not found:
            return None  # a template with dates such as 20XX
        dates = found[0].dates
    return str(title), str(employer), dates


def measure_files(folder: Path, part: str) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Compare jobs and months of the files whose truth tells of jobs."""
    rows = [row for row in manifest(folder) if row["truth"]]
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    months = {"grid": Tally(), "others": Tally()}
    wrong: dict[str, list[str]] = defaultdict(list)
    for row in hold_back(rows, "file", part):
        truth = truth_of(folder, row) or latex_truth(folder, row)
        wanted = true_roles(truth) if truth else []
        document = read(folder / row["file"]) if wanted else None
        if document is None:
            continue
        group = "grid" if row["kind"] == "synthetic-persona" else "others"
        profile = counted(document)
        wanted = [(title, firm, _as_printed(dates, document.text)) for title, firm, dates in wanted]
        _compare(
            profile.roles, wanted, (group, f"{group}, {row['layout']}"), counts, wrong[row["file"]]
        )
        true = union_months((dates for _, _, dates in wanted), AS_OF)
        found = profile.experience_months_with_internships
        note = f"{row['file']} {found} for {true}"
        months[group].add(abs(found - true) <= 3, note)  # noqa: PLR2004 - the issue's tolerance
    figures = {name: _f1(*one) for name, one in sorted(counts.items())}
    figures |= {f"{name}, months within 3": str(tally) for name, tally in months.items()}
    faults = [f"{file}: {fault}" for file, all_ in sorted(wrong.items()) for fault in all_]
    return figures, {
        "roles": faults,
        "months": [note for tally in months.values() for note in tally.wrong],
    }


def _as_printed(dates: DateRange, text: str) -> DateRange:
    """Leave the months out where the file prints the year of the start, and never a month beside it."""
    if dates.start is None or re.search(
        rf"{_ANY_MONTH}{dates.start.year}|{dates.start.year}[-./]\d\d(?!\d)", text, re.IGNORECASE
    ):
        return dates
    start, end = (YearMonth(year=one.year) if one else None for one in (dates.start, dates.end))
    return replace(dates, start=start, end=end, precision=Precision.YEAR)


def _compare(
    roles: Sequence[Role],
    wanted: Sequence[tuple[str, str, DateRange]],
    names: Sequence[str],
    counts: dict[str, list[int]],
    wrong: list[str],
) -> None:
    got = {
        (plain(one.title), plain(one.employer), *_ends(one.dates))
        for one in roles
        if one.dates and one.kind not in _APART
    }
    true = {(plain(title), plain(employer), *_ends(dates)) for title, employer, dates in wanted}
    for name in names:
        for place, number in enumerate((len(got & true), len(got), len(true))):
            counts[name][place] += number
    wrong += [f"missed {' | '.join(one)}" for one in sorted(true - got)]
    wrong += [f"extra  {' | '.join(one)}" for one in sorted(got - true)]


def _f1(hits: int, found: int, true: int) -> float:
    return round(2 * hits / max(found + true, 1), 4)


def counted(document: Document, constants: Constants | None = None) -> CandidateProfile:
    """Parse and count a document at the as-of date."""
    profile = build_profile(document, recogniser())
    return assess(profile, taxonomy_for(), constants or load_constants(), AS_OF)


def measure_skills(part: str) -> tuple[Tally, Tally, Tally]:
    """Compare months of skills, the same of those found in a job, and months of work, of the samples."""
    constants = load_constants()
    whole = MappingProxyType(dict.fromkeys(RoleKind, 1.0) | dict.fromkeys(_APART, 0.0))
    constants = replace(constants, depth=replace(constants.depth, role_weights=whole))
    skills, told, work = Tally(), Tally(), Tally()
    for row in hold_back(read_rows(GOLD), "file", part):
        document = read(resource_dir("data/samples/resumes") / row["file"])
        if document is None:
            continue
        profile = counted(document, constants)
        found = {record.skill: record.months for record in profile.skills}
        for skill, months in row["skill_months"].items():
            got = found.get(skill, 0)
            note = f"{row['file']} {skill} {got} for {months}"
            is_near = abs(got - months) <= 2  # noqa: PLR2004 - the issue's tolerance
            skills.add(is_near, note)
            if got:
                told.add(is_near, note)
        got = profile.experience_months_with_internships
        true = row["experience_months_with_internships"]
        work.add(abs(got - true) <= 3, f"{row['file']} {got} for {true}")  # noqa: PLR2004 - the issue's tolerance
    return skills, told, work


def measure_free(part: str) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Compare roles, dates alone and months of the resumes of the ranking set."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    months = Tally()
    wrong: list[str] = []
    for row in hold_back(read_rows(FREE / "truth.jsonl"), "file", part):
        document = read(FREE / "resumes" / row["file"])
        if document is None:
            continue
        profile = counted(document)
        wanted = [_free_role(role) for role in row["roles"]]
        dated = [role for role in profile.roles if role.dates and role.kind not in _APART]
        faults: list[str] = []
        _compare([_without_brackets(role) for role in dated], wanted, ("free",), counts, faults)
        wrong += [f"{row['file']}: {fault}" for fault in faults]
        for place, ends in enumerate(
            _hits(
                [_ends(one.dates) for one in dated if one.dates],
                [_ends(dates) for *_, dates in wanted],
            )
        ):
            counts["free, dates"][place] += ends
        got, true = profile.experience_months, row["experience_months"]
        months.add(abs(got - true) <= 3, f"{row['file']} {got} for {true}")  # noqa: PLR2004 - the issue's tolerance
    figures: dict[str, Any] = {name: _f1(*one) for name, one in sorted(counts.items())}
    figures["free, months within 3"] = str(months)
    return figures, {"free, roles": wrong, "free, months": months.wrong}


def _free_role(role: Row) -> tuple[str, str, DateRange]:
    first, last = (_year_month(role[end]) for end in ("start", "end"))
    dates = DateRange(start=first, end=last, is_open=last is None)
    return role["title"] or "", role["employer"] or "", dates


def _year_month(text: str) -> YearMonth | None:
    if text == "present":
        return None
    year, _, month = text.partition("-")
    return YearMonth(year=int(year), month=int(month or 0))


def _without_brackets(role: Role) -> Role:
    return replace(
        role,
        title=_BRACKETS.sub("", role.title or ""),
        employer=_BRACKETS.sub("", role.employer or ""),
    )


def _hits(got: Sequence[Any], true: Sequence[Any]) -> tuple[int, int, int]:
    """Return how many are in both (as often as in the rarer), in the first and in the second."""
    both = Counter(got) & Counter(true)
    return both.total(), len(got), len(true)


def measure_cpu(folder: Path) -> dict[str, Any]:
    """Return milliseconds of processor time a resume, the best of several rounds over all that can be read."""
    documents = [one for row in manifest(folder) if (one := read(folder / row["file"]))]
    finder = recogniser()
    return {
        "sections, roles and dates, ms": _best(_segment, documents),
        "all of extraction, ms": _best(lambda one: build_profile(one, finder), documents),
        "resumes": len(documents),
    }


def _segment(document: Document) -> None:
    lines = read_lines(document)
    parts = parts_of(find_sections(document, lines), lines)
    find_roles(document, parts, day_first=is_day_first(document.text))


def _best(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    return round(min(_rounds(work, documents)) / max(len(documents), 1) * 1000, 2)


def _rounds(work: Callable[[Document], object], documents: Sequence[Document]) -> Iterator[float]:
    for _ in range(_ROUNDS):
        # The lines of all resumes are more than the dates that are remembered: every round parses anew.
        start = time.process_time()
        for document in documents:
            work(document)
        yield time.process_time() - start


def measure(
    data: Path, lines: Path, part: str = "all"
) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Measure everything; the second value names what is wrong, by figure."""
    ranges = measure_ranges(hold_back(read_rows(lines / "date_ranges.jsonl"), "id", part))
    figures, faults = measure_files(data / "files", part)
    free, free_faults = measure_free(part)
    skills, told, work = measure_skills(part)
    tallies: dict[str, Tally] = {f"ranges, {name}": tally for name, tally in ranges.items()} | {
        "samples, skill months within 2": skills,
        "samples, skill months within 2, of those found in a job": told,
        "samples, months within 3": work,
    }
    wrong = {name: tally.wrong for name, tally in tallies.items()}
    return {name: str(tally) for name, tally in tallies.items()} | free | figures, (
        wrong | free_faults | faults
    )


def main() -> None:
    """Print the figures, and the errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--lines", type=Path, required=True)
    parser.add_argument("--part", choices=("work", "held", "all"), default="all")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--cpu", action="store_true")
    options = parser.parse_args()
    if options.cpu:
        print(json.dumps(measure_cpu(options.data / "files"), indent=2))
        return
    figures, wrong = measure(options.data, options.lines, options.part)
    say(figures, wrong if options.errors else {})


if __name__ == "__main__":
    main()
