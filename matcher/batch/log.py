"""The log of a run: one JSON object a line, about files by number and never by name.

Every line is written by one of the functions below. They take numbers, members of closed sets and hashes,
and whatever else they are given is checked: no text of a resume, of a file's name, of a library's message
or of the environment has a way in. They do nothing where no log is wanted (see ``log_file``).

A file's number is its place in the order in which files ended, from 1; ``id`` is the candidate's id, made from the hash
of the file's bytes.
"""

import logging
import platform
import re
import sys
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.batch.log_file import write_line
from matcher.model.run import Status
from matcher.readers.media_type import MediaType
from matcher.readers.options import ReadOptions

OTHER = "other"
"""Stands for a word that is not of the closed set it should be of."""
OUTPUTS = frozenset(
    (
        "manifest.json",
        "ranking.json",
        "candidates.csv",
        "scores.parquet",
        "evidence.parquet",
        "profiles.jsonl",
        "failures.csv",
        "shortlist.xlsx",
        "report.html",
        "job.yaml",
        "jobs.csv",
    )
)
"""Names that the files of a run folder have."""
_STAGES = frozenset(("discover", "read", "extract", "score"))
_KINDS = frozenset(kind.value for kind in MediaType)
_SKIPS = frozenset(("temporary", "hidden", "system", "run folder", "link to a folder"))
_VERSION = re.compile(
    r"[0-9a-f]{6,64}|unknown|\d[\d.]{0,20}(?:(?:a|b|rc|\.dev|\.post)\d{1,6})?(?:\+[0-9a-f]{4,64})?"
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ENGINE = re.compile(r"(?:pdfium|pdfminer|tesseract|rapidocr)(?: \d[\d.]{0,20})?")


class Replaced(StrEnum):
    """Why a worker made room for a new one."""

    TIMEOUT = "timeout"
    DIED = "died"
    WORN = "worn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What the result of a run depends on beside its inputs, by version or SHA-256."""

    tool: str
    scorer: str
    taxonomy: str
    scoring: str


def run_started(
    *,
    versions: Versions,
    as_of: date,
    options: ReadOptions,
    timeout_s: float,
    workers: int | None,
    goes_on: bool,
    uses_cache: bool,
) -> None:
    """Say with which versions and options a run begins.

    Args:
        versions: of this program and its data.
        as_of: the day up to which "present" counts.
        options: how files are read.
        timeout_s: seconds that a file may take.
        workers: processes; None for one a processor.
        goes_on: whether an unfinished run is taken up.
        uses_cache: whether what was read before is used.
    """
    write_line(
        "run_started",
        tool=_version(versions.tool),
        scorer=_version(versions.scorer),
        taxonomy=_version(versions.taxonomy),
        scoring=_version(versions.scoring),
        python=platform.python_version(),
        system=sys.platform,
        as_of=as_of.isoformat(),
        ocr=_one_of(options.ocr, frozenset(("auto", "tesseract", "rapidocr", "off"))),
        pdf_engine=_one_of(options.pdf_engine, frozenset(("auto", "pdfium", "pdfminer"))),
        timeout_s=float(timeout_s),
        workers=workers,
        goes_on=goes_on,
        uses_cache=uses_cache,
    )


def discovered(*, files: int, unusable: int, skipped: Mapping[str, int]) -> None:
    """Say how many files were found.

    Args:
        files: that are to be read.
        unusable: paths that cannot be opened.
        skipped: names that were passed over, by reason.
    """
    write_line(
        "discovered",
        files=files,
        unusable=unusable,
        skipped=_counts(skipped, _SKIPS),
    )


def file_done(
    *,
    number: int,
    sha256: str | None,
    status: Status,
    stage: str | None = None,
    milliseconds: int | None = None,
    media_type: str | None = None,
    pages: int | None = None,
    engine: str | None = None,
    from_cache: bool = False,
) -> None:
    """Say how a file ended.

    Args:
        number: its place in the order in which files ended, from 1.
        sha256: of its bytes, where they could be read.
        status: how it ended.
        stage: where it failed.
        milliseconds: that it took.
        media_type: by content, where it was told.
        pages: where the format has any.
        engine: what made the text of a PDF or a picture.
        from_cache: whether it was read before.
    """
    write_line(
        "file_done",
        level=logging.INFO if status is Status.PARSED else logging.WARNING,
        file=number,
        id=_candidate_id(sha256),
        status=Status(status).value,
        stage=stage and _one_of(stage, _STAGES),
        ms=milliseconds,
        media_type=media_type and _one_of(media_type, _KINDS),
        pages=pages,
        engine=engine and _engine(engine),
        from_cache=from_cache,
    )


def worker_replaced(*, why: Replaced) -> None:
    """Say that a worker made room for a new one."""
    write_line("worker_replaced", level=logging.WARNING, why=Replaced(why).value)


def output_written(*, name: str, size: int, milliseconds: int) -> None:
    """Say that a file of the run folder was written: one of ``OUTPUTS``, its bytes and milliseconds."""
    write_line("output_written", name=_one_of(name, OUTPUTS), bytes=size, ms=milliseconds)


def run_ended(*, counts: Mapping[str, int], seconds: float, exit_code: int) -> None:
    """Say how many files ended with which status, after how long, and with which exit code."""
    statuses = frozenset(status.value for status in Status)
    write_line(
        "run_ended",
        counts=_counts(counts, statuses),
        seconds=round(seconds, 3),
        exit_code=exit_code,
    )


def _one_of(word: str, known: Set[str]) -> str:
    return word if word in known else OTHER


def _counts(counts: Mapping[str, int], known: Set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word, count in counts.items():
        key = _one_of(word, known)
        found[key] = found.get(key, 0) + count
    return found


def _version(text: str) -> str:
    """Return a version or a hash as it is, a distribution's name before it left out."""
    last = text.rpartition(" ")[2]
    return last if _VERSION.fullmatch(last) else OTHER


def _candidate_id(sha256: str | None) -> str | None:
    return f"C-{sha256[:10]}" if sha256 and _SHA256.fullmatch(sha256) else None


def _engine(name: str) -> str:
    return name if all(map(_ENGINE.fullmatch, name.split(" + "))) else OTHER
