"""Tables as bytes: CSV for spreadsheets and Parquet for programs; the same run gives the same bytes."""

import csv
import io
from typing import Any

from matcher.reports.inert import safe_cell
from matcher.reports.tables import Table, literal


def csv_bytes(table: Table) -> bytes:
    """Write a table as CSV: UTF-8, newline ends, text made inert, missing values empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(_cell, row) for row in zip(*table.values, strict=True))
    return out.getvalue().encode()


def parquet_bytes(table: Table) -> bytes:
    """Write a table as Parquet: text literal, no metadata that could differ between two writings."""
    import pyarrow as pa  # noqa: PLC0415 - only needed here, and slow to load
    import pyarrow.parquet as pq  # noqa: PLC0415 - likewise

    types = {
        "string": pa.string(),
        "float64": pa.float64(),
        "int64": pa.int64(),
        "Int64": pa.int64(),
    }
    columns = {}
    for column, values in zip(table.columns, table.values, strict=True):
        try:
            columns[column.name] = pa.array(values, types[column.dtype])
        except UnicodeEncodeError:
            columns[column.name] = pa.array(literal(values, column.dtype), types[column.dtype])
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, compression="zstd")
    return out.getvalue()


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a table holds
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, int) and value >= 0:
        return str(value)  # most cells are ranks and counts, which need no second look
    return safe_cell(str(value))
