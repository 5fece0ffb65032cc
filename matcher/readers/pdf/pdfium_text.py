"""The text of a page as positioned runs, with as few calls as pdfium's interface allows.

pdfium gives the whole text of a page in one call; what is asked a second time is only where one text
object ends and the next begins (found by galloping, not character by character) and, an object, its
place, size, font and colour. Objects that continue each other, often one a letter, become one run.
"""

import ctypes
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from pypdfium2 import raw

from matcher.readers.limits import MAX_PAGE_CHARACTERS, too_large
from matcher.readers.pdf import pdfium_calls as call
from matcher.readers.pdf.font_fit import fits
from matcher.readers.pdf.fonts import Font, font_at
from matcher.readers.pdf.pdfium_frame import Frame
from matcher.readers.pdf.pdfium_joins import BASELINE_STEP, SKIPPED_OBJECTS, joined
from matcher.readers.runs import Run

_LINE_END_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # pdfium's marks for a hyphen where a line breaks
_LONGEST_STEP = 32
_WIDEST = 1.05  # of the font size: letters of a word are on average no wider


Piece = tuple[int, int, int]
"""First character, end and address of a text object."""
Paint = tuple[int, int, int, int, int, int]
"""Address of the font, render mode, red, green, blue and opacity of a text object."""


def read_runs(handle: raw.FPDF_TEXTPAGE, frame: Frame, places: Mapping[int, int]) -> list[Run]:
    """Return the runs of a text page in the order in which they are painted.

    Args:
        handle: an open text page.
        frame: turns pdfium's coordinates into those of the page as shown.
        places: the place of each object, by address, in the painting order of the page.

    Raises:
        ReadError: too many characters.
    """
    count = raw.FPDFText_CountChars(handle)
    if count > MAX_PAGE_CHARACTERS:
        raise too_large("characters on one page", count, MAX_PAGE_CHARACTERS)
    if count <= 0:
        return []
    text = _page_text(handle, count).translate(_LINE_END_HYPHENS)
    address = ctypes.cast(handle, ctypes.c_void_p).value or 0
    measure = _Measure(address, frame, places)
    runs = list(joined(measure.runs(text, _objects(address, count))))
    if measure.doubts_fonts():
        runs = list(joined(measure.runs(text, _objects(address, count))))
    return runs


def owners_of(handle: raw.FPDF_TEXTPAGE) -> set[int]:
    """Return the addresses of the objects whose text pdfium gives; it leaves out repetitions."""
    count = raw.FPDFText_CountChars(handle)
    address = ctypes.cast(handle, ctypes.c_void_p).value or 0
    return {owner for _, _, owner in _objects(address, count)} if count > 0 else set()


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


