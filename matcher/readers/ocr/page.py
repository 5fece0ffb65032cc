"""Read the picture of one page: the right way up, straight, and as positioned runs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from PIL import Image

from matcher.readers.ocr.engines import Looks
from matcher.readers.ocr.picture import is_sideways, straighten
from matcher.readers.ocr.picture_repair import repaired, without_specks
from matcher.readers.ocr.word import OcrWord, mean_confidence, to_runs
from matcher.readers.runs import PageContent, Run

_POOR = 0.65  # mean confidence below which the page may lie the wrong way round
_FEW_LETTERS = 20  # likewise
_SEVERAL = 4  # letters of a word that lies flat if it is wider than tall
_WEAK = 0.88  # mean confidence below which the picture may be full of specks
_SURE = 0.7  # confidence of a word that only the worse of two readings has
_LEAST_CONFIDENCE = 0.25  # a word below is more likely a stain, a rule or a part of a photo


@dataclass(frozen=True, slots=True, kw_only=True)
class OcrPage:
    """What the picture of a page shows.

    Args:
        number: 1-based.
        width: of the page as a person would hold it, in points.
        height: in points.
        runs: the words.
        confidences: one a run, 0..1.
        quarter_turns: by how many quarters the picture was turned counter-clockwise to be read.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    confidences: tuple[float, ...]
    quarter_turns: int = 0

    @property
    def confidence(self) -> float:
        """Mean over the letters of the page."""
        return mean_confidence(
            (run.text, sure) for run, sure in zip(self.runs, self.confidences, strict=True)
        )

    def content(self, *more: Run, links: tuple[str, ...] = ()) -> PageContent:
        """Return the page as the layout step takes it, with *more* runs beside those of the picture."""
        return PageContent(
            number=self.number,
            width=self.width,
            height=self.height,
            runs=(*self.runs, *more),
            links=links,
        )


class _Reading(NamedTuple):
    turns: int
    picture: Image.Image
    words: list[OcrWord]

    @property
    def worth(self) -> float:
        """Letters that lie flat, times how sure the engine is of them, squared."""
        return sum(len(word.text) * word.confidence**2 for word in self.words if _is_flat(word))

    @property
    def confidence(self) -> float:
        return mean_confidence((word.text, word.confidence) for word in self.words)

    @property
    def makes_sense(self) -> bool:
        letters = sum(len(word.text) for word in self.words)
        upright = sum(len(word.text) for word in self.words if _is_flat(word))
        return letters >= _FEW_LETTERS and 2 * upright > letters and self.confidence >= _POOR


def empty_page(number: int, picture: Image.Image, points_per_pixel: float) -> OcrPage:
    """Return a page that shows nothing."""
    return OcrPage(
        number=number,
        width=picture.width * points_per_pixel,
        height=picture.height * points_per_pixel,
        runs=(),
        confidences=(),
    )


def read_page(
    picture: Image.Image, looks: Looks, *, number: int, points_per_pixel: float
) -> OcrPage:
    """Read a grey picture of about 300 dpi.

    Raises:
        ReadError: the engine hangs.
    """
    turns, straight, words = _best_way_up(picture, looks)
    runs = to_runs(words, height=straight.height, scale=points_per_pixel)
    return OcrPage(
        number=number,
        width=straight.width * points_per_pixel,
        height=straight.height * points_per_pixel,
        runs=tuple(run for run, _ in runs),
        confidences=tuple(sure for _, sure in runs),
        quarter_turns=turns,
    )


def _best_way_up(picture: Image.Image, looks: Looks) -> _Reading:
    """Read the page as it lies; where that makes little sense, turned round as well.

    A page that is faint or shaded is read as it is and repaired; a page that stays weak, without specks.
    """
    order = (1, 3, 0, 2) if is_sideways(picture) else (0, 2, 1, 3)
    readings: list[_Reading] = []
    for turns in order:
        if readings and looks.left <= 0:
            break
        straight = straighten(picture.rotate(90 * turns, expand=True))
        readings += [
            _Reading(turns, straight, _words(looks.read(shown)))
            for shown in (straight, *repaired(straight))
        ]
        if any(reading.makes_sense for reading in readings):
            break
    best = _best(readings)
    if best.confidence < _WEAK and looks.left > 0:
        words = _words(looks.read(without_specks(best.picture)))
        readings.append(best._replace(words=words))
    return _united(readings)


def _best(readings: Sequence[_Reading]) -> _Reading:
    return max(readings, key=lambda reading: reading.worth)


def _united(readings: Sequence[_Reading]) -> _Reading:
    """Return the best reading, with the words of the others that stand where it has none."""
    best = _best(readings)
    more = [
        word
        for reading in readings
        if reading is not best and reading.turns == best.turns
        for word in reading.words
        if word.confidence >= _SURE and not any(_overlap(word, other) for other in best.words)
    ]
    return best._replace(words=best.words + _below(more, best.words))


def _is_flat(word: OcrWord) -> bool:
    """Tell whether a word is wider than tall, or too short to tell; else it stands on its side."""
    return len(word.text) < _SEVERAL or word.bottom - word.top <= word.right - word.left


def _overlap(one: OcrWord, other: OcrWord) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _below(words: Sequence[OcrWord], others: Sequence[OcrWord]) -> list[OcrWord]:
    """Number the lines of *words* on from those of *others*."""
    last = max((word.line for word in others), default=0)
    return [replace(word, line=word.line + last) for word in words]


def _words(words: Sequence[OcrWord]) -> list[OcrWord]:
    return [word for word in words if word.confidence >= _LEAST_CONFIDENCE]
