"""OCR by the program tesseract, where it is installed: a picture in, words with boxes out."""

import csv
import subprocess
from functools import cache
from io import BytesIO, StringIO

from PIL import Image

from matcher.readers import programs
from matcher.readers.ocr.picture import DPI
from matcher.readers.ocr.word import OcrWord

_LANGUAGES = (
    "eng",
    "deu",
    "fra",
    "spa",
)  # those of the headings that are known, as far as installed
_START_S, _PAGE_S = 20.0, 60.0  # seconds; only to stop what hangs, a page takes one or two
_SPARSE = "11"  # every piece of text for itself: tesseract's own columns join a large name with small print beside it
_WORD = "5"  # the level of words in tesseract's table


@cache
def version() -> str | None:
    """Return the version of the installed program, None where it or its language data is missing."""
    program = programs.find("tesseract")
    if program is None or not languages():
        return None
    try:
        said = programs.run([program, "--version"], timeout_s=_START_S).decode("utf-8", "replace")
    except (OSError, subprocess.CalledProcessError):
        return None
    words = said.split()
    return words[1] if len(words) > 1 else "of unknown version"


@cache
def languages() -> str:
    """Return the installed languages among those that are read, as tesseract wants them."""
    program = programs.find("tesseract")
    if program is None:
        return ""
    try:
        said = programs.run([program, "--list-langs"], timeout_s=_START_S)
    except (OSError, subprocess.CalledProcessError):
        return ""
    installed = set(said.decode("utf-8", "replace").split())
    return "+".join(name for name in _LANGUAGES if name in installed)


def recognise(picture: Image.Image) -> list[OcrWord]:
    """Read the words of a grey picture.

    Raises:
        ReadError: tesseract hangs or is killed.
        OSError, subprocess.CalledProcessError: it cannot be started, or fails.
    """
    plain = BytesIO()
    picture.save(plain, "PPM")
    command = [
        programs.find("tesseract") or "tesseract",
        "stdin",
        "stdout",
        *("--dpi", str(DPI), "--psm", _SPARSE, "-l", languages(), "tsv"),
    ]
    return words_of(programs.run(command, stdin=plain.getvalue(), timeout_s=_PAGE_S))


def words_of(table: bytes) -> list[OcrWord]:
    r"""Read tesseract's table.

    >>> row = b"5\t1\t2\t1\t3\t1\t40\t50\t60\t20\t96.5\tPython"
    >>> words_of(
    ...     b"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    ...     + row
    ... )
    [OcrWord(text='Python', left=40.0, top=50.0, right=100.0, bottom=70.0, confidence=0.965, line=1)]
    """
    rows = csv.DictReader(
        StringIO(table.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    words: list[OcrWord] = []
    lines: dict[tuple[str, str, str], int] = {}
    for row in rows:
        text = (row["text"] or "").strip()
        if row["level"] != _WORD or not text:
            continue
        key = row["block_num"], row["par_num"], row["line_num"]
        left, top = float(row["left"]), float(row["top"])
        words.append(
            OcrWord(
                text=text,
                left=left,
                top=top,
                right=left + float(row["width"]),
                bottom=top + float(row["height"]),
                confidence=round(float(row["conf"]) / 100, 4),
                line=lines.setdefault(key, len(lines) + 1),
            )
        )
    return words
