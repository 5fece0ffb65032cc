"""Read a picture of a resume: a scan or photo as PNG, JPEG, TIFF with several pages, BMP, WEBP or GIF."""

import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from matcher.errors import ReadError
from matcher.model.document import Document
from matcher.model.run import Status
from matcher.readers.assemble import make_document
from matcher.readers.layout.pages import document_lines
from matcher.readers.limits import corrupt, no_text
from matcher.readers.media_type import MediaType
from matcher.readers.ocr.engines import MAX_LOOKS, Looks, find_engine, without_ocr
from matcher.readers.ocr.flags import by_ocr, pages_left_out, with_turns, with_weak_lines
from matcher.readers.ocr.page import OcrPage, empty_page, read_page
from matcher.readers.ocr.picture import is_blank, scale_to_page, to_grey
from matcher.readers.ocr.word import mean_confidence
from matcher.readers.options import ReadOptions

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF", "JPEG2000")
_PHONE_PICTURE = b"ftyp"  # HEIC and AVIF, after four bytes
_ANIMATED = frozenset(("GIF", "WEBP", "PNG", "MPO"))  # further frames are no further pages
_MAX_DECODED = 100_000_000  # pixels of one picture; a scan of A3 at 600 dpi has 70 million
_PAGE_POINTS = 595.0  # width of an A4 page
_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    OverflowError,
    IndexError,
)


def read_image(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a picture, or the pages of a TIFF, by OCR.

    Raises:
        ReadError: corrupt, too_large, unsupported (the engine asked for is missing) or no_text.
    """
    engine = find_engine(options.ocr)
    if engine is None:
        next(page_images(data), None)  # a broken picture is told as such all the same
        raise without_ocr(options.ocr)
    looks = Looks(engine)
    pages, total = _read_pages(data, looks)
    if not any(page.runs for page in pages):
        raise no_text("is a picture in which OCR found no text")
    flags = [by_ocr([page.number for page in pages], total, engine.name)]
    if len(pages) < total:
        flags.append(pages_left_out())
    document = make_document(
        document_lines([page.content() for page in pages]),
        data=data,
        name=name,
        media_type=MediaType.IMAGE,
        pages=total,
        warnings=flags,
        engine=engine.name,
        read_confidence=mean_confidence(
            (run.text, sure)
            for page in pages
            for run, sure in zip(page.runs, page.confidences, strict=True)
        ),
    )
    return with_weak_lines(with_turns(document, pages), pages)


def _read_pages(data: bytes, looks: Looks) -> tuple[list[OcrPage], int]:
    """Read the pictures of a file as far as the budget goes, and count them."""
    pages: list[OcrPage] = []
    total = 0
    for picture in page_images(data):
        total += 1
        if looks.left <= 0:
            break
        points = points_per_pixel(picture)
        if is_blank(picture):
            pages.append(empty_page(total, picture, points))
        else:
            pages.append(read_page(picture, looks, number=total, points_per_pixel=points))
    return pages, total


def points_per_pixel(picture: Image.Image) -> float:
    """Return the scale at which the shorter side of the picture is that of an A4 page."""
    return _PAGE_POINTS / min(picture.size)


def page_images(data: bytes) -> Iterator[Image.Image]:
    """Yield the pages in grey, at 300 dpi as far as their size tells.

    Raises:
        ReadError: corrupt or too_large.
    """
    try:
        with warnings.catch_warnings(action="ignore"):  # the limit is checked here
            source = Image.open(BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except (UnidentifiedImageError, *_FAULTS):
        if data[4:8] == _PHONE_PICTURE:
            raise _of_a_phone() from None
        raise corrupt("cannot be opened as a picture") from None
    with source:
        frames = 1 if source.format in _ANIMATED else MAX_LOOKS + 1
        yield from (_prepared(source) for _ in _frames(source, frames))


def _frames(source: Image.Image, limit: int) -> Iterator[int]:
    """Go from frame to frame; a later one that is broken ends the pictures."""
    for number in range(limit):
        try:
            source.seek(number)
        except _FAULTS:
            return
        yield number


def _of_a_phone() -> ReadError:
    """Make the error for a picture in a format of phones that is not read here."""
    return ReadError(
        Status.UNSUPPORTED,
        "is a picture in a format of phones (HEIC or AVIF)",
        "save it as JPEG or PNG, or ask for a PDF or DOCX with text",
    )


def _too_many_pixels() -> ReadError:
    """Make the error for a picture that would not fit into memory."""
    return ReadError(
        Status.TOO_LARGE,
        f"holds a picture of more than {_MAX_DECODED // 1_000_000} million pixels",
        "scan it again with 300 dots an inch, or save it smaller",
    )


def _prepared(source: Image.Image) -> Image.Image:
    width, height = source.size
    if width * height > _MAX_DECODED:
        raise _too_many_pixels()
    try:
        return scale_to_page(to_grey(ImageOps.exif_transpose(source)))
    except _FAULTS:
        raise corrupt("breaks off, or holds a picture that cannot be decoded") from None
