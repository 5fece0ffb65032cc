"""Tables as bytes: CSV for spreadsheets and Parquet for programs; the same run gives the same bytes."""

import csv
import io
from typing import Any

import pandas as pd

from matcher.reports.inert import safe_cell


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Write a table as CSV: UTF-8, newline ends, text made inert, missing values empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(
        [_cell(value) for value in row] for row in table.itertuples(index=False, name=None)
    )
    return out.getvalue().encode()


def parquet_bytes(table: pd.DataFrame) -> bytes:
    """Write a table as Parquet: text literal, no metadata that could differ between two writings."""
    import pyarrow as pa  # noqa: PLC0415 - only needed here, and slow to load
    import pyarrow.parquet as pq  # noqa: PLC0415 - likewise

    arrow = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)
    plain = pa.schema(
        [
            pa.field(f.name, pa.string() if pa.types.is_large_string(f.type) else f.type)
            for f in arrow.schema
        ]
    )
    out = io.BytesIO()
    pq.write_table(arrow.cast(plain), out, compression="zstd")
    return out.getvalue()


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a table holds
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, int) and value >= 0:
        return str(value)  # most cells are ranks and counts, which need no second look
    return safe_cell(str(value))
