"""OCR by the library rapidocr (the extra ``[ocr]``), with the models that its wheel carries."""

import json
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from PIL import Image

from matcher.readers import programs
from matcher.readers.ocr.word import OcrWord

_PROGRAM = Path(__file__).with_name("rapidocr_program.py")
_MODELS = ("*_det_*.onnx", "*_cls_*.onnx", "*_rec_*.onnx")  # in the order the program takes them
_PAGE_S = 90.0  # seconds; only to stop what hangs, a page takes five or six


@cache
def version() -> str | None:
    """Return the version of the installed library, None where it, its runtime or a model is missing."""
    if find_spec("onnxruntime") is None or len(_models()) < len(_MODELS):
        return None
    try:
        return version_of("rapidocr")
    except PackageNotFoundError:
        return None


def recognise(picture: Image.Image) -> list[OcrWord]:
    """Read the lines of a grey picture; each line comes as one word with spaces in it.

    Raises:
        ReadError: the program hangs or is killed.
        OSError, subprocess.CalledProcessError: it cannot be started, or fails.
    """
    plain = BytesIO()
    picture.save(plain, "PPM")
    command = [sys.executable, "-P", str(_PROGRAM), *map(str, _models())]
    return words_of(programs.run(command, stdin=plain.getvalue(), timeout_s=_PAGE_S))


def words_of(output: bytes) -> list[OcrWord]:
    r"""Read what the program prints last.

    >>> words_of(b'chatter\n[["Ada Lovelace", 0.99, 10.0, 20.0, 210.0, 44.0]]')[0].text
    'Ada Lovelace'
    """
    lines = json.loads(output.rpartition(b"\n")[2])
    return [
        OcrWord(text.strip(), left, top, right, bottom, round(score, 4), number)
        for number, (text, score, left, top, right, bottom) in enumerate(lines, start=1)
        if text.strip()
    ]


@cache
def _models() -> tuple[Path, ...]:
    """Return the model files in the installed package."""
    spec = find_spec("rapidocr")
    folders = [Path(place) for place in (spec.submodule_search_locations or [])] if spec else []
    found = [
        sorted(path for folder in folders for path in folder.glob(f"models/{pattern}"))
        for pattern in _MODELS
    ]
    return tuple(files[0] for files in found if files)
