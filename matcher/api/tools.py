"""What parsing and scoring share: taxonomy, recogniser, constants; each made once."""

from datetime import date
from pathlib import Path

from matcher.batch.worker import recogniser_for
from matcher.errors import InputError, ReadError
from matcher.extraction.recogniser import Recogniser
from matcher.model.skill import Taxonomy
from matcher.readers.options import Ocr

_recognisers: dict[str, Recogniser] = {}


def bundled_taxonomy(overlay: Path | None = None) -> Taxonomy:
    """Return the bundled taxonomy with *overlay* on top, loaded once together with its recogniser."""
    made = recogniser_for(overlay)
    _recognisers[made.taxonomy.version] = made
    return made.taxonomy


def recogniser_of(taxonomy: Taxonomy | None = None) -> Recogniser:
    """Return the recogniser of *taxonomy* (the bundled one when None), made once for each version."""
    taxonomy = taxonomy or bundled_taxonomy()
    if taxonomy.version not in _recognisers:
        _recognisers[taxonomy.version] = Recogniser(taxonomy)
    return _recognisers[taxonomy.version]


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
