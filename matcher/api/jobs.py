"""From a file, a text or the name of a sample to a job as understood."""

from pathlib import Path

from matcher.batch.cache import Cache
from matcher.batch.kept_jobs import KeptJobs
from matcher.batch.source import read_bytes
from matcher.errors import InputError, ReadError
from matcher.jobs.profile_yaml import load_job
from matcher.jobs.role_profiles import fill_job, find_role
from matcher.model.job import JobDescription
from matcher.model.run import Status
from matcher.model.skill import Taxonomy
from matcher.readers.limits import too_large
from matcher.readers.options import ReadOptions
from matcher.resources import resource_dir
from matcher.taxonomy.load import taxonomy_for

_MAX_PROFILE_BYTES = 250_000  # a long profile has thirty thousand
_SHORTER = "give the job description alone"
_PROFILE_SUFFIXES = frozenset({".yaml", ".yml"})
_TEXT = Path("job.txt")
"""Stands for the file of a job that was given as text."""


def parse_job(
    source: str | Path | bytes,
    taxonomy: Taxonomy | None = None,
    options: ReadOptions | None = None,
    *,
    fill: str | None = None,
) -> JobDescription:
    r"""Understand a job description.

    Args:
        source: a path (text, Markdown, DOCX, PDF, HTML, JSON with a JobPosting, or the YAML that
            ``matcher job parse`` wrote), the name of a bundled sample such as ``ai-ml-engineer``, the text
            itself (anything with a line break), or the bytes of a file of any kind but YAML.
        taxonomy: None takes the bundled one.
        options: how a file is read; None takes the defaults.
        fill: ``role:ml-engineer`` or another role, to add what it asks for and the job leaves out; each
            requirement so added is marked as assumed.

    Returns:
        The job with its requirements, each with the words that ask for it.

    Raises:
        InputError: when there is no such file, sample or role, or it cannot be read.
        BorderError: when a YAML profile has faults, with file:line.

    >>> job = parse_job("ML Engineer\n\nRequirements:\n- 3+ years of Python")
    >>> job.requirements[0].skills, job.requirements[0].min_years
    (('python',), 3.0)
    """
    role = find_role(fill) if fill is not None else None
    taxonomy = taxonomy or taxonomy_for()
    job = known_job(source, taxonomy, options or ReadOptions(), Cache(None))
    return fill_job(job, role, taxonomy) if role else job


def known_job(
    source: str | Path | bytes, taxonomy: Taxonomy, options: ReadOptions, cache: Cache
) -> JobDescription:
    """Understand a job description, unless *cache* knows it: then nothing is read but its bytes.

    Args:
        source: as ``parse_job`` takes it.
        taxonomy: names the skills.
        options: how a file is read.
        cache: what was understood before.
    """
    data, path = source_of(source)
    if is_profile(path):
        return load_job(_profile_text(data, path), str(path), taxonomy)
    return _understood(data, path, taxonomy, options, cache)


def source_of(source: str | Path | bytes) -> tuple[bytes, Path]:
    """Return the bytes of a job as ``parse_job`` takes it, and the path of its file, or one that stands for it.

    Raises:
        InputError: when there is no such file or sample, or it cannot be read.
    """
    if isinstance(source, str) and "\n" in source:
        source = source.encode("utf-8", "replace")
    if isinstance(source, bytes):
        return source, _TEXT
    path = _job_path(source)
    return _bytes(path), path


def is_profile(path: Path) -> bool:
    """Tell whether a file is a requirement profile that a person wrote or corrected."""
    return path.suffix.lower() in _PROFILE_SUFFIXES


def sample_jobs() -> tuple[str, ...]:
    """Return the names of the bundled sample jobs."""
    return tuple(sorted(path.stem for path in resource_dir("data/samples/jobs").iterdir()))


def _understood(
    data: bytes, path: Path, taxonomy: Taxonomy, options: ReadOptions, cache: Cache
) -> JobDescription:
    jobs = KeptJobs(cache, taxonomy, options)
    known = jobs.find(data, path.name)
    if known:
        return known
    from matcher.api.job_reading import understand_job  # noqa: PLC0415 - what is known needs no spaCy

    try:
        job = understand_job(data, path, taxonomy, options)
    except ReadError as fault:
        raise as_unusable(path, fault) from None
    jobs.keep(data, path.name, job)
    return job


def _profile_text(data: bytes, path: Path) -> str:
    if len(data) > _MAX_PROFILE_BYTES:
        raise as_unusable(path, too_large("bytes", len(data), _MAX_PROFILE_BYTES))
    return data.decode("utf-8", "replace")


def as_unusable(path: Path, fault: ReadError) -> InputError:
    """Say why a job cannot be used, and what to do about it."""
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
        raise as_unusable(path, fault) from None
    except OSError as fault:
        raise InputError(f"the job {path} cannot be read: {fault.strerror}") from None
