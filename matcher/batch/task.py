"""What a run does with every file: how it is read, and what its profile is held against."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.model.job import JobDescription
from matcher.model.skill import Taxonomy
from matcher.readers.deadline import DEADLINE_S
from matcher.readers.options import ReadOptions
from matcher.scoring.constants import Constants
from matcher.scoring.reference import Reference

if TYPE_CHECKING:
    from matcher.scoring.tfidf import DutyVectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """How to read: which taxonomy overlay, which reader options, and for how many seconds a file."""

    overlay: Path | None = None
    options: ReadOptions = field(default_factory=ReadOptions)
    timeout_s: float = DEADLINE_S


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scoring:
    """What profiles are held against, and how.

    Args:
        job: what is asked for.
        taxonomy: with any overlay.
        constants: with any weights.
        reference: document frequencies.
        as_of: the day up to which "present" counts.
        overlay: where the taxonomy comes from beside the bundled one, for workers that load it themselves.
        vectors: of the job's duty lines, where they are known.
    """

    job: JobDescription
    taxonomy: Taxonomy
    constants: Constants
    reference: Reference
    as_of: date
    overlay: Path | None = None
    vectors: "DutyVectors | None" = None
