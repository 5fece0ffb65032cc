"""From a file, a text or the name of a sample to a job as understood."""

from dataclasses import replace
from pathlib import Path, PurePath

from matcher.api.tools import bundled_taxonomy, recogniser_of
from matcher.batch.alone import read_alone
from matcher.batch.source import read_bytes
from matcher.errors import InputError, ReadError
from matcher.jobs.build import build_job
from matcher.jobs.profile_yaml import load_job
from matcher.model.document import Document
from matcher.model.job import JobDescription
from matcher.model.run import Failure, Status
from matcher.model.skill import Taxonomy
from matcher.readers.limits import too_large
from matcher.readers.media_type import MediaType, media_type_of
from matcher.readers.options import ReadOptions
from matcher.readers.read import read_document
from matcher.resources import resource_dir

_MAX_CHARACTERS = 100_000  # a long job has ten thousand
_MAX_PROFILE_BYTES = 250_000  # a long profile has thirty thousand
_SHORTER = "give the job description alone"
_PLAIN = frozenset(
    (MediaType.TEXT, MediaType.MARKDOWN)
)  # nothing in them can hang or kill a reader
_PROFILE_SUFFIXES = frozenset({".yaml", ".yml"})


def parse_job(
    source: str | Path, taxonomy: Taxonomy | None = None, options: ReadOptions | None = None
) -> JobDescription:
    r"""Understand a job description.

    Args:
        source: a path (text, Markdown, DOCX, PDF, or the YAML that ``matcher job parse`` wrote), the name
            of a bundled sample such as ``ai-ml-engineer``, or the text itself (anything with a line break).
        taxonomy: None takes the bundled one.
        options: how a file is read; None takes the defaults.

    Returns:
        The job with its requirements, each with the words that ask for it.

    Raises:
        InputError: when there is no such file or sample, or it cannot be read.
        BorderError: when a YAML profile has faults, with file:line.

    >>> job = parse_job("ML Engineer\n\nRequirements:\n- 3+ years of Python")
    >>> job.requirements[0].skills, job.requirements[0].min_years
    (('python',), 3.0)
    """
    taxonomy = taxonomy or bundled_taxonomy()
    if isinstance(source, str) and "\n" in source:
        return _built(
            _read_plain(source.encode("utf-8", "replace"), Path("job.txt"), options), taxonomy
        )
    path = _job_path(source)
    if path.suffix.lower() in _PROFILE_SUFFIXES:
        return load_job(_profile_text(path), str(path), taxonomy)
    return _built(read_job(path, options), taxonomy)


def sample_jobs() -> tuple[str, ...]:
    """Return the names of the bundled sample jobs."""
    return tuple(sorted(path.stem for path in resource_dir("data/samples/jobs").iterdir()))


def read_job(path: Path, options: ReadOptions | None = None) -> Document:
    """Read a job description's file.

    Raises:
        InputError: when it cannot be read, with what to do.
    """
    data = _bytes(path)
    if media_type_of(data, path.name) in _PLAIN:
        return _read_plain(data, path, options)
    made = read_alone(str(path), options or ReadOptions(), _named)
    if isinstance(made, Failure):
        raise _unusable(path, made)
    return made


def _built(document: Document, taxonomy: Taxonomy) -> JobDescription:
    if len(document.text) > _MAX_CHARACTERS:
        raise _unusable(
            Path(document.name), too_large("characters", len(document.text), _MAX_CHARACTERS)
        )
    return build_job(document, recogniser_of(taxonomy))


def _read_plain(data: bytes, path: Path, options: ReadOptions | None) -> Document:
    try:
        return read_document(data, path.name, options)
    except ReadError as fault:
        raise _unusable(path, fault) from None


def _profile_text(path: Path) -> str:
    data = _bytes(path)
    if len(data) > _MAX_PROFILE_BYTES:
        raise _unusable(path, too_large("bytes", len(data), _MAX_PROFILE_BYTES))
    return data.decode("utf-8", "replace")


def _named(document: Document, data: bytes) -> Document:
    """Call the document by its file alone, wherever that lies."""
    del data
    return replace(document, name=PurePath(document.name).name)


def _unusable(path: Path, fault: ReadError | Failure) -> InputError:
    next_step = _SHORTER if fault.status == Status.TOO_LARGE else fault.next_step
    return InputError(f"the job {path} cannot be used: {fault.reason}; {next_step}")


def _job_path(source: str | Path) -> Path:
    path = Path(source)
    if path.is_file():
        return path
    samples = {name: f"{name}.md" for name in sample_jobs()}
    if str(source) in samples:
        return resource_dir("data/samples/jobs") / samples[str(source)]
    raise InputError(
        f"there is no job file {str(source)!r}; give a file, or one of the samples: {', '.join(samples)}"
    )


def _bytes(path: Path) -> bytes:
    try:
        return read_bytes(str(path))
    except ReadError as fault:
        raise _unusable(path, fault) from None
    except OSError as fault:
        raise InputError(f"the job {path} cannot be read: {fault.strerror}") from None
