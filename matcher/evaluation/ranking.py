"""How good an order is, held against graded judgements.

Every figure takes many rankings of as many resumes at once, a row each: a bootstrap asks for thousands. Equal scores
are no order: each figure is the mean over all orders of those who share a score (McSherry and Najork 2008), so
that no accident of sorting is measured. Where a figure is not defined (nobody is relevant, say) it is nan.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]
"""Rankings (rows) x resumes (columns)."""
Metric = Callable[[Rows, Rows], NDArray[np.float64]]
"""From the grades and the scores of rankings to one figure a ranking."""
RELEVANT = 2
"""The grade from which a resume counts as relevant where a figure knows but yes and no."""


def metrics(k: int = 10, relevant: int = RELEVANT) -> dict[str, Metric]:
    """Return the figures by name, the chief one first.

    Args:
        k: how many places count in nDCG and precision.
        relevant: the grade from which a resume is relevant in MAP, MRR and precision.
    """
    return {
        f"nDCG@{k}": partial(ndcg, k=k),
        "MAP": partial(average_precision, relevant=relevant),
        "MRR": partial(reciprocal_rank, relevant=relevant),
        f"P@{k}": partial(precision, k=k, relevant=relevant),
        "tau-b": kendall_tau,
    }


def align(grades: Mapping[str, int], scores: Mapping[str, float]) -> tuple[Rows, Rows]:
    """Return grades and scores of the judged as one ranking; who was judged and has no score is last.

    >>> align({"b": 0, "a": 3}, {"a": 7.0})
    (array([[3., 0.]]), array([[7., 6.]]))
    """
    names = sorted(grades)
    lowest = min(scores.values(), default=0.0) - 1.0
    return (
        np.array([[grades[name] for name in names]], dtype=np.float64),
        np.array([[scores.get(name, lowest) for name in names]], dtype=np.float64),
    )


def ndcg(grades: Rows, scores: Rows, k: int = 10) -> NDArray[np.float64]:
    """Return nDCG@k with linear gains and log2 discount.

    Formula: ``sum(gain / log2(1 + place)) / the same of the ideal order``, over the first k places. nan where every
    grade is 0. Source: Järvelin and Kekäläinen 2002; scikit-learn's ``ndcg_score`` computes the same for one
    ranking a call (a test holds both equal).

    >>> ndcg(*align({"a": 3, "b": 1, "c": 0}, {"a": 9.0, "b": 5.0, "c": 1.0}))
    array([1.])
    """
    gains = _ties(scores).mean_of(grades)[:, :k]
    ideal = -np.sort(-grades, axis=1)[:, :k]
    discounts = 1.0 / np.log2(np.arange(2, gains.shape[1] + 2))
    return _share(gains @ discounts, ideal @ discounts)


def precision(
    grades: Rows, scores: Rows, k: int = 10, relevant: int = RELEVANT
) -> NDArray[np.float64]:
    """Return P@k, the share of relevant resumes among the first k places.

    With fewer than k resumes the places that nobody has count as not relevant.
    """
    hits = _ties(scores).mean_of(_is(grades, relevant))
    return np.asarray(hits[:, :k].sum(axis=1) / k)


def average_precision(grades: Rows, scores: Rows, relevant: int = RELEVANT) -> NDArray[np.float64]:
    """Return average precision: the mean over the relevant resumes of the precision at the place of each.

    Its mean over jobs is MAP. Among n equal scores, r of them relevant, below c resumes with R relevant, the j-th
    is relevant with probability ``r / n``, and then has ``R + 1 + (j - 1)(r - 1) / (n - 1)`` relevant resumes down to
    its place ``c + j``. nan where nobody is relevant.
    """
    ties, is_relevant = _ties(scores), _is(grades, relevant)
    hits = ties.sum_of(is_relevant)
    ordered = ties.sorted(is_relevant)
    above = np.take_along_axis(np.cumsum(ordered, axis=1) - ordered, ties.first, axis=1)
    places = np.arange(1, grades.shape[1] + 1)
    beside = ties.offset * np.maximum(hits - 1, 0) / np.maximum(ties.size - 1, 1)
    gained = hits / ties.size * (above + 1 + beside) / places
    return _share(gained.sum(axis=1), is_relevant.sum(axis=1))


def reciprocal_rank(grades: Rows, scores: Rows, relevant: int = RELEVANT) -> NDArray[np.float64]:
    """Return 1 / the place of the first relevant resume; its mean over jobs is MRR.

    Among n equal scores, r of them relevant, the j-th is the first that is with probability ``r / (n - j + 1)`` where
    none before it was. nan where nobody is relevant.
    """
    ties, is_relevant = _ties(scores), _is(grades, relevant)
    misses = 1.0 - np.minimum(1.0, ties.sum_of(is_relevant) / (ties.size - ties.offset))
    still = np.cumprod(misses, axis=1)
    before = np.hstack([np.ones((len(still), 1)), still[:, :-1]])
    found = ((before - still) / np.arange(1, grades.shape[1] + 1)).sum(axis=1)
    return np.where(is_relevant.any(axis=1), found, np.nan)


def kendall_tau(grades: Rows, scores: Rows) -> NDArray[np.float64]:
    """Return Kendall's tau-b of grades and scores, from -1 to 1, as SciPy computes it.

    nan where all grades, or all scores, are the same.
    """
    from scipy.stats import kendalltau  # noqa: PLC0415 - half a second, and only this figure needs it

    if grades.shape[1] < 2:  # noqa: PLR2004 - SciPy warns where there is no pair
        return np.full(len(grades), np.nan)
    found = [kendalltau(*pair).statistic for pair in zip(grades, scores, strict=True)]
    return np.array(found, dtype=np.float64)


def inversions(
    grades: Mapping[str, int], scores: Mapping[str, float], high: int, low: int
) -> list[tuple[str, str]]:
    """List the pairs in which somebody judged *low* or less stands above somebody judged *high* or more.

    >>> inversions({"a": 3, "b": 0}, {"a": 1.0, "b": 2.0}, high=3, low=1)
    [('b', 'a')]
    """
    good = [name for name in sorted(grades) if grades[name] >= high]
    poor = [name for name in sorted(grades) if grades[name] <= low]
    return [(bad, fine) for bad in poor for fine in good if scores[bad] >= scores[fine]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Ties:
    """Who shares a score, by place: all arrays are rankings x places.

    Args:
        order: the column of the resume at each place.
        group: a number for each run of equal scores, rising over all rankings.
        size: how many share the score.
        offset: how many of them stand before.
        first: the place (from 0) of the first of them.
    """

    order: NDArray[np.intp]
    group: NDArray[np.intp]
    size: NDArray[np.intp]
    offset: NDArray[np.intp]
    first: NDArray[np.intp]

    def sorted(self, values: Rows) -> Rows:
        """Put what belongs to resumes in the order of places."""
        return np.take_along_axis(values, self.order, axis=1)

    def sum_of(self, values: Rows) -> Rows:
        """Return at each place the sum over all who share its score."""
        sums = np.bincount(self.group.ravel(), weights=self.sorted(values).ravel())
        return np.asarray(sums[self.group])

    def mean_of(self, values: Rows) -> Rows:
        """Return at each place the mean over all who share its score."""
        return self.sum_of(values) / self.size


def _ties(scores: Rows) -> _Ties:
    order = np.argsort(-scores, axis=1, kind="stable")
    ordered = np.take_along_axis(scores, order, axis=1)
    starts = np.ones(ordered.shape, dtype=bool)
    starts[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    group = (np.cumsum(starts.ravel()) - 1).reshape(ordered.shape)
    first = np.flatnonzero(starts.ravel())[group] % ordered.shape[1]
    places = np.broadcast_to(np.arange(ordered.shape[1]), ordered.shape)
    return _Ties(
        order=order,
        group=group,
        size=np.bincount(group.ravel())[group],
        offset=places - first,
        first=first,
    )


def _is(grades: Rows, relevant: int) -> Rows:
    return (grades >= relevant).astype(np.float64)


def _share(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide; nan where there is nothing to divide by."""
    shares: NDArray[np.float64] = np.full(len(part), np.nan)
    return np.divide(part, whole, out=shares, where=whole > 0)
