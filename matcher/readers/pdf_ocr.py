"""Read the pages of a PDF whose text does not say what they show: scans, layers over scans, damaged text."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from itertools import compress

from matcher.model.document import HiddenText
from matcher.readers.assemble import OCR_LAYER
from matcher.readers.font_fit import is_crowded
from matcher.readers.ocr import Looks, find_engine
from matcher.readers.ocr_flags import page_flags
from matcher.readers.ocr_page import OcrPage, read_page
from matcher.readers.ocr_reading import Reading
from matcher.readers.options import Ocr
from matcher.readers.picture import is_blank
from matcher.readers.scan import (
    LAYER_CAUSES,
    Kind,
    PagePictures,
    SeenPage,
    kind_of,
    shows_ink,
)
from matcher.readers.text_layer import Seen, judge_layer, without_lies

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
            seen = _look(page, pictures, looks) if kind else None
            if kind is Kind.DOUBT:
                _settle_doubt(reading, page, seen)
            elif kind and seen:
                _take_seen(reading, page, kind, seen)
            elif kind:
                _take_unseen(reading, page, kind, pictures)
            else:
                reading.pages.append(page.visible)
                reading.hidden.extend(page.hidden)
    if looks and (reading.seen or reading.mended):
        reading.engine = looks.engine.name
    reading.flags = page_flags(reading, ocr, looks)
    return reading


def _look(page: SeenPage, pictures: PagePictures, looks: Looks | None) -> OcrPage | None:
    """Read the picture of a page, if there is something to see and somebody to look."""
    if looks is None or looks.left <= 0:
        return None
    drawn = pictures.draw(page.whole.number)
    if drawn is None or is_blank(drawn[0]):
        return None
    failed = looks.failed
    seen = read_page(drawn[0], looks, number=page.whole.number, points_per_pixel=drawn[1])
    return seen if looks.failed == failed else None


def _take_seen(reading: Reading, page: SeenPage, kind: Kind, seen: OcrPage) -> None:
    """Keep what the picture shows, and hold an OCR layer against it."""
    number, links = page.whole.number, page.whole.links
    reading.seen[number] = seen
    if kind is Kind.DAMAGED:
        reading.pages.append(seen.content(links=links))
        reading.hidden.extend(page.hidden)
        return
    words = Seen(run.text for run in seen.runs)
    own = [run for run in page.visible.runs if not words.confirms(run)]
    reading.pages.append(seen.content(*own, links=links))
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
        reading.unverified.append(number)
    reading.pages.append(content)
    reading.hidden.extend(page.hidden)
    _hide(reading, number, lies, LIE)


def _take_unseen(reading: Reading, page: SeenPage, kind: Kind, pictures: PagePictures) -> None:
    """Keep the file's own text, for want of anything better, and say so."""
    number, hidden, content = page.whole.number, page.hidden, page.visible
    if kind is not Kind.PICTURE:
        reading.unverified.append(number)
    elif page.whole.fills:
        reading.unread.append(number)
    if kind is Kind.LAYER:
        drawn = pictures.draw(number)
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
