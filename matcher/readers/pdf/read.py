"""Read PDF: pdfium first, pdfminer.six where that fails, stays empty or yields damage."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from matcher.errors import ReadError
from matcher.model.document import Document, Flag, Link, Severity
from matcher.model.run import Status
from matcher.readers.assemble import MIN_VISIBLE, make_document
from matcher.readers.clean import damage, has_lost_letters, visible_length
from matcher.readers.layout.pages import document_lines
from matcher.readers.limits import corrupt
from matcher.readers.media_type import MediaType
from matcher.readers.ocr.engines import without_ocr
from matcher.readers.ocr.flags import with_turns, with_weak_lines
from matcher.readers.ocr.reading import Reading
from matcher.readers.options import ReadOptions
from matcher.readers.pdf import pdfium_engine, pdfminer_engine
from matcher.readers.pdf.ink import InkCheck
from matcher.readers.pdf.named_letters import mend, needs_mending
from matcher.readers.pdf.ocr_pages import read_pictures
from matcher.readers.pdf.preflight import check_structure, defuse, swollen, with_blanked
from matcher.readers.pdf.scan import MAX_DAMAGE, SeenPage
from matcher.readers.pdf.text_layer import part_icons
from matcher.readers.pdf.visibility import split_visible
from matcher.readers.runs import PageContent

ReadPages = Callable[[bytes], tuple[PageContent, ...]]
ENGINES: dict[str, ReadPages] = {
    "pdfium": pdfium_engine.read_pages,
    "pdfminer": pdfminer_engine.read_pages,
}
_SECOND_ENGINE_CONFIDENCE = 0.8
_DAMAGED_CONFIDENCE = 0.4


@dataclass(frozen=True)
class _Attempt:
    """What one engine made of a file: its pages, or why it made nothing.

    Why no slots: what is asked several times of the whole text is kept.
    """

    engine: str
    pages: tuple[PageContent, ...] = ()
    fault: str | None = None
    refusal: ReadError | None = None

    @cached_property
    def text(self) -> str:
        return "".join([run.text for page in self.pages for run in page.runs])

    @cached_property
    def letters(self) -> int:
        """How many characters leave ink."""
        return visible_length(self.text)

    @cached_property
    def damage(self) -> float:
        """The share of characters that no writer meant."""
        return damage(self.text)

    @cached_property
    def lost_letters(self) -> bool:
        """Whether words have lost letters."""
        return has_lost_letters(self.text) and needs_mending(self.pages)

    @cached_property
    def shortcoming(self) -> str | None:
        """Why another engine should be tried, or None."""
        if self.refusal or self.fault:
            return self.fault or "was refused"
        if self.letters < MIN_VISIBLE:
            return "found no text"
        if self.damage > MAX_DAMAGE:
            return "found damaged text"
        return "lost letters of words" if self.lost_letters else None


def read_pdf(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a PDF into a document.

    Raises:
        ReadError: encrypted, corrupt, too_large or no_text.
    """
    check_structure(data)
    safe, blanked = defuse(data)
    attempts = _attempts(safe, options)
    try:
        document = _read(data, safe, attempts, name=name, options=options)
    except ReadError as refusal:
        if refusal.status != Status.NO_TEXT:
            raise
        if blanked:
            raise swollen(blanked) from None
        raise _damage_of(attempts) or refusal from None
    return with_blanked(document, blanked)


def _damage_of(attempts: Sequence[_Attempt]) -> ReadError | None:
    """Return what is broken in a file that shows nothing, if an engine found it."""
    refusals = [attempt.refusal for attempt in attempts if attempt.refusal]
    return next((one for one in refusals if one.status == Status.CORRUPT), None)


def _read(
    data: bytes, safe: bytes, attempts: Sequence[_Attempt], *, name: str, options: ReadOptions
) -> Document:
    """Make a document of what the engines found; *safe* are the bytes that may be opened again."""
    attempt, warnings = _best(attempts)
    with InkCheck(safe) as shows:
        parted = [_part(page, shows) for page in attempt.pages]
    reading = read_pictures(safe, parted, options.ocr)
    if reading.unread and _letters(reading.pages) < MIN_VISIBLE and not reading.engine:
        raise without_ocr(options.ocr)
    document = make_document(
        document_lines(reading.pages),
        data=data,
        name=name,
        media_type=MediaType.PDF,
        pages=len(reading.pages),
        hidden=reading.hidden,
        links=[
            Link(target=link, page=page.number) for page in reading.pages for link in page.links
        ],
        warnings=(*warnings, *reading.flags),
        engine=_engines(attempt, reading),
        read_confidence=reading.confidence(_confidence(attempt, warnings)),
    )
    seen = reading.seen.values()
    return with_weak_lines(with_turns(document, seen), seen)


