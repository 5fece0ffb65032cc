"""Pictures of the pages of a file, for a person who wants to see what was read; reading needs none."""

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

import pypdfium2 as pdfium
from PIL import Image

from matcher.errors import ReadError
from matcher.model.document import Document
from matcher.readers.media_type import MediaType
from matcher.readers.ocr.picture import straighten
from matcher.readers.ocr.read import page_images, points_per_pixel
from matcher.readers.pdf.pdfium_engine import open_pdf

MAX_PICTURES = 20  # pages
_SCALE = 120 / 72  # pixels a point
_LONGEST_SIDE = 1_600  # pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """How a page looks, in grey.

    Args:
        number: 1-based.
        width: of the page in points, as the boxes of its lines count them.
        height: in points.
        png: the picture.
    """

    number: int
    width: float
    height: float
    png: bytes


def page_pictures(data: bytes, document: Document) -> tuple[PagePicture, ...]:
    """Draw the first pages of a file; none for formats without pages and for pages that cannot be drawn.

    Pages that were read from their pictures are drawn as they were read: upright and straight. The same
    bytes give the same pictures.
    """
    turns = dict(document.turns)
    return tuple(
        _finished(page, page.picture, turns.get(page.number))
        for page in islice(_drawn(data, document.media_type), MAX_PICTURES)
        if page.picture is not None
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page as it lies in the file: its picture in grey, and its size in points."""

    number: int
    picture: Image.Image | None
    size: tuple[float, float] = (0.0, 0.0)


def _drawn(data: bytes, media_type: str) -> Iterator[_Drawn]:
    try:
        if media_type == MediaType.PDF:
            yield from _of_pdf(data)
        elif media_type == MediaType.IMAGE:
            for number, picture in enumerate(page_images(data), start=1):
                points = points_per_pixel(picture)
                yield _Drawn(number, picture, (picture.width * points, picture.height * points))
    except (pdfium.PdfiumError, ReadError):
        return


def _of_pdf(data: bytes) -> Iterator[_Drawn]:
    with closing(open_pdf(data)) as document:
        for number in range(1, len(document) + 1):
            try:
                page = document[number - 1]
            except pdfium.PdfiumError:
                yield _Drawn(number, None)
                continue
            size = page.get_size()
            scale = min(_SCALE, _LONGEST_SIDE / max(1.0, *size))
            bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
            picture = bitmap.to_pil().convert("L")
            bitmap.close()
            page.close()
            yield _Drawn(number, picture, size)


def _finished(page: _Drawn, picture: Image.Image, turns: int | None) -> PagePicture:
    """Turn the picture as it was turned to be read, and make it small."""
    width, height = page.size
    if turns is not None:
        picture = straighten(picture.rotate(90 * turns, expand=True))
        width, height = (height, width) if turns % 2 else (width, height)
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return PagePicture(number=page.number, width=width, height=height, png=out.getvalue())
