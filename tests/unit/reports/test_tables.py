"""The tables say what the cards say, with the same columns and types whether full or empty."""

from dataclasses import replace

import pandas as pd
import pytest

from matcher.model.scorecard import ranking_of
from matcher.reports import tables

MADE = [
    (tables.candidates_table, tables.CANDIDATES),
    (tables.scores_table, tables.SCORES),
    (tables.evidence_table, tables.EVIDENCE),
    (tables.timeline_table, tables.TIMELINE),
    (tables.failures_table, tables.FAILURES),
]


@pytest.mark.parametrize(("make", "columns"), MADE)
def test_columns_and_types_are_the_documented_ones_full_or_empty(run, make, columns):
    empty = replace(run, ranking=ranking_of(()), card_objects=(), profiles={}, failures=())
    for table in (tables.frame(make(run)), tables.frame(make(empty))):
        assert list(table.columns) == [column.name for column in columns]
        assert {name: str(dtype) for name, dtype in table.dtypes.items()} == {
            column.name: column.dtype for column in columns
        }
    assert len(make(run)) > 0
    assert len(make(empty)) == 0


def test_candidates_stand_in_rank_order_with_points_of_three_decimals(run):
    table = tables.frame(tables.candidates_table(run))
    assert list(table["rank"]) == [1, 2, 2, 4, 5]
    assert list(table["tied"]) == [0, 1, 1, 0, 0]
    assert table["score"].iloc[0] == 93.0
    assert table["name"].iloc[0] == "Ada Okafor"
    assert list(table["essential_met"]) == [3, 0, 0, 0, 0]
    assert list(table["essential_partial"]) == [0, 3, 3, 3, 0]
    assert list(table["essential_not_shown"]) == [0, 0, 0, 0, 3]
    assert list(table["flags"]) == ["", "", "", "hidden_text", ""]


def test_scores_add_up_to_the_candidates_score(run):
    sums = tables.frame(tables.scores_table(run)).groupby("candidate_id")["points"].sum().round(3)
    scores = tables.frame(tables.candidates_table(run)).set_index("candidate_id")["score"]
    assert sums.sort_index().to_dict() == scores.sort_index().to_dict()


def test_evidence_is_literal_and_knows_its_page_and_section(run):
    table = tables.frame(tables.evidence_table(run))
    first = table[table["quote"].str.contains("churn")].iloc[0]
    assert first["quote"] == "- Built a churn model in Python that cut losses by 12 %"
    assert first["end"] - first["start"] == len(first["quote"])
    assert (first["page"], first["section"]) == (1, "experience")


def test_an_open_role_ends_at_the_as_of_date(run):
    table = tables.frame(tables.timeline_table(run))
    assert table["end"].iloc[0] == pd.Timestamp("2026-11-01")
    assert table["start"].iloc[0] == pd.Timestamp("2018-01-01")
    assert table["end"].iloc[1] == pd.Timestamp("2018-01-01")
    assert list(table["is_open"])[:2] == [True, False]


def test_a_contribution_over_the_whole_job_has_no_requirement(run):
    table = tables.frame(tables.scores_table(run))
    whole = table[table["source"] == "term_coverage"].iloc[0]
    assert whole["requirement"] is pd.NA
    assert whole["requirement_text"] == "The job's own words"
