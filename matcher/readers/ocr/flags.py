"""What a person should know about a file that was read from pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from matcher.model.document import Document, Flag, Line, Severity
from matcher.readers.ocr.engines import INSTALL, MAX_LOOKS, Looks
from matcher.readers.ocr.page import OcrPage
from matcher.readers.ocr.reading import Reading
from matcher.readers.ocr.word import mean_confidence
from matcher.readers.options import Ocr

_WEAK = 0.6  # mean confidence of a line below which a person should look


def page_flags(reading: Reading, ocr: Ocr, looks: Looks | None) -> list[Flag]:
    """Say which pages were read from their pictures, which were not, and which were not compared."""
    flags = []
    if reading.seen and looks:
        flags.append(by_ocr(sorted(reading.seen), len(reading.pages), looks.engine.name))
    if reading.mended:
        flags.append(
            Flag(
                code="letters_replaced",
                severity=Severity.WARNING,
                message=f"{_pages(reading.mended)} letters that look different from what the file calls them; "
                "what the page shows was read",
            )
        )
    if reading.unread:
        flags.append(
            Flag(
                code="pages_not_read",
                severity=Severity.WARNING,
                message=f"{_pages(reading.unread)} a picture that was not read: {_why(ocr, looks)}",
            )
        )
    if reading.unverified:
        flags.append(
            Flag(
                code="unverified",
                severity=Severity.WARNING,
                message=f"{_pages(reading.unverified)} text that may not be what it shows, and could not be compared: {_why(ocr, looks)}",
            )
        )
    return flags


def by_ocr(numbers: Sequence[int], pages: int, engine: str) -> Flag:
    """Say that pages were read from their pictures."""
    which = "all pages" if len(numbers) == pages else f"{len(numbers)} of {pages} pages"
    return Flag(
        code="read_by_ocr",
        severity=Severity.INFO,
        message=f"{which} were read from their picture by {engine}; single words may be wrong",
    )


def pages_left_out() -> Flag:
    """Say that a file holds more pictures than are read."""
    return Flag(
        code="pages_not_read",
        severity=Severity.WARNING,
        message=f"later pages were not read: OCR reads {MAX_LOOKS} pictures a file",
    )


def with_turns(document: Document, seen: Iterable[OcrPage]) -> Document:
    """Remember which pages were read from their pictures, and how they had to be turned for it."""
    turns = tuple((page.number, page.quarter_turns) for page in seen)
    return replace(document, turns=turns) if turns else document


def with_weak_lines(document: Document, seen: Iterable[OcrPage]) -> Document:
    """Flag the lines that the engine was least sure of, with the worst of them as a quotation."""
    pages = {page.number: page for page in seen}
    if not pages:
        return document
    rated = [
        (sure, line)
        for line in document.lines
        if line.page in pages and (sure := _confidence(line, pages[line.page])) is not None
    ]
    weak = sorted((pair for pair in rated if pair[0] < _WEAK), key=lambda pair: pair[0])
    if not weak:
        return document
    flag = Flag(
        code="hard_to_read",
        severity=Severity.WARNING if 5 * len(weak) > len(rated) else Severity.INFO,
        message=f"{len(weak)} of {len(rated)} lines were hard to read in the picture; this one most",
        evidence=document.quote(weak[0][1].span),
    )
    return replace(document, warnings=(*document.warnings, flag))


def _confidence(line: Line, page: OcrPage) -> float | None:
    """Return how sure the engine was of the words that stand in the line's box."""
    if line.box is None:
        return None
    left, bottom, right, top = line.box
    inside = [
        (run.text, sure)
        for run, sure in zip(page.runs, page.confidences, strict=True)
        if left <= (run.x0 + run.x1) / 2 <= right and bottom <= (run.y0 + run.y1) / 2 <= top
    ]
    return mean_confidence(inside) if any(map(str.isalnum, "".join(t for t, _ in inside))) else None


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]} holds"
    return f"{len(numbers)} pages (first page {numbers[0]}) hold"


def _why(ocr: Ocr, looks: Looks | None) -> str:
    if ocr == "off":
        return "OCR is off"
    if looks is None:
        return f"no OCR is installed ({INSTALL['tesseract']} or {INSTALL['rapidocr']})"
    if looks.failed:
        return f"{looks.engine.name} failed on it"
    return f"OCR reads {MAX_LOOKS} pictures a file"
