"""Read the pages of a PDF whose text does not say what they show: scans, layers over scans, damaged text."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from itertools import compress

from matcher.model.document import HiddenText
from matcher.readers.assemble import OCR_LAYER
from matcher.readers.ocr.engines import Looks, find_engine
from matcher.readers.ocr.flags import page_flags
from matcher.readers.ocr.page import OcrPage, read_page
from matcher.readers.ocr.picture import is_blank
from matcher.readers.ocr.reading import Reading
from matcher.readers.options import Ocr
from matcher.readers.pdf.font_fit import is_crowded
from matcher.readers.pdf.scan import (
    LAYER_CAUSES,
    Drawn,
    Kind,
    PagePictures,
    SeenPage,
    kind_of,
    shows_ink,
    without_runs,
)
from matcher.readers.pdf.text_layer import Seen, beside, judge_layer, without_lies

LIE = "text_layer_lie"
_LEAST_SURE = 0.5  # mean confidence below which OCR is no witness against the file's own text


def read_pictures(data: bytes, pages: Sequence[SeenPage], ocr: Ocr) -> Reading:
    """Go through the pages and read the pictures of those that need it.

    Raises:
        ReadError: the OCR engine that was asked for is missing, or it hangs.
    """
    kinds = [kind_of(page) for page in pages]
    reading = Reading()
    if not any(kinds):
        reading.pages = [page.visible for page in pages]
        reading.hidden = [piece for page in pages for piece in page.hidden]
        return reading
    engine = find_engine(ocr)
    looks = Looks(engine) if engine else None
    with closing(PagePictures(data)) as pictures:
        for page, kind in zip(pages, kinds, strict=True):
            _take(reading, page, kind, pictures.draw(page.whole.number) if kind else None, looks)
    if looks and (reading.seen or reading.mended):
        reading.engine = looks.engine.name
    reading.flags = page_flags(reading, ocr, looks)
    return reading


def _take(
    reading: Reading, page: SeenPage, kind: Kind | None, drawn: Drawn | None, looks: Looks | None
) -> None:
    """Add one page to the reading, from its text or from its picture."""
    if kind is None or (kind is Kind.PICTURE and _shows_no_more(page, drawn)):
        reading.pages.append(page.visible)
        reading.hidden.extend(page.hidden)
        return
    seen = _look(page.whole.number, drawn, looks)
    if kind is Kind.DOUBT:
        _settle_doubt(reading, page, seen)
    elif seen:
        _take_seen(reading, page, kind, seen)
    else:
        _take_unseen(reading, page, kind, drawn)


def _shows_no_more(page: SeenPage, drawn: Drawn | None) -> bool:
    """Tell whether a page is blank but for its text, or cannot be drawn and holds no picture."""
    if drawn is None:
        return not page.whole.fills
    return is_blank(without_runs(drawn, page.visible.runs))


def _look(number: int, drawn: Drawn | None, looks: Looks | None) -> OcrPage | None:
    """Read the picture of a page, if it can be drawn and somebody can look."""
    if looks is None or looks.left <= 0 or drawn is None:
        return None
    failed = looks.failed
    seen = read_page(drawn[0], looks, number=number, points_per_pixel=drawn[1])
    return seen if looks.failed == failed else None


def _take_seen(reading: Reading, page: SeenPage, kind: Kind, seen: OcrPage) -> None:
    """Keep what the picture shows, and hold an OCR layer against it."""
    number = page.whole.number
    reading.seen[number] = seen
    if kind is Kind.DAMAGED:
        reading.pages.append(seen.content(links=page.whole.links))
        reading.hidden.extend(page.hidden)
        return
    words = Seen(run.text for run in seen.runs)
    reading.pages.append(beside(page.visible, seen))
    reading.hidden.extend(piece for piece in page.hidden if piece.cause not in LAYER_CAUSES)
    verdict = judge_layer(page.layer, words)
    _hide(reading, number, verdict.lies, LIE)
    _hide(reading, number, verdict.shown, OCR_LAYER)


def _settle_doubt(reading: Reading, page: SeenPage, seen: OcrPage | None) -> None:
    """Put what OCR saw in the place of doubted letters; without OCR, drop only what has no room at all."""
    number, visible = page.whole.number, page.visible
    if seen and not seen.quarter_turns and seen.confidence >= _LEAST_SURE:
        content, lies = without_lies(visible, seen)
        if lies:
            reading.mended.append(number)
    else:
        kept = tuple(run for run in visible.runs if not is_crowded(run))
        lies = " ".join(run.text.strip() for run in visible.runs if is_crowded(run))
        content = replace(visible, runs=kept)
        if any(run.is_doubted for run in kept):
            reading.unverified.append(number)
    reading.pages.append(content)
    reading.hidden.extend(page.hidden)
    _hide(reading, number, lies, LIE)


def _take_unseen(reading: Reading, page: SeenPage, kind: Kind, drawn: Drawn | None) -> None:
    """Keep the file's own text, for want of anything better, and say so."""
    number, hidden, content = page.whole.number, page.hidden, page.visible
    (reading.unread if kind is Kind.PICTURE else reading.unverified).append(number)
    if kind is Kind.LAYER:
        on_ink = [drawn is not None and shows_ink(drawn, run) for run in page.layer]
        content = replace(content, runs=(*content.runs, *compress(page.layer, on_ink)))
        blank = [
            run.text.strip() for run, shown in zip(page.layer, on_ink, strict=True) if not shown
        ]
        hidden = tuple(piece for piece in hidden if piece.cause not in LAYER_CAUSES)
        _hide(reading, number, " ".join(blank), LIE)
    reading.pages.append(content)
    reading.hidden.extend(hidden)


def _hide(reading: Reading, number: int, text: str, cause: str) -> None:
    if text:
        reading.hidden.append(HiddenText(text=text, cause=cause, page=number))
