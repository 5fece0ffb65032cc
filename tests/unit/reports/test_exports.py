"""CSV is inert and plain, Parquet is literal, both have the same bytes every time."""

import csv
import io
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from matcher.reports import tables
from matcher.reports.columns import Column, Table, Texts
from matcher.reports.exports import card_parquets, csv_bytes, parquet_bytes
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


def test_the_cards_are_written_stretch_by_stretch_as_they_are_at_once(run, monkeypatch):
    whole = [pq.read_table(io.BytesIO(b"".join(data))) for data in card_parquets(run)]
    monkeypatch.setattr(tables, "STRETCH", 2)
    assert len(list(tables.card_stretches(run))) == 3
    parts = [pq.read_table(io.BytesIO(b"".join(data))) for data in card_parquets(run)]
    assert parts == whole
    made = [pq.read_table(io.BytesIO(parquet_bytes(table))) for table in tables.card_tables(run)]
    assert made == whole
    assert [len(table) for table in whole] == [30, 24]


def test_missing_values_and_what_is_no_character_come_through():
    columns = (
        Column("text", "string", ""),
        Column("few", "string", ""),
        Column("whole", "Int64", ""),
        Column("points", "float64", ""),
    )
    values = (
        ["é", None, "\udce9", ""],
        Texts.of(["a", None, "a", "\ud800"]),
        [0, None, -3, 2**40],
        [0.5, 1.0, 0.0, 76.123],
    )
    read = pq.read_table(io.BytesIO(parquet_bytes(Table(columns=columns, values=values))))
    assert read.to_pydict() == {
        "text": ["é", None, "\\xe9", ""],
        "few": ["a", None, "a", "\ufffd"],
        "whole": [0, None, -3, 2**40],
        "points": [0.5, 1.0, 0.0, 76.123],
    }


def test_parquet_is_written_without_pandas():
    """It would take longer to import than all else."""
    code = (
        "import sys; from matcher.reports.columns import *; from matcher.reports.exports import *;"
        "columns = (Column('a', 'string', ''), Column('b', 'Int64', ''), Column('c', 'float64', ''));"
        "table = Table(columns=columns, values=(Texts.of(['x', None]), [1, None], [0.5, 1.0]));"
        "parquet_bytes(table); sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
