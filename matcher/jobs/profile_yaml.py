"""A job as YAML that a person corrects, and back: nothing is lost on the way."""

import re
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from hashlib import sha256
from typing import Any

import yaml

from matcher.jobs.profile_entries import RequirementEntry, WarningEntry
from matcher.jobs.profile_faults import check_profile
from matcher.model.document import Evidence, Flag, Span
from matcher.model.job import Ignored, JobDescription, Requirement
from matcher.model.skill import Taxonomy

_HEAD = """\
# What was understood of the job. Correct it, then: matcher rank RESUMES --job THIS_FILE
#
#   kind      knockout (sorts, gives no points), essential, optional, responsibility
#   skills    ids of the taxonomy; find them with: matcher taxonomy search WORDS
#   mode      all, any, or at_least with min_count
#   weight    2 makes a requirement count double inside its kind, 0 leaves it out
#   quote, at the words of the job and their place: leave them as they are
#   text      a requirement of your own needs only kind, text and what it asks for
#   assumed   filled in for a role (--fill); the job does not say it
#
# What each key may hold, for editors: matcher job schema -o job.schema.json
"""
_SAME_NAME = tuple(
    field.name
    for field in fields(RequirementEntry)
    if field.name not in {"kind", "id", "quote", "at", "page", "text"}
)


def dump_job(job: JobDescription, taxonomy: Taxonomy) -> str:
    """Write *job* as YAML; ``load_job`` gives back an equal job.

    Args:
        job: as understood, or as corrected before.
        taxonomy: for the names of the skills, in comments.
    """
    head = {"name": job.name, "source": job.id, "title": job.title, "seniority": job.seniority}
    parts = [_HEAD, _yaml({key: value for key, value in head.items() if value is not None})]
    parts.append("requirements:\n" if job.requirements else "requirements: []\n")
    for requirement in job.requirements:
        labels = ", ".join(taxonomy.label(skill) for skill in requirement.skills)
        assumed = " (assumed, the job does not say it)" if requirement.assumed else ""
        parts.append(f"\n# {requirement.kind.value}{assumed}{': ' if labels else ''}{labels}\n")
        parts.append(_yaml([_requirement(requirement)]))
    if job.ignored:
        rows = [{"quote": item.quote, "why": item.why} for item in job.ignored]
        parts.append(f"\n# Passed over, and why.\n{_yaml({'ignored': rows})}")
    if job.warnings:
        parts.append(f"\n{_yaml({'warnings': [_warning(flag) for flag in job.warnings]})}")
    return "".join(parts)


def load_job(text: str, name: str, taxonomy: Taxonomy) -> JobDescription:
    """Read a requirement profile that ``dump_job`` or a person wrote.

    Args:
        text: the YAML.
        name: the file's name, for complaints.
        taxonomy: to check the skills against.

    Raises:
        BorderError: every fault at once, a line each, as ``file:line: what is wrong``.
    """
    entry = check_profile(text, name, taxonomy)
    source = entry.source or sha256(text.encode()).hexdigest()
    return JobDescription(
        id=source,
        name=entry.name or name,
        title=entry.title,
        seniority=entry.seniority,
        requirements=tuple(_to_requirements(entry.requirements, source)),
        ignored=tuple(Ignored(quote=item.quote, why=item.why) for item in entry.ignored),
        warnings=tuple(_to_flag(item, source) for item in entry.warnings),
    )


class _Dumper(yaml.SafeDumper):
    """Writes text with characters that PyYAML would fold as line breaks in double quotes."""


def _quoted(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = '"' if _ODD.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_ODD = re.compile("[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]")
_Dumper.add_representer(str, _quoted)


def _in_a_row(dumper: _Dumper, items: list[Any]) -> yaml.SequenceNode:
    """Write a list of plain values in one row: ``at: [12, 40]``."""
    is_plain = bool(items) and not any(isinstance(item, dict | list) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_plain)


_Dumper.add_representer(list, _in_a_row)


def _yaml(data: Any) -> str:  # noqa: ANN401 - plain data of any shape
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


def _requirement(requirement: Requirement) -> dict[str, Any]:
    """Write one requirement with only the keys that say something."""
    row: dict[str, Any] = {"id": requirement.id, "kind": requirement.kind.value}
    row |= _place(requirement.evidence)
    if requirement.evidence is None or requirement.evidence.quote != requirement.text:
        row["text"] = requirement.text
    defaults = {field.name: field.default for field in fields(RequirementEntry)}
    for key in _SAME_NAME:
        value = getattr(requirement, key)
        if value != defaults[key]:
            row[key] = _plain(value)
    return row


def _plain(value: Any) -> Any:  # noqa: ANN401 - a field of a requirement
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value


def _warning(flag: Flag) -> dict[str, Any]:
    return {
        "code": flag.code,
        "severity": flag.severity.value,
        "message": flag.message,
        **_place(flag.evidence),
    }


def _place(evidence: Evidence | None) -> dict[str, Any]:
    if evidence is None:
        return {}
    place = {"quote": evidence.quote, "at": [evidence.span.start, evidence.span.end]}
    return place if evidence.page is None else {**place, "page": evidence.page}


def _to_evidence(entry: RequirementEntry | WarningEntry, source: str) -> Evidence | None:
    if entry.quote is None or entry.at is None:
        return None
    span = Span(start=entry.at[0], end=entry.at[1])
    return Evidence(document_id=source, span=span, quote=entry.quote, page=entry.page)


def _to_flag(entry: WarningEntry, source: str) -> Flag:
    return Flag(
        code=entry.code,
        severity=entry.severity,
        message=entry.message,
        evidence=_to_evidence(entry, source),
    )


def _to_requirements(entries: tuple[RequirementEntry, ...], source: str) -> Iterator[Requirement]:
    """Make the requirements; those without an id are numbered on."""
    taken = {entry.id for entry in entries}
    free = (f"r{number}" for number in range(1, 2 * len(entries) + 1) if f"r{number}" not in taken)
    for entry in entries:
        same = {key: getattr(entry, key) for key in _SAME_NAME}
        yield Requirement(
            id=entry.id or next(free),
            kind=entry.kind,
            text=entry.text if entry.text is not None else entry.quote or "",
            evidence=_to_evidence(entry, source),
            **same,
        )
