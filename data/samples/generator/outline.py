"""The outline of a resume: what every file format prints, section by section."""

from dataclasses import dataclass

from generator.people import Job, Person, Study
from generator.periods import write_period

_HEADINGS = {
    "en": {
        "summary": "Summary",
        "experience": "Experience",
        "projects": "Projects",
        "education": "Education",
        "skills": "Skills",
        "certifications": "Certifications",
        "languages": "Languages",
        "contact": "Contact",
        "tech": "Technologies",
    },
    "de": {
        "summary": "Profil",
        "experience": "Berufserfahrung",
        "projects": "Projekte",
        "education": "Ausbildung",
        "skills": "Kenntnisse",
        "certifications": "Zertifikate",
        "languages": "Sprachen",
        "contact": "Kontakt",
        "tech": "Technologien",
    },
    "fr": {
        "summary": "Profil",
        "experience": "Expérience professionnelle",
        "projects": "Projets",
        "education": "Formation",
        "skills": "Compétences",
        "certifications": "Certifications",
        "languages": "Langues",
        "contact": "Coordonnées",
        "tech": "Technologies",
    },
}
_ORDER = ("summary", "experience", "projects", "education", "skills", "certifications", "languages")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A job, a degree or a project: a title line, its dates, bullets and a closing note."""

    title: str
    detail: str = ""
    dates: str = ""
    bullets: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section as printed: entries or plain lines under a heading."""

    kind: str
    heading: str
    lines: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


def outline(person: Person) -> tuple[Part, ...]:
    """Return the sections of the person's resume in the order of the page, empty ones left out."""
    order = person.look.get("order", _ORDER)
    own = tuple(
        Part(kind="extra", heading=extra.heading, lines=extra.lines) for extra in person.extras
    )
    parts = (*(_part(person, kind) for kind in order), *own)
    return tuple(part for part in parts if part.lines or part.entries)


def heading(person: Person, kind: str) -> str:
    """Return the heading of a kind of section in this resume's words."""
    changed: dict[str, str] = person.look.get("headings", {})
    return changed.get(kind, _HEADINGS[person.language][kind])


def _part(person: Person, kind: str) -> Part:
    lines = {
        "summary": (person.summary,) if person.summary else (),
        "skills": tuple(f"{group}: {items}" for group, items in person.skills),
        "certifications": person.certifications,
        "languages": (", ".join(person.languages),) if person.languages else (),
    }
    entries = {
        "experience": tuple(_job_entry(person, job) for job in person.jobs),
        "education": tuple(_study_entry(person, study) for study in person.studies),
        "projects": tuple(
            Entry(title=project.heading, bullets=project.lines) for project in person.projects
        ),
    }
    return Part(
        kind=kind,
        heading=heading(person, kind),
        lines=lines.get(kind, ()),
        entries=entries.get(kind, ()),
    )


def _job_entry(person: Person, job: Job) -> Entry:
    return Entry(
        title=job.title,
        detail=", ".join(filter(None, (job.employer, job.location))),
        dates=write_period(job.period, person.look["date_style"], person.language),
        bullets=job.bullets,
        note=f"{heading(person, 'tech')}: {job.tech}" if job.tech else "",
    )


def _study_entry(person: Person, study: Study) -> Entry:
    return Entry(
        title=study.degree,
        detail=study.institution,
        dates=write_period(study.period, person.look["date_style"], person.language),
    )
