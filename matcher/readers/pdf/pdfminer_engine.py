"""The second PDF engine: positioned runs by pdfminer.six, where pdfium cannot read a file.

Only its interpreter is used; its own layout breaks ties by memory address and is left out.
"""

import io
import logging
from collections.abc import Iterable, Iterator, Sequence
from math import isfinite
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTPage
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import Matrix, PathSegment, Rect

from matcher.readers.limits import (
    MAX_CHARACTERS,
    MAX_DRAWINGS,
    MAX_PAGE_CHARACTERS,
    MAX_PAGES,
    encrypted,
    too_large,
)
from matcher.readers.pdf.fonts import is_bold_name
from matcher.readers.pdf.pdfminer_content import BoundedInterpreter
from matcher.readers.pdf.pdfminer_resources import BoundedResources
from matcher.readers.runs import UNSEEN, Colour, Fill, PageContent, Run

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # its worries are no news to a user

_BASELINE_STEP = 0.1  # of the font size: letters of one run
_LETTER_GAP = 0.16  # of the font size: a wider gap ends a run
_BLACK: Colour = (0, 0, 0)


class _Collector(PDFLayoutAnalyzer):
    """Keeps the items of each page as they are painted, with the render mode beside each letter."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=None)
        self.pages: list[LTPage] = []
        self.modes: dict[int, int] = {}
        self._mode = 0
        self._count = 0
        self._total = 0
        self._drawn = 0

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        """Remember the render mode of the letters that follow."""
        self._mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(  # noqa: PLR0917 - pdfminer calls it so
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Count the letter, and keep its render mode where it is not the normal one."""
        self._count += 1
        if self._count > MAX_PAGE_CHARACTERS:
            raise too_large("characters on one page", self._count, MAX_PAGE_CHARACTERS)
        advance: float = super().render_char(
            matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate
        )
        if self._mode:
            self.modes[id(self.cur_item._objs[-1])] = self._mode  # noqa: SLF001 - no public way
        return advance

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        """Count the shape; one with more corners than a page has shapes is none that a resume needs."""
        self._draw()
        if len(path) <= MAX_DRAWINGS:
            super().paint_path(gstate, stroke, fill, evenodd, path)

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        """Count the form that is drawn."""
        self._draw()
        super().begin_figure(name, bbox, matrix)

    def _draw(self) -> None:
        self._drawn += 1
        if self._drawn > MAX_DRAWINGS:
            raise too_large("drawings on one page", self._drawn, MAX_DRAWINGS)

    def receive_layout(self, ltpage: LTPage) -> None:
        """Keep a finished page."""
        self.pages.append(ltpage)
        self._total += self._count
        self._count = self._drawn = 0
        if self._total > MAX_CHARACTERS:
            raise too_large("characters", self._total, MAX_CHARACTERS)


def read_pages(data: bytes) -> tuple[PageContent, ...]:
    """Read every page of a PDF as positioned runs.

    Raises:
        ReadError: encrypted or too large.
        Exception: whatever pdfminer raises on odd files; the caller is the border.
    """
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise encrypted() from None
    resources = BoundedResources()
    collector = _Collector(resources)
    interpreter = BoundedInterpreter(resources, collector)
    links = []
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        if number > MAX_PAGES:
            raise too_large("pages", number, MAX_PAGES)
        page.mediabox = _shown_part(page)
        interpreter.process_page(page)
        links.append(tuple(_links(page)))
    return tuple(
        _content(number, page, collector.modes, targets)
        for number, (page, targets) in enumerate(zip(collector.pages, links, strict=True), start=1)
    )


def _shown_part(page: PDFPage) -> Rect:
    """Return the part of a page that is shown: its crop box, as far as it lies on the page."""
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    crop = [float(edge) for edge in page.cropbox]
    shown = max(left, crop[0]), max(bottom, crop[1]), min(right, crop[2]), min(top, crop[3])
    is_empty = shown[0] >= shown[2] or shown[1] >= shown[3]
    return (left, bottom, right, top) if is_empty else shown


