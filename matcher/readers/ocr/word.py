"""A word as an OCR engine saw it, and how words become runs of a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from matcher.readers.runs import Run

_TALL = 0.72  # of the font size: height of capitals, digits and letters like b
_LOW = 0.5  # of the font size: height of letters like x
_DEEP = 0.21  # of the font size: how far letters like p reach below the line
_DEEP_LETTERS = frozenset("gjpqyQ,;()[]{}|/@_$§")
_LOW_LETTERS = frozenset("acegmnopqrsuvwxyz.,:;-–~=+_<>«»•*")


@dataclass(frozen=True, slots=True)
class OcrWord:
    """One word, or several that an engine does not part.

    Args:
        text: without white space at its ends.
        left: in pixels from the left edge of the picture.
        top: in pixels from its upper edge.
        right: in pixels.
        bottom: in pixels.
        confidence: 0..1, by the engine.
        line: words with one number stand on one line.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    line: int


def to_runs(words: Sequence[OcrWord], *, height: float, scale: float) -> list[tuple[Run, float]]:
    """Turn the words of a picture into runs of a page, each with its confidence.

    Args:
        words: the words of one line side by side.
        height: of the picture, in pixels.
        scale: points a pixel.
    """
    runs = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        size = median(_size(word) for word in line)
        foot = median(_foot(word, size) for word in line)
        for word in line:
            run = Run(
                text=f"{word.text} ",  # what follows is another word, however near or slanted
                x0=word.left * scale,
                y0=(height - word.bottom) * scale,
                x1=word.right * scale,
                y1=(height - word.top) * scale,
                baseline=(height - foot) * scale,
                size=round(size * scale, 1),
            )
            runs.append((run, word.confidence))
    return runs


def mean_confidence(words: Iterable[tuple[str, float]]) -> float:
    """Return the mean confidence of texts, each weighing as much as it has letters; 0.0 without any.

    >>> mean_confidence([("data", 1.0), ("of", 0.4)])
    0.8
    """
    weights = [(sum(map(str.isalnum, text)), confidence) for text, confidence in words]
    total = sum(weight for weight, _ in weights)
    if not total:
        return 0.0
    return round(sum(weight * confidence for weight, confidence in weights) / total, 3)


def _size(word: OcrWord) -> float:
    """Guess the font size in pixels from how tall the word's ink is."""
    letters = set(word.text)
    share = _LOW if letters <= _LOW_LETTERS else _TALL
    if letters & _DEEP_LETTERS:
        share += _DEEP
    return (word.bottom - word.top) / share


def _foot(word: OcrWord, size: float) -> float:
    """Return how far down the picture the line stands that the letters stand on."""
    return word.bottom - _DEEP * size if set(word.text) & _DEEP_LETTERS else word.bottom
