"""The first PDF engine: pdfium opens the file and gives the text, shapes and links of each page."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from matcher.readers.limits import MAX_PAGES, encrypted, too_large
from matcher.readers.pdf import pdfium_calls as call
from matcher.readers.pdf.pdfium_clips import Clips
from matcher.readers.pdf.pdfium_frame import frame_of
from matcher.readers.pdf.pdfium_objects import read_paint_order
from matcher.readers.pdf.pdfium_pieces import read_page_text
from matcher.readers.pdf.pdfium_text import read_runs
from matcher.readers.runs import PageContent

_PASSWORD_NEEDED = 4
_URI_BYTES = 2048
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


def _read_page(document: pdfium.PdfDocument, index: int) -> PageContent:
    page = document[index]
    text_page = page.get_textpage()
    try:
        frame = frame_of(page)
        text = read_page_text(call.address_of(text_page.raw))
        order = read_paint_order(call.address_of(page.raw), frame, text.owners)
        runs = read_runs(text, frame, order.places)
        clips = Clips(order, frame)
        return PageContent(
            number=index + 1,
            width=frame.width,
            height=frame.height,
            runs=tuple(
                run._replace(suspicion=cause) if (cause := clips.suspicion(run)) else run
                for run in runs
            ),
            fills=tuple(order.fills),
            links=tuple(_links(document.raw, page.raw)),
        )
    finally:
        text_page.close()
        page.close()


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
