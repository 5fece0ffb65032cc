"""Wordings that show a skill without naming it, tried only where one of their anchor words stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matcher.extraction.clauses import place_of
from matcher.extraction.tokenizer import Tokens, scan
from matcher.model.skill import PhraseRule

_KEY = 3
_REMEMBERED = 20_000  # words; resumes share most of theirs


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
        self._patterns = tuple(re.compile(rule.pattern, re.IGNORECASE) for rule in rules)
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
        for place, numbers in sorted(self._due(tokens, ranges).items()):
            start, end = ranges[place]
            passage = text[start:end].replace("\n", " ")
            for number in sorted(numbers):
                rule = self._rules[number]
                for found in self._patterns[number].finditer(passage):
                    if found.end() > found.start():
                        yield PhraseHit(
                            rule.skill, rule.weight, start + found.start(), start + found.end()
                        )

    def _due(self, tokens: Tokens, ranges: Sequence[tuple[int, int]]) -> dict[int, set[int]]:
        """Return for each passage the rules of which an anchor stands in it."""
        due: dict[int, set[int]] = {}
        for place, numbers in enumerate(map(self._known, tokens.lower)):
            if numbers:
                due.setdefault(place_of(ranges, tokens.starts[place]), set()).update(numbers)
        return due

    def _anchored(self, word: str) -> tuple[int, ...]:
        """Return the rules that have an anchor with which *word* begins (short anchors are whole words)."""
        short = self._anchors.get(word, ()) if len(word) < _KEY else ()
        return tuple(
            number
            for stem, number in (*short, *self._anchors.get(word[:_KEY], ()))
            if word.startswith(stem)
        )
