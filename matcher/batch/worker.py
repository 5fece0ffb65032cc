"""What happens to one file: its bytes become a profile, or a failure with a reason."""

import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from matcher.batch.border import At, within
from matcher.batch.names import display_name
from matcher.batch.outcome import Given, Outcome, Work
from matcher.batch.source import read_bytes
from matcher.batch.task import Task
from matcher.extraction.profile import build_profile
from matcher.extraction.recogniser import Recogniser, recogniser_of
from matcher.model.document import Document
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure
from matcher.readers.read import read_document
from matcher.schema.packed import pack, unpack
from matcher.taxonomy.load import taxonomy_for


class _Bench:
    """What this process has ready to understand with; a forked worker inherits it."""

    overlay: Path | None = None
    recogniser: Recogniser | None = None


_bench = _Bench()


def prepare(task: Task) -> Recogniser:
    """Make ready what every file needs, as the taxonomy is now."""
    _bench.recogniser = recogniser_of(taxonomy_for(task.overlay))
    _bench.overlay = task.overlay
    return _bench.recogniser


def parse_file(path: str, task: Task, given: Given | None = None) -> Outcome:
    """Read one file and understand it; never raises for what is in the file.

    Args:
        path: where it is.
        task: how to read.
        given: what need not be read again.
    """
    at = At(path=path)
    parsed = within(at, lambda: _parse(at, task, given or Given()))
    if isinstance(parsed, Failure):
        return Outcome(file=display_name(path), sha256=at.sha256, failure=parsed)
    return parsed


def _parse(at: At, task: Task, given: Given) -> Outcome:
    name = display_name(at.path)
    began = time.monotonic()
    if given.document is not None:
        at.sha256 = given.sha256
        document = replace(unpack(Document, given.document), name=name)
    else:
        data = read_bytes(at.path) if given.data is None else given.data
        at.sha256 = sha256(data).hexdigest()
        document = read_document(data, name, task.options)
    at.stage = "extract"
    profile = pack(understand(document, task))
    work = Work(
        milliseconds=round((time.monotonic() - began) * 1000),
        media_type=document.media_type,
        pages=document.pages,
        engine=document.engine,
    )
    return Outcome(file=name, sha256=at.sha256, profile=profile, document=pack(document), work=work)


def understand(document: Document, task: Task) -> CandidateProfile:
    """Build the profile of a document that was read."""
    ready = _bench.recogniser if _bench.overlay == task.overlay else None
    return build_profile(document, ready or prepare(task))
