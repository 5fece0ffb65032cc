"""Measure on judged data: read it once, score it by our method and by plain ones, and say how good each is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from matcher.api.job_reading import document_of_job
from matcher.api.jobs import known_job
from matcher.api.judged import JudgedResumes, read_judged
from matcher.api.manifest import DISTRIBUTION, tool_version
from matcher.api.tools import as_date
from matcher.batch.cache import Cache
from matcher.batch.kept_taxonomy import kept_taxonomy
from matcher.batch.outcome import Outcome
from matcher.batch.source import read_bytes
from matcher.batch.task import Task
from matcher.errors import InputError
from matcher.evaluation.ablation import Effect, effect, variants
from matcher.evaluation.baselines import BM25, WITHOUT_BM25, baselines
from matcher.evaluation.bootstrap import DRAWS, LEVEL, SEED
from matcher.evaluation.gold import Gold
from matcher.evaluation.measure import OURS, JudgedJob, measure
from matcher.evaluation.people import measure_people
from matcher.evaluation.ranking import RELEVANT
from matcher.evaluation.result import Evaluation
from matcher.model.job import JobDescription
from matcher.model.skill import Taxonomy
from matcher.readers.options import ReadOptions
from matcher.scoring.card import Scorer
from matcher.scoring.constants import SCORER_VERSION, Constants, load_constants
from matcher.scoring.depth import Assessor
from matcher.scoring.reference import load_reference
from matcher.taxonomy.load import taxonomy_for

_YAML = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluateOptions:
    """What may be chosen about an evaluation.

    Args:
        weights: a YAML file whose values replace the bundled scoring constants.
        overlay: a taxonomy folder laid over the bundled one.
        as_of: the day up to which "present" counts; today when None.
        workers: processes that read; None takes one a processor.
        k: how many places count in nDCG and precision.
        relevant: the grade from which a resume is relevant in MAP, MRR and precision.
        ablation: whether each weight is left out, halved and doubled in turn.
    """

    weights: Path | None = None
    overlay: Path | None = None
    as_of: date | str | None = None
    workers: int | None = None
    k: int = 10
    relevant: int = RELEVANT
    ablation: bool = False


def evaluate(
    gold: Gold,
    options: EvaluateOptions,
    cache: Cache,
    progress: Callable[[Outcome], None] | None = None,
) -> Evaluation:
    """Measure on what was judged.

    Args:
        gold: the judgements and where their files are.
        options: what was chosen.
        cache: what was read before.
        progress: called with each resume as it is read.

    Raises:
        InputError: when a job or a resume that was judged is not there, or a job asks for nothing that can be scored.
    """
    taxonomy = taxonomy_for(options.overlay, lambda overlay: kept_taxonomy(overlay, cache))
    constants, day = load_constants(options.weights), as_date(options.as_of)
    # 1. jobs are understood before a resume is read, so that what is wrong with them is said at once
    bench = _Bench(taxonomy=taxonomy, jobs=_jobs(gold, taxonomy, cache))
    scorers = {name: bench.scorer(name, constants) for name in gold.jobs}
    # 2. each judged resume is read once, and counted up once
    resumes = read_judged(
        gold,
        Task(overlay=options.overlay),
        cache,
        Assessor(taxonomy, constants),
        day,
        workers=options.workers,
        progress=progress,
    )
    # 3. the methods give their scores, and these are held against the judgements
    jobs = _judged_jobs(gold, scorers, resumes) if resumes.profiles else ()
    measured = measure(jobs, k=options.k, relevant=options.relevant) if jobs else None
    effects = _effects(bench, constants, jobs, resumes, options.k) if options.ablation else ()
    people = measure_people((truth, resumes.profile(truth.file)) for truth in gold.truth)
    return Evaluation(
        manifest=_manifest(gold, bench, constants, day, options),
        jobs=jobs,
        measured=measured,
        effects=effects,
        people=people,
        failures=resumes.failures(),
        notes=_notes(jobs, options.relevant),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    """What scoring needs beside weights and profiles."""

    taxonomy: Taxonomy
    jobs: Mapping[str, JobDescription]

    def scorer(self, job: str, constants: Constants) -> Scorer:
        return Scorer(
            self.jobs[job],
            taxonomy=self.taxonomy,
            constants=constants,
            reference=load_reference(),
        )


def _jobs(gold: Gold, taxonomy: Taxonomy, cache: Cache) -> dict[str, JobDescription]:
    options = ReadOptions()
    return {name: known_job(path, taxonomy, options, cache) for name, path in gold.jobs.items()}


def _judged_jobs(
    gold: Gold, scorers: Mapping[str, Scorer], resumes: JudgedResumes
) -> tuple[JudgedJob, ...]:
    texts = resumes.texts()
    judged = []
    for name, grades in sorted(gold.grades.items()):
        scores = {OURS: resumes.scores(scorers[name], grades)}
        text = _text_of(gold.jobs[name])
        for method, baseline in baselines().items():
            scores[method] = resumes.by_name(baseline(text, texts), grades)
        judged.append(JudgedJob(name=name, grades=grades, scores=scores))
    return tuple(judged)


def _effects(
    bench: _Bench,
    constants: Constants,
    jobs: tuple[JudgedJob, ...],
    resumes: JudgedResumes,
    k: int,
) -> tuple[Effect, ...]:
    found = []
    for variant in variants(constants) if jobs else ():
        scores = {}
        for job in jobs:
            try:
                scorer = bench.scorer(job.name, variant.constants)
            except (
                InputError
            ):  # the job asks for this component alone: without it nobody is before anybody
                scores[job.name] = dict.fromkeys(job.scores[OURS], 0.0)
            else:
                scores[job.name] = resumes.scores(scorer, job.grades)
        found.append(effect(variant, jobs, scores, k))
    return tuple(found)


def _text_of(path: Path) -> str:
    """Return the whole text of a job, as the plain methods see it."""
    data = read_bytes(str(path))
    if path.suffix.lower() in _YAML:
        return data.decode("utf-8", "replace")
    return document_of_job(data, path, ReadOptions()).text


def _manifest(
    gold: Gold, bench: _Bench, constants: Constants, day: date, options: EvaluateOptions
) -> dict[str, Any]:
    return {
        "tool": f"{DISTRIBUTION} {tool_version()}",
        "scorer_version": SCORER_VERSION,
        "taxonomy": bench.taxonomy.version,
        "scoring": constants.sha256,
        "reference": load_reference().sha256,
        "as_of": day.isoformat(),
        "judgements": {path.name: sha256(path.read_bytes()).hexdigest() for path in gold.sources},
        "jobs": {name: job.id for name, job in sorted(bench.jobs.items())},
        "k": options.k,
        "relevant": options.relevant,
        "bootstrap": {"draws": DRAWS, "seed": SEED, "level": LEVEL},
    }


def _notes(jobs: tuple[JudgedJob, ...], relevant: int) -> tuple[str, ...]:
    if not jobs:
        return ()
    notes = [
        f"nobody is judged {relevant} or above for {job.name}: MAP and MRR leave it out (--relevant)"
        for job in jobs
        if max(job.grades.values()) < relevant
    ]
    notes += [
        f"all resumes of {job.name} have the same grade: no order of them is better than another"
        for job in jobs
        if len(set(job.grades.values())) == 1
    ]
    if BM25 not in jobs[0].scores:
        notes.append(WITHOUT_BM25)
    return tuple(notes)
