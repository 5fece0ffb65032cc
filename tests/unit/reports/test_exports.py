"""CSV is inert and plain, Parquet is literal, both have the same bytes every time."""

import csv
import io

import pyarrow.parquet as pq
import pytest

from matcher.reports.exports import csv_bytes, parquet_bytes
from matcher.reports.tables import (
    candidates_table,
    evidence_table,
    failures_table,
    frame,
    scores_table,
)


def test_csv_is_utf8_with_newlines_and_three_decimals(run):
    data = csv_bytes(candidates_table(run))
    assert b"\r" not in data
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"))))
    assert rows[0]["name"] == "Ada Okafor"
    assert rows[0]["score"] == "93.000"
    assert rows[1]["name"] in {"Juan Pérez", "Wei Zhang"}


def test_a_missing_value_is_an_empty_cell(run):
    rows = list(csv.DictReader(io.StringIO(csv_bytes(failures_table(run)).decode())))
    assert [row["sha256"] for row in rows] == ["d4" * 32, ""]


def test_parquet_reads_back_as_the_table(run):
    table = evidence_table(run)
    read = pq.read_table(io.BytesIO(parquet_bytes(table)))
    assert read.column_names == [column.name for column in table.columns]
    assert read.column("quote").to_pylist() == list(frame(table)["quote"])
    assert str(read.schema.field("quote").type) == "string"
    assert read.schema.metadata is None


@pytest.mark.parametrize("make", [candidates_table, scores_table, evidence_table, failures_table])
def test_the_same_run_gives_the_same_bytes(run, make):
    assert csv_bytes(make(run)) == csv_bytes(make(run))
    assert parquet_bytes(make(run)) == parquet_bytes(make(run))
