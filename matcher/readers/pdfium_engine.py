"""The first PDF engine: positioned runs by pdfium, with as few calls a page as its interface allows.

pdfium gives the whole text of a page in one call; what is asked a second time is only where one text
object ends and the next begins (found by galloping, not character by character) and, an object, its
place, size, font and colour.
"""

import ctypes
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2 as pdfium
from pypdfium2 import raw

from matcher.readers.limits import MAX_PAGE_CHARACTERS, MAX_PAGES, encrypted, too_large
from matcher.readers.runs import Fill, PageContent, Run, is_pale

_BOLD_WEIGHT = 600
_PASSWORD_NEEDED = 4
_URI_BYTES = 2048
_LINE_END_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # pdfium's marks for a hyphen where a line breaks
_LONGEST_STEP = 16
_MAX_FILLS = 2_000
_MAX_LINKS = 500


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """Open a PDF.

    Raises:
        ReadError: encrypted, or too many pages.
        PdfiumError: pdfium cannot open it.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        if fault.err_code == _PASSWORD_NEEDED:
            raise encrypted() from None
        raise
    if len(document) > MAX_PAGES:
        count = len(document)
        document.close()
        raise too_large("pages", count, MAX_PAGES)
    return document


def read_pages(data: bytes) -> tuple[PageContent, ...]:
    """Read every page of a PDF as positioned runs.

    Raises:
        ReadError: encrypted or too large.
        PdfiumError: the file or a page cannot be opened.
    """
    document = open_pdf(data)
    try:
        return tuple(_read_page(document, index) for index in range(len(document)))
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class _Frame:
    """Turns pdfium's page coordinates into those of the page as it is shown."""

    left: float
    bottom: float
    width: float
    height: float
    quarter_turns: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        match self.quarter_turns:
            case 1:
                return y, self.height - x
            case 2:
                return self.width - x, self.height - y
            case 3:
                return self.width - y, x
            case _:
                return x, y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _frame(page: pdfium.PdfPage) -> _Frame:
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page.raw, box)
    width, height = page.get_size()
    return _Frame(box.left, box.bottom, width, height, (page.get_rotation() // 90) % 4)


def _read_page(document: pdfium.PdfDocument, index: int) -> PageContent:
    page = document[index]
    text_page = page.get_textpage()
    try:
        frame = _frame(page)
        runs = tuple(_runs(text_page.raw, frame))
        fills = tuple(_fills(page.raw, frame)) if any(map(is_pale, runs)) else ()
        return PageContent(
            number=index + 1,
            width=frame.width,
            height=frame.height,
            runs=runs,
            fills=fills,
            links=tuple(_links(document.raw, page.raw)),
        )
    finally:
        text_page.close()
        page.close()


def _runs(handle: raw.FPDF_TEXTPAGE, frame: _Frame) -> Iterator[Run]:
    count = raw.FPDFText_CountChars(handle)
    if count > MAX_PAGE_CHARACTERS:
        raise too_large("characters on one page", count, MAX_PAGE_CHARACTERS)
    if count <= 0:
        return
    text = _page_text(handle, count).translate(_LINE_END_HYPHENS)
    measure = _Measure(handle, frame)
    for start, end, owner in _objects(handle, count):
        if owner is None:
            continue
        piece = text[start:end]
        inked = piece.strip()
        if inked:
            first = start + piece.index(inked[0])
            yield measure.run(owner, piece, first, first + len(inked) - 1)


def _page_text(handle: raw.FPDF_TEXTPAGE, count: int) -> str:
    """Return one character a character index of the text page."""
    buffer = (ctypes.c_ushort * (count + 1))()
    units = raw.FPDFText_GetText(handle, 0, count, buffer)
    if units == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    codes = (raw.FPDFText_GetUnicode(handle, index) for index in range(count))
    return "".join(chr(code) if 0 < code <= sys.maxunicode else "\x00" for code in codes)


def _objects(handle: raw.FPDF_TEXTPAGE, count: int) -> Iterator[tuple[int, int, object]]:
    """Yield the stretches of characters that share a text object: start, end, object (None: made up).

    Gallops: where the object *step* characters on is the same, so are those between. Not so for spaces
    that pdfium made up, which stand on both sides of short words.
    """
    owner_of = raw.FPDFText_GetTextObject
    start = 0
    owner = owner_of(handle, 0)
    while start < count:
        address = ctypes.cast(owner, ctypes.c_void_p).value
        known, step, following = start, 1, None
        while known + 1 < count:
            step = min(step, count - 1 - known)
            following = owner_of(handle, known + step)
            if ctypes.cast(following, ctypes.c_void_p).value == address:
                known += step
                step = min(step * 2, _LONGEST_STEP) if address else 1
            elif step == 1:
                break
            else:
                step = 1
        yield start, known + 1, owner if address else None
        start, owner = known + 1, following


class _Measure:
    """Asks pdfium for the place and look of runs; holds the buffers that the calls write into."""

    def __init__(self, handle: raw.FPDF_TEXTPAGE, frame: _Frame) -> None:
        self._handle = handle
        self._frame = frame
        self._rect = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._origin = (ctypes.c_double(), ctypes.c_double())
        self._bold = lru_cache(maxsize=None)(_is_bold)

    def run(self, owner: object, text: str, first: int, last: int) -> Run:
        handle, frame, matrix = self._handle, self._frame, self._matrix
        raw.FPDFText_GetCharOrigin(handle, first, *self._origin)
        origin = frame.point(self._origin[0].value, self._origin[1].value)
        box = self._box(first)
        if last > first:
            end = self._box(last)
            box = (
                min(box[0], end[0]),
                min(box[1], end[1]),
                max(box[2], end[2]),
                max(box[3], end[3]),
            )
        raw.FPDFText_GetMatrix(handle, first, matrix)
        height = (matrix.c**2 + matrix.d**2) ** 0.5
        across = (matrix.a**2 + matrix.b**2) ** 0.5
        turned = abs(matrix.b) > abs(matrix.a)
        upright = turned == bool(frame.quarter_turns % 2)
        red, green, blue, alpha = self._colour
        raw.FPDFPageObj_GetFillColor(owner, red, green, blue, alpha)
        return Run(
            text=text,
            x0=box[0],
            y0=box[1],
            x1=box[2],
            y1=box[3],
            baseline=origin[1],
            size=abs(raw.FPDFText_GetFontSize(handle, first)) * height,
            bold=self._bold(_address(raw.FPDFTextObj_GetFont(owner))),
            colour=(red.value, green.value, blue.value),
            alpha=alpha.value,
            mode=raw.FPDFTextObj_GetTextRenderMode(owner),
            upright=upright,
            squeeze=across / height if height else 1.0,
        )

    def _box(self, index: int) -> tuple[float, float, float, float]:
        rect = self._rect
        raw.FPDFText_GetLooseCharBox(self._handle, index, rect)
        return self._frame.box(rect.left, rect.bottom, rect.right, rect.top)


def _address(pointer: object) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _is_bold(font_address: int) -> bool:
    font = ctypes.cast(font_address, raw.FPDF_FONT)
    if not font_address:
        return False
    if raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT:
        return True
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(max(size, 1))
    raw.FPDFFont_GetBaseFontName(font, name, size)
    return is_bold_name(name.value.decode("utf-8", "replace"))


def is_bold_name(font_name: str) -> bool:
    """Tell from a font's name whether it is a bold cut.

    >>> is_bold_name("ABCDEF+Lato-SemiBold"), is_bold_name("CMBX10"), is_bold_name("Arial")
    (True, True, False)
    """
    name = font_name.rpartition("+")[2].lower()
    return any(word in name for word in ("bold", "black", "heavy", "cmbx", "sfbx")) or (
        name.endswith(("-bd", "-medi"))
    )


def _fills(page: raw.FPDF_PAGE, frame: _Frame) -> Iterator[Fill]:
    """Yield the filled paths of the page in painting order (those inside forms are left to the ink check)."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    for index in range(min(raw.FPDFPage_CountObjects(page), 20 * _MAX_FILLS)):
        shape = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPath_GetDrawMode(shape, mode, stroke)
        raw.FPDFPageObj_GetFillColor(shape, red, green, blue, alpha)
        if not mode.value or not alpha.value:
            continue
        if raw.FPDFPageObj_GetBounds(shape, left, bottom, right, top):
            box = frame.box(left.value, bottom.value, right.value, top.value)
            yield Fill(box, (red.value, green.value, blue.value))


def _links(document: raw.FPDF_DOCUMENT, page: raw.FPDF_PAGE) -> Iterator[str]:
    """Yield the targets of the page's link annotations, as they are stored."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    buffer = ctypes.create_string_buffer(_URI_BYTES)
    for _ in range(_MAX_LINKS):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        action = raw.FPDFLink_GetAction(link)
        if (
            action
            and 0 < raw.FPDFAction_GetURIPath(document, action, buffer, _URI_BYTES) <= _URI_BYTES
        ):
            yield buffer.value.decode("utf-8", "replace")
