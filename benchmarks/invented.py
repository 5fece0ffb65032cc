"""Folders of invented resumes for the benchmarks; the same seed makes the same bytes.

The people and the formats are those of the robustness suite (``tests/robustness/mixed_folder``).
"""

import sys
from pathlib import Path
from random import Random

import pypdfium2 as pdfium
from provenance import ROOT

sys.path.insert(0, str(ROOT / "tests" / "robustness"))

from mixed_folder.formats import WRITERS, pdf
from mixed_folder.people import invent

PAGES = 2
MIX = {"pdf": 5, "docx": 3, "txt": 2}
"""Shares of the formats in a mixed folder."""
_FOLDER = 1_000  # files in a folder


def two_page_pdfs(folder: Path, count: int, *, seed: int = 1) -> list[Path]:
    """Fill *folder* with PDF resumes of two pages, written by reportlab, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    random, paths, number = Random(seed), [], 0  # noqa: S311 - the same folder each time is the point
    while len(paths) < count:
        number += 1
        data = pdf(invent(random, number), random)
        if _pages(data) == PAGES:
            paths.append(folder / f"{number:06}.pdf")
            paths[-1].write_bytes(data)
    return paths


def mixed(folder: Path, count: int, *, seed: int = 1) -> None:
    """Fill *folder* with *count* PDF, DOCX and text files, a thousand in a sub-folder; those that are there stay."""
    for number in range(count):
        random = Random(f"{seed} {number}")  # noqa: S311 - likewise
        (form,) = random.choices(tuple(MIX), tuple(MIX.values()))
        path = folder / f"{number // _FOLDER:04}" / f"{number:07}.{form}"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(
                ".half"
            )  # an interrupted run leaves no half file among those that stay
            half.write_bytes(WRITERS[form](invent(random, number), random))
            half.replace(path)


def _pages(data: bytes) -> int:
    document = pdfium.PdfDocument(data)
    pages = len(document)
    document.close()
    return pages
