"""Finds held against truth: precision and recall, summed up over documents."""

import re
from collections.abc import Callable, Iterable
from operator import eq
from typing import Any

_HALF = 0.5
_TYPOGRAPHIC = str.maketrans("’‘–—“”", "''--\"\"")


def plain(text: str | None) -> str:
    """Write a name in lower case with single blanks and without punctuation at its ends.

    >>> plain(" Data  Science, ")
    'data science'
    """
    return " ".join((text or "").casefold().translate(_TYPOGRAPHIC).split()).strip(" .,;:|-")


def alike(one: str, other: str) -> bool:
    """Tell whether two names share at least half of the words of the longer one.

    >>> alike("lakeside university", "university of lakeside"), alike("lakeside", "hillside")
    (True, False)
    """
    words, others = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    return len(words & others) >= _HALF * max(len(words), len(others), 1)


class Matches:
    """Right, found and true, summed up over documents, with what was wrong."""

    def __init__(self) -> None:
        self.right = self.recalled = self.found = self.true = 0
        self.wrong: list[str] = []

    def add(
        self,
        found: Iterable[Any],
        true: Iterable[Any],
        note: str,
        is_same: Callable[[Any, Any], bool] = eq,
    ) -> None:
        """Count one document: each find is right when a truth is the same, each truth is found likewise."""
        found, true = list(dict.fromkeys(found)), list(dict.fromkeys(true))
        extra = [one for one in found if not any(is_same(one, other) for other in true)]
        missed = [one for one in true if not any(is_same(other, one) for other in found)]
        self.found += len(found)
        self.true += len(true)
        self.right += len(found) - len(extra)
        self.recalled += len(true) - len(missed)
        if extra or missed:
            self.wrong.append(f"{note}: missed {missed} extra {extra}")

    def figures(self) -> dict[str, Any]:
        """Return precision and recall, and what they are made from; None where there is nothing to divide by."""
        return {
            "precision": round(self.right / self.found, 4) if self.found else None,
            "recall": round(self.recalled / self.true, 4) if self.true else None,
            "found": self.found,
            "true": self.true,
        }
