"""Everything that came of measuring a folder of judged data, and its JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from matcher.evaluation.ablation import Effect
from matcher.evaluation.bootstrap import Estimate
from matcher.evaluation.measure import Figures, JudgedJob, Measured
from matcher.evaluation.people import Table
from matcher.model.run import Failure

_SCHEMA = 1
_DECIMALS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What was measured.

    Args:
        manifest: everything that determines the result: versions, hashes, as-of date, options.
        jobs: the judged jobs with the scores of every method; empty without judgements of rankings.
        measured: how good the rankings are; None without such judgements.
        effects: what each weight does to the ranking; empty where that was not asked for.
        people: how well people are understood, by figure; empty without truth.
        failures: resumes that could not be read or scored; they count as last, and as wholly missed.
        notes: what else a reader of the figures must know.
    """

    manifest: Mapping[str, Any]
    jobs: tuple[JudgedJob, ...]
    measured: Measured | None
    effects: tuple[Effect, ...]
    people: Table
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]


def evaluation_to_json(found: Evaluation) -> dict[str, Any]:
    """Return the JSON object of an evaluation; a figure that is not defined is null."""
    return {
        "schema": _SCHEMA,
        "manifest": dict(found.manifest),
        "ranking": _ranking(found.measured, found.jobs) if found.measured else None,
        "weights": [_effect(one) for one in found.effects],
        "extraction": {figure: matches.figures() for figure, matches in found.people.items()},
        "failures": [
            {"file": one.file, "status": one.status.value, "reason": one.reason}
            for one in found.failures
        ],
        "notes": list(found.notes),
    }


def _ranking(measured: Measured, jobs: Sequence[JudgedJob]) -> dict[str, Any]:
    return {
        "overall": _figures(measured.overall),
        "ahead_of": {
            other: {"figure": measured.names[0], "closed": _number(lead.closed)}
            | _estimate(lead.ahead)
            for other, lead in measured.leads.items()
        },
        "jobs": [
            {
                "job": one.name,
                "judged": one.judged,
                "relevant": one.relevant,
                "figures": _figures(one.figures),
                "resumes": _resumes(job),
            }
            for one, job in zip(measured.jobs, jobs, strict=True)
        ],
    }


def _resumes(job: JudgedJob) -> list[dict[str, Any]]:
    """List the judged resumes, the best by our score first, with what each method gave them."""
    rows = [
        {
            "resume": name,
            "grade": grade,
            "scores": {method: _number(given.get(name)) for method, given in job.scores.items()},
        }
        for name, grade in sorted(job.grades.items())
    ]
    first = next(iter(job.scores.values()))
    return sorted(rows, key=lambda row: -first.get(str(row["resume"]), -1.0))


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        method: {name: _estimate(one) for name, one in found.items()}
        for method, found in figures.items()
    }


def _effect(one: Effect) -> dict[str, Any]:
    return {
        "component": one.component,
        "factor": one.factor,
        "ndcg": _number(one.ndcg),
        "change": _estimate(one.change),
    }


def _estimate(one: Estimate) -> dict[str, Any]:
    return {
        "value": _number(one.value),
        "low": _number(one.low),
        "high": _number(one.high),
        "over": one.over.value,
        "jobs": one.jobs,
    }


def _number(value: float | None) -> float | None:
    return None if value is None or isnan(value) else round(value, _DECIMALS)
