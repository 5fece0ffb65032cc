"""The pieces that every JSON shape shares: quotations and flags."""

from typing import Any

from matcher.model.document import Evidence, Flag, Severity, Span

SCHEMA_VERSION = 1
"""Bumped when a key is renamed or removed."""


def evidence_to_json(evidence: Evidence | None) -> dict[str, Any]:
    """Write a quotation with its place; all keys are null where there is none."""
    if evidence is None:
        return {"quote": None, "start": None, "end": None, "page": None}
    return {
        "quote": evidence.quote,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "page": evidence.page,
    }


def evidence_from_json(data: dict[str, Any], document_id: str) -> Evidence:
    """Read back what ``evidence_to_json`` wrote for a quotation that is there."""
    return Evidence(
        document_id=document_id,
        span=Span(start=data["start"], end=data["end"]),
        quote=data["quote"],
        page=data["page"],
    )


def maybe_evidence(data: dict[str, Any], document_id: str) -> Evidence | None:
    """Read back a quotation that may be missing."""
    return None if data["quote"] is None else evidence_from_json(data, document_id)


def flag_to_json(flag: Flag) -> dict[str, Any]:
    """Write a flag with its quotation."""
    return {
        "code": flag.code,
        "severity": flag.severity.value,
        "message": flag.message,
        **evidence_to_json(flag.evidence),
    }


def flag_from_json(data: dict[str, Any], document_id: str) -> Flag:
    """Read back what ``flag_to_json`` wrote."""
    return Flag(
        code=data["code"],
        severity=Severity(data["severity"]),
        message=data["message"],
        evidence=maybe_evidence(data, document_id),
    )