def _objects(page: int, count: int) -> Iterator[Piece]:
    """Yield the stretches of characters that share a text object: start, end, address of the object.

    Where the object some characters on is the same, so are those between; where it is not, the border is
    found by halving. Not so for spaces that pdfium made up, which have no object, stand on both sides of
    short words, and are left out.
    """
    owner_of = call.text_object
    start = 0
    owner = owner_of(page, 0)
    while start < count:
        if not owner:
            start += 1
            owner = owner_of(page, start) if start < count else None
            continue
        same, step = start, 1
        other, following = count, None
        while same + 1 < other:
            probe = min(same + step, other - 1)
            found = owner_of(page, probe)
            if found == owner:
                same = probe
                step = min(2 * step, _LONGEST_STEP, max(1, (other - same) // 2))
            else:
                other, following = probe, found
                step = max(1, (other - same) // 2)
        yield start, other, owner
        start, owner = other, following


class _Measure:
    """Asks pdfium for the place and look of text objects; holds the buffers that the calls write into."""

    def __init__(self, page: int, frame: Frame, places: Mapping[int, int]) -> None:
        self._page = page
        self._frame = frame
        self._is_turned = frame.quarter_turns != 0
        self._places = places
        self._fonts: dict[int, Font] = {}
        self._box = array("f", [0.0] * 4)  # left, top, right, bottom
        self._matrix = array("f", [0.0] * 6)
        self._colour = array("I", [0] * 4)
        self._box_at = self._box.buffer_info()[0]
        self._matrix_at = self._matrix.buffer_info()[0]
        start = self._colour.buffer_info()[0]
        self._colour_at = tuple(start + step * self._colour.itemsize for step in range(4))

    def runs(self, text: str, objects: Iterable[Piece]) -> Iterator[Run]:
        """Yield a run for each object that leaves ink, or for each word of objects that hold a letter each."""
        for word in _words(text, objects):
            run = self._word(word, text) if len(word) > 1 else None
            if run is not None:
                yield run
                continue
            for start, end, owner in word:
                piece = text[start:end]
                first = end - len(piece.lstrip())
                last = start + len(piece.rstrip()) - 1
                yield self._run(self._paint_of(owner), owner, piece, first, last)

    def _word(self, word: Sequence[Piece], text: str) -> Run | None:
        """Return the run of a word by its first and last letter, None where its letters do not look alike."""
        (begin, _, owner), (final, end, last_owner) = word[0], word[-1]
        paint = self._paint_of(owner)
        if not self._are_painted_alike([piece[2] for piece in word[1:]], paint):
            return None
        letters = text[begin:end]
        run = self._run(paint, owner, letters, begin, begin)
        look = self._matrix[:4]
        _, bottom, right, top = self._box_of(final)
        call.matrix(self._page, final, self._matrix_at)
        place = self._places.get(last_owner, -1)
        x, y = self._frame.point(self._matrix[4], self._matrix[5])
        size = run.size
        if not (
            run.upright
            and self._matrix[:4] == look
            and call.font_size(self._page, final) == call.font_size(self._page, begin)
            and abs(run.baseline - y) <= BASELINE_STEP * size
            and run.x0 < x <= right <= run.x0 + _WIDEST * size * len(word)
            and 0 <= place - run.first < (1 + SKIPPED_OBJECTS) * len(word)
        ):
            return None
        return run._replace(x1=right, y0=min(run.y0, bottom), y1=max(run.y1, top), last=place)

    def _are_painted_alike(self, owners: Iterable[int], paint: Paint) -> bool:
        font, mode, *colour = paint
        wanted = array("I", colour)
        for owner in owners:
            call.fill_colour(owner, *self._colour_at)
            if (
                self._colour != wanted
                or call.font_of(owner) != font
                or call.render_mode(owner) != mode
            ):
                return False
        return True

    def _paint_of(self, owner: int) -> Paint:
        call.fill_colour(owner, *self._colour_at)
        red, green, blue, alpha = self._colour
        return call.font_of(owner) or 0, call.render_mode(owner), red, green, blue, alpha

    def doubts_fonts(self) -> bool:
        """Look for fonts whose letters have not the widths of what they are called; runs made after it say so."""
        for address, font in self._fonts.items():
            font.is_doubted = not fits(font.letters, partial(self._width_of, address))
        return any(font.is_doubted for font in self._fonts.values())

    def _width_of(self, font: int, letter: str) -> float:
        call.glyph_width(font, ord(letter), 1.0, self._box_at)
        return self._box[0]

    def _run(self, paint: Paint, owner: int, text: str, first: int, last: int) -> Run:
        page = self._page
        left, bottom, right, top = self._box_of(first)
        if last > first:
            left2, bottom2, right2, top2 = self._box_of(last)
            left = min(left2, left)
            bottom = min(bottom2, bottom)
            right = max(right2, right)
            top = max(top2, top)
        call.matrix(page, first, self._matrix_at)
        a, b, c, d, x, y = self._matrix
        height = (c * c + d * d) ** 0.5
        address, mode, red, green, blue, alpha = paint
        font = self._fonts.get(address)
        if font is None:
            font = self._fonts[address] = font_at(address)
        font.letters.update(text)
        place = self._places.get(owner, -1)
        return Run(  # by position, as keywords take a third longer: the fields in their order
            text,
            left,
            bottom,
            right,
            top,
            self._frame.point(x, y)[1],
            abs(call.font_size(page, first)) * height,
            font.is_bold,
            (red, green, blue),
            alpha,
            mode,
            (abs(b) > abs(a)) == self._frame.is_sideways,
            (a * a + b * b) ** 0.5 / height if height else 1.0,
            font.name,
            place,
            place,
            None,
            font.is_doubted,
        )

    def _box_of(self, index: int) -> tuple[float, float, float, float]:
        call.loose_box(self._page, index, self._box_at)
        left, top, right, bottom = self._box
        if self._is_turned:
            return self._frame.box(left, bottom, right, top)
        across, up = self._frame.left, self._frame.bottom
        return left - across, bottom - up, right - across, top - up


def _words(text: str, objects: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Group objects that hold one letter each and stand side by side; others stand alone, blank ones go."""
    word: list[Piece] = []
    for piece in objects:
        start, end, _ = piece
        if text[start:end].isspace():
            continue
        if word and not (start == word[-1][1] and end == start + 1 == word[-1][0] + 2):
            yield word
            word = []
        word.append(piece)
    if word:
        yield word
