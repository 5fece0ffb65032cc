"""A candidate profile as the JSON object of the contract, one a resume, and back.

The object holds all that scoring needs, so that a stored run can be scored again without its files.
"""

from typing import Any

from matcher.model.contact import Contact
from matcher.model.document import Section
from matcher.model.profile import (
    CandidateProfile,
    Certification,
    Degree,
    Mention,
    Passage,
    Role,
    SkillRecord,
    SpokenLanguage,
    StatedDuration,
    Statement,
)
from matcher.model.run import Failure, Status
from matcher.model.skill import Taxonomy
from matcher.schema.common_json import SCHEMA_VERSION, evidence_to_json, flag_to_json

FILE_KEYS = ("schema", "file", "duplicate_of")
"""The keys of ``file_to_json``."""


def file_to_json(file: str, duplicate_of: str | None = None) -> dict[str, Any]:
    """Write the keys that depend on where a file lies, not on its bytes.

    Args:
        file: the path as people see it.
        duplicate_of: the path of the first file with the same bytes, if this is a further one.
    """
    return {"schema": SCHEMA_VERSION, "file": file, "duplicate_of": duplicate_of}


def profile_to_json(profile: CandidateProfile, taxonomy: Taxonomy) -> dict[str, Any]:
    """Write a profile that was counted up to its as-of date, but for the keys of ``file_to_json``.

    Args:
        profile: as ``matcher.scoring.depth.assess`` leaves it.
        taxonomy: for the labels and kinds of the skills.
    """
    return {
        "sha256": profile.document_id,
        "candidate_id": profile.candidate_id,
        "media_type": profile.media_type,
        "pages": profile.pages,
        "status": Status.PARSED.value,
        "stage": None,
        "reason": None,
        "next_step": None,
        "pdf_engine": profile.engine,
        "read_confidence": profile.read_confidence,
        "as_of": profile.as_of.isoformat() if profile.as_of else None,
        "contact": _contact(profile.contact),
        "sections": [_section(section) for section in profile.sections],
        "roles": [_role(role) for role in profile.roles],
        "experience_months": profile.experience_months,
        "experience_months_with_internships": profile.experience_months_with_internships,
        "experience_by_kind": {kind.value: months for kind, months in profile.experience_by_kind},
        "experience_by_scope": dict(profile.experience_by_scope),
        "seniority": profile.seniority,
        "degrees": [_degree(degree) for degree in profile.degrees],
        "certifications": [_certification(found) for found in profile.certifications],
        "languages": [_language(language) for language in profile.languages],
        "publications": profile.publications,
        "patents": profile.patents,
        "skills": [_skill(record, taxonomy) for record in profile.skills],
        "durations": [_duration(duration) for duration in profile.durations],
        "statements": [_statement(statement) for statement in profile.statements],
        "passages": [_passage(passage) for passage in profile.passages],
        "masked": [[span.start, span.end] for span in profile.masked],
        "hidden": [
            {"text": hidden.text, "cause": hidden.cause, "page": hidden.page}
            for hidden in profile.hidden
        ],
        "flags": [flag_to_json(flag) for flag in profile.flags],
        "warnings": [flag_to_json(flag) for flag in profile.warnings],
    }


def failure_to_json(failure: Failure) -> dict[str, Any]:
    """Write a file that was not parsed: the same keys, with the reason and what to do about it."""
    return {
        "sha256": failure.sha256,
        "candidate_id": f"C-{failure.sha256[:10]}" if failure.sha256 else None,
        "media_type": None,
        "pages": None,
        "status": failure.status.value,
        "stage": failure.stage,
        "reason": failure.reason,
        "next_step": failure.next_step,
        "pdf_engine": None,
        "read_confidence": None,
        "as_of": None,
        "contact": _contact(Contact()),
        "experience_months": None,
        "experience_months_with_internships": None,
        "experience_by_kind": {},
        "experience_by_scope": {},
        "seniority": None,
        "publications": None,
        "patents": None,
        **{key: [] for key in _LISTS},
    }


