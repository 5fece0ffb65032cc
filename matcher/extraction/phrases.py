"""Wordings that show a skill without naming it, tried only where one of their anchor words stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matcher.extraction.clauses import place_of
from matcher.extraction.tokenizer import Tokens, scan
from matcher.model.skill import PhraseRule
from matcher.text.lower_case import in_lower_case, lower_pattern

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
        self._anchors: dict[str, list[tuple[str, int]]] = {}
        for number, rule in enumerate(self._rules):
            for anchor in rule.anchors:
                stem = scan(anchor).lower[0]
                self._anchors.setdefault(stem[:_KEY], []).append((stem, number))
        self._known = lru_cache(_REMEMBERED)(self._anchored)

    def find(
        self, text: str, tokens: Tokens, ranges: Sequence[tuple[int, int]]
    ) -> Iterator[PhraseHit]:
        """Yield the wordings of *text*, passage by passage, in the order of the rules within each."""
        lower = in_lower_case(text).replace("\n", " ")
        for place, due in sorted(self._due(tokens, ranges).items()):
            start, end = ranges[place]
            passage = lower[start:end]
            for number in sorted(due):
                rule = self._rules[number]
                for low, high in _around(due[number], start, len(passage)):
                    for found in self._patterns[number].finditer(passage, low, high):
                        if found.end() > found.start():
                            yield PhraseHit(
                                rule.skill, rule.weight, start + found.start(), start + found.end()
                            )

    def _due(
        self, tokens: Tokens, ranges: Sequence[tuple[int, int]]
    ) -> dict[int, dict[int, list[int]]]:
        """Return for each passage the rules of which anchors stand in it, and where."""
        due: dict[int, dict[int, list[int]]] = {}
        for place, numbers in enumerate(map(self._known, tokens.lower)):
            if numbers:
                offset = tokens.starts[place]
                here = due.setdefault(place_of(ranges, offset), {})
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


def _around(offsets: Sequence[int], start: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a passage near the anchors, ascending and apart.

    Args:
        offsets: where the anchors stand in the text, ascending.
        start: where the passage begins in the text.
        length: how long it is.
    """
    low = high = 0
    for offset in offsets:
        first = max(0, offset - start - _REACH)
        if high and first > high:
            yield low, high
        if first > high or not high:
            low = first
        high = min(length, offset - start + _REACH)
    yield low, high