def _content(
    number: int, page: LTPage, modes: dict[int, int], links: tuple[str, ...]
) -> PageContent:
    items = [item for item in _walk(page) if isfinite(sum(item.bbox))]  # else they are nowhere
    letters = [item for item in items if isinstance(item, LTChar)]
    fills = [
        Fill((item.x0, item.y0, item.x1, item.y1), _colour(item.non_stroking_color))
        for item in items
        if isinstance(item, LTCurve) and item.fill
    ]
    return PageContent(
        number=number,
        width=page.width,
        height=page.height,
        runs=tuple(_runs(letters, modes)),
        fills=tuple(fills),
        links=links,
    )


def _walk(container: LTContainer[Any]) -> Iterator[Any]:
    """Yield the items of a page in painting order, those inside forms too."""
    waiting = list(reversed(list(container)))
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTContainer):
            waiting.extend(reversed(list(item)))
        else:
            yield item


def _runs(letters: Iterable[LTChar], modes: dict[int, int]) -> Iterator[Run]:
    """Join letters painted one after the other in one look and on one line."""
    group: list[LTChar] = []
    look: tuple[Any, ...] = ()
    for letter in letters:
        mode = modes.get(id(letter), 0)
        new_look = (letter.fontname, letter.upright, mode, _colour(letter.graphicstate.ncolor))
        if group and (new_look != look or not _goes_on(group[-1], letter)):
            yield _run(group, look)
            group = []
        group.append(letter)
        look = new_look
    if group:
        yield _run(group, look)


def _goes_on(before: LTChar, letter: LTChar) -> bool:
    step = abs(letter.matrix[5] - before.matrix[5])
    gap = letter.x0 - before.x1
    return (
        step <= _BASELINE_STEP * before.size
        and -0.5 * before.size < gap < _LETTER_GAP * before.size
    )


def _run(group: list[LTChar], look: tuple[Any, ...]) -> Run:
    font, upright, mode, colour = look
    inked = [letter for letter in group if letter.get_text().strip()] or group
    a, b, c, d = group[0].matrix[:4]
    height = (c**2 + d**2) ** 0.5
    across = (a**2 + b**2) ** 0.5
    return Run(
        text="".join(letter.get_text() for letter in group),
        x0=min(letter.x0 for letter in inked),
        y0=min(letter.y0 for letter in inked),
        x1=max(letter.x1 for letter in inked),
        y1=max(letter.y1 for letter in inked),
        baseline=inked[0].matrix[5],
        size=max(letter.size for letter in inked),
        bold=is_bold_name(str(font)),
        font=str(font),
        colour=colour,
        mode=mode,
        upright=upright,
        squeeze=across / height if height else 1.0,
        suspicion=UNSEEN,
    )


def _colour(value: object) -> Colour:
    """Turn a grey, RGB or CMYK colour of 0..1 into red, green, blue 0..255; patterns count as black."""
    parts = value if isinstance(value, (tuple, list)) else (value,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return _BLACK
    levels = [min(1.0, max(0.0, float(part))) for part in parts]
    match levels:
        case [grey]:
            return (round(255 * grey),) * 3
        case [red, green, blue]:
            return round(255 * red), round(255 * green), round(255 * blue)
        case [cyan, magenta, yellow, key]:
            return tuple(
                round(255 * (1 - min(1.0, part + key))) for part in (cyan, magenta, yellow)
            )  # type: ignore[return-value]
        case _:
            return _BLACK


def _links(page: PDFPage) -> Iterator[str]:
    """Yield the targets of the page's link annotations, as they are stored."""
    annotations = resolve1(page.annots) if page.annots else ()
    for reference in annotations if isinstance(annotations, list) else ():
        annotation = resolve1(reference)
        action = resolve1(annotation.get("A")) if isinstance(annotation, dict) else None
        target = resolve1(action.get("URI")) if isinstance(action, dict) else None
        if isinstance(target, bytes):
            yield target.decode("utf-8", "replace")
