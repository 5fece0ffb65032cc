"""From a file, a text or the name of a sample to a job as understood."""

from pathlib import Path

from matcher.api.tools import bundled_taxonomy, recogniser_of
from matcher.errors import InputError, ReadError
from matcher.jobs.build import build_job
from matcher.jobs.profile_yaml import load_job
from matcher.model.document import Document
from matcher.model.job import JobDescription
from matcher.model.skill import Taxonomy
from matcher.readers.options import ReadOptions
from matcher.readers.read import read_document
from matcher.resources import resource_dir

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
        document = read_document(source.encode("utf-8", "replace"), "job.txt")
        return build_job(document, recogniser_of(taxonomy))
    path = _job_path(source)
    if path.suffix.lower() in _PROFILE_SUFFIXES:
        return load_job(_bytes(path).decode("utf-8", "replace"), str(path), taxonomy)
    return build_job(read_job(path, options), recogniser_of(taxonomy))


def sample_jobs() -> tuple[str, ...]:
    """Return the names of the bundled sample jobs."""
    return tuple(sorted(path.stem for path in resource_dir("data/samples/jobs").iterdir()))


def read_job(path: Path, options: ReadOptions | None = None) -> Document:
    """Read a job description's file.

    Raises:
        InputError: when it cannot be read, with what to do.
    """
    try:
        return read_document(_bytes(path), path.name, options)
    except ReadError as fault:
        raise InputError(
            f"the job {path} cannot be used: {fault.reason}. {fault.next_step}"
        ) from None


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
        return path.read_bytes()
    except OSError as fault:
        raise InputError(f"the job {path} cannot be read: {fault.strerror}") from None
