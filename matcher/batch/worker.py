"""What happens to one file: its bytes become a profile, or a failure with a reason."""

import time
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from matcher.batch.border import At, within
from matcher.batch.names import display_name
from matcher.batch.outcome import Given, Outcome, Work
from matcher.batch.source import read_bytes
from matcher.extraction.profile import build_profile
from matcher.extraction.recogniser import Recogniser
from matcher.model.document import Document
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure
from matcher.readers.deadline import DEADLINE_S
from matcher.readers.options import ReadOptions
from matcher.readers.read import read_document
from matcher.schema.packed import pack, unpack
from matcher.taxonomy.load import load_taxonomy


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """How to read: which taxonomy overlay, which reader options, and for how many seconds a file."""

    overlay: Path | None = None
    options: ReadOptions = field(default_factory=ReadOptions)
    timeout_s: float = DEADLINE_S


@cache
def recogniser_for(overlay: Path | None) -> Recogniser:
    """Return the recogniser of the bundled taxonomy with *overlay* on top, made once a process."""
    return Recogniser(load_taxonomy(overlay=overlay))


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
    return build_profile(document, recogniser_for(task.overlay))
