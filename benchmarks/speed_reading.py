"""How much processor time reading a PDF takes, beside a bare text extraction of the same file by pypdfium2.

    python benchmarks/speed_reading.py ../shared/eval/files [--rounds 5]

Both are timed in turn, file by file, and the median of each file's rounds is compared: the ratio holds on a
busy machine where seconds do not. Scans are left out, as OCR is no text extraction.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pypdfium2 as pdfium

from matcher.errors import ReadError
from matcher.readers.options import ReadOptions
from matcher.readers.read import read_document

OPTIONS = ReadOptions(ocr="off")
FAMILIES = {
    "Chromium / Skia": ("skia", "google docs", "chrom"),
    "LaTeX": ("tex", "dvipdf"),
    "Word": ("word", "microsoft"),
    "LibreOffice": ("libreoffice", "openoffice"),
    "reportlab": ("reportlab",),
    "typst": ("typst",),
    "pdf-lib": ("pdf-lib",),
}


def bare(data: bytes) -> None:
    """Extract the text of every page and nothing else."""
    document = pdfium.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_bounded()
        text.close()
        page.close()
    document.close()


def ours(data: bytes) -> None:
    """Read the file as the product does."""
    read_document(data, "resume.pdf", OPTIONS)


def cpu(work: Callable[[bytes], None], data: bytes) -> float:
    """Return the processor seconds of one call."""
    start = time.process_time()
    work(data)
    return time.process_time() - start


def family_of(data: bytes) -> str:
    """Name the program that wrote a PDF, by its metadata."""
    document = pdfium.PdfDocument(data)
    told = " ".join(document.get_metadata_dict().get(key) or "" for key in ("Producer", "Creator"))
    document.close()
    lower = told.casefold()
    return next(
        (name for name, words in FAMILIES.items() if any(map(lower.__contains__, words))), "other"
    )


def p95(values: list[float]) -> float:
    """Return the value that one in twenty exceeds."""
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def measure(folder: Path, rounds: int = 5) -> dict[str, Any]:
    """Return the ratio of ours to bare: median and p95 over all files and by program."""
    ratios: dict[str, list[float]] = defaultdict(list)
    for path in sorted(folder.glob("*.pdf")):
        data = path.read_bytes()
        try:
            bare(data)
            ours(data)
        except (ReadError, pdfium.PdfiumError):
            continue
        times = [(cpu(ours, data), cpu(bare, data)) for _ in range(rounds)]
        ratio = median(one for one, _ in times) / median(other for _, other in times)
        ratios[family_of(data)].append(ratio)
    every = [ratio for values in ratios.values() for ratio in values]
    return {
        "files": len(every),
        "median": round(median(every), 2),
        "p95": round(p95(every), 2),
        "by program": {
            name: {
                "files": len(values),
                "median": round(median(values), 2),
                "p95": round(p95(values), 2),
            }
            for name, values in sorted(ratios.items())
        },
    }


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(json.dumps(measure(options.folder, options.rounds), indent=1))


if __name__ == "__main__":
    main()
