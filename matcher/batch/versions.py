"""What a parsed file depends on beside its bytes: our code, the libraries, the programs, the options.

A cache entry made under one version is never taken for one of another; nobody has to remember to raise a
number, as the code itself is hashed.
"""

import os
import sys
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from matcher.batch.task import Scoring, Task
from matcher.model.skill import Taxonomy
from matcher.readers.options import ReadOptions
from matcher.readers.programs import find
from matcher.resources import resource_dir
from matcher.taxonomy.load import taxonomy_for

_PACKAGE = Path(__file__).resolve().parents[1]
_READING_LIBRARIES = (
    "pypdfium2",
    "pdfminer.six",
    "lxml",
    "charset-normalizer",
    "pillow",
    "rapidfuzz",
)
_EXTRACTION_LIBRARIES = ("spacy",)
_TAXONOMY_LIBRARIES = ("pyyaml", "pydantic")
_SCORING_LIBRARIES = ("scikit-learn", "numpy")
_PROGRAMS = ("tesseract", "antiword", "catdoc", "soffice", "libreoffice")
_OCR_DATA = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


def _code(*rooms: str) -> str:
    """Return a hash of the source of some rooms of the package."""
    digest = sha256()
    for room in rooms:
        for path in sorted((_PACKAGE / room).rglob("*.py")):
            digest.update(path.relative_to(_PACKAGE).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _data() -> str:
    """Return a hash of the files beside the taxonomy that extraction goes by: headings, patterns, names."""
    digest = sha256()
    for path in sorted(resource_dir("skill_taxonomy").glob("*.yaml")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


# at import, when the code that runs and the code that is read are the same
_READING = _code("model", "text", "schema", "readers")
_EXTRACTION = _code("model", "text", "schema", "taxonomy", "extraction")
_DATA = _data()
_TAXONOMY = _code("model", "schema", "taxonomy")
_JOBS = _code("jobs")
_SCORING = _code("model", "text", "schema", "extraction", "scoring")


def taxonomy_version() -> bytes:
    """Return 32 bytes that change with the code that reads a taxonomy."""
    said = (_version("skill-matcher"), _TAXONOMY, _libraries(_TAXONOMY_LIBRARIES))
    return sha256(repr(said).encode()).digest()


def document_version(options: ReadOptions) -> bytes:
    """Return 32 bytes that change with anything a document depends on beside the bytes of its file."""
    said = (
        _version("skill-matcher"),
        _READING,
        _libraries(_READING_LIBRARIES),
        _programs(),
        asdict(options),
        sys.version_info[:2],
    )
    return sha256(repr(said).encode()).digest()


def profile_version(task: Task) -> bytes:
    """Return 32 bytes that change with anything a profile depends on beside its document."""
    return _understood(task.options, taxonomy_for(task.overlay), ())


def job_version(options: ReadOptions, taxonomy: Taxonomy) -> bytes:
    """Return 32 bytes that change with anything a job as understood depends on beside the bytes of its file."""
    return _understood(options, taxonomy, (_JOBS,))


def _understood(options: ReadOptions, taxonomy: Taxonomy, more: tuple[str, ...]) -> bytes:
    said = (_EXTRACTION, _DATA, _libraries(_EXTRACTION_LIBRARIES), taxonomy.version, *more)
    return sha256(document_version(options) + repr(said).encode()).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What was made of a profile hangs on, 32 bytes each.

    Args:
        counting: changes with anything that counting it up depends on; the same for every job.
        scoring: changes with anything that a score card depends on.
    """

    counting: bytes
    scoring: bytes


def version_of(scoring: Scoring) -> Version:
    """Return what changes with anything that the outputs of a run depend on beside the profiles."""
    counting = (_SCORING, scoring.taxonomy.version, scoring.constants.sha256, scoring.as_of)
    more = (_libraries(_SCORING_LIBRARIES), scoring.job, scoring.reference.sha256)
    return Version(counting=_digest(counting), scoring=_digest((*counting, *more)))


def vectors_version(scoring: Scoring) -> bytes:
    """Return 32 bytes that change with anything that the vectors of a job's duty lines depend on."""
    words = (scoring.job, scoring.reference.sha256, scoring.constants.sha256)
    return _digest((_SCORING, _libraries(_SCORING_LIBRARIES), *words))


def code_version() -> str:
    """Return the version of this program and a hash of what decides its results."""
    said = (_READING, _EXTRACTION, _DATA, _SCORING, _JOBS)
    return f"{_version('skill-matcher')}+{sha256(repr(said).encode()).hexdigest()[:12]}"


def libraries() -> tuple[tuple[str, str], ...]:
    """Return the version of each library that results depend on, by name."""
    names = (*_READING_LIBRARIES, *_EXTRACTION_LIBRARIES, *_SCORING_LIBRARIES)
    return tuple((name, _version(name)) for name in names)


def program_sizes() -> tuple[tuple[str, int], ...]:
    """Return the name and the bytes of each outside program that is there, and what stands in for OCR."""
    found = [(name, _stamp(Path(path))[1]) for name in _PROGRAMS if (path := find(name))]
    return (*found, (str(_ocr_library()), 0))


def _digest(said: tuple[object, ...]) -> bytes:
    return sha256(repr(said).encode("utf-8", "backslashreplace")).digest()


def _libraries(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_version(name) for name in names)


@cache
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _programs() -> tuple[object, ...]:
    """Tell the outside programs apart by file, size and time, as asking each for its version takes long."""
    found = [_stamp(Path(path)) for name in _PROGRAMS if (path := find(name))]
    own = os.environ.get("TESSDATA_PREFIX")
    folders = [folder for glob in _OCR_DATA for folder in Path("/").glob(glob.lstrip("/"))]
    data = [_stamp(folder) for folder in (*sorted(folders), *([Path(own)] if own else ()))]
    return (*found, *data, _ocr_library())


def _ocr_library() -> str | None:
    from matcher.readers.ocr import rapidocr  # noqa: PLC0415 - brings Pillow; a stored run needs none

    return rapidocr.version()


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), status.st_size, status.st_mtime_ns
