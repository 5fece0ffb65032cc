"""The gold ranking set: complete, invented, readable in one sitting, and graded twice."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from sklearn.metrics import cohen_kappa_score

from matcher.evaluation.qrels import load_qrels

RANKING = Path(__file__).parents[3] / "data" / "gold" / "ranking"
RESUMES = sorted((RANKING / "resumes").iterdir())
TEXTS = [*sorted((RANKING / "jobs").iterdir()), *RESUMES]
ADDRESS = re.compile(r"[\w.-]+@([\w-]+(?:\.[\w-]+)+)")
JOBS = sorted(path.stem for path in (RANKING / "jobs").iterdir())
PAIRS = [(job, path.name) for job in JOBS for path in RESUMES]


def read_grades(name: str) -> dict[tuple[str, str], int]:
    judged = load_qrels(RANKING / name)
    return {(job, resume): judged[job][resume] for job in judged for resume in judged[job]}


def read_settled() -> list[dict[str, str]]:
    with (RANKING / "settled.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_six_jobs_and_forty_eight_resumes_with_names_that_tell_nothing() -> None:
    assert len(TEXTS) - len(RESUMES) == 6
    assert [path.name for path in RESUMES] == [f"p{number:02}.txt" for number in range(1, 49)]


@pytest.mark.parametrize("path", RESUMES, ids=lambda path: path.name)
def test_a_resume_is_neither_a_note_nor_a_book(path: Path) -> None:
    assert 250 <= len(path.read_text(encoding="utf-8").split()) <= 600


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_addresses_belong_to_nobody(path: Path) -> None:
    hosts = ADDRESS.findall(path.read_text(encoding="utf-8"))
    assert all(re.search(r"(^|\.)example(\.(com|org))?$", host) for host in hosts)
    assert hosts or path not in RESUMES


def test_no_two_resumes_share_a_line() -> None:
    lines = [
        line
        for path in RESUMES
        for line in {line.strip() for line in path.read_text(encoding="utf-8").splitlines()}
        if len(line.split()) >= 8
    ]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("name", ["grades_a.csv", "grades_b.csv", "qrels.csv"])
def test_every_pair_has_one_grade_in_order(name: str) -> None:
    grades = read_grades(name)  # which refuses a grade that is not 0..3 and a pair judged twice
    assert list(grades) == PAIRS
    assert b"\r" not in (RANKING / name).read_bytes()


def test_the_settled_pairs_are_those_in_dispute() -> None:
    a, b = read_grades("grades_a.csv"), read_grades("grades_b.csv")
    settled = {
        (row["job"], row["resume"]): (int(row["grade_a"]), int(row["grade_b"]))
        for row in read_settled()
    }
    assert settled == {pair: (a[pair], b[pair]) for pair in PAIRS if a[pair] != b[pair]}
    assert len(settled) == len(read_settled())


def test_the_judgements_are_the_agreed_or_settled_grades() -> None:
    settled = {(row["job"], row["resume"]): int(row["grade"]) for row in read_settled()}
    assert read_grades("qrels.csv") == read_grades("grades_a.csv") | settled


def test_a_settled_grade_lies_between_the_two_and_quotes_the_resume() -> None:
    for row in read_settled():
        low, high = sorted((int(row["grade_a"]), int(row["grade_b"])))
        assert low <= int(row["grade"]) <= high
        text = " ".join((RANKING / "resumes" / row["resume"]).read_text(encoding="utf-8").split())
        quotes = re.findall(r'"([^"]+)"', row["why"])
        assert quotes
        assert [quote for quote in quotes if quote.lower() not in text.lower()] == []


@pytest.mark.parametrize("rows", [*JOBS, "all", "all, graded above 0 by either"])
def test_the_printed_agreement_is_the_computed_one(rows: str) -> None:
    a, b = read_grades("grades_a.csv"), read_grades("grades_b.csv")
    pairs = [pair for pair in PAIRS if rows == pair[0] or rows.startswith("all")]
    if rows.endswith("by either"):
        pairs = [pair for pair in pairs if a[pair] or b[pair]]
    first, second = [a[pair] for pair in pairs], [b[pair] for pair in pairs]
    same = sum(one == other for one, other in zip(first, second, strict=True))
    kappa = cohen_kappa_score(first, second)
    weighted = cohen_kappa_score(first, second, weights="quadratic")
    share = same / len(pairs)
    line = f"| {rows} | {len(pairs)} | {same} | {share:.3f} | {kappa:.3f} | {weighted:.3f} |"
    assert line in (RANKING / "agreement.md").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("rows", [*JOBS, "all"])
def test_the_printed_counts_are_the_counted_ones(rows: str) -> None:
    cells = [rows]
    for name in ("grades_a.csv", "grades_b.csv", "qrels.csv"):
        grades = read_grades(name)
        found = Counter(grades[pair] for pair in PAIRS if rows in {pair[0], "all"})
        cells.append(" / ".join(str(found[grade]) for grade in range(4)))
    printed = (RANKING / "agreement.md").read_text(encoding="utf-8").splitlines()
    assert f"| {' | '.join(cells)} |" in printed
