"""Read the picture of one page: the right way up, straight, and as positioned runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image

from matcher.readers.ocr import Looks
from matcher.readers.ocr_word import OcrWord, mean_confidence, to_runs
from matcher.readers.picture import darken, is_faint, is_sideways, straighten
from matcher.readers.runs import PageContent, Run

_POOR = 0.65  # mean confidence below which the page may lie the wrong way round
_FEW_LETTERS = 20  # likewise
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
        """Letters times how sure the engine is of them, squared."""
        return sum(len(word.text) * word.confidence**2 for word in self.words)

    @property
    def makes_sense(self) -> bool:
        texts = [(word.text, word.confidence) for word in self.words]
        letters = sum(len(text) for text, _ in texts)
        return letters >= _FEW_LETTERS and mean_confidence(texts) >= _POOR


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
    """Read the page as it lies; where that makes little sense, turned round as well."""
    order = (1, 3, 0, 2) if is_sideways(picture) else (0, 2, 1, 3)
    readings: list[_Reading] = []
    for turns in order:
        if readings and looks.left <= 0:
            break
        straight = straighten(picture.rotate(90 * turns, expand=True))
        readings.append(_Reading(turns, straight, _words(looks.read(straight))))
        if is_faint(straight) and looks.left > 0:
            dark = darken(straight)
            readings.append(_Reading(turns, straight, _words(looks.read(dark))))
        if any(reading.makes_sense for reading in readings):
            break
    return max(readings, key=lambda reading: reading.worth)


def _words(words: Sequence[OcrWord]) -> list[OcrWord]:
    return [word for word in words if word.confidence >= _LEAST_CONFIDENCE]
