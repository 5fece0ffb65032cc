"""A job as the JSON object of the contract, and back."""

from typing import Any

from matcher.model.job import (
    Ignored,
    JobDescription,
    Mode,
    Requirement,
    RequirementKind,
    Strength,
    YearsScope,
)
from matcher.model.profile import DegreeLevel
from matcher.schema.common_json import (
    SCHEMA_VERSION,
    evidence_to_json,
    flag_from_json,
    flag_to_json,
    maybe_evidence,
)


def job_to_json(job: JobDescription) -> dict[str, Any]:
    """Write a job as it was understood (or as a person corrected it)."""
    return {
        "schema": SCHEMA_VERSION,
        "name": job.name,
        "sha256": job.id,
        "title": job.title,
        "seniority": job.seniority,
        "requirements": [_requirement(requirement) for requirement in job.requirements],
        "ignored": [{"quote": item.quote, "why": item.why} for item in job.ignored],
        "warnings": [flag_to_json(flag) for flag in job.warnings],
    }


def _requirement(requirement: Requirement) -> dict[str, Any]:
    place = evidence_to_json(requirement.evidence)
    return {
        "id": requirement.id,
        "quote": requirement.text,
        "start": place["start"],
        "end": place["end"],
        "page": place["page"],
        "kind": requirement.kind.value,
        "skills": list(requirement.skills),
        "mode": requirement.mode.value,
        "min_count": requirement.min_count,
        "alt_group": requirement.alt_group,
        "negated": requirement.negated,
        "min_years": requirement.min_years,
        "max_years": requirement.max_years,
        "years_scope": requirement.years_scope.value if requirement.years_scope else None,
        "degree_levels": [level.value for level in requirement.degree_levels],
        "degree_fields": list(requirement.degree_fields),
        "degree_status": requirement.degree_status,
        "or_equivalent": requirement.or_equivalent,
        "certification": requirement.certification,
        "strength": requirement.strength.value if requirement.strength else None,
        "topic": requirement.topic,
        "weight": requirement.weight,
    }


def job_from_json(data: dict[str, Any]) -> JobDescription:
    """Read back what ``job_to_json`` wrote."""
    document_id = data["sha256"]
    return JobDescription(
        id=document_id,
        name=data["name"],
        title=data["title"],
        seniority=data["seniority"],
        requirements=tuple(_to_requirement(item, document_id) for item in data["requirements"]),
        ignored=tuple(Ignored(quote=item["quote"], why=item["why"]) for item in data["ignored"]),
        warnings=tuple(flag_from_json(item, document_id) for item in data["warnings"]),
    )


def _to_requirement(data: dict[str, Any], document_id: str) -> Requirement:
    place = {**data, "quote": data["quote"] if data["start"] is not None else None}
    return Requirement(
        id=data["id"],
        kind=RequirementKind(data["kind"]),
        text=data["quote"],
        evidence=maybe_evidence(place, document_id),
        skills=tuple(data["skills"]),
        mode=Mode(data["mode"]),
        min_count=data["min_count"],
        alt_group=data["alt_group"],
        negated=data["negated"],
        min_years=data["min_years"],
        max_years=data["max_years"],
        years_scope=YearsScope(data["years_scope"]) if data["years_scope"] else None,
        degree_levels=tuple(map(DegreeLevel, data["degree_levels"])),
        degree_fields=tuple(data["degree_fields"]),
        degree_status=data["degree_status"],
        or_equivalent=data["or_equivalent"],
        certification=data["certification"],
        strength=Strength(data["strength"]) if data["strength"] else None,
        topic=data["topic"],
        weight=data["weight"],
    )
