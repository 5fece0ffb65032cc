"""The workbook opens, has its sheets, and holds neither a formula nor a link."""

import io
import zipfile
from dataclasses import replace

import openpyxl

from matcher.model.scorecard import ranking_of
from matcher.reports import overview
from matcher.reports.xlsx import xlsx_bytes


def test_sheets_header_filter_bars_and_drop_down(run):
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(run)))
    assert book.sheetnames == ["Shortlist", "Requirements", "Evidence", "Failures", "Method"]
    sheet = book["Shortlist"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:O6"
    assert [cell.value for cell in sheet[2]][:4] == [
        1,
        run.ranking.candidates[0].card.candidate_id,
        "Ada Okafor",
        93,
    ]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"Advance,Hold,Decline"'
    assert str(choice.sqref) == "N2:N6"
    (rules,) = sheet.conditional_formatting
    assert rules.rules[0].type == "dataBar"
    assert book["Requirements"].max_row == 1 + len(run.job.requirements)
    assert book["Failures"]["E2"].value == "save it without a password"


def test_requirements_count_the_pool(run):
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(run)))["Requirements"]
    assert [cell.value for cell in sheet[3]][5:] == [1, 3, None, 1, None]


def test_a_run_without_candidates_is_a_workbook_too(run):
    empty = replace(run, ranking=ranking_of(()), card_objects=(), profiles={})
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(empty)))
    assert book["Shortlist"].max_row <= 2
    assert book["Failures"].max_row == 3


def test_the_same_run_gives_the_same_bytes_and_nothing_leaves_the_file(run):
    data = xlsx_bytes(run)
    assert data == xlsx_bytes(run)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        relations = [parts.read(name) for name in parts.namelist() if name.endswith(".rels")]
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name]
    assert not any(b'TargetMode="External"' in part for part in relations)
    assert not any(b"<f>" in part or b"<hyperlink" in part for part in sheets)


def test_a_row_is_as_high_as_its_longest_text(run):
    long = replace(run.job.requirements[1], text="word " * 60)
    job = replace(run.job, requirements=(long, *run.job.requirements[2:]))
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(replace(run, job=job))))["Requirements"]
    assert sheet.row_dimensions[2].height == 75
    assert sheet.row_dimensions[3].height is None


def test_the_evidence_sheet_holds_the_best_candidates_only(run, monkeypatch):
    monkeypatch.setattr(overview, "IN_FULL", 1)
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(run)))["Evidence"]
    best = run.ranking.candidates[0].card
    assert {row[1].value for row in sheet.iter_rows(min_row=2)} == {best.candidate_id}
    assert sheet.max_row == 1 + sum(max(1, len(entry.evidence)) for entry in best.contributions)
