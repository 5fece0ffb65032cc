"""Tables as pyarrow holds them, on the straight way from memory to memory.

Why: ``pyarrow.array`` looks at each value by itself, and imports pandas first, which takes longer than all else.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matcher.reports.columns import Column, Table, Texts
from matcher.reports.inert import encodable

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_table(table: Table) -> "pa.Table":
    """Return *table* with the types of its columns; text is literal."""
    import pyarrow as pa  # noqa: PLC0415 - only needed here, and slow to load

    return pa.table(
        {
            column.name: _column(column, values)
            for column, values in zip(table.columns, table.values, strict=True)
        }
    )


def _column(column: Column, values: Sequence[Any]) -> "pa.Array":
    import pyarrow as pa  # noqa: PLC0415 - likewise

    if isinstance(values, Texts):
        numbers = pa.py_buffer(values.numbers)
        rows = pa.Array.from_buffers(pa.int32(), len(values), [None, numbers])
        return _strings(values.different).take(rows)
    if column.dtype == "string":
        return _strings(values)
    kind = pa.float64() if column.dtype.lower() == "float64" else pa.int64()
    if column.dtype in ("Int64", "Float64") and None in values:
        return _numbers(kind, [value or 0 for value in values], _present(values))
    return _numbers(kind, values)


def _strings(texts: Sequence[str | None]) -> "pa.Array":
    """Return texts as an array: their bytes one after the other, and where each begins."""
    import numpy as np  # noqa: PLC0415 - pyarrow has loaded it
    import pyarrow as pa  # noqa: PLC0415 - likewise

    present = _present(texts) if None in texts else None
    whole = [text or "" for text in texts]
    try:
        encoded = list(map(str.encode, whole))
    except UnicodeEncodeError:
        encoded = [encodable(text).encode() for text in whole]
    begins = np.cumsum([0, *map(len, encoded)], dtype=np.int32)
    buffers = map(pa.py_buffer, (begins, b"".join(encoded)))
    return pa.Array.from_buffers(pa.string(), len(encoded), [present, *buffers])


def _numbers(
    kind: "pa.DataType", numbers: Sequence[float], present: "pa.Buffer | None" = None
) -> "pa.Array":
    import numpy as np  # noqa: PLC0415 - likewise
    import pyarrow as pa  # noqa: PLC0415 - likewise

    data = pa.py_buffer(np.array(numbers, dtype=kind.to_pandas_dtype()))
    return pa.Array.from_buffers(kind, len(numbers), [present, data])


def _present(values: Sequence[object]) -> "pa.Buffer":
    """Return a bit for each value, the lowest of a byte first: 0 where it is missing."""
    import numpy as np  # noqa: PLC0415 - likewise
    import pyarrow as pa  # noqa: PLC0415 - likewise

    present = np.array([value is not None for value in values], dtype=bool)
    return pa.py_buffer(np.packbits(present, bitorder="little"))
