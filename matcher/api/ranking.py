"""Rank resumes against a job, from paths to a run."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

from matcher.api.desk import open_cache
from matcher.api.jobs import known_job
from matcher.api.run import Run
from matcher.api.scored import rank_scored
from matcher.api.tools import as_date, check_ocr
from matcher.batch.cache import Cache
from matcher.batch.discover import Inputs, discover
from matcher.batch.kept_taxonomy import kept_taxonomy
from matcher.batch.outcome import Outcome
from matcher.batch.run import Desk, parse_all
from matcher.batch.start import IMPORTING
from matcher.batch.task import Scoring, Task
from matcher.errors import InputError
from matcher.model.job import JobDescription, RequirementKind
from matcher.model.skill import Taxonomy
from matcher.readers.deadline import DEADLINE_S
from matcher.readers.options import Ocr, PdfEngine, ReadOptions
from matcher.scoring.constants import Constants, load_constants
from matcher.scoring.reference import load_reference
from matcher.taxonomy.load import taxonomy_for


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
    """

    weights: Path | None = None
    overlay: Path | None = None
    as_of: date | str | None = None
    workers: int | None = None
    pdf_engine: PdfEngine = "auto"
    ocr: Ocr = "auto"
    timeout_s: float = DEADLINE_S

    @property
    def reading(self) -> ReadOptions:
        """How files become documents."""
        return ReadOptions(pdf_engine=self.pdf_engine, ocr=self.ocr)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A job ready to be held against resumes, before any of them is read.

    Args:
        job: as understood.
        taxonomy: with the overlay.
        constants: with the weights.
        as_of: the day up to which "present" counts.
        options: what was chosen.
    """

    job: JobDescription
    taxonomy: Taxonomy
    constants: Constants
    as_of: date
    options: RankOptions


def rank(
    resumes: str | Path | Iterable[str | Path],
    job: str | Path | JobDescription,
    *,
    weights: str | Path | None = None,
    taxonomy: str | Path | None = None,
    as_of: date | str | None = None,
    workers: int | None = None,
    ocr: Ocr = "auto",
    timeout: float = DEADLINE_S,
    cache: bool = True,
) -> Run:
    """Hold resumes against a job.

    Args:
        resumes: a file or folder, or several; folders are searched through.
        job: whatever ``parse_job`` takes, or a job that was parsed (and perhaps changed) before.
        weights: a YAML file whose values replace the bundled scoring constants.
        taxonomy: a taxonomy folder laid over the bundled one.
        as_of: the day up to which "present" counts, as a date or "YYYY-MM-DD"; today when None.
        workers: processes that read; None takes one a processor. The result does not depend on it.
        ocr: how scans and pictures are read: ``auto``, ``tesseract``, ``rapidocr`` or ``off``.
        timeout: seconds that one file may take.
        cache: whether files that were parsed before are taken from the user's cache, and new ones kept there.

    Returns:
        The run: tables, explanations, exports. Files that could not be read are in ``run.failures``.

    Raises:
        InputError: when there is nothing to read, or the job asks for nothing that can be scored.
        BorderError: when a file written by hand has faults, with file:line.
    """
    several = [resumes] if isinstance(resumes, str | Path) else resumes
    options = RankOptions(
        weights=Path(weights) if weights else None,
        overlay=Path(taxonomy) if taxonomy else None,
        as_of=as_of,
        workers=workers,
        ocr=ocr,
        timeout_s=timeout,
    )
    inputs = discover([str(path) for path in several])
    with open_cache(use_cache=cache) as opened:
        prepared = prepare(job, options, opened)
        return rank_inputs(inputs, prepared, Desk(cache=opened))


def prepare(job: str | Path | JobDescription, options: RankOptions, cache: Cache) -> Prepared:
    """Understand the job, unless *cache* knows it, and load what a ranking needs beside resumes.

    Raises:
        InputError: when the job cannot be read, or asks for nothing that can be scored.
        BorderError: when a file written by hand has faults, with file:line.
    """
    check_ocr(options.ocr)
    taxonomy = taxonomy_for(options.overlay, lambda overlay: kept_taxonomy(overlay, cache))
    constants = load_constants(options.weights)
    understood = (
        job if isinstance(job, JobDescription) else known_job(job, taxonomy, options.reading, cache)
    )
    check_scorable(understood)
    return Prepared(
        job=understood,
        taxonomy=taxonomy,
        constants=constants,
        as_of=as_date(options.as_of),
        options=options,
    )


def rank_inputs(
    inputs: Inputs,
    prepared: Prepared,
    desk: Desk,
    progress: Callable[[Outcome], None] | None = None,
) -> Run:
    """Rank what ``discover`` found; *progress* is called with each outcome as it comes."""
    options = prepared.options
    # 1. files become profiles; scikit-learn is imported while the workers read
    batch = parse_all(
        inputs,
        Task(overlay=options.overlay, options=options.reading, timeout_s=options.timeout_s),
        desk,
        workers=options.workers,
        progress=progress,
        started=_import_in_background,
    )
    # 2. profiles become score cards, and cards a ranking
    scoring = Scoring(
        job=prepared.job,
        taxonomy=prepared.taxonomy,
        constants=prepared.constants,
        reference=load_reference(),
        as_of=prepared.as_of,
    )
    parts = batch.scored(scoring, options.workers)
    found = rank_scored(batch.outcomes, parts, scoring, options=_unusual(options))
    return Run(
        data=found.data, outcomes=found.outcomes, scored=found.scored, taxonomy=prepared.taxonomy
    )


def _unusual(options: RankOptions) -> dict[str, str]:
    """Return what was chosen about reading other than the default."""
    chosen = {"pdf_engine": options.pdf_engine, "ocr": options.ocr}
    return {name: value for name, value in chosen.items() if value != "auto"}


def _import_in_background() -> None:
    threading.Thread(target=_import_sklearn, daemon=True).start()


def _import_sklearn() -> None:
    with IMPORTING:
        import_module("sklearn.feature_extraction.text")


def check_scorable(job: JobDescription) -> None:
    """Refuse a job that asks for nothing.

    Raises:
        InputError: when no requirement could give a point.
    """
    if not any(
        item.kind is not RequirementKind.KNOCKOUT and not item.negated and item.weight > 0
        for item in job.requirements
    ):
        raise InputError(
            f"the job {job.name!r} names no requirement that can be scored; add what the person must bring, "
            "or write it by hand: matcher job parse JD -o profile.yaml"
        )
