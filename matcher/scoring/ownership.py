"""How much of the work a bullet says was the person's own."""

import re
from collections.abc import Mapping

from matcher.scoring.constants import OwnershipConstants

_MOST_CHUNKS = 200_000
_WORD = re.compile(r"[^\W\d_]+")
# A figure with a unit of change or size: 35 %, 3x, $2M, 120 ms, 10k users; a bare year is no result.
# It begins with one set of characters, so that a search jumps from one to the next.
_RESULT = re.compile(
    r"[\d$€£](?:(?<=\d)(?:\s?(?:%|percent\b|prozent\b|(?:x|ms|k|m|bn|gb|tb|pb)\b)|[\d,.]{0,12}\+?\s"
    r"(?:million|billion|thousand|users|customers|requests|queries|hours|models|records|rows|documents)\b)"
    r"|(?<=[$€£])\s?\d)"
)


def ownership(bullet: str, constants: OwnershipConstants) -> float:
    """Return 0..1: the strongest verb of the bullet, more with a result in figures.

    Formula: led 1, built 0.8, used 0.4, assisted 0.2, none 0; + 0.2 for a quantified result, at most 1.
    Source: the scoring page; the verbs stand in ``scoring.yaml``.
    """
    return Ownership(constants).of(bullet)


class Ownership:
    """The verbs by weight, looked up once for all bullets of a resume."""

    def __init__(self, constants: OwnershipConstants) -> None:
        self._quantified = constants.quantified
        self._verbs = _Verbs(_weights(constants))

    def of(self, bullet: str) -> float:
        """Return 0..1 for one bullet; see ``ownership``."""
        strongest = max(map(self._verbs.__getitem__, bullet.split()), default=0.0)
        if _RESULT.search(bullet.casefold()):
            strongest += self._quantified
        return min(1.0, strongest)


class _Verbs(dict[str, float]):
    """Remembers the strongest verb in a stretch between white space, because resumes share their words."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, chunk: str) -> float:
        if len(self) >= _MOST_CHUNKS:
            self.clear()
        words = _WORD.findall(chunk.casefold())
        self[chunk] = strongest = max((self._weights.get(word, 0.0) for word in words), default=0.0)
        return strongest


def _weights(constants: OwnershipConstants) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for found in (constants.assisted, constants.used, constants.built, constants.led):
        for verb in found.verbs:
            weights[verb] = max(found.weight, weights.get(verb, 0.0))
    return weights
