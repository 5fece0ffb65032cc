"""What is handed to a worker of a cluster, and the bytes in which it travels.

Orders are pickled: who may send work to a cluster can run any code on it anyway, so its network has to be a
closed one (see docs/how-to/run-on-a-cluster.md).
"""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from matcher.batch.outcome import Given, Made, Outcome, Wanted
from matcher.batch.task import Task
from matcher.model.run import Failure
from matcher.scoring.constants import Constants
from matcher.scoring.reference import Reference

if TYPE_CHECKING:
    from matcher.model.job import JobDescription
    from matcher.scoring.tfidf import DutyVectors

_LENGTH = 8  # bytes that say how long a message is


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a worker must have in common with the process that started the run.

    Args:
        start: the folder from which relative paths count.
        overlay: the taxonomy folder that is laid over the bundled one.
        installation: see ``matcher.batch.installation``.
    """

    start: str
    overlay: Path | None
    installation: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseOrder:
    """Files to be parsed, each with what is known of it from an earlier run."""

    setup: Setup
    task: Task
    files: tuple[tuple[str, Given | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What profiles are held against, without the taxonomy, which each worker has itself.

    Args:
        jobs: what is asked for, each with the vectors of its duty lines, where they are known.
        constants: with any weights.
        reference: document frequencies.
        as_of: the day up to which "present" counts.
    """

    jobs: "tuple[tuple[JobDescription, DutyVectors | None], ...]"
    constants: Constants
    reference: Reference
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreOrder:
    """Profiles to be scored.

    Args:
        setup: of the run.
        asked: an ``Asked`` in bytes; the same for all orders of a run, so that a worker makes it ready once.
        profiles: what is to be made of each.
    """

    setup: Setup
    asked: bytes
    profiles: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a worker does not take an order; a sentence for the person who started the run."""

    reason: str


Order = ParseOrder | ScoreOrder
Parsed = list[tuple[str, Outcome]]
Scores = list[Made | Failure]
Answer = Parsed | Scores | Refused


def to_bytes(message: Order | Answer | Asked) -> bytes:
    """Write a message."""
    return pickle.dumps(message, pickle.HIGHEST_PROTOCOL)


def from_bytes(data: bytes) -> Any:  # noqa: ANN401 - whoever sent the order knows the answer
    """Read what ``to_bytes`` wrote in a process of the same run."""
    return pickle.loads(data)  # noqa: S301 - see the module's docstring


def send(stream: BinaryIO, data: bytes) -> None:
    """Write one message into a pipe.

    Raises:
        OSError: nobody reads it.
    """
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one message from a pipe; None when its other end is closed."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return data if len(data) == size else None
