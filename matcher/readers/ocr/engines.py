"""Optical character recognition: which engine is here, and how often a file may ask it."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from PIL import Image

from matcher.errors import ReadError
from matcher.model.run import Status
from matcher.readers.deadline import OCR_PAGE_S, extend_deadline
from matcher.readers.ocr import rapidocr, tesseract
from matcher.readers.ocr.mend import mend, without_icons
from matcher.readers.ocr.word import OcrWord
from matcher.readers.options import Ocr

MAX_LOOKS = 20
"""How many pictures of one file an engine reads; a page that lies the wrong way round takes several."""
INSTALL = {
    "tesseract": "`apt install tesseract-ocr`",
    "rapidocr": "`pip install 'skill-matcher[ocr]'`",
}
_MODULES: dict[str, ModuleType] = {"tesseract": tesseract, "rapidocr": rapidocr}


@dataclass(frozen=True, slots=True, kw_only=True)
class OcrEngine:
    """A program or library that reads the words of a picture.

    Args:
        name: with its version; a part of the document's facts.
        recognise: takes a grey picture of about 300 dpi with level lines.
    """

    name: str
    recognise: Callable[[Image.Image], list[OcrWord]]


def find_engine(choice: Ocr) -> OcrEngine | None:
    """Return the engine that was asked for; with ``auto`` the first that is installed, or None.

    Raises:
        ReadError: the engine was asked for by name and is not installed.

    >>> find_engine("off") is None
    True
    """
    if choice == "off":
        return None
    names = tuple(_MODULES) if choice == "auto" else (choice,)
    engine = next(filter(None, map(_engine, names)), None)
    if engine is None and choice != "auto":
        raise ReadError(
            Status.UNSUPPORTED,
            f"is to be read with {choice}, which is not installed",
            f"install it with {INSTALL[choice]}, or choose another --ocr",
        )
    return engine


def without_ocr(choice: Ocr) -> ReadError:
    """Make the error for a file that only shows a picture of text, and nothing here can read it."""
    if choice == "off":
        return ReadError(
            Status.NO_TEXT,
            "shows its text only as a picture, and OCR is off",
            "leave out `--ocr off`, or ask for a PDF or DOCX with text",
        )
    return ReadError(
        Status.NO_TEXT,
        "shows its text only as a picture, and no OCR is installed",
        f"install OCR with {INSTALL['tesseract']} or {INSTALL['rapidocr']}, or ask for a PDF or DOCX with text",
    )


@cache
def _engine(name: str) -> OcrEngine | None:
    """Look once a process whether an engine is here."""
    module = _MODULES[name]
    version = module.version()
    return OcrEngine(name=f"{name} {version}", recognise=module.recognise) if version else None


class Looks:
    """What an engine reads of one file, within a countable budget."""

    def __init__(self, engine: OcrEngine) -> None:
        self.engine = engine
        self.left = MAX_LOOKS
        self.failed = 0

    def read(self, picture: Image.Image) -> list[OcrWord]:
        """Return the words of a picture; none where the engine fails, which is counted.

        Raises:
            ReadError: the engine hangs, or is killed or has no memory, which must not change the text.
        """
        self.left -= 1
        extend_deadline(OCR_PAGE_S)
        try:
            return mend(without_icons(self.engine.recognise(picture), picture))
        except (OSError, ValueError, subprocess.CalledProcessError):
            self.failed += 1
            return []
