"""Pages that show letters only as a picture: which they are, and the pictures that OCR reads.

Told from what the engine gave: nearly no visible text, or an invisible layer under or over a picture that
fills the page, or text so damaged that no reader would recognise it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pypdfium2 as pdfium
from PIL import Image

from matcher.model.document import HiddenText
from matcher.readers.clean import damage, visible_length
from matcher.readers.ocr.picture import DPI, MAX_PIXELS, is_blank
from matcher.readers.pdf.text_layer import words_of
from matcher.readers.runs import MIN_ALPHA, Fill, PageContent, Run

MAX_DRAWN = 40  # pages of one file
MAX_DAMAGE = 0.08  # share of characters that no writer meant
_FEW = 20  # visible characters; fewer say nothing
_SOME = 100  # visible characters; a page mostly filled by a picture shows more unless it is a scan
_FILLED = 0.5  # share of the page that a scan takes up
_PLACED = Run._fields.index("baseline")  # text and box, which tell runs apart
_MARGIN = 0.3  # of the font size, around letters
_WHITE = 255
_LAYER_MODES = frozenset((3, 7))
Drawn = tuple[Image.Image, float]
"""A page in grey, and how many points a pixel is."""
LAYER_CAUSES = frozenset(("invisible_render_mode", "transparent_text", "covered_text"))


class Kind(StrEnum):
    """Why the picture of a page is to be read."""

    PICTURE = "picture"
    LAYER = "layer"
    DAMAGED = "damaged"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPage:
    """A page after visible and hidden text were parted.

    Args:
        whole: as the engine read it.
        visible: what of it can be seen.
        hidden: what cannot, with its causes.
    """

    whole: PageContent
    visible: PageContent
    hidden: tuple[HiddenText, ...] = ()

    @property
    def layer(self) -> tuple[Run, ...]:
        """The hidden runs that may be the OCR layer of a scan."""
        seen = {run[:_PLACED] for run in self.visible.runs}
        pictures = [fill for fill in self.whole.fills if _fills_page(fill, self.whole)]
        return tuple(
            run
            for run in self.whole.runs
            if run[:_PLACED] not in seen
            and (
                run.mode in _LAYER_MODES
                or run.alpha < MIN_ALPHA
                or any(picture.place > run.last >= 0 for picture in pictures)
            )
        )


def kind_of(page: SeenPage) -> Kind | None:
    """Say why the picture of a page is to be read, or None: its text says what it shows."""
    text = "".join(run.text for run in page.visible.runs)
    letters = visible_length(text)
    if letters >= _FEW and damage(text) > MAX_DAMAGE:
        return Kind.DAMAGED
    if any(run.is_doubted and words_of(run.text) for run in page.visible.runs):
        return Kind.DOUBT
    if letters >= _SOME:
        return None
    is_filled = _share_of_pictures(page.whole) >= _FILLED
    if is_filled and visible_length("".join(run.text for run in page.layer)) >= _FEW:
        return Kind.LAYER
    if is_filled or letters < _FEW:
        return Kind.PICTURE
    return None


def _fills_page(fill: Fill, page: PageContent) -> bool:
    return fill.colour is None and _area(fill, page) >= _FILLED * page.width * page.height


def _share_of_pictures(page: PageContent) -> float:
    """Return the share of the page that pictures take up; a scanner may cut a page into strips."""
    pictures = [fill for fill in page.fills if fill.colour is None]
    whole = page.width * page.height
    return sum(_area(fill, page) for fill in pictures) / whole if whole else 0.0


def _area(fill: Fill, page: PageContent) -> float:
    left, bottom, right, top = fill.box
    across = min(right, page.width) - max(left, 0.0)
    up = min(top, page.height) - max(bottom, 0.0)
    return max(0.0, across) * max(0.0, up)


def shows_ink(drawn: Drawn, run: Run) -> bool:
    """Tell whether the picture of the page shows anything where *run* stands."""
    box = _pixels(drawn, run)
    return box[0] < box[2] and box[1] < box[3] and not is_blank(drawn[0].crop(box))


def without_runs(drawn: Drawn, runs: Sequence[Run]) -> Image.Image:
    """Return the picture of the page with white where *runs* stand."""
    if not runs:
        return drawn[0]
    picture = drawn[0].copy()
    for run in runs:
        margin = _MARGIN * run.size
        box = _pixels(drawn, run, margin)
        if box[0] < box[2] and box[1] < box[3]:
            picture.paste(_WHITE, box)
    return picture


def _pixels(drawn: Drawn, run: Run, margin: float = 0.0) -> tuple[int, int, int, int]:
    """Return where *run* stands in the picture: left, top, right, bottom."""
    picture, points = drawn
    left, right = (run.x0 - margin) / points, (run.x1 + margin) / points
    top, bottom = (picture.height - edge / points for edge in (run.y1 + margin, run.y0 - margin))
    return (
        max(0, int(left)),
        max(0, int(top)),
        min(picture.width, int(right) + 1),
        min(picture.height, int(bottom) + 1),
    )


class PagePictures:
    """Draws the first pages of one PDF that are asked for, as OCR wants them."""

    def __init__(self, data: bytes) -> None:
        self._left = MAX_DRAWN
        try:
            self._document: pdfium.PdfDocument | None = pdfium.PdfDocument(data)
        except pdfium.PdfiumError:
            self._document = None

    def draw(self, number: int) -> Drawn | None:
        """Return page *number* in grey, and how many points a pixel is; None where it cannot be drawn."""
        if self._document is None or self._left <= 0:
            return None
        self._left -= 1
        try:
            page = self._document[number - 1]
        except pdfium.PdfiumError:
            return None
        width, height = page.get_size()
        scale = min(DPI / 72, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
        try:
            bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
        except pdfium.PdfiumError:
            return None
        finally:
            page.close()
        return bitmap.to_pil().convert("L"), 1 / scale

    def close(self) -> None:
        """Let go of the document."""
        if self._document is not None:
            self._document.close()
