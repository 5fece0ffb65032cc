"""Text painted twice in nearly one place: pdfium gives the first one, which may be only the shadow."""

from array import array
from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium

from matcher.readers.pdf import pdfium_calls as call
from matcher.readers.pdf.pdfium_pieces import read_page_text
from matcher.readers.runs import Box, Run

_REACH = 0.2  # of the font size: how far a shadow lies from its letters


def find_doubles(
    page: pdfium.PdfPage, objects: Sequence[int | None], runs: Iterable[Run]
) -> list[int]:
    """Return the text objects that pdfium leaves out as repetitions and that lie over one of *runs*.

    Args:
        page: open.
        objects: its text objects by their place in the painting order, None for what is no text.
        runs: whose places are known.
    """
    text_page = page.get_textpage()
    try:
        owners = read_page_text(call.address_of(text_page.raw)).owners
    finally:
        text_page.close()
    left_out = (address for address in objects if address and address not in owners)
    dropped = {address: box for address in left_out if _has_ink(box := _bounds(address))}
    places = [
        (_bounds(address), _REACH * run.size)
        for run in runs
        if run.first >= 0
        for address in objects[run.first : run.last + 1]
        if address
    ]
    return [
        address
        for address, box in dropped.items()
        if any(_is_near(box, other, reach) for other, reach in places)
    ]


def _bounds(address: int) -> Box:
    buffer = array("f", [0.0] * 4)
    start, step = buffer.buffer_info()[0], buffer.itemsize
    call.bounds(address, *(start + number * step for number in range(4)))
    return buffer[0], buffer[1], buffer[2], buffer[3]


def _has_ink(box: Box) -> bool:
    return box[2] > box[0] and box[3] > box[1]


def _is_near(box: Box, other: Box, reach: float) -> bool:
    return all(abs(a - b) <= reach for a, b in zip(box, other, strict=True))
