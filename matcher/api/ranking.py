"""Rank resumes against one job or several, from paths to runs."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import overload

from matcher.api.desk import open_cache
from matcher.api.engines import EngineName, open_engine
from matcher.api.job_names import names_of
from matcher.api.jobs import known_job
from matcher.api.rank_options import Idf, RankOptions, check_idf
from matcher.api.run import Run
from matcher.api.runs import Runs
from matcher.api.scored import rank_scored
from matcher.api.tools import as_date, check_ocr
from matcher.batch.cache import Cache
from matcher.batch.discover import Inputs, discover
from matcher.batch.engines.engine import Engine
from matcher.batch.kept_taxonomy import kept_taxonomy
from matcher.batch.kept_vectors import knows_vectors
from matcher.batch.outcome import Outcome
from matcher.batch.parts import CountedParts
from matcher.batch.run import Batch, Desk, parse_all
from matcher.batch.start import IMPORTING
from matcher.batch.task import Scoring, Task
from matcher.errors import InputError
from matcher.jobs.gate_options import with_gates
from matcher.model.job import JobDescription, RequirementKind
from matcher.model.skill import Taxonomy
from matcher.readers.deadline import DEADLINE_S
from matcher.readers.options import Ocr
from matcher.scoring.constants import Constants, load_constants
from matcher.scoring.pool import fitted_to
from matcher.scoring.reference import Reference, load_reference
from matcher.taxonomy.load import taxonomy_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Jobs ready to be held against resumes, before any of them is read.

    Args:
        jobs: as understood, at least one.
        taxonomy: with the overlay.
        constants: with the weights.
        as_of: the day up to which "present" counts.
        options: what was chosen.
    """

    jobs: tuple[JobDescription, ...]
    taxonomy: Taxonomy
    constants: Constants
    as_of: date
    options: RankOptions

    @property
    def names(self) -> tuple[str, ...]:
        """A name for each job that is its own."""
        return names_of([job.name for job in self.jobs])

    @property
    def is_single(self) -> bool:
        """Tell whether there is one job alone."""
        return len(self.jobs) == 1


JobSource = str | Path | JobDescription
"""Whatever ``parse_job`` takes, or a job that was parsed (and perhaps changed) before."""


@overload
def rank(  # type: ignore[overload-overlap] # one text is a sequence of texts too, and is one job
    resumes: str | Path | Iterable[str | Path],
    job: JobSource,
    *,
    weights: str | Path | None = None,
    gates: Sequence[str] = (),
    idf: Idf = "reference",
    taxonomy: str | Path | None = None,
    as_of: date | str | None = None,
    workers: int | None = None,
    ocr: Ocr = "auto",
    timeout: float = DEADLINE_S,
    cache: bool = True,
    engine: EngineName = "local",
    scheduler: str | None = None,
) -> Run: ...
@overload
def rank(
    resumes: str | Path | Iterable[str | Path],
    job: Sequence[JobSource],
    *,
    weights: str | Path | None = None,
    gates: Sequence[str] = (),
    idf: Idf = "reference",
    taxonomy: str | Path | None = None,
    as_of: date | str | None = None,
    workers: int | None = None,
    ocr: Ocr = "auto",
    timeout: float = DEADLINE_S,
    cache: bool = True,
    engine: EngineName = "local",
    scheduler: str | None = None,
) -> Runs: ...
def rank(
    resumes: str | Path | Iterable[str | Path],
    job: JobSource | Sequence[JobSource],
    *,
    weights: str | Path | None = None,
    gates: Sequence[str] = (),
    idf: Idf = "reference",
    taxonomy: str | Path | None = None,
    as_of: date | str | None = None,
    workers: int | None = None,
    ocr: Ocr = "auto",
    timeout: float = DEADLINE_S,
    cache: bool = True,
    engine: EngineName = "local",
    scheduler: str | None = None,
) -> Run | Runs:
    """Hold resumes against a job, or against several; each resume is read once.

    Args:
        resumes: a file or folder, or several; folders are searched through.
        job: whatever ``parse_job`` takes, or a job that was parsed (and perhaps changed) before; or a list of them.
        weights: a YAML file whose values replace the bundled scoring constants.
        gates: hard minimums such as "years>=5": they sort into buckets (pass, unknown, fail), and give no points.
        idf: ``reference`` weighs words by how common they are in job advertisements, ``pool`` by how common they are
            in these resumes; then the points of a card depend on the others too.
        taxonomy: a taxonomy folder laid over the bundled one.
        as_of: the day up to which "present" counts, as a date or "YYYY-MM-DD"; today when None.
        workers: processes that read; None takes one a processor. The result does not depend on it.
        ocr: how scans and pictures are read: ``auto``, ``tesseract``, ``rapidocr`` or ``off``.
        timeout: seconds that one file may take.
        cache: whether files that were parsed before are taken from the user's cache, and new ones kept there.
        engine: where the work is done: ``local`` (processes of this machine) or ``dask`` (a cluster; the extra
            ``skill-matcher[dask]``). The result does not depend on it.
        scheduler: address of the scheduler of a cluster; without one Dask starts workers on this machine.

    Returns:
        The run: tables, explanations, exports. Files that could not be read are in ``run.failures``. For a list
        of jobs, the run of each by the name of its file (see ``Runs``).

    Raises:
        InputError: when there is nothing to read, or a job asks for nothing that can be scored.
        BorderError: when a file written by hand has faults, with file:line.
    """
    several = [resumes] if isinstance(resumes, str | Path) else resumes
    jobs = [job] if isinstance(job, str | Path | JobDescription) else job
    options = RankOptions(
        weights=Path(weights) if weights else None,
        gates=tuple(gates),
        idf=idf,
        overlay=Path(taxonomy) if taxonomy else None,
        as_of=as_of,
        workers=workers,
        ocr=ocr,
        timeout_s=timeout,
        engine=engine,
        scheduler=scheduler,
    )
    inputs = discover([str(path) for path in several])
    with open_cache(use_cache=cache) as opened, engine_for(options) as at_work:
        prepared = prepare(jobs, options, opened)
        runs = dict(rank_inputs(inputs, prepared, Desk(cache=opened), engine=at_work))
    return runs[prepared.names[0]] if jobs is not job else Runs(runs)


