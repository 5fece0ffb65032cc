"""The truth about the resumes of the gold ranking set: whole, of one form, printed in the texts, counted right."""

import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from matcher.evaluation.people import load_truth
from matcher.extraction.tenure import WORK, union_months
from matcher.model.profile import DateRange, RoleKind, YearMonth

RANKING = Path(__file__).parents[3] / "data" / "gold" / "ranking"
TRUTH = RANKING / "truth.jsonl"
AS_OF = date(2026, 11, 1)
ROWS = [json.loads(line) for line in TRUTH.read_text("utf-8").splitlines()]
END = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")


def month(text: str) -> YearMonth:
    year, _, number = text.partition("-")
    return YearMonth(year=int(year), month=int(number or 0))


def dates_of(role: dict[str, Any]) -> DateRange:
    end = None if role["end"] == "present" else month(role["end"])
    return DateRange(start=month(role["start"]), end=end, is_open=end is None)


def test_every_resume_has_its_truth_in_the_form_that_evaluate_reads() -> None:
    there = sorted(path.name for path in (RANKING / "resumes").iterdir())
    assert [truth.file for truth in load_truth(TRUTH)] == there


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["file"]))
def test_roles_have_one_form_and_ends_in_order(row: dict[str, Any]) -> None:
    for role in row["roles"]:
        assert set(role) == {"title", "employer", "start", "end", "kind"}
        assert RoleKind(role["kind"]) in WORK | {RoleKind.INTERNSHIP}
        assert END.fullmatch(role["start"])
        assert role["end"] == "present" or END.fullmatch(role["end"])
        assert role["start"][:4] <= role["end"][:4]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["file"]))
def test_names_titles_and_employers_are_printed_in_the_resume(row: dict[str, Any]) -> None:
    text = (RANKING / "resumes" / row["file"]).read_text("utf-8")
    flat = " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
    said = [row["name"], *row["emails"], *row["phones"]]
    said += [role[key] for role in row["roles"] for key in ("title", "employer") if role[key]]
    said += [degree["field"] for degree in row["degrees"] if degree["field"]]
    assert [one for one in said if unicodedata.normalize("NFKC", one).casefold() not in flat] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["file"]))
def test_months_are_those_of_the_dates_with_internships_apart(row: dict[str, Any]) -> None:
    work = [dates_of(role) for role in row["roles"] if RoleKind(role["kind"]) in WORK]
    assert union_months(work, AS_OF) == row["experience_months"]
