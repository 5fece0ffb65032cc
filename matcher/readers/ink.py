"""Look at the picture of a page: do letters leave a mark there?"""

from types import TracebackType

import pypdfium2 as pdfium

from matcher.readers.runs import Box

_SCALE = 2.0  # pixels a point
_LONGEST_SIDE = 4_000  # pixels
_MIN_SPREAD = 24  # of 255 grey levels between ink and ground


class InkCheck:
    """Renders pages of one PDF when asked, each at most once, and looks for ink in a box.

    A page that cannot be rendered shows no ink.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: pdfium.PdfDocument | None = None
        self._pictures: dict[int, tuple[bytes, int, int, float]] = {}

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

    def __call__(self, page: int, box: Box) -> bool:
        """Tell whether the grey levels inside *box* (points, from the lower left) differ enough for ink."""
        pixels, stride, height, scale = self._picture(page)
        left, right = max(0, int(box[0] * scale)), min(stride, int(box[2] * scale) + 1)
        top = max(0, height - int(box[3] * scale) - 1)
        bottom = min(height, height - int(box[1] * scale))
        if left >= right or top >= bottom:
            return False
        rows = [pixels[row * stride + left : row * stride + right] for row in range(top, bottom)]
        return max(map(max, rows)) - min(map(min, rows)) >= _MIN_SPREAD

    def _picture(self, number: int) -> tuple[bytes, int, int, float]:
        if number not in self._pictures:
            if self._document is None:
                self._document = pdfium.PdfDocument(self._data)
            page = self._document[number - 1]
            scale = min(_SCALE, _LONGEST_SIDE / max(1.0, *page.get_size()))
            bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
            self._pictures[number] = (bytes(bitmap.buffer), bitmap.stride, bitmap.height, scale)
            bitmap.close()
            page.close()
        return self._pictures[number]
