"""A job description's bytes become the job as understood."""

from dataclasses import replace
from pathlib import Path, PurePath

from matcher.batch.alone import read_alone
from matcher.errors import ReadError
from matcher.extraction.recogniser import recogniser_of
from matcher.jobs.build import build_job
from matcher.model.document import Document
from matcher.model.job import JobDescription
from matcher.model.run import Failure
from matcher.model.skill import Taxonomy
from matcher.readers.limits import too_large
from matcher.readers.media_type import MediaType, media_type_of
from matcher.readers.options import ReadOptions
from matcher.readers.posting.read import may_hold_posting, read_job
from matcher.readers.read import read_document

_MAX_CHARACTERS = 100_000  # a long job has ten thousand
_PLAIN = frozenset(
    (MediaType.TEXT, MediaType.MARKDOWN)
)  # nothing in them can hang or kill a reader


def understand_job(
    data: bytes, path: Path, taxonomy: Taxonomy, options: ReadOptions
) -> JobDescription:
    """Understand a job description.

    Args:
        data: its bytes.
        path: the file that holds them; a text that lies in no file needs none.
        taxonomy: names the skills.
        options: how a file is read.

    Raises:
        ReadError: when it cannot be read.
    """
    return build_job(document_of_job(data, path, options), recogniser_of(taxonomy))


def document_of_job(data: bytes, path: Path, options: ReadOptions) -> Document:
    """Read a job description; what could hang or kill a reader is read in a process of its own.

    Raises:
        ReadError: when it cannot be read, or is too long for a job.
    """
    document = _document_of(data, path, options)
    if len(document.text) > _MAX_CHARACTERS:
        raise too_large("characters", len(document.text), _MAX_CHARACTERS)
    return document


def _document_of(data: bytes, path: Path, options: ReadOptions) -> Document:
    if media_type_of(data, path.name) in _PLAIN and not may_hold_posting(data):
        return read_document(data, path.name, options)
    made = read_alone(str(path), options, _named, data=data, read=read_job)
    if isinstance(made, Failure):
        raise ReadError(made.status, made.reason, made.next_step)
    return made


def _named(document: Document, data: bytes) -> Document:
    """Call the document by its file alone, wherever that lies."""
    del data
    return replace(document, name=PurePath(document.name).name)
