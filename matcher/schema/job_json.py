"""A job as the JSON object of the contract."""

from typing import Any

from matcher.model.job import JobDescription, Requirement
from matcher.schema.common_json import SCHEMA_VERSION, evidence_to_json, flag_to_json


def job_to_json(job: JobDescription) -> dict[str, Any]:
    """Write a job as it was understood (or as a person corrected it)."""
    return {
        "schema": SCHEMA_VERSION,
        "name": job.name,
        "sha256": job.id,
        "title": job.title,
        "seniority": job.seniority,
        "requirements": [requirement_to_json(requirement) for requirement in job.requirements],
        "ignored": [{"quote": item.quote, "why": item.why} for item in job.ignored],
        "warnings": [flag_to_json(flag) for flag in job.warnings],
    }


def requirement_to_json(requirement: Requirement) -> dict[str, Any]:
    """Write one requirement."""
    place = evidence_to_json(requirement.evidence)
    return {
        "id": requirement.id,
        "quote": requirement.evidence.quote if requirement.evidence else None,
        "text": requirement.text,
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
        "assumed": requirement.assumed,
    }
