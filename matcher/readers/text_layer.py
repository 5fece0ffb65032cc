"""Compare the text that a file claims with what OCR saw: honest layers, layers that lie, doubted letters."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz, process

from matcher.readers.ocr_page import OcrPage
from matcher.readers.runs import Run

_WORD = re.compile(r"[^\W_]{3,40}")
_ALIKE = 75  # of 100; two readings of one word, with the slips of OCR
_STRETCH = 3  # words on end that the picture does not show make a lie; fewer are slips
_CONFIRMED = 0.5  # share of the words of a run that OCR saw
_REACH = 0.5  # of the font size: how far a word may lie from where the file says it is


@dataclass(frozen=True, slots=True)
class Verdict:
    """The words of a text layer, parted.

    Args:
        shown: those that the picture shows, or that may be slips of one OCR or the other.
        lies: those that stand in the layer only.
    """

    shown: str
    lies: str


class Seen:
    """The words that OCR saw on a page, forgiving its slips."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = sorted({word for text in texts for word in words_of(text)})
        self._exact = frozenset(self._words)
        self._known: dict[str, bool] = {}

    def holds(self, word: str) -> bool:
        """Tell whether the page shows *word* (as ``words_of`` gives it) or something very like it."""
        if word not in self._known:
            self._known[word] = word in self._exact or (
                process.extractOne(word, self._words, scorer=fuzz.ratio, score_cutoff=_ALIKE)
                is not None
            )
        return self._known[word]

    def share(self, text: str) -> float:
        """Return the share of the words of *text* that the page shows; 1.0 for a text without words."""
        words = words_of(text)
        return sum(map(self.holds, words)) / len(words) if words else 1.0

    def confirms(self, run: Run) -> bool:
        """Tell whether most words of *run* are seen on the page."""
        return self.share(run.text) >= _CONFIRMED


def words_of(text: str) -> list[str]:
    """Return the words of three letters or more, case folded.

    >>> words_of("Go-live of the API (R, C++)")
    ['live', 'the', 'api']
    """
    return [word.casefold() for word in _WORD.findall(text)]


def judge_layer(layer: Sequence[Run], seen: Seen) -> Verdict:
    """Part the words of an OCR layer into those that the picture shows and those that it does not.

    Single words that differ are slips; only several on end are a lie.
    """
    pieces = [piece for run in layer for piece in run.text.split()]
    marked = [(piece, _unseen(piece, seen)) for piece in pieces]
    shown: list[str] = []
    lies: list[str] = []
    for is_unseen, group in groupby(marked, key=lambda pair: pair[1] is not False):
        stretch = [piece for piece, _ in group]
        unseen = sum(1 for piece in stretch if words_of(piece))
        (lies if is_unseen and unseen >= _STRETCH else shown).extend(stretch)
    return Verdict(" ".join(shown), " ".join(lies))


def _unseen(piece: str, seen: Seen) -> bool | None:
    """Tell whether the picture lacks a piece; None where it holds no word to look for."""
    words = words_of(piece)
    return not all(map(seen.holds, words)) if words else None


def seen_at(run: Run, page: OcrPage) -> list[Run]:
    """Return what OCR saw where *run* stands, in the order of the page."""
    reach = _REACH * run.size
    return [
        word
        for word in page.runs
        if word.x0 < run.x1 + reach
        and run.x0 - reach < word.x1
        and run.y0 - reach < (word.y0 + word.y1) / 2 < run.y1 + reach
    ]
