"""Look at the picture of a page: does a piece of text leave a mark there?"""

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
_MIN_LENGTH = 0.3  # share of a run's length over which letters must show
_MIN_CHANGED = 0.4  # share of the letters that must change the page to be seen
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
    """Compare the page with and without the runs.

    White letters across a line or over other words change a few pixels, too: a run is seen where enough of
    its letters changes the page. Which pixels they are is told by drawing them black and white. Text painted
    twice, the first time as a shadow, counts as one. Some programs draw bold letters as shapes and lay
    transparent text over them, to be searched: it is seen where, without any text, something that may be
    letters is left in its place.
    """
    objects = text_objects(call.address_of(page.raw))
    opaque = [run for run in runs if run.alpha >= MIN_ALPHA]
    suspects = _objects_of(objects, runs)
    suspects += find_doubles(page, objects, opaque) if opaque else []
    whole = _Picture(page)
    _hide(suspects)
    without = _Picture(page)
    black, white = (_painted(page, suspects, level) for level in (0, 255))
    shown = [
        run.alpha >= MIN_ALPHA and _changes(_box(run), whole, without, black, white) for run in runs
    ]
    clear = [number for number, run in enumerate(runs) if run.alpha < MIN_ALPHA]
    if clear:
        _hide(_objects_of(objects, (_ANY_TEXT,)))
        bare = _Picture(page)
        for number in clear:
            shown[number] = bare.may_hold_letters(_box(runs[number]))
    return shown


def _changes(
    box: Box, whole: "_Picture", without: "_Picture", black: "_Picture", white: "_Picture"
) -> bool:
    """Tell whether enough of the letters, over enough of the length of *box*, makes the page look different."""
    letters = changed = 0
    columns: set[int] = set()
    width = 1
    for rows in zip(
        *(picture.rows(box) for picture in (whole, without, black, white)), strict=True
    ):
        width = max(width, len(rows[0]))
        if rows[2] == rows[3]:
            continue  # no letter reaches into this row
        for column, (mine, other, dark, light) in enumerate(zip(*rows, strict=True)):
            cover = abs(light - dark)
            letters += cover
            if cover and abs(mine - other) * 255 >= _MIN_DIFFERENCE * cover:
                changed += cover
                columns.add(column)
    return changed > 0 and changed >= _MIN_CHANGED * letters and len(columns) >= _MIN_LENGTH * width


def _painted(page: pdfium.PdfPage, objects: Iterable[int], level: int) -> "_Picture":
    """Draw the page with some of its text in black (0) or white (255)."""
    for address in objects:
        call.set_active(address, 1)
        call.set_fill_colour(address, level, level, level, 255)
    return _Picture(page)


def _box(run: Run) -> Box:
    return run.x0, run.y0, run.x1, run.y1


def _objects_of(objects: Sequence[int | None], runs: Iterable[Run]) -> list[int]:
    """Return the text objects of the runs; all of the page where an engine does not know them."""
    found: dict[int, None] = {}
    for run in runs:
        own = objects[run.first : run.last + 1] if run.first >= 0 else objects
        found.update((address, None) for address in own if address)
    return list(found)


def _hide(objects: Iterable[int]) -> None:
    for address in objects:
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

    def may_hold_letters(self, box: Box) -> bool:
        """Tell whether a part of *box*, neither tiny nor most of it, differs from the ground."""
        levels = b"".join(self.rows(box))
        if not levels:
            return False
        ground = max(set(levels), key=levels.count)
        ink = sum(1 for level in levels if abs(level - ground) >= _MIN_DIFFERENCE)
        return _INK[0] <= ink / len(levels) <= _INK[1]

    def rows(self, box: Box) -> list[bytes]:
        """Return the grey levels inside *box* (points, from the lower left), row by row."""
        scale = self._scale
        left, right = max(0, int(box[0] * scale)), min(self._stride, int(box[2] * scale) + 1)
        top = max(0, self._height - int(box[3] * scale) - 1)
        bottom = min(self._height, self._height - int(box[1] * scale))
        return [
            self._pixels[row * self._stride + left : row * self._stride + right]
            for row in range(top, bottom)
        ]
