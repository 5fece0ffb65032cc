"""From a job, in any form, to what is to be changed in it."""

from datetime import date
from pathlib import Path

from matcher.api.job_reading import document_of_job
from matcher.api.jobs import as_unusable, is_profile, parse_job, source_of
from matcher.errors import ReadError
from matcher.extraction.recogniser import recogniser_of
from matcher.jobs.build import build_job
from matcher.jobs.finding import Finding
from matcher.jobs.lint import lint_job
from matcher.model.skill import Taxonomy
from matcher.readers.options import ReadOptions
from matcher.taxonomy.load import taxonomy_for


def lint_of_job(
    source: str | Path | bytes, taxonomy: Taxonomy | None = None, today: date | None = None
) -> tuple[Finding, ...]:
    r"""Check a job for criteria that are unlawful, contradict each other, or that nobody can show.

    Args:
        source: as ``parse_job`` takes it.
        taxonomy: None takes the bundled one.
        today: decides how old a tool can be; None is today.

    Returns:
        What was found, in the order of the text; what is about the whole job first.

    Raises:
        InputError: when there is no such file or sample, or it cannot be read.
        BorderError: when a YAML profile has faults, with file:line.

    >>> found = lint_of_job("ML Engineer\n\nRequirements:\n- Python\n- Not older than 35")
    >>> [(one.code, one.line) for one in found]
    [('age', 5)]
    """
    taxonomy = taxonomy or taxonomy_for()
    today = today or date.today()  # noqa: DTZ011 - the person's own day
    recogniser = recogniser_of(taxonomy)
    data, path = source_of(source)
    if is_profile(path):
        return lint_job(parse_job(path, taxonomy), None, recogniser, today)
    try:
        document = document_of_job(data, path, ReadOptions())
    except ReadError as fault:
        raise as_unusable(path, fault) from None
    return lint_job(build_job(document, recogniser), document, recogniser, today)
