"""Tables as bytes: CSV for spreadsheets and Parquet for programs; the same run gives the same bytes."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from matcher.batch.spool import Spool
from matcher.batch.stretches import stretches
from matcher.reports.arrow import arrow_table
from matcher.reports.columns import Column, Table
from matcher.reports.inert import safe_cell
from matcher.reports.run_data import RunData
from matcher.reports.tables import card_stretches

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq
    from _typeshed import ReadableBuffer

_GROUP = 10
"""Stretches of cards that make a group of rows."""


def csv_bytes(table: Table) -> bytes:
    """Write a table as CSV: UTF-8, newline ends, text made inert, missing values empty."""
    return b"".join(csv_pieces([table]))


def csv_pieces(tables: Iterable[Table]) -> Iterator[bytes]:
    """Write tables of the same columns, one below the other, as ``csv_bytes`` writes one."""
    for number, table in enumerate(tables):
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        if not number:
            writer.writerow(column.name for column in table.columns)
        writer.writerows(zip(*map(_cells, table.columns, table.values), strict=True))
        yield out.getvalue().encode()


def parquet_bytes(table: Table) -> bytes:
    """Write a table as Parquet: text literal, no metadata that could differ between two writings."""
    written = _Parquet()
    written.add([arrow_table(table)])
    return b"".join(written.pieces())


def card_parquets(run: RunData) -> tuple[Iterable[bytes], Iterable[bytes]]:
    """Write ``scores_table`` and ``evidence_table`` as Parquet, in pieces; a few thousand cards are in memory at once."""
    both = _Parquet(), _Parquet()
    for some in stretches(card_stretches(run), _GROUP):
        for written, tables in zip(both, zip(*some, strict=True), strict=True):
            written.add([arrow_table(table) for table in tables])
    return both[0].pieces(), both[1].pieces()


class _Parquet(io.RawIOBase):
    """A Parquet file that is written group by group and held as pieces, on the disk where they are many."""

    def __init__(self) -> None:
        super().__init__()
        self._spool = Spool()
        self._writer: pq.ParquetWriter | None = None

    def writable(self) -> bool:
        """Tell pyarrow that it may write here."""
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        """Take what pyarrow writes."""
        piece = bytes(data)
        self._spool.add(piece)
        return len(piece)

    def add(self, tables: Sequence["pa.Table"]) -> None:
        """Write tables as one group of rows."""
        import pyarrow as pa  # noqa: PLC0415 - only needed here, and slow to load
        import pyarrow.parquet as pq  # noqa: PLC0415 - likewise

        table = pa.concat_tables(tables)
        if self._writer is None:
            self._writer = pq.ParquetWriter(self, table.schema, compression="zstd")
        self._writer.write_table(table)

    def pieces(self) -> Iterator[bytes]:
        """Finish the file and return it, piece by piece."""
        if self._writer is not None:
            self._writer.close()
        return map(self._spool.__getitem__, range(len(self._spool)))


def _cells(column: Column, values: Sequence[Any]) -> Iterable[Any]:
    """Return the cells of a column; whole numbers stay what they are, and a missing one None: nothing is written."""
    if column.dtype == "string":
        return ("" if value is None else safe_cell(value) for value in values)
    if column.dtype.lower() == "float64":
        return (None if value is None else f"{value:.3f}" for value in values)
    return values
