"""The figures of a stored ranking, read without its words: a fraction of the time and memory of the whole."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from matcher.errors import InputError
from matcher.model.document import Flag, Severity
from matcher.model.run import Failure, RunManifest, Status
from matcher.model.scorecard import (
    Component,
    Figures,
    GateMark,
    GateState,
    Mark,
    Place,
    State,
)
from matcher.schema.ranking_json import manifest_from_json, milli


class PartRow(msgspec.Struct, frozen=True, gc=False):
    """A component as ranking.json has it."""

    name: str
    points: float
    out_of: float


class MarkRow(msgspec.Struct, frozen=True, gc=False):
    """A contribution as ranking.json has it, without reason and quotations.

    ``credit`` and ``shown`` are None in rankings that were stored before they were written down.
    """

    source: str
    requirement: str | None
    points: float
    out_of: float
    state: State
    credit: float | None = None
    shown: float | None = None


class GateRow(msgspec.Struct, frozen=True, gc=False):
    """A knockout as ranking.json has it, without reason and quotations."""

    requirement: str
    state: GateState


class FlagRow(msgspec.Struct, frozen=True, gc=False):
    """A flag as ranking.json has it, without its quotation."""

    code: str
    severity: Severity
    message: str


class CandidateRow(msgspec.Struct, frozen=True, gc=False):
    """A candidate as ranking.json has it, without reasons and quotations."""

    rank: int
    tied: int
    tied_with: tuple[str, ...]
    rank_low: int
    rank_high: int
    candidate_id: str
    file: str
    sha256: str
    score: float
    components: tuple[PartRow, ...]
    contributions: tuple[MarkRow, ...]
    gates: tuple[GateRow, ...]
    flags: tuple[FlagRow, ...]


class _Ranking(msgspec.Struct, frozen=True):
    schema: int
    manifest: dict[str, Any]
    candidates: tuple[CandidateRow, ...]
    failures: tuple[dict[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class StoredRanking:
    """A stored ranking without its words.

    Args:
        manifest: what determines the result.
        rows: of the candidates, best first.
        failures: files that could not be used.
    """

    manifest: RunManifest
    rows: tuple[CandidateRow, ...]
    failures: tuple[Failure, ...]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The rows as the model has them."""
        return tuple(_place(row) for row in self.rows)


def read_ranking(data: bytes, name: str) -> StoredRanking:
    """Read the bytes of a ranking.json.

    Args:
        data: the file.
        name: of the file, for complaints.

    Raises:
        InputError: when it is damaged, or was written by another version of the schema.
    """
    try:
        found = msgspec.json.decode(data, type=_Ranking)
    except msgspec.MsgspecError as fault:
        raise InputError(f"{name} cannot be read back ({fault}); rank the folder again") from None
    manifest = manifest_from_json({"schema": found.schema, "manifest": found.manifest})
    failures = (Failure(**{**row, "status": Status(row["status"])}) for row in found.failures)
    return StoredRanking(manifest=manifest, rows=found.candidates, failures=tuple(failures))


def _place(row: CandidateRow) -> Place:
    return Place(
        rank=row.rank,
        tied=row.tied,
        tied_with=row.tied_with,
        rank_low=row.rank_low,
        rank_high=row.rank_high,
        card=Figures(
            candidate_id=row.candidate_id,
            file=row.file,
            score=milli(row.score),
            components=tuple(
                Component(name=part.name, points=milli(part.points), out_of=milli(part.out_of))
                for part in row.components
            ),
            contributions=tuple(map(_mark, row.contributions)),
            gates=tuple(
                GateMark(requirement=gate.requirement, state=gate.state) for gate in row.gates
            ),
            flags=tuple(
                Flag(code=flag.code, severity=flag.severity, message=flag.message)
                for flag in row.flags
            ),
        ),
    )


def _mark(row: MarkRow) -> Mark:
    return Mark(
        source=row.source,
        requirement=row.requirement,
        points=milli(row.points),
        out_of=milli(row.out_of),
        state=row.state,
    )
