"""How good an order is, held against graded judgements."""

from collections.abc import Mapping

import numpy as np
from sklearn.metrics import ndcg_score


def ndcg(grades: Mapping[str, int], scores: Mapping[str, float], k: int = 10) -> float:
    """Return nDCG@k with linear gains and log2 discount, ties averaged.

    Args:
        grades: judged relevance by name.
        scores: what the system gave, by name; a judged name without a score counts as last.
        k: how many places count.

    Source: Järvelin and Kekäläinen 2002, as scikit-learn's ``ndcg_score`` computes it.

    >>> ndcg({"a": 3, "b": 1, "c": 0}, {"a": 9.0, "b": 5.0, "c": 1.0})
    1.0
    """
    names = sorted(grades)
    lowest = min(scores.values(), default=0.0) - 1.0
    truth = np.array([[grades[name] for name in names]])
    found = np.array([[scores.get(name, lowest) for name in names]])
    return float(ndcg_score(truth, found, k=k))


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
