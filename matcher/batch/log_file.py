"""Where the log of a run goes: a file with one JSON object a line, and nowhere without one."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from matcher.errors import OutputError

Value = str | int | float | bool | dict[str, int] | tuple[str, ...] | None
"""What a field of a line may hold."""
_OFF = logging.CRITICAL + 1
_LOGGER = logging.getLogger("matcher.log")
_LOGGER.propagate = False
_LOGGER.setLevel(_OFF)


class _Fields(dict[str, Value]):
    """What a line holds; records without one were not made here and are not written."""


class _Line(logging.Formatter):
    """Writes a record as one JSON object of ASCII, so that nothing in it can begin a new line."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields: _Fields = record.__dict__["fields"]
        return json.dumps({"time": moment, "level": record.levelname.lower(), **fields})


class _File(logging.FileHandler):
    """A file whose disk may fill up without a word on standard error; the run goes on."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="ascii")
        self.lost = 0
        self.setFormatter(_Line())
        self.addFilter(lambda record: isinstance(record.__dict__.get("fields"), _Fields))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Count a line that could not be written."""
        del record
        self.lost += 1

    def close(self) -> None:
        """Close the file; what it did not take is counted already."""
        with suppress(OSError):
            super().close()


@contextmanager
def log_to(path: Path | None) -> Iterator[None]:
    """Write what happens inside to the end of *path*, a line at once; None writes nothing.

    Raises:
        OutputError: when the file cannot be opened, or, in the end, when lines of it were lost.
    """
    if path is None:
        yield
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = _File(path)
    except OSError as fault:
        why = (fault.strerror or type(fault).__name__).lower()
        raise OutputError(f"{path} cannot be written ({why}); choose another --log") from fault
    _LOGGER.addHandler(file)
    _LOGGER.setLevel(logging.INFO)
    try:
        yield
    finally:
        _LOGGER.setLevel(_OFF)
        _LOGGER.removeHandler(file)
        file.close()
    if file.lost:
        raise OutputError(f"{file.lost} lines of {path} were lost; make room for the log")


def write_line(event: str, *, level: int = logging.INFO, **fields: Value) -> None:
    """Write a line where a log is wanted; the fields are what its caller has checked."""
    if _LOGGER.isEnabledFor(level):
        _LOGGER.log(level, event, extra={"fields": _Fields(event=event, **fields)})
