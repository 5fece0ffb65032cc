"""Read the pages of a PDF whose text does not say what they show: scans, layers over scans, damaged text."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from matcher.model.document import HiddenText
from matcher.readers.assemble import OCR_LAYER
from matcher.readers.ocr import Looks, find_engine
from matcher.readers.ocr_flags import page_flags
from matcher.readers.ocr_page import OcrPage, read_page
from matcher.readers.ocr_reading import Reading
from matcher.readers.options import Ocr
from matcher.readers.picture import is_blank
from matcher.readers.runs import PageContent, Run
from matcher.readers.scan import (
    LAYER_CAUSES,
    Kind,
    PagePictures,
    SeenPage,
    kind_of,
    shows_ink,
)
from matcher.readers.text_layer import Seen, judge_layer, seen_at

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
            if kind and seen:
                reading.seen[page.whole.number] = seen
                _take_seen(reading, page, kind, seen)
            elif kind:
                _take_unseen(reading, page, kind, pictures)
            else:
                reading.pages.append(page.visible)
                reading.hidden.extend(page.hidden)
    if looks and reading.seen:
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
    """Keep what the picture shows, and hold the file's own text against it."""
    words = Seen(run.text for run in seen.runs)
    hidden = list(page.hidden)
    number, links = page.whole.number, page.whole.links
    if kind is Kind.DOUBT:
        content, lies = _without_lies(page.visible, seen)
        if lies:
            hidden.append(HiddenText(text=lies, cause=LIE, page=number))
    elif kind is Kind.DAMAGED:
        content = seen.content(links=links) if seen.confidence >= _LEAST_SURE else page.visible
    else:
        own = [run for run in page.visible.runs if not words.confirms(run)]
        content = seen.content(*own, links=links)
        hidden = [piece for piece in hidden if piece.cause not in LAYER_CAUSES]
        verdict = judge_layer(page.layer, words)
        pieces = ((verdict.lies, LIE), (verdict.shown, OCR_LAYER))
        hidden += [
            HiddenText(text=text, cause=cause, page=number) for text, cause in pieces if text
        ]
    reading.pages.append(content)
    reading.hidden.extend(hidden)


def _without_lies(page: PageContent, seen: OcrPage) -> tuple[PageContent, str]:
    """Put what OCR saw in the place of doubted letters that it did not see; return those too."""
    kept: list[Run] = []
    lies: list[str] = []
    found: list[Run] = []
    for run in page.runs:
        there = seen_at(run, seen) if run.is_doubted else []
        if run.is_doubted and not Seen([" ".join(word.text for word in there)]).confirms(run):
            lies.append(run.text.strip())
            found += [word for word in there if word not in found]
        else:
            kept.append(run)
    return replace(page, runs=(*kept, *found)), " ".join(lies)


def _take_unseen(reading: Reading, page: SeenPage, kind: Kind, pictures: PagePictures) -> None:
    """Keep the file's own text, for want of anything better, and say so."""
    number, hidden, content = page.whole.number, list(page.hidden), page.visible
    if kind is Kind.PICTURE:
        if page.whole.fills:
            reading.unread.append(number)
    else:
        reading.unverified.append(number)
    if kind is Kind.LAYER:
        drawn = pictures.draw(number)
        on_ink = [run for run in page.layer if drawn and shows_ink(drawn, run)]
        kept = {id(run) for run in on_ink}
        blank = " ".join(run.text.strip() for run in page.layer if id(run) not in kept)
        content = replace(content, runs=(*content.runs, *on_ink))
        hidden = [piece for piece in hidden if piece.cause not in LAYER_CAUSES]
        hidden += [HiddenText(text=blank, cause=LIE, page=number)] if blank else []
    reading.pages.append(content)
    reading.hidden.extend(hidden)
