"""OCR by the library rapidocr (the extra ``[ocr]``), with the models that its wheel carries."""

from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from PIL import Image

from matcher.readers.ocr_word import OcrWord

_PARTS = {"Det": "*_det_*.onnx", "Cls": "*_cls_*.onnx", "Rec": "*_rec_*.onnx"}
_THREADS = 1  # the batch has its own workers
_LEAST_SCORE = 0.3  # lines that the models believe in less are no text


@cache
def version() -> str | None:
    """Return the version of the installed library, None where it, its runtime or a model is missing."""
    if find_spec("onnxruntime") is None or len(_models()) < len(_PARTS):
        return None
    try:
        return version_of("rapidocr")
    except PackageNotFoundError:
        return None


def recognise(picture: Image.Image) -> list[OcrWord]:
    """Read the lines of a grey picture; each line comes as one word with spaces in it."""
    found = _reader()(picture.convert("RGB"))
    if found.boxes is None:
        return []
    words = []
    for number, (corners, text, score) in enumerate(
        zip(found.boxes, found.txts, found.scores, strict=True), start=1
    ):
        across, down = zip(*corners.tolist(), strict=True)
        if text.strip():
            words.append(
                OcrWord(
                    text=text.strip(),
                    left=min(across),
                    top=min(down),
                    right=max(across),
                    bottom=max(down),
                    confidence=round(float(score), 4),
                    line=number,
                )
            )
    return words


@cache
def _reader() -> Any:  # noqa: ANN401 - the library has no types
    """Load the models once a process; given by path, the library never looks for them elsewhere."""
    options: dict[str, object] = {
        "Global.log_level": "critical",
        "Global.text_score": _LEAST_SCORE,
        "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
        "EngineConfig.onnxruntime.inter_op_num_threads": _THREADS,
    }
    options |= {f"{part}.model_path": str(path) for part, path in _models().items()}
    return import_module("rapidocr").RapidOCR(params=options)


def _models() -> dict[str, Path]:
    """Return the model files in the installed package, by what they do."""
    spec = find_spec("rapidocr")
    folders = [Path(place) for place in (spec.submodule_search_locations or [])] if spec else []
    found = {}
    for part, pattern in _PARTS.items():
        files = [path for folder in folders for path in sorted(folder.glob(f"models/{pattern}"))]
        if files:
            found[part] = files[0]
    return found