_LISTS = (
    "sections",
    "roles",
    "degrees",
    "certifications",
    "languages",
    "skills",
    "durations",
    "statements",
    "passages",
    "masked",
    "hidden",
    "flags",
    "warnings",
)


def _contact(contact: Contact) -> dict[str, Any]:
    return {
        "name": contact.name,
        "emails": list(contact.emails),
        "phones": list(contact.phones),
        "links": list(contact.links),
        "location": contact.location,
        "name_confidence": contact.name_confidence,
        "phone_forms": [
            {
                "printed": form.printed,
                "international": form.international,
                "region": form.region,
                "is_valid": form.is_valid,
            }
            for form in contact.phone_forms
        ],
    }


def _section(section: Section) -> dict[str, Any]:
    heading = section.heading
    return {
        "kind": section.kind.value,
        "heading": section.title,
        "heading_start": heading.start if heading else None,
        "heading_end": heading.end if heading else None,
        "start": section.body.start,
        "end": section.body.end,
    }


def _role(role: Role) -> dict[str, Any]:
    dates = role.dates
    end = dates.end if dates else None
    return {
        "title": role.title,
        "employer": role.employer,
        "location": role.location,
        "start": str(dates.start) if dates and dates.start else None,
        "end": "present" if dates and dates.is_open else str(end) if end else None,
        "months": role.months,
        "precision": dates.precision.value if dates else None,
        "kind": role.kind.value,
        "start_char": role.evidence.span.start,
        "end_char": role.evidence.span.end,
        "page": role.evidence.page,
        "text": role.evidence.quote,
        "dated": evidence_to_json(role.dated),
    }


def _degree(degree: Degree) -> dict[str, Any]:
    return {
        "level": degree.level.value if degree.level else None,
        "field": degree.field,
        "field_id": degree.field_id,
        "institution": degree.institution,
        "end_year": degree.end_year,
        "status": degree.status.value,
        **evidence_to_json(degree.evidence),
    }


def _certification(found: Certification) -> dict[str, Any]:
    return {
        "name": found.name,
        "id": found.id,
        "code": found.code,
        "issued": str(found.issued) if found.issued else None,
        "expires": str(found.expires) if found.expires else None,
        "issuer": found.issuer,
        "in_progress": found.in_progress,
        **evidence_to_json(found.evidence),
    }


def _language(language: SpokenLanguage) -> dict[str, Any]:
    return {"name": language.name, "level": language.level, **evidence_to_json(language.evidence)}


def _skill(record: SkillRecord, taxonomy: Taxonomy) -> dict[str, Any]:
    skill, parts = taxonomy.skills.get(record.skill), record.parts
    return {
        "id": record.skill,
        "label": skill.pref_label if skill else record.skill,
        "kind": skill.kind.value if skill else None,
        "assertion": record.assertion.value,
        "months": round(record.months, 1),
        "last_used": str(record.last_used) if record.last_used else None,
        "depth": round(record.depth, 4),
        "band": record.band,
        "parts": {
            "tenure": round(parts.tenure, 4),
            "evidence": round(parts.evidence, 4),
            "recency": round(parts.recency, 4),
            "ownership": round(parts.ownership, 4),
        },
        "mentions": [_mention(mention) for mention in record.mentions],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    evidence = mention.evidence
    return {
        "surface": mention.surface,
        "section": str(mention.section),
        "rule": mention.rule,
        "assertion": str(mention.assertion),
        "confidence": mention.confidence,
        "quote": evidence.quote,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "page": evidence.page,
    }


def _duration(duration: StatedDuration) -> dict[str, Any]:
    return {
        "skill": duration.skill,
        "months": duration.months,
        **evidence_to_json(duration.evidence),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {"topic": statement.topic, **evidence_to_json(statement.evidence)}


def _passage(passage: Passage) -> dict[str, Any]:
    evidence = passage.evidence
    return {
        "section": str(passage.section),
        "is_prose": passage.is_prose,
        "quote": evidence.quote,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "page": evidence.page,
    }
