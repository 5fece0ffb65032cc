"""Look at the picture of a page: does a piece of text leave a mark there?"""

import ctypes
from collections.abc import Iterable, Sequence
from types import TracebackType

import pypdfium2 as pdfium

from matcher.readers.pdf import pdfium_calls as call
from matcher.readers.pdf.pdfium_doubles import find_doubles
from matcher.readers.pdf.pdfium_objects import text_objects
from matcher.readers.runs import MIN_ALPHA, Box, Run

_SCALE = 1.0  # pixels a point
_LONGEST_SIDE = 4_000  # pixels
_MIN_DIFFERENCE = 24  # of 255 grey levels between the page with the letters and without
_INK = (0.03, 0.7)  # share of a word's box that letters may fill
_ANY_TEXT = Run("", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)  # stands for all, as its objects are not known


class InkCheck:
    """Draws pages of one PDF when asked, with and without some of their text, and compares.

    Of a page that cannot be drawn nothing is known.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: pdfium.PdfDocument | None = None

    def __enter__(self) -> "InkCheck":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the document."""
        if self._document is not None:
            self._document.close()

    def __call__(self, number: int, runs: Sequence[Run]) -> Sequence[bool | None]:
        """Tell for each run of page *number* whether the page looks different without these runs, None if unknown."""
        try:
            if self._document is None:
                self._document = pdfium.PdfDocument(self._data)
            page = self._document[number - 1]
        except pdfium.PdfiumError:
            return [None] * len(runs)
        try:
            return _shown(page, runs)
        finally:
            page.close()


def _shown(page: pdfium.PdfPage, runs: Sequence[Run]) -> list[bool]:
    """Compare the page with and without the runs; transparent letters may lie over drawn ones.

    Text painted twice, the first time as a shadow, counts as one: both are taken off. Some programs draw bold letters as shapes and lay transparent text over them, to be searched. It
    counts as seen where, without any text, something that may be letters is left in its place.
    """
    objects = text_objects(ctypes.cast(page.raw, ctypes.c_void_p).value or 0)
    whole = _Picture(page)
    _take_away(objects, runs)
    opaque = [run for run in runs if run.alpha >= MIN_ALPHA]
    if opaque:
        _take_away(find_doubles(page, objects, opaque), (_ANY_TEXT,))
    without = _Picture(page)
    shown = [whole.differs(without, _box(run)) for run in runs]
    clear = [number for number, run in enumerate(runs) if run.alpha < MIN_ALPHA]
    if clear and not all(shown[number] for number in clear):
        _take_away(objects, (_ANY_TEXT,))
        bare = _Picture(page)
        for number in clear:
            shown[number] = shown[number] or bare.may_hold_letters(_box(runs[number]))
    return shown


def _box(run: Run) -> Box:
    return run.x0, run.y0, run.x1, run.y1


def _take_away(objects: Sequence[int | None], runs: Iterable[Run]) -> None:
    """Take the objects of the runs off the page; all text where an engine does not know them."""
    for run in runs:
        known = run.first >= 0
        for address in objects[run.first : run.last + 1] if known else objects:
            if address:
                call.set_active(address, 0)


class _Picture:
    """The grey levels of a page, a byte a pixel."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._scale = min(_SCALE, _LONGEST_SIDE / max(1.0, *page.get_size()))
        bitmap = page.render(scale=self._scale, grayscale=True, may_draw_forms=False)
        self._pixels = bytes(bitmap.buffer)
        self._stride = bitmap.stride
        self._height = bitmap.height
        bitmap.close()

    def differs(self, other: "_Picture", box: Box) -> bool:
        """Tell whether the two look different inside *box* (points, from the lower left)."""
        pairs = zip(self._rows(box), other._rows(box), strict=True)  # noqa: SLF001 - of its own kind
        return any(
            mine != theirs and _difference(mine, theirs) >= _MIN_DIFFERENCE
            for mine, theirs in pairs
        )

    def may_hold_letters(self, box: Box) -> bool:
        """Tell whether a part of *box*, neither tiny nor most of it, differs from the ground."""
        levels = b"".join(self._rows(box))
        if not levels:
            return False
        ground = max(set(levels), key=levels.count)
        ink = sum(1 for level in levels if abs(level - ground) >= _MIN_DIFFERENCE)
        return _INK[0] <= ink / len(levels) <= _INK[1]

    def _rows(self, box: Box) -> list[bytes]:
        scale = self._scale
        left, right = max(0, int(box[0] * scale)), min(self._stride, int(box[2] * scale) + 1)
        top = max(0, self._height - int(box[3] * scale) - 1)
        bottom = min(self._height, self._height - int(box[1] * scale))
        return [
            self._pixels[row * self._stride + left : row * self._stride + right]
            for row in range(top, bottom)
        ]


def _difference(one: bytes, other: bytes) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
