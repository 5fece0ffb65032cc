"""How much of the work a bullet says was the person's own."""

import re
from functools import lru_cache

from matcher.scoring.constants import OwnershipConstants

_WORD = re.compile(r"[^\W\d_]+")
# A figure with a unit of change or size: 35 %, 3x, $2M, 120 ms, 10k users; a bare year is no result.
_RESULT = re.compile(
    r"\d\s?%|\d\s?percent\b|\d\s?prozent\b|\d\s?x\b|[$€£]\s?\d|\d\s?(?:ms|k|m|bn|gb|tb|pb)\b"
    r"|\d[\d,.]{0,12}\+?\s(?:million|billion|thousand|users|customers|requests|queries|hours|models|records|rows|documents)\b"
)


def ownership(bullet: str, constants: OwnershipConstants) -> float:
    """Return 0..1: the strongest verb of the bullet, more with a result in figures.

    Formula: led 1, built 0.8, used 0.4, assisted 0.2, none 0; + 0.2 for a quantified result, at most 1.
    Source: the scoring page; the verbs stand in ``scoring.yaml``.
    """
    return _measure(bullet, _verbs(constants), constants.quantified)


@lru_cache(maxsize=4)
def _verbs_of(classes: tuple[tuple[float, tuple[str, ...]], ...]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for weight, verbs in classes:
        for verb in verbs:
            weights[verb] = max(weight, weights.get(verb, 0.0))
    return weights


def _verbs(constants: OwnershipConstants) -> dict[str, float]:
    classes = (constants.led, constants.built, constants.used, constants.assisted)
    return _verbs_of(tuple((found.weight, found.verbs) for found in classes))


def _measure(bullet: str, verbs: dict[str, float], quantified: float) -> float:
    lowered = bullet.casefold()
    strongest = max((verbs.get(word, 0.0) for word in _WORD.findall(lowered)), default=0.0)
    if _RESULT.search(lowered):
        strongest += quantified
    return min(1.0, strongest)
