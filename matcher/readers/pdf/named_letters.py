"""Letters that a font names but does not map: the ligatures of fonts without a table to Unicode.

pdfium gives the code of such a letter itself, a control character. The names stand in the encoding of the
font, which pdfminer.six reads; only the fonts are looked at, not the pages.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFSimpleFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, dict_value

from matcher.readers.clean import has_lost_letters
from matcher.readers.limits import MAX_PAGES
from matcher.readers.runs import PageContent, Run

_CONTROLS = frozenset(map(chr, (*range(1, 9), *range(11, 32))))
Letters = dict[str, dict[str, str]]


def mend(data: bytes, pages: tuple[PageContent, ...]) -> tuple[PageContent, ...]:
    """Put the letters that the fonts name in the place of control characters inside words.

    Args:
        data: the file.
        pages: as pdfium read them.

    Raises:
        Exception: whatever pdfminer raises on odd files; the caller is the border.
    """
    letters = _letters_of(data)
    return tuple(replace(page, runs=tuple(_mended(page.runs, letters))) for page in pages)


def _mended(runs: Iterable[Run], letters: Letters) -> Iterator[Run]:
    for run in runs:
        known = letters.get(run.font.rpartition("+")[2])
        if known and not _CONTROLS.isdisjoint(run.text):
            yield run._replace(text="".join(known.get(letter, letter) for letter in run.text))
        else:
            yield run


def needs_mending(pages: Iterable[PageContent]) -> bool:
    """Tell whether words of a page have lost letters."""
    return any(has_lost_letters(run.text) for page in pages for run in page.runs)


def _letters_of(data: bytes) -> Letters:
    """Return what each font names its control codes, by the font's name."""
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    resources = PDFResourceManager()
    found: Letters = {}
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number == MAX_PAGES:
            break
        for reference in dict_value(page.resources.get("Font", {})).values():
            key = reference.objid if isinstance(reference, PDFObjRef) else None
            font = resources.get_font(key, dict_value(reference))
            if isinstance(font, PDFSimpleFont):
                names = {
                    chr(code): letter
                    for code, letter in font.cid2unicode.items()
                    if chr(code) in _CONTROLS and letter.isprintable()
                }
                name = str(font.fontname).rpartition("+")[2]  # without the mark of a subset
                found.setdefault(name, {}).update(names)
    return found
