"""Tables as bytes: CSV for spreadsheets and Parquet for programs; the same run gives the same bytes."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from matcher.reports.arrow import arrow_table
from matcher.reports.columns import Column, Table
from matcher.reports.inert import safe_cell
from matcher.reports.run_data import RunData
from matcher.reports.tables import card_stretches

if TYPE_CHECKING:
    import pyarrow as pa


def csv_bytes(table: Table) -> bytes:
    """Write a table as CSV: UTF-8, newline ends, text made inert, missing values empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(zip(*map(_cells, table.columns, table.values), strict=True))
    return out.getvalue().encode()


def parquet_bytes(table: Table) -> bytes:
    """Write a table as Parquet: text literal, no metadata that could differ between two writings."""
    return _parquet([arrow_table(table)])


def card_parquets(run: RunData) -> tuple[bytes, bytes]:
    """Write ``scores_table`` and ``evidence_table`` as Parquet, with the words of a stretch of cards in memory."""
    made = [
        (arrow_table(scores), arrow_table(evidence)) for scores, evidence in card_stretches(run)
    ]
    scores, evidence = zip(*made, strict=True)
    return _parquet(scores), _parquet(evidence)


def _parquet(pieces: Sequence["pa.Table"]) -> bytes:
    import pyarrow as pa  # noqa: PLC0415 - only needed here, and slow to load
    import pyarrow.parquet as pq  # noqa: PLC0415 - likewise

    out = io.BytesIO()
    pq.write_table(pa.concat_tables(pieces), out, compression="zstd")
    return out.getvalue()


def _cells(column: Column, values: Sequence[Any]) -> Iterable[Any]:
    """Return the cells of a column; whole numbers stay what they are, and a missing one None: nothing is written."""
    if column.dtype == "string":
        return ("" if value is None else safe_cell(value) for value in values)
    if column.dtype.lower() == "float64":
        return (None if value is None else f"{value:.3f}" for value in values)
    return values
