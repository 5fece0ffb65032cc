"""Several jobs: the table, the page and the terminal say the same, whatever stands in names and titles."""

import csv
import io
from dataclasses import replace

import pytest
from rich.console import Console

from matcher.model.scorecard import GateState
from matcher.reports.exports import csv_bytes, parquet_bytes
from matcher.reports.several import (
    SeveralData,
    candidates_of,
    in_best_order,
    job_line,
    jobs_table,
)
from matcher.reports.several_html import several_html
from matcher.reports.several_terminal import render_several
from matcher.reports.tables import frame


@pytest.fixture
def several(make_run, make_profile):
    """Two jobs: Ada leads one, Juan the other, for which nobody could score Wei."""
    ada, juan, wei = (make_profile(name, start=2020) for name in ("Ada", "Juan", "Wei"))
    first = make_run(
        [(ada, 1.0, GateState.PASS), (juan, 0.5, GateState.PASS), (wei, 0.4, GateState.PASS)], ()
    )
    second = make_run([(ada, 0.2, GateState.PASS), (juan, 0.9, GateState.PASS)], ())
    lines = [job_line("ml", first), job_line("data", second)]
    return SeveralData(
        jobs=tuple(lines),
        candidates=in_best_order(lines, {**candidates_of(first), **candidates_of(second)}),
        failures=(),
        as_of="2026-11-01",
    )


def printed(data, width=80, top=10):
    console = Console(file=io.StringIO(), width=width, color_system=None)
    render_several(console, data, top)
    return console.file.getvalue()


def test_who_leads_for_a_job_stands_before_who_leads_for_none(several):
    assert [one.name for one in several.candidates.values()] == ["Ada", "Juan", "Wei"]


def test_the_table_has_a_pair_of_columns_a_job_and_leaves_empty_what_is_not_known(several):
    rows = list(csv.DictReader(io.StringIO(csv_bytes(jobs_table(several)).decode())))
    assert [(row["ml rank"], row["data rank"]) for row in rows] == [
        ("1", "2"),
        ("2", "1"),
        ("3", ""),
    ]
    assert rows[2]["data score"] == ""
    table = frame(jobs_table(several))
    assert table["data score"].isna().tolist() == [False, False, True]
    assert table["ml score"].dtype == "Float64"
    assert parquet_bytes(jobs_table(several)) == parquet_bytes(jobs_table(several))


def test_the_terminal_shows_jobs_and_candidates_within_its_width(several):
    text = printed(several)
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "Juan" in text
    assert "#1" in text
    assert "1 of 3 candidates" in printed(several, top=1)


def test_jobs_that_do_not_fit_are_said(several):
    many = replace(several, jobs=several.jobs * 10)
    text = printed(many)
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "of 20 jobs; jobs.csv has all" in text


def test_the_page_links_each_job_and_marks_the_first(several, outline):
    page = outline(several_html(several))
    links = [value for tag, name, value in page.attributes if (tag, name) == ("a", "href")]
    assert {"ml/report.html", "data/report.html", "ml/shortlist.xlsx"} <= set(links)
    assert (
        sum("first" in (value or "") for tag, name, value in page.attributes if name == "class")
        == 2
    )


def test_names_and_titles_are_only_printed(several, outline):
    nasty = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\x1b[31m'
    jobs = tuple(replace(job, title=nasty) for job in several.jobs)
    people = {
        key: replace(one, name=nasty, printed_name=f"={nasty}")
        for key, one in several.candidates.items()
    }
    data = replace(several, jobs=jobs, candidates=people)
    page = outline(several_html(data))
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert "\x1b" not in printed(data)
    assert "\x1b" not in csv_bytes(jobs_table(data)).decode()
    rows = list(csv.DictReader(io.StringIO(csv_bytes(jobs_table(data)).decode())))
    assert not rows[0]["name"].startswith("=")


def test_nobody_is_said(several):
    empty = replace(
        several, candidates={}, jobs=tuple(replace(j, standings={}) for j in several.jobs)
    )
    assert "No resume was ranked" in printed(empty)
    assert b"No resume was ranked" in several_html(empty)
