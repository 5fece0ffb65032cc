"""The program that runs rapidocr: a picture on standard input, lines with their places on standard output.

Why a program of its own: the models take several times the memory of all other readers together, and do not
give it back. It is started by its path, and imports nothing of this package.
"""

import io
import json
import os
import sys
from importlib import import_module
from typing import Any

from PIL import Image

_THREADS = 1  # the batch has its own workers
_LONGEST_SIDE = 1280  # pixels that lines are looked for in; they are read in full size
_KILLED = 137  # how this program ends for want of memory, as if the system had killed it
_LEAST_SCORE = 0.3  # lines that the models believe in less are no text


def main(detect: str, turn: str, recognise: str) -> None:
    """Read the picture with the three models in these files; given by path, none is looked for elsewhere."""
    options: dict[str, object] = {
        "Global.log_level": "critical",
        "Global.text_score": _LEAST_SCORE,
        "Global.max_side_len": _LONGEST_SIDE,
        "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
        "EngineConfig.onnxruntime.inter_op_num_threads": _THREADS,
        "Det.model_path": detect,
        "Cls.model_path": turn,
        "Rec.model_path": recognise,
        "Rec.rec_batch_num": 1,  # longer batches take more memory, and are no faster here
    }
    picture = Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=("PPM",)).convert("RGB")
    found = import_module("rapidocr").RapidOCR(params=options)(picture)
    sys.stdout.write(f"\n{json.dumps(list(_lines(found)))}")


def _lines(found: Any) -> Any:  # noqa: ANN401 - the library has no types
    """Yield text, score and the box around the four corners of each line."""
    if found.boxes is None:
        return
    for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        across, down = zip(*corners.tolist(), strict=True)
        yield text, float(score), min(across), min(down), max(across), max(down)


def _give_up(kind: type[BaseException], fault: BaseException, _: object) -> None:
    """End as one that was killed if memory ran out, which the runtime of the models says in words only."""
    if issubclass(kind, MemoryError) or "alloc" in str(fault):
        os._exit(_KILLED)


if __name__ == "__main__":
    sys.excepthook = _give_up
    main(*sys.argv[1:])
