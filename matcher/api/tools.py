"""What parsing and scoring share: the taxonomy, OCR engines by name, and the day that counts."""

from datetime import date

from matcher.errors import InputError, ReadError
from matcher.readers.options import Ocr


def check_ocr(choice: Ocr) -> None:
    """Make sure that an OCR engine that was asked for by name is here.

    Raises:
        InputError: it is not installed; says how to install it.
    """
    if choice in ("auto", "off"):
        return
    from matcher.readers.ocr.engines import find_engine  # noqa: PLC0415 - only who asks for one needs it

    try:
        find_engine(choice)
    except ReadError as fault:
        raise InputError(f"{choice} is not installed; {fault.next_step}") from None


def as_date(as_of: date | str | None) -> date:
    """Return the day up to which open ranges count; today when None.

    >>> as_date("2026-11-01")
    datetime.date(2026, 11, 1)
    """
    if isinstance(as_of, str):
        return date.fromisoformat(as_of)
    return as_of or date.today()  # noqa: DTZ011 - the person's own day is meant
