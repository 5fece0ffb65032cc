"""A ranking as the JSON object of the contract, and back.

Points are whole milli-points inside and numbers with three decimals here; both ways are exact.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from matcher.errors import InputError
from matcher.model.document import Evidence
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure, RunManifest
from matcher.model.scorecard import (
    Component,
    Contribution,
    Gate,
    GateState,
    Place,
    ScoreCard,
    State,
)
from matcher.schema.common_json import (
    SCHEMA_VERSION,
    evidence_from_json,
    flag_from_json,
    flag_to_json,
)

_MILLI = 1000
PLACE_KEYS = (
    "rank",
    "tied",
    "tied_with",
    "rank_low",
    "rank_high",
    "candidate_id",
    "file",
    "sha256",
)
"""The keys of ``place_to_json``."""


def failure_row(failure: Failure) -> dict[str, Any]:
    """Write one line of what could not be read."""
    return {
        "file": failure.file,
        "status": failure.status.value,
        "stage": failure.stage,
        "reason": failure.reason,
        "next_step": failure.next_step,
        "sha256": failure.sha256,
    }


def place_to_json(place: Place, sha256: str) -> dict[str, Any]:
    """Write where a candidate stands: the keys that depend on the others, and on the name of the file."""
    return {
        "rank": place.rank,
        "tied": place.tied,
        "tied_with": list(place.tied_with),
        "rank_low": place.rank_low,
        "rank_high": place.rank_high,
        "candidate_id": place.card.candidate_id,
        "file": place.card.file,
        "sha256": sha256,
    }


class Quotations:
    """Writes quotations of one resume, each once however many score cards hold it.

    Args:
        profile: names the section that each stands in.
    """

    def __init__(self, profile: CandidateProfile) -> None:
        self._profile = profile
        self._written: dict[tuple[int, int], dict[str, Any]] = {}

    def of(self, evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
        """Write quotations, in their order."""
        known = self._written
        return [
            known.get((item.span.start, item.span.end)) or self._write(item) for item in evidence
        ]

    def _write(self, evidence: Evidence) -> dict[str, Any]:
        span = evidence.span
        section = self._profile.section_at(span)
        written = self._written[span.start, span.end] = {
            "quote": evidence.quote,
            "start": span.start,
            "end": span.end,
            "page": evidence.page,
            "section": str(section) if section else None,
        }
        return written


def card_to_json(
    card: ScoreCard, profile: CandidateProfile, quotations: Quotations | None = None
) -> dict[str, Any]:
    """Write the rest of a score card, which depends on one resume and one job alone.

    Args:
        card: the points.
        profile: names the section that each quotation stands in.
        quotations: of that profile, where several score cards share them.
    """
    quotations = quotations or Quotations(profile)
    return {
        "score": card.score / _MILLI,
        "components": [
            {"name": part.name, "points": part.points / _MILLI, "out_of": part.out_of / _MILLI}
            for part in card.components
        ],
        "contributions": [_contribution(item, quotations) for item in card.contributions],
        "gates": [
            {
                "requirement": gate.requirement,
                "state": gate.state.value,
                "reason": gate.reason,
                "evidence": quotations.of(gate.evidence),
            }
            for gate in card.gates
        ],
        "flags": [flag_to_json(flag) for flag in card.flags],
    }


def _contribution(item: Contribution, quotations: Quotations) -> dict[str, Any]:
    return {
        "source": item.source,
        "requirement": item.requirement,
        "points": item.points / _MILLI,
        "out_of": item.out_of / _MILLI,
        "credit": item.credit,
        "shown": item.shown,
        "reason": item.reason,
        "state": str(item.state),
        "evidence": quotations.of(item.evidence),
    }


def manifest_from_json(data: dict[str, Any]) -> RunManifest:
    """Read back the object ``manifest`` of a stored ranking.

    Raises:
        InputError: when it was written by another version of the schema.
    """
    if data.get("schema") != SCHEMA_VERSION:
        raise InputError(
            f"this run was stored with schema {data.get('schema')}, this is {SCHEMA_VERSION}; rank the folder again"
        )
    return RunManifest(**{**data["manifest"], "inputs": tuple(data["manifest"]["inputs"])})


def manifest_to_json(manifest: RunManifest) -> dict[str, Any]:
    """Write what determines a result."""
    return {field.name: getattr(manifest, field.name) for field in fields(manifest)}


def milli(points: float) -> int:
    """Return the whole milli-points that a number with three decimals stands for."""
    return round(points * _MILLI)


def card_from_json(data: dict[str, Any], *, candidate_id: str, file: str, sha256: str) -> ScoreCard:
    """Read back what ``card_to_json`` wrote of a resume."""
    return ScoreCard(
        candidate_id=candidate_id,
        file=file,
        score=milli(data["score"]),
        components=tuple(
            Component(name=part["name"], points=milli(part["points"]), out_of=milli(part["out_of"]))
            for part in data["components"]
        ),
        contributions=tuple(_to_contribution(item, sha256) for item in data["contributions"]),
        gates=tuple(
            Gate(
                requirement=item["requirement"],
                state=GateState(item["state"]),
                reason=item["reason"],
                evidence=tuple(evidence_from_json(e, sha256) for e in item["evidence"]),
            )
            for item in data["gates"]
        ),
        flags=tuple(flag_from_json(item, sha256) for item in data["flags"]),
    )


def _to_contribution(data: dict[str, Any], document_id: str) -> Contribution:
    return Contribution(
        source=data["source"],
        requirement=data["requirement"],
        points=milli(data["points"]),
        out_of=milli(data["out_of"]),
        state=State(data["state"]),
        reason=data["reason"],
        evidence=tuple(evidence_from_json(item, document_id) for item in data["evidence"]),
        credit=data.get("credit", 0.0),
        shown=data.get("shown", 0.0),
    )
