"""What happens to one file: its bytes become a profile, or a failure with a reason.

This is one of the two places where any fault at all is caught: whatever a file does, it ends with exactly
one status and the next file is read as if it had not been there.
"""

import time
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from matcher.batch.endings import crashed
from matcher.batch.names import display_name
from matcher.batch.outcome import Given, Outcome, Work
from matcher.batch.regular import unreadable
from matcher.batch.source import read_bytes
from matcher.errors import ReadError
from matcher.extraction.profile import build_profile
from matcher.extraction.recogniser import Recogniser
from matcher.model.document import Document
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure, Status
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
    name = display_name(path)
    given = given or Given()
    digest = given.sha256
    stage = "read"
    began = time.monotonic()
    try:
        if given.document is not None:
            document = replace(unpack(Document, given.document), name=name)
        else:
            data = read_bytes(path) if given.data is None else given.data
            digest = sha256(data).hexdigest()
            document = read_document(data, name, task.options)
        stage = "extract"
        profile = pack(understand(document, task))
        work = Work(
            milliseconds=round((time.monotonic() - began) * 1000),
            media_type=document.media_type,
            pages=document.pages,
            engine=document.engine,
        )
        return Outcome(
            file=name, sha256=digest, profile=profile, document=pack(document), work=work
        )
    except ReadError as fault:
        failure = Failure(
            file=name,
            status=Status(fault.status),
            stage=stage,
            reason=fault.reason,
            next_step=fault.next_step,
            sha256=digest,
        )
    except OSError as fault:
        failure = unreadable(path, fault)
    except Exception as fault:  # noqa: BLE001 - the border of one file, see the module's docstring
        failure = crashed(name, stage, type(fault).__name__, digest)
    return Outcome(file=name, sha256=digest, failure=failure)


def understand(document: Document, task: Task) -> CandidateProfile:
    """Build the profile of a document that was read."""
    return build_profile(document, recogniser_for(task.overlay))
