"""Compare the text that a file claims with what OCR saw: honest layers, layers that lie, doubted letters."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rapidfuzz import fuzz, process

from matcher.model.document import HiddenText
from matcher.readers.ocr.page import OcrPage
from matcher.readers.pdf.font_fit import is_crowded
from matcher.readers.runs import PageContent, Run

_WORD = re.compile(r"[^\W_]{3,40}")
_ALIKE = 75  # of 100; two readings of one word, with the slips of OCR
_MUCH_ALIKE = 60  # of 100; letters in one place, where a slip is likelier than a lie
_STRETCH = 3  # words on end that the picture does not show make a lie; fewer are slips
_CONFIRMED = 0.5  # share of the words of a run that OCR saw
_ICON = 1.7  # of the font size: no icon is larger
_REACH = 0.5  # of the font size: how far a word may lie from where the file says it is


ICON_NAME = "icon_name"
"""Cause of hidden text that is honest: what a font of icons calls them."""


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


def part_icons(page: PageContent) -> tuple[PageContent, list[HiddenText]]:
    """Take the names of icons out of the text of a page, and doubt longer text that has no room.

    A font of icons says "envelope" or "tel: ..." for one small picture; that is honest, but no reader sees
    the words. A longer stretch of text that would need far more room than it has is drawn as something else.
    """
    crowded = {id(run) for run in page.runs if is_crowded(run)}
    if not crowded:
        return page, []
    icons = [run for run in page.runs if id(run) in crowded and _is_icon(run)]
    taken = {id(run) for run in icons}
    rest = tuple(
        run._replace(is_doubted=run.is_doubted or id(run) in crowded)
        for run in page.runs
        if id(run) not in taken
    )
    names = " ".join(run.text.strip() for run in icons)
    hidden = [HiddenText(text=names, cause=ICON_NAME, page=page.number)] if names else []
    return replace(page, runs=rest), hidden


def _is_icon(run: Run) -> bool:
    return max(run.x1 - run.x0, run.y1 - run.y0) <= _ICON * run.size


def beside(page: PageContent, seen: OcrPage) -> PageContent:
    """Put the text that a page has of its own beside what OCR saw elsewhere on it."""
    if seen.quarter_turns:  # the places do not compare
        words = Seen(run.text for run in seen.runs)
        own = [run for run in page.runs if not words.confirms(run)]
        return seen.content(*own, links=page.links)
    taken = {word for run in page.runs for word in _seen_at(run, seen)}
    rest = tuple(word for word in seen.runs if word not in taken)
    return replace(page, runs=(*page.runs, *rest))


def without_lies(page: PageContent, seen: OcrPage) -> tuple[PageContent, str]:
    """Put what OCR saw in the place of doubted runs that it did not see; return the words of those too."""
    kept: list[Run] = []
    lies: list[str] = []
    found: dict[Run, None] = {}
    for run in page.runs:
        there = _seen_at(run, seen) if run.is_doubted else []
        if run.is_doubted and not _is_confirmed(run, there):
            lies.append(run.text.strip())
            found |= dict.fromkeys(there)
        else:
            kept.append(run)
    return replace(page, runs=(*kept, *found)), " ".join(lies)


def _is_confirmed(run: Run, there: Sequence[Run]) -> bool:
    """Tell whether the letters of *run* are those that OCR saw in its place, but for slips."""
    claimed, shown = (_letters(text) for text in (run.text, "".join(word.text for word in there)))
    return not words_of(run.text) or fuzz.partial_ratio(claimed, shown) >= _MUCH_ALIKE


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _seen_at(run: Run, page: OcrPage) -> list[Run]:
    """Return what OCR saw where *run* stands, in the order of the page."""
    reach = _REACH * run.size
    return [
        word
        for word in page.runs
        if word.x0 < run.x1 + reach
        and run.x0 - reach < word.x1
        and run.y0 - reach < (word.y0 + word.y1) / 2 < run.y1 + reach
    ]