def _part(page: PageContent, shows: InkCheck) -> SeenPage:
    visible, hidden = split_visible(page, shows)
    visible, icons = part_icons(visible)
    return SeenPage(whole=page, visible=visible, hidden=(*hidden, *icons))


def _letters(pages: Iterable[PageContent]) -> int:
    return sum(visible_length(run.text) for page in pages for run in page.runs)


def _engines(attempt: _Attempt, reading: Reading) -> str:
    """Name what made the text: the PDF engine, the OCR engine, or both."""
    if reading.engine is None:
        return attempt.engine
    has_own = any(page.runs and page.number not in reading.seen for page in reading.pages)
    return f"{attempt.engine} + {reading.engine}" if has_own else reading.engine


def _attempts(data: bytes, options: ReadOptions) -> list[_Attempt]:
    """Try the engines in turn, up to the first without shortcoming.

    What the first finds too large is too large; but only both together can tell that a password is needed,
    as pdfium does not open every file whose password is empty.
    """
    names = tuple(ENGINES) if options.pdf_engine == "auto" else (options.pdf_engine,)
    attempts: list[_Attempt] = []
    for name in names:
        attempt = _mended(_attempt(name, partial(ENGINES[name], data)), data)
        if attempt.refusal and not attempts and attempt.refusal.status != Status.ENCRYPTED:
            raise attempt.refusal
        attempts.append(attempt)
        if attempt.shortcoming is None:
            break
    return attempts


def _best(attempts: Sequence[_Attempt]) -> tuple[_Attempt, list[Flag]]:
    """Return the attempt with most good text, and a flag if that is not the first."""
    best = max(attempts, key=_worth)
    refusal = attempts[0].refusal or best.refusal
    if refusal and not best.pages:
        raise refusal
    if best.fault:
        raise corrupt("cannot be opened as a PDF")
    if best is attempts[0]:
        return best, []
    return best, [_second_engine(best, attempts[0])]


def _mended(attempt: _Attempt, data: bytes) -> _Attempt:
    """Fill in letters that the fonts name, where words have lost some and the fonts can be read."""
    if not attempt.lost_letters:
        return attempt
    mended = _attempt(attempt.engine, partial(mend, data, attempt.pages))
    return mended if mended.pages else attempt


def _attempt(engine: str, read: Callable[[], tuple[PageContent, ...]]) -> _Attempt:
    """Let one engine try; the border where whatever it raises becomes a reason."""
    try:
        return _Attempt(engine, read())
    except ReadError as refusal:
        return _Attempt(engine, refusal=refusal)
    except MemoryError:  # depends on the machine: it may end a file, but not choose an engine
        raise
    except Exception as fault:  # noqa: BLE001 - the engines raise twenty-odd types on odd files
        return _Attempt(engine, fault=f"{engine}: {type(fault).__name__}")


def _worth(attempt: _Attempt) -> float:
    """Order attempts by how many good characters they found; a refusal says more than a failure."""
    if attempt.fault:
        return -2.0
    if attempt.refusal:
        return -1.0
    return attempt.letters * (1.0 - attempt.damage)


def _second_engine(best: _Attempt, first: _Attempt) -> Flag:
    return Flag(
        code="second_pdf_engine",
        severity=Severity.INFO,
        message=f"read with {best.engine}, because {first.engine} {_why(first)}",
    )


def _why(attempt: _Attempt) -> str:
    return "failed on it" if attempt.fault else attempt.shortcoming or "found less text"


def _confidence(attempt: _Attempt, warnings: list[Flag]) -> float:
    if attempt.damage > MAX_DAMAGE:
        return _DAMAGED_CONFIDENCE
    return _SECOND_ENGINE_CONFIDENCE if warnings else 1.0
