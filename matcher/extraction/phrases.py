"""Wordings that show a skill without naming it, tried only where one of their anchor words stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matcher.extraction.tokenizer import Tokens, scan
from matcher.model.skill import PhraseRule
from matcher.text.lower_case import in_lower_case, lower_pattern
from matcher.text.needs import needs_of

_KEY = 3
_REMEMBERED = 20_000  # words; resumes share most of theirs
_REACH = 120
"""So many characters before and behind an anchor a wording may begin and end; the repeats of the rules are bounded."""


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A wording that was found: which skill, how sure, and where in the normalised text."""

    skill: str
    weight: float
    start: int
    end: int


class PhraseFinder:
    """The phrase rules, indexed by the first letters of their anchors.

    Args:
        rules: in the order in which they are tried.
    """

    def __init__(self, rules: Sequence[PhraseRule]) -> None:
        self._rules = tuple(rules)
        self._patterns = tuple(lower_pattern(rule.pattern) for rule in rules)
        self._needs = tuple(map(needs_of, self._patterns))
        self._anchors: dict[str, list[tuple[str, int]]] = {}
        for number, rule in enumerate(self._rules):
            for stem in dict.fromkeys(map(_stem, rule.anchors)):
                self._anchors.setdefault(stem[:_KEY], []).append((stem, number))
        self._known = lru_cache(_REMEMBERED)(self._anchored)

    def find(
        self, text: str, tokens: Tokens, ranges: Sequence[tuple[int, int]]
    ) -> Iterator[PhraseHit]:
        """Yield the wordings of *text*, passage by passage, in the order of the rules within each."""
        lower = in_lower_case(text).replace("\n", " ")
        for place, due in self._due(tokens, ranges).items():
            start, end = ranges[place]
            passage = lower[start:end]
            for number in sorted(due):
                rule = self._rules[number]
                for low, high in _around(due[number], start, len(passage)):
                    if not self._needs[number].met_by(passage[low:high]):
                        continue
                    for found in self._patterns[number].finditer(passage, low, high):
                        if found.end() > found.start():
                            yield PhraseHit(
                                rule.skill, rule.weight, start + found.start(), start + found.end()
                            )

    def _due(
        self, tokens: Tokens, ranges: Sequence[tuple[int, int]]
    ) -> dict[int, dict[int, list[int]]]:
        """Return for each passage, in their order, the rules of which anchors stand in it, and where."""
        due: dict[int, dict[int, list[int]]] = {}
        at, last = 0, len(ranges) - 1
        for place, numbers in enumerate(map(self._known, tokens.lower)):
            if numbers:
                offset = tokens.starts[place]
                while at < last and ranges[at + 1][0] <= offset:
                    at += 1
                here = due.setdefault(at, {})
                for number in numbers:
                    here.setdefault(number, []).append(offset)
        return due

    def _anchored(self, word: str) -> tuple[int, ...]:
        """Return the rules that have an anchor with which *word* begins (short anchors are whole words)."""
        short = self._anchors.get(word, ()) if len(word) < _KEY else ()
        return tuple(
            number
            for stem, number in (*short, *self._anchors.get(word[:_KEY], ()))
            if word.startswith(stem)
        )


def _stem(anchor: str) -> str:
    """Return the longest word of an anchor: "device" of "on-device"; it stands wherever the anchor does."""
    return max(scan(anchor).lower, key=len)


def _around(offsets: Sequence[int], start: int, length: int) -> list[tuple[int, int]]:
    """Return the stretches of a passage near the anchors, ascending and apart.

    Args:
        offsets: where the anchors stand in the text, ascending.
        start: where the passage begins in the text.
        length: how long it is.
    """
    if length <= _REACH:
        return [(0, length)]
    near: list[tuple[int, int]] = []
    for offset in offsets:
        low = max(0, offset - start - _REACH)
        high = min(length, offset - start + _REACH)
        if near and low <= near[-1][1]:
            low = near.pop()[0]
        near.append((low, high))
    return near
