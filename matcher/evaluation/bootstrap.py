"""How firm a figure is: its interval over seeded draws with replacement (percentile bootstrap)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

DRAWS = 1000
SEED = 20240501
LEVEL = 0.95
_AT_ONCE = 2_000_000
"""Resumes in the draws that are looked at together; 16 MB an array."""

Columns = tuple[NDArray[np.float64], ...]
"""One job: its grades, and the scores of one or more methods, each one ranking x resumes."""
Statistic = Callable[..., NDArray[np.float64]]
"""From such columns, any number of rankings each, to one figure a ranking."""


class Over(StrEnum):
    """What was drawn."""

    JOBS = "jobs"
    RESUMES = "resumes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with its interval.

    Args:
        value: the mean over the jobs that define it; nan where none does.
        low: 2.5 % of the draws lie below; nan where nothing can be drawn.
        high: 2.5 % of the draws lie above.
        over: what was drawn.
        jobs: how many jobs define it.
    """

    value: float
    low: float
    high: float
    over: Over
    jobs: int


def estimate(statistic: Statistic, jobs: Sequence[Columns]) -> Estimate:
    """Return the mean of *statistic* over jobs, with its 95 % interval.

    With several jobs, whole jobs are drawn: the figure is to hold for jobs that were not judged, and the resumes
    of one job stand or fall together, so drawing them one by one would make the interval too narrow. With one
    job its resumes are drawn; then the interval says how much hangs on who happened to be judged, and nothing
    about other jobs. Differences of two methods are drawn together (give a statistic of both): the same jobs and
    resumes for both, so that what is hard for both drops out. Source: Efron and Tibshirani 1993, percentile interval.

    Args:
        statistic: of grades and scores.
        jobs: the columns that it takes, a tuple a job.
    """
    values = np.array([statistic(*columns)[0] for columns in jobs])
    known = values[~np.isnan(values)]
    if len(jobs) == 1:
        over, drawn = Over.RESUMES, _over_resumes(statistic, jobs[0])
    else:
        over, drawn = Over.JOBS, _over_jobs(known)
    drawn = drawn[~np.isnan(drawn)]
    tail = 50 * (1 - LEVEL)
    low, high = np.percentile(drawn, [tail, 100 - tail]) if len(drawn) else (np.nan, np.nan)
    value = known.mean() if len(known) else np.nan
    return Estimate(
        value=float(value), low=float(low), high=float(high), over=over, jobs=len(known)
    )


def _over_jobs(values: NDArray[np.float64]) -> NDArray[np.float64]:
    if len(values) < 2:  # noqa: PLR2004 - one job alone can only be drawn as it is
        return np.empty(0)
    drawn = _draws(DRAWS, len(values), np.random.default_rng(SEED))
    return np.asarray(values[drawn].mean(axis=1))


def _over_resumes(statistic: Statistic, columns: Columns) -> NDArray[np.float64]:
    count = columns[0].shape[1]
    generator = np.random.default_rng(SEED)
    step = max(1, _AT_ONCE // count)
    found = []
    for begin in range(0, DRAWS, step):
        drawn = _draws(min(step, DRAWS - begin), count, generator)
        found.append(statistic(*(column[0][drawn] for column in columns)))
    return np.concatenate(found)


def _draws(rows: int, count: int, generator: np.random.Generator) -> NDArray[np.int64]:
    return generator.integers(0, count, size=(rows, count))
