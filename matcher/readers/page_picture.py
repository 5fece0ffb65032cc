"""Pictures of the pages of a file, for a person who wants to see what was read; reading needs none."""

import io
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image

from matcher.errors import ReadError
from matcher.readers.media_type import MediaType
from matcher.readers.pdfium_engine import open_pdf

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


def page_pictures(data: bytes, media_type: str) -> tuple[PagePicture, ...]:
    """Draw the first pages of a file; none for formats without pages and for pages that cannot be drawn.

    The same bytes give the same pictures.
    """
    return _of_pdf(data) if media_type == MediaType.PDF else ()


def _of_pdf(data: bytes) -> tuple[PagePicture, ...]:
    try:
        document = open_pdf(data)
    except (pdfium.PdfiumError, ReadError):
        return ()
    try:
        drawn = (_draw(document, index) for index in range(min(len(document), MAX_PICTURES)))
        return tuple(picture for picture in drawn if picture is not None)
    finally:
        document.close()


def _draw(document: pdfium.PdfDocument, index: int) -> PagePicture | None:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    width, height = page.get_size()
    scale = min(_SCALE, _LONGEST_SIDE / max(1.0, width, height))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    try:
        png = _png(bitmap.to_pil())
        return PagePicture(number=index + 1, width=width, height=height, png=png)
    finally:
        bitmap.close()
        page.close()


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
