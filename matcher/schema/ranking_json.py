"""A ranking as the JSON object of the contract, and back.

Points are whole milli-points inside and numbers with three decimals here; both ways are exact.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from matcher.errors import InputError
from matcher.model.document import Evidence
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure, RunManifest, Status
from matcher.model.scorecard import (
    Component,
    Contribution,
    Gate,
    GateState,
    RankedCard,
    Ranking,
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


def ranking_to_json(
    ranking: Ranking,
    manifest: RunManifest,
    profiles: Mapping[str, CandidateProfile],
    failures: Iterable[Failure],
) -> dict[str, Any]:
    """Write a whole ranking.

    Args:
        ranking: all cards, best first.
        manifest: what determined the result.
        profiles: by candidate id, to name the section that each quotation stands in.
        failures: the files without a card, sorted by path.
    """
    return {
        "schema": SCHEMA_VERSION,
        "manifest": {**asdict(manifest), "inputs": list(manifest.inputs)},
        "candidates": [
            ranked_to_json(ranked, profiles[ranked.card.candidate_id])
            for ranked in ranking.candidates
        ],
        "failures": [failure_row(failure) for failure in failures],
    }


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


def ranked_to_json(ranked: RankedCard, profile: CandidateProfile) -> dict[str, Any]:
    """Write one candidate's card with its place."""
    card = ranked.card
    return {
        "rank": ranked.rank,
        "tied_with": list(ranked.tied_with),
        "rank_low": ranked.rank_low,
        "rank_high": ranked.rank_high,
        "candidate_id": card.candidate_id,
        "file": card.file,
        "sha256": profile.document_id,
        "score": card.score / _MILLI,
        "components": [
            {"name": part.name, "points": part.points / _MILLI, "out_of": part.out_of / _MILLI}
            for part in card.components
        ],
        "contributions": [_contribution(item, profile) for item in card.contributions],
        "gates": [
            {
                "requirement": gate.requirement,
                "state": gate.state.value,
                "reason": gate.reason,
                "evidence": [_quotation(item, profile) for item in gate.evidence],
            }
            for gate in card.gates
        ],
        "flags": [flag_to_json(flag) for flag in card.flags],
    }


def _contribution(item: Contribution, profile: CandidateProfile) -> dict[str, Any]:
    return {
        "source": item.source,
        "requirement": item.requirement,
        "points": item.points / _MILLI,
        "out_of": item.out_of / _MILLI,
        "reason": item.reason,
        "state": str(item.state),
        "evidence": [_quotation(evidence, profile) for evidence in item.evidence],
    }


def _quotation(evidence: Evidence, profile: CandidateProfile) -> dict[str, Any]:
    span = evidence.span
    section = profile.section_at(span)
    return {
        "quote": evidence.quote,
        "start": span.start,
        "end": span.end,
        "page": evidence.page,
        "section": str(section) if section else None,
    }


def ranking_from_json(data: dict[str, Any]) -> tuple[Ranking, RunManifest, tuple[Failure, ...]]:
    """Read back what ``ranking_to_json`` wrote.

    Raises:
        InputError: when it was written by another version of the schema.
    """
    if data.get("schema") != SCHEMA_VERSION:
        raise InputError(
            f"this run was stored with schema {data.get('schema')}, this is {SCHEMA_VERSION}; rank the folder again"
        )
    ranking = Ranking(candidates=tuple(map(_ranked, data["candidates"])))
    manifest = RunManifest(**{**data["manifest"], "inputs": tuple(data["manifest"]["inputs"])})
    failures = tuple(
        Failure(**{**item, "status": Status(item["status"])}) for item in data["failures"]
    )
    return ranking, manifest, failures


def _milli(points: float) -> int:
    return round(points * _MILLI)


def _ranked(data: dict[str, Any]) -> RankedCard:
    document_id = data["sha256"]
    card = ScoreCard(
        candidate_id=data["candidate_id"],
        file=data["file"],
        score=_milli(data["score"]),
        components=tuple(
            Component(
                name=part["name"], points=_milli(part["points"]), out_of=_milli(part["out_of"])
            )
            for part in data["components"]
        ),
        contributions=tuple(_to_contribution(item, document_id) for item in data["contributions"]),
        gates=tuple(
            Gate(
                requirement=item["requirement"],
                state=GateState(item["state"]),
                reason=item["reason"],
                evidence=tuple(evidence_from_json(e, document_id) for e in item["evidence"]),
            )
            for item in data["gates"]
        ),
        flags=tuple(flag_from_json(item, document_id) for item in data["flags"]),
    )
    return RankedCard(
        rank=data["rank"],
        tied_with=tuple(data["tied_with"]),
        rank_low=data["rank_low"],
        rank_high=data["rank_high"],
        card=card,
    )


def _to_contribution(data: dict[str, Any], document_id: str) -> Contribution:
    return Contribution(
        source=data["source"],
        requirement=data["requirement"],
        points=_milli(data["points"]),
        out_of=_milli(data["out_of"]),
        state=State(data["state"]),
        reason=data["reason"],
        evidence=tuple(evidence_from_json(item, document_id) for item in data["evidence"]),
    )