def engine_for(options: RankOptions) -> AbstractContextManager[Engine]:
    """Return the engine that was chosen, to be opened.

    Raises:
        InputError: it is not installed, or does not take what was chosen.
    """
    return open_engine(options.engine, workers=options.workers, scheduler=options.scheduler)


def prepare(jobs: Sequence[JobSource], options: RankOptions, cache: Cache) -> Prepared:
    """Understand the jobs, unless *cache* knows them, and load what a ranking needs beside resumes.

    Raises:
        InputError: when there is no job, or one cannot be read, or asks for nothing that can be scored, or a gate
            is not understood.
        BorderError: when a file written by hand has faults, with file:line.
    """
    if not jobs:
        raise InputError("there is no job to rank against; name at least one")
    check_ocr(options.ocr)
    check_idf(options)
    taxonomy = taxonomy_for(options.overlay, lambda overlay: kept_taxonomy(overlay, cache))
    constants = load_constants(options.weights)
    understood = tuple(
        job if isinstance(job, JobDescription) else known_job(job, taxonomy, options.reading, cache)
        for job in jobs
    )
    for job in understood:
        check_scorable(job)
    return Prepared(
        jobs=tuple(with_gates(job, options.gates, taxonomy) for job in understood),
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
    *,
    engine: Engine,
) -> Iterator[tuple[str, Run]]:
    """Rank what ``discover`` found; hand out the run of each job, with its name, one at a time.

    Why: the runs of a hundred jobs need not be in memory at once.

    Args:
        inputs: what was found.
        prepared: the jobs.
        desk: its cache stays open until the last run is taken.
        progress: called with each outcome as it comes.
        engine: does the work; it stays open as long as the cache.
    """
    options = prepared.options
    reference = load_reference()
    # 1. files become profiles; scikit-learn is imported while the workers read, where a job is not known
    batch = parse_all(
        inputs,
        Task(overlay=options.overlay, options=options.reading, timeout_s=options.timeout_s),
        desk,
        engine=engine,
        progress=progress,
        started=None if _knows_all(prepared, reference, desk.cache) else _import_in_background,
    )
    # 2. profiles become score cards, and the cards of each job a ranking
    if options.idf == "pool":
        originals = (one for one in batch.outcomes if one.is_original)
        reference = fitted_to(map(batch.kept.profile, originals), reference)
    scorings = [_scoring(job, prepared, reference) for job in prepared.jobs]
    if not prepared.is_single:
        batch.score_ahead(scorings)
    return _runs(batch, scorings, prepared)


def _runs(
    batch: Batch, scorings: Iterable[Scoring], prepared: Prepared
) -> Iterator[tuple[str, Run]]:
    counted = CountedParts()
    options, taxonomy = prepared.options, prepared.taxonomy
    for name, scoring in zip(prepared.names, scorings, strict=True):
        parts = batch.scored(scoring)
        made = rank_scored(
            batch.outcomes, parts, scoring, options=_unusual(options), counted=counted
        )
        yield (
            name,
            Run(data=made.data, outcomes=made.outcomes, scored=made.scored, taxonomy=taxonomy),
        )


def _scoring(job: JobDescription, prepared: Prepared, reference: Reference) -> Scoring:
    return Scoring(
        job=job,
        taxonomy=prepared.taxonomy,
        constants=prepared.constants,
        reference=reference,
        as_of=prepared.as_of,
        overlay=prepared.options.overlay,
    )


def _knows_all(prepared: Prepared, reference: Reference, cache: Cache) -> bool:
    """Tell whether nothing need be worked out for the jobs, by what can be known before the resumes are."""
    return prepared.options.idf == "reference" and all(
        knows_vectors(_scoring(job, prepared, reference), cache) for job in prepared.jobs
    )


def _unusual(options: RankOptions) -> dict[str, str]:
    """Return what was chosen, other than the default, that bears on the result."""
    chosen = {"pdf_engine": options.pdf_engine, "ocr": options.ocr, "idf": options.idf}
    return {name: value for name, value in chosen.items() if value not in ("auto", "reference")}


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
