"""A method held beside others on judged jobs: every figure by job and over all, with intervals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.evaluation.bootstrap import Columns, Estimate, estimate
from matcher.evaluation.ranking import Metric, Rows, align, metrics

OURS = "matcher"
Figures = Mapping[str, Mapping[str, Estimate]]
"""Method -> figure -> estimate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedJob:
    """One job's judged resumes, and what each method gave them.

    Args:
        name: of the job.
        grades: resume -> grade.
        scores: method -> resume -> score; who has none is last.
    """

    name: str
    grades: Mapping[str, int]
    scores: Mapping[str, Mapping[str, float]]

    def columns(self, *methods: str) -> Columns:
        """Return the grades, and the scores of each method."""
        grades, _ = align(self.grades, {})
        return (grades, *(align(self.grades, self.scores[method])[1] for method in methods))


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFigures:
    """How the methods did on one job; the intervals are over its resumes."""

    name: str
    judged: int
    relevant: int
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """How far our method is ahead of another in the chief figure.

    Args:
        ahead: the difference, job by job, with its interval.
        closed: the share of the way from the other method to 1 that ours goes; nan where that one is at 1.
    """

    ahead: Estimate
    closed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How good rankings are.

    Args:
        k: places that count.
        relevant: the grade from which a resume is relevant.
        jobs: each job by itself, in the order of their names.
        overall: the means over jobs.
        leads: other method -> how far ours is ahead of it.
    """

    k: int
    relevant: int
    jobs: tuple[JobFigures, ...]
    overall: Figures
    leads: Mapping[str, Lead]

    @property
    def names(self) -> tuple[str, ...]:
        """The figures, the chief one first."""
        return tuple(metrics(self.k, self.relevant))


def measure(jobs: Sequence[JudgedJob], *, k: int, relevant: int) -> Measured:
    """Hold the methods of *jobs* against the judgements.

    Args:
        jobs: at least one; each with the scores of the same methods, ours among them.
        k: how many places count in nDCG and precision.
        relevant: the grade from which a resume is relevant in MAP, MRR and precision.
    """
    chosen = metrics(k, relevant)
    methods = list(jobs[0].scores)
    chief = next(iter(chosen.values()))
    overall = _figures(jobs, chosen, methods)
    return Measured(
        k=k,
        relevant=relevant,
        jobs=tuple(
            JobFigures(
                name=job.name,
                judged=len(job.grades),
                relevant=sum(grade >= relevant for grade in job.grades.values()),
                figures=overall if len(jobs) == 1 else _figures([job], chosen, methods),
            )
            for job in jobs
        ),
        overall=overall,
        leads={other: _lead(jobs, chief, other) for other in methods if other != OURS},
    )


def change(jobs: Sequence[JudgedJob], metric: Metric, before: str, after: str) -> Estimate:
    """Return how much better *after* is than *before*, drawn together."""

    def difference(grades: Rows, first: Rows, second: Rows) -> NDArray[np.float64]:
        return np.asarray(metric(grades, second) - metric(grades, first))

    return estimate(difference, [job.columns(before, after) for job in jobs])


def _figures(
    jobs: Sequence[JudgedJob], chosen: Mapping[str, Metric], methods: Sequence[str]
) -> Figures:
    return {
        method: {
            name: estimate(metric, [job.columns(method) for job in jobs])
            for name, metric in chosen.items()
        }
        for method in methods
    }


def _lead(jobs: Sequence[JudgedJob], chief: Metric, other: str) -> Lead:
    ahead = change(jobs, chief, other, OURS)
    reached = estimate(chief, [job.columns(other) for job in jobs]).value
    left = 1 - reached
    return Lead(ahead=ahead, closed=ahead.value / left if left > 0 else float("nan"))
