"""What may be chosen about a ranking."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from matcher.api.engines import EngineName
from matcher.errors import InputError
from matcher.readers.deadline import DEADLINE_S
from matcher.readers.options import Ocr, PdfEngine, ReadOptions

Idf = Literal["reference", "pool"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankOptions:
    """What may be chosen about a ranking.

    Args:
        weights: a YAML file whose values replace the bundled scoring constants.
        overlay: a taxonomy folder laid over the bundled one.
        as_of: the day up to which "present" counts; today when None.
        workers: processes that read; None takes one a processor. The result does not depend on it.
        pdf_engine: ``auto``, ``pdfium`` or ``pdfminer``.
        ocr: ``auto``, ``tesseract``, ``rapidocr`` or ``off``; how scans and pictures are read.
        timeout_s: seconds that one file may take.
        gates: hard minimums, see ``matcher.jobs.gate_options``.
        idf: ``reference`` or ``pool``; whether words are weighed by the fixed counts, or by those of the resumes.
        engine: ``local`` or ``dask``; where the work is done. The result does not depend on it.
        scheduler: address of the scheduler of a cluster, for the engine ``dask``.
    """

    weights: Path | None = None
    overlay: Path | None = None
    as_of: date | str | None = None
    workers: int | None = None
    pdf_engine: PdfEngine = "auto"
    ocr: Ocr = "auto"
    timeout_s: float = DEADLINE_S
    gates: tuple[str, ...] = ()
    idf: Idf = "reference"
    engine: EngineName = "local"
    scheduler: str | None = None

    @property
    def reading(self) -> ReadOptions:
        """How files become documents."""
        return ReadOptions(pdf_engine=self.pdf_engine, ocr=self.ocr)


def check_idf(options: RankOptions) -> None:
    """Refuse a way of weighing words that is not known.

    Raises:
        InputError: with what to take instead.
    """
    if options.idf not in get_args(Idf):
        raise InputError(f"idf is {options.idf!r}; take one of {', '.join(get_args(Idf))}")
