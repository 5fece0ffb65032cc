"""What a caller may choose about reading."""

from dataclasses import dataclass
from typing import Literal

PdfEngine = Literal["auto", "pdfium", "pdfminer"]
Ocr = Literal["auto", "tesseract", "rapidocr", "off"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How files are read; equal options and equal bytes give equal documents.

    Args:
        pdf_engine: ``auto`` reads with pdfium and falls back on pdfminer; the others force one.
        ocr: ``auto`` reads scans and pictures with tesseract, else with rapidocr, as far as they are
            installed; the others force one, or none.
    """

    pdf_engine: PdfEngine = "auto"
    ocr: Ocr = "auto"
