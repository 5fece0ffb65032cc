"""The invented people, read from their YAML files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One job a person holds or held; ``skills`` are the taxonomy ids that its text shows."""

    title: str
    employer: str
    location: str
    period: Period
    kind: str
    bullets: tuple[str, ...]
    tech: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One degree, finished or not."""

    degree: str
    level: str
    field: str
    institution: str
    period: Period
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A further section: projects, publications, interests."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One invented person and how their resume looks.

    Attributes:
        name: the name as a reader would say it.
        name_written: the name as the resume prints it (capitals, surname first).
        look: format, layout, date style and changed headings of the file.
        hidden: words printed where no reader can see them.
    """

    id: str
    language: str
    name: str
    name_written: str
    headline: str
    email: str
    contact: tuple[str, ...]
    summary: str
    jobs: tuple[Job, ...]
    projects: tuple[Extra, ...]
    studies: tuple[Study, ...]
    skills: tuple[tuple[str, str], ...]
    certifications: tuple[str, ...]
    languages: tuple[str, ...]
    extras: tuple[Extra, ...]
    look: Mapping[str, Any]
    hidden: str

    @property
    def file(self) -> str:
        """The name of the resume file."""
        return f"{self.id}.{self.look['format']}"


def load_people(folder: Path) -> tuple[Person, ...]:
    """Return the people of the YAML files in *folder*, by id."""
    return tuple(
        _person(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.yaml"))
    )


def _person(raw: Mapping[str, Any]) -> Person:
    contact = raw["contact"]
    place = (contact[key] for key in ("location", "email", "phone") if contact.get(key))
    return Person(
        id=raw["id"],
        language=raw["language"],
        name=raw["name"],
        name_written=raw.get("name_written", raw["name"]),
        headline=raw.get("headline", ""),
        email=contact["email"],
        contact=(*place, *contact.get("links", ())),
        summary=raw.get("summary", "").strip(),
        jobs=tuple(_job(job) for job in raw["roles"]),
        projects=tuple(
            Extra(heading=project["name"], lines=tuple(project["bullets"]))
            for project in raw.get("projects", ())
        ),
        studies=tuple(_study(study) for study in raw.get("education", ())),
        skills=tuple(raw.get("skills", {}).items()),
        certifications=tuple(raw.get("certifications", ())),
        languages=tuple(raw.get("languages", ())),
        extras=_extras(raw.get("sections", ())),
        look=raw["render"],
        hidden=raw.get("hidden_text", ""),
    )


def _job(raw: Mapping[str, Any]) -> Job:
    return Job(
        title=raw["title"],
        employer=raw["employer"],
        location=raw.get("location", ""),
        period=_period(raw),
        kind=raw.get("kind", "full_time"),
        bullets=tuple(raw.get("bullets", ())),
        tech=raw.get("tech", ""),
        skills=tuple(raw.get("skills", ())),
    )


def _study(raw: Mapping[str, Any]) -> Study:
    return Study(
        degree=raw["degree"],
        level=raw["level"],
        field=raw.get("field", ""),
        institution=raw["institution"],
        period=_period(raw),
        status=raw.get("status", "completed"),
    )


def _extras(raw: Sequence[Mapping[str, Any]]) -> tuple[Extra, ...]:
    return tuple(Extra(heading=part["heading"], lines=tuple(part["lines"])) for part in raw)


def _period(raw: Mapping[str, Any]) -> Period:
    return Period(start=str(raw["start"]), end=str(raw["end"]))
