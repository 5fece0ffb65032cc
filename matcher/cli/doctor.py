"""`matcher doctor`: is everything here that a run needs?"""

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version

import click

from matcher.cli.exits import Exit

_LIBRARIES = (
    "pypdfium2",
    "pdfminer.six",
    "lxml",
    "spacy",
    "scikit-learn",
    "pandas",
    "pyarrow",
    "pydantic",
    "click",
)


@click.command("doctor")
def doctor_command() -> None:
    """Check this installation: libraries, bundled data, a resume from end to end, optional programs."""
    faults = 0
    for what, check in (
        ("Python", lambda: sys.version.split()[0]),
        *((name, _library(name)) for name in _LIBRARIES),
        ("taxonomy", _taxonomy),
        ("your own skills", _own),
        ("scoring", _scoring),
        ("samples", _samples),
        ("cache of parsed files", _cache),
        ("a resume from end to end", _end_to_end),
    ):
        good, said = _answer(check)
        faults += not good
        click.echo(f"{'ok ' if good else 'NOT'}  {what}: {said}")
    for what, (good, said), install in _optional():
        wanted = "" if good else f"; optional, install it with {install}"
        click.echo(f"{'ok ' if good else '-  '}  {what}: {said}{wanted}")
    if faults:
        click.echo("reinstall it: pip install --force-reinstall skill-matcher", err=True)
        raise SystemExit(Exit.CHECK_FOUND)


def _answer(check: Callable[[], str]) -> tuple[bool, str]:
    from matcher.errors import MatcherError

    try:
        return True, check()
    except (MatcherError, ImportError, OSError, LookupError, ValueError) as fault:
        return False, f"{type(fault).__name__}: {fault}"


def _optional() -> Iterator[tuple[str, tuple[bool, str], str]]:
    """Yield what only some files need, whether it is here, and how to install it."""
    from matcher.readers.doc.read import INSTALL as CONVERTERS
    from matcher.readers.ocr.engines import INSTALL as ENGINES
    from matcher.readers.ocr.rapidocr import version
    from matcher.readers.programs import find

    yield "tesseract (scans)", _tesseract(), ENGINES["tesseract"]
    yield "rapidocr (scans)", _found(version()), ENGINES["rapidocr"]
    for name, install in CONVERTERS.items():
        yield f"{name} (.doc, one is enough)", _found(find(name)), install


def _found(said: str | None) -> tuple[bool, str]:
    return said is not None, said or "not installed"


def _tesseract() -> tuple[bool, str]:
    from matcher.errors import ReadError
    from matcher.readers.ocr.tesseract import languages, version

    try:
        found = version()
    except ReadError as fault:
        return False, fault.reason
    return _found(f"{found}, {languages()}" if found else None)


def _library(name: str) -> Callable[[], str]:
    def check() -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            raise ImportError("is not installed") from None

    return check


def _taxonomy() -> str:
    from matcher.taxonomy.load import load_taxonomy

    taxonomy = load_taxonomy()
    return f"{taxonomy.version}, {len(taxonomy.skills)} nodes"


def _own() -> str:
    from matcher.taxonomy.load import taxonomy_for
    from matcher.taxonomy.own import own_folder, own_overlay

    own = own_overlay()
    if own is None:
        return f"none; they would lie in {own_folder()}"
    taxonomy = taxonomy_for(own)
    return f"{own}, together {taxonomy.version}, {len(taxonomy.skills)} nodes"


def _scoring() -> str:
    from matcher.scoring.constants import SCORER_VERSION, load_constants
    from matcher.scoring.reference import load_reference

    load_constants()
    return f"rules {SCORER_VERSION}, words counted in {load_reference().documents} texts"


def _cache() -> str:
    from matcher.batch.cache import cache_path

    path = cache_path()
    return f"{path}, {path.stat().st_size:,} bytes" if path.is_file() else f"none yet in {path}"


def _samples() -> str:
    from matcher.api.jobs import sample_jobs

    return ", ".join(sample_jobs())


def _end_to_end() -> str:
    from matcher.api.resumes import parse_resume
    from matcher.resources import resource_dir

    resume = min(resource_dir("data/samples/resumes").glob("*.pdf"))
    skills = len(parse_resume(resume, as_of="2026-11-01").skills)
    if not skills:
        raise ValueError("no skill was found in a sample that names some")
    return f"{skills} skills found"
