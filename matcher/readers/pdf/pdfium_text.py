"""The text of a page as positioned runs, with as few calls as pdfium's interface allows.

What is asked, an object, is its place, size, font and colour. Objects that continue each other, often one a
letter, become one run.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from matcher.readers.pdf import pdfium_calls as call
from matcher.readers.pdf.font_fit import fits
from matcher.readers.pdf.fonts import Font, font_at
from matcher.readers.pdf.pdfium_frame import Frame
from matcher.readers.pdf.pdfium_joins import BASELINE_STEP, SKIPPED_OBJECTS, joined
from matcher.readers.pdf.pdfium_pieces import PageText, Piece
from matcher.readers.runs import Box, Run

_WIDEST = 1.05  # of the font size: letters of a word are on average no wider


Paint = tuple[int, int, int, int, int, int]
"""Address of the font, render mode, red, green, blue and opacity of a text object."""
Setting = tuple[float, float, float, float, float, float, float]
"""Font size and the six numbers of the matrix of a letter: its turn and stretch, its place."""


def read_runs(text: PageText, frame: Frame, places: Mapping[int, int]) -> list[Run]:
    """Return the runs of a text page in the order in which they are painted.

    Args:
        text: what the page says; the page is still open.
        frame: turns pdfium's coordinates into those of the page as shown.
        places: the place of each object, by address, in the painting order of the page.
    """
    measure = _Measure(text, frame, places)
    runs = list(joined(measure.runs()))
    if measure.doubts_fonts():
        runs = list(joined(measure.runs()))
    return runs


class _Measure:
    """Asks pdfium for the place and look of text objects; holds the buffers that the calls write into."""

    def __init__(self, text: PageText, frame: Frame, places: Mapping[int, int]) -> None:
        self._text = text
        self._page = call.handle(text.page)
        self._frame = frame
        self._is_turned = frame.quarter_turns != 0
        self._is_sideways = frame.is_sideways
        self._places = places
        self._fonts: dict[int, Font] = {}
        self._box = array("f", [0.0] * 4)  # left, top, right, bottom
        self._matrix = array("f", [0.0] * 6)
        self._colour = array("I", [0] * 4)
        self._box_at = call.handle(self._box.buffer_info()[0])
        self._matrix_at = call.handle(self._matrix.buffer_info()[0])
        start = self._colour.buffer_info()[0]
        self._colour_at = tuple(
            call.handle(start + step * self._colour.itemsize) for step in range(4)
        )

    def runs(self) -> Iterator[Run]:
        """Yield a run a text object, and one a word where objects hold one letter each."""
        for word in _words(self._text):
            run = self._word(word) if len(word) > 1 else None
            if run is not None:
                yield run
                continue
            for piece in word:
                yield self._stretch(piece)

    def _stretch(self, piece: Piece) -> Run:
        """Return the run of one text object, by its first and last letter."""
        start, end, owner = piece
        letters = self._text.characters[start:end]
        first = end - len(letters.lstrip())
        last = start + len(letters.rstrip()) - 1
        left, bottom, right, top = box = self._box_of(first)
        if last > first:
            left2, bottom2, right2, top2 = self._box_of(last)
            box = min(left2, left), min(bottom2, bottom), max(right2, right), max(top2, top)
        place = self._places.get(owner, -1)
        return self._run(
            letters, self._paint_of(owner), box, self._setting_of(first), (place, place)
        )

    def _word(self, word: Sequence[Piece]) -> Run | None:
        """Return the run of a word by its first and last letter, None where its letters do not look alike."""
        (begin, _, owner), (final, end, last_owner) = word[0], word[-1]
        paint = self._paint_of(owner)
        if not self._are_painted_alike([piece[2] for piece in word[1:]], paint):
            return None
        left, bottom, _, top = self._box_of(begin)
        _, bottom2, right, top2 = self._box_of(final)
        box = left, min(bottom, bottom2), right, max(top, top2)
        letters = self._text.characters[begin:end]
        setting, last_setting = self._setting_of(begin), self._setting_of(final)
        place, last_place = self._places.get(owner, -1), self._places.get(last_owner, -1)
        run = self._run(letters, paint, box, setting, (place, last_place))
        x, y = self._frame.point(*last_setting[5:])
        size = run.size
        if not (
            run.upright
            and last_setting[:5] == setting[:5]
            and abs(run.baseline - y) <= BASELINE_STEP * size
            and left < x <= right <= left + _WIDEST * size * len(word)
            and 0 <= last_place - place < (1 + SKIPPED_OBJECTS) * len(word)
        ):
            return None
        return run

    def _are_painted_alike(self, owners: Iterable[int], paint: Paint) -> bool:
        font, mode, *colour = paint
        wanted = array("I", colour)
        for owner in owners:
            call.fill_colour(call.handle(owner), *self._colour_at)
            if (
                self._colour != wanted
                or call.font_of(owner) != font
                or call.render_mode(owner) != mode
            ):
                return False
        return True

    def _paint_of(self, owner: int) -> Paint:
        call.fill_colour(call.handle(owner), *self._colour_at)
        red, green, blue, alpha = self._colour
        return call.font_of(owner) or 0, call.render_mode(owner), red, green, blue, alpha

    def _setting_of(self, index: int) -> Setting:
        call.matrix(self._page, index, self._matrix_at)
        a, b, c, d, x, y = self._matrix
        return call.font_size(self._page, index), a, b, c, d, x, y

    def doubts_fonts(self) -> bool:
        """Look for fonts whose letters have not the widths of what they are called; runs made after it say so."""
        for address, font in self._fonts.items():
            font.is_doubted = not fits(font.letters, partial(self._width_of, call.handle(address)))
        return any(font.is_doubted for font in self._fonts.values())

    def _width_of(self, font: Any, letter: str) -> float:  # noqa: ANN401 - ctypes has no types
        call.glyph_width(font, ord(letter), call.FONT_UNIT, self._box_at)
        return self._box[0]

    def _run(
        self, text: str, paint: Paint, box: Box, setting: Setting, places: tuple[int, int]
    ) -> Run:
        size, a, b, c, d, x, y = setting
        height = (c * c + d * d) ** 0.5
        address, mode, red, green, blue, alpha = paint
        font = self._fonts.get(address)
        if font is None:
            font = self._fonts[address] = font_at(address)
        font.letters.update(text)
        return Run(  # by position, as keywords take a third longer: the fields in their order
            text,
            *box,
            self._frame.point(x, y)[1],
            abs(size) * height,
            font.is_bold,
            (red, green, blue),
            alpha,
            mode,
            (abs(b) > abs(a)) == self._is_sideways,
            (a * a + b * b) ** 0.5 / height if height else 1.0,
            font.name,
            *places,
            None,
            font.is_doubted,
        )

    def _box_of(self, index: int) -> Box:
        call.loose_box(self._page, index, self._box_at)
        left, top, right, bottom = self._box
        if self._is_turned:
            return self._frame.box(left, bottom, right, top)
        across, up = self._frame.left, self._frame.bottom
        return left - across, bottom - up, right - across, top - up


def _words(text: PageText) -> Iterator[list[Piece]]:
    """Group objects that hold one letter each and stand side by side; others stand alone, blank ones go."""
    characters = text.characters
    word: list[Piece] = []
    letter_end = -1  # of the piece before, where that is a single letter
    for piece in text.pieces:
        start, end, _ = piece
        if characters[start:end].isspace():
            continue
        is_letter = end == start + 1
        if word and not (is_letter and start == letter_end):
            yield word
            word = []
        word.append(piece)
        letter_end = end if is_letter else -1
    if word:
        yield word
