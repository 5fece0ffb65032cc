"""Read back a stored profile, so that a run can be scored again without its files."""

from datetime import date
from typing import Any

from matcher.errors import InputError
from matcher.model.contact import Contact, PhoneForm
from matcher.model.document import Evidence, HiddenText, Section, SectionKind, Span
from matcher.model.profile import (
    Assertion,
    CandidateProfile,
    Certification,
    DateRange,
    Degree,
    DegreeLevel,
    DegreeStatus,
    DepthParts,
    Mention,
    Passage,
    Precision,
    Role,
    RoleKind,
    SkillRecord,
    SpokenLanguage,
    StatedDuration,
    Statement,
    YearMonth,
)
from matcher.schema.common_json import (
    SCHEMA_VERSION,
    evidence_from_json,
    flag_from_json,
    maybe_evidence,
)


def profile_from_json(data: dict[str, Any]) -> CandidateProfile:
    """Read an object that ``profile_to_json`` wrote.

    Raises:
        InputError: when it was written by another version of the schema.
    """
    if data.get("schema") != SCHEMA_VERSION:
        raise InputError(
            f"{data.get('file')}: stored with schema {data.get('schema')}, this is {SCHEMA_VERSION}; rank the folder again"
        )
    document_id = data["sha256"]
    skills = tuple(_skill(item, document_id) for item in data["skills"])
    mentions = sorted(
        (mention for record in skills for mention in record.mentions),
        key=lambda mention: (mention.evidence.span, mention.skill),
    )
    return CandidateProfile(
        candidate_id=data["candidate_id"],
        document_id=document_id,
        file=data["file"],
        media_type=data["media_type"],
        pages=data["pages"],
        engine=data["pdf_engine"],
        read_confidence=data["read_confidence"],
        sections=tuple(map(_section, data["sections"])),
        passages=tuple(_passage(item, document_id) for item in data["passages"]),
        mentions=tuple(mentions),
        roles=tuple(_role(item, document_id) for item in data["roles"]),
        degrees=tuple(_degree(item, document_id) for item in data["degrees"]),
        certifications=tuple(_certification(item, document_id) for item in data["certifications"]),
        languages=tuple(
            SpokenLanguage(
                name=item["name"],
                level=item["level"],
                evidence=evidence_from_json(item, document_id),
            )
            for item in data["languages"]
        ),
        durations=tuple(
            StatedDuration(
                skill=item["skill"],
                months=item["months"],
                evidence=evidence_from_json(item, document_id),
            )
            for item in data["durations"]
        ),
        statements=tuple(
            Statement(topic=item["topic"], evidence=evidence_from_json(item, document_id))
            for item in data["statements"]
        ),
        contact=_contact(data["contact"]),
        hidden=tuple(HiddenText(**item) for item in data["hidden"]),
        flags=tuple(flag_from_json(item, document_id) for item in data["flags"]),
        warnings=tuple(flag_from_json(item, document_id) for item in data["warnings"]),
        masked=tuple(Span(start=start, end=end) for start, end in data["masked"]),
        publications=data.get("publications", 0),
        patents=data.get("patents", 0),
        as_of=date.fromisoformat(data["as_of"]) if data["as_of"] else None,
        experience_months=data["experience_months"],
        experience_months_with_internships=data["experience_months_with_internships"],
        experience_by_kind=tuple(
            (RoleKind(kind), months) for kind, months in data.get("experience_by_kind", {}).items()
        ),
        experience_by_scope=tuple(data.get("experience_by_scope", {}).items()),
        seniority=data.get("seniority"),
        skills=skills,
    )


def _contact(data: dict[str, Any]) -> Contact:
    return Contact(
        name=data["name"],
        emails=tuple(data["emails"]),
        phones=tuple(data["phones"]),
        links=tuple(data["links"]),
        location=data["location"],
        name_confidence=data.get("name_confidence", 0.0),
        phone_forms=tuple(PhoneForm(**form) for form in data.get("phone_forms", ())),
    )


def _section(data: dict[str, Any]) -> Section:
    heading = None
    if data["heading_start"] is not None:
        heading = Span(start=data["heading_start"], end=data["heading_end"])
    return Section(
        kind=SectionKind(data["kind"]),
        heading=heading,
        body=Span(start=data["start"], end=data["end"]),
        title=data["heading"],
    )


def _passage(data: dict[str, Any], document_id: str) -> Passage:
    return Passage(
        evidence=evidence_from_json(data, document_id),
        section=SectionKind(data["section"]),
        is_prose=data["is_prose"],
    )


def _year_month(text: str | None) -> YearMonth | None:
    """Read what ``str(YearMonth)`` wrote.

    >>> _year_month("2020-01"), _year_month("2020"), _year_month("present")
    (YearMonth(year=2020, month=1), YearMonth(year=2020, month=0), None)
    """
    if text is None or text == "present":
        return None
    year, _, month = text.partition("-")
    return YearMonth(year=int(year), month=int(month or 0))


def _role(data: dict[str, Any], document_id: str) -> Role:
    span = Span(start=data["start_char"], end=data["end_char"])
    return Role(
        title=data["title"],
        employer=data["employer"],
        location=data["location"],
        dates=_dates(data),
        kind=RoleKind(data["kind"]),
        evidence=Evidence(
            document_id=document_id, span=span, quote=data["text"], page=data["page"]
        ),
        dated=maybe_evidence(data["dated"], document_id),
        months=data["months"],
    )


def _dates(data: dict[str, Any]) -> DateRange | None:
    if data["precision"] is None:
        return None
    return DateRange(
        start=_year_month(data["start"]),
        end=_year_month(data["end"]),
        is_open=data["end"] == "present",
        precision=Precision(data["precision"]),
    )


def _degree(data: dict[str, Any], document_id: str) -> Degree:
    return Degree(
        level=DegreeLevel(data["level"]) if data["level"] else None,
        field=data["field"],
        field_id=data["field_id"],
        institution=data["institution"],
        end_year=data["end_year"],
        status=DegreeStatus(data["status"]),
        evidence=evidence_from_json(data, document_id),
    )


def _certification(data: dict[str, Any], document_id: str) -> Certification:
    return Certification(
        name=data["name"],
        id=data["id"],
        issued=_year_month(data["issued"]),
        expires=_year_month(data["expires"]),
        issuer=data.get("issuer"),
        in_progress=data.get("in_progress", False),
        code=data.get("code"),
        evidence=evidence_from_json(data, document_id),
    )


def _skill(data: dict[str, Any], document_id: str) -> SkillRecord:
    return SkillRecord(
        skill=data["id"],
        assertion=Assertion(data["assertion"]),
        mentions=tuple(_mention(item, data["id"], document_id) for item in data["mentions"]),
        months=data["months"],
        last_used=_year_month(data["last_used"]),
        depth=data["depth"],
        band=data["band"],
        parts=DepthParts(**data["parts"]),
    )


def _mention(data: dict[str, Any], skill: str, document_id: str) -> Mention:
    return Mention(
        skill=skill,
        surface=data["surface"],
        evidence=evidence_from_json(data, document_id),
        section=SectionKind(data["section"]),
        assertion=Assertion(data["assertion"]),
        rule=data["rule"],
        confidence=data["confidence"],
    )
