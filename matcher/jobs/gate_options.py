"""Hard minimums that a person sets for a ranking, such as ``years>=5``: knockouts like those of the job itself."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from matcher.errors import InputError
from matcher.model.job import JobDescription, Requirement, RequirementKind, Topic, YearsScope
from matcher.model.profile import DegreeLevel
from matcher.model.skill import Taxonomy
from matcher.taxonomy.named import skill_named

FORMS = (
    "years>=5, years:python>=3, skill:python, degree>=bachelor, language:german, language:german>=B2, "
    "certificate:NAME, permit, permit:UK, clearance, driving_licence"
)
_GATE = re.compile(
    r"(?P<what>[a-z_]+)\s*(?::\s*(?P<which>[^<>=]+?))?\s*(?:>=\s*(?P<least>[\w.+-]+))?",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"[abc][12]", re.IGNORECASE)
_MOST_YEARS = 60.0


def with_gates(job: JobDescription, gates: Sequence[str], taxonomy: Taxonomy) -> JobDescription:
    """Return *job* with a knockout for each of the *gates*, its ids ``g1``, ``g2`` ...

    Raises:
        InputError: when one is not understood, with what can be written.
    """
    taken = {one.id for one in job.requirements}
    free = (
        name
        for number in range(1, len(taken) + len(gates) + 1)
        if (name := f"g{number}") not in taken
    )
    added = tuple(
        replace(gate_of(gate, taxonomy), id=name) for gate, name in zip(gates, free, strict=False)
    )
    return replace(job, requirements=(*job.requirements, *added)) if added else job


def gate_of(gate: str, taxonomy: Taxonomy) -> Requirement:
    """Understand a hard minimum.

    Args:
        gate: as a person wrote it.
        taxonomy: names the skills.

    Raises:
        InputError: when it is not understood, with what can be written.
    """
    found = _GATE.fullmatch(gate.strip())
    make = _MAKERS.get(found["what"].lower()) if found else None
    facts = make(found["which"], found["least"], taxonomy) if found and make else None
    if facts is None:
        raise InputError(f"--gate {gate!r} is not understood; write one of {FORMS}")
    return Requirement(id="g1", kind=RequirementKind.KNOCKOUT, **facts)


Facts = dict[str, Any] | None
"""Fields of a requirement; None where what is written makes no sense."""


def _years(which: str | None, least: str | None, taxonomy: Taxonomy) -> Facts:
    try:
        years = float(least or "")
    except ValueError:
        return None
    if not 0 < years <= _MOST_YEARS:
        return None
    said = f"at least {years:g} {'year' if years == 1 else 'years'} of work"
    if which is None:
        return {"text": said, "min_years": years, "years_scope": YearsScope.OVERALL}
    skill = skill_named(taxonomy, which)
    return {
        "text": f"{said} with {skill.pref_label}",
        "skills": (skill.id,),
        "min_years": years,
        "years_scope": YearsScope.SKILLS,
    }


def _skill(which: str | None, least: str | None, taxonomy: Taxonomy) -> Facts:
    if which is None or least is not None:
        return None
    skill = skill_named(taxonomy, which)
    return {"text": skill.pref_label, "skills": (skill.id,)}


def _degree(which: str | None, least: str | None, taxonomy: Taxonomy) -> Facts:
    del taxonomy
    level = (least or "").lower()
    if which is not None or level not in set(DegreeLevel):
        return None
    words = level.replace("_", " ")
    return {"text": f"{words} degree or higher", "degree_levels": (DegreeLevel(level),)}


def _language(which: str | None, least: str | None, taxonomy: Taxonomy) -> Facts:
    del taxonomy
    if which is None or (least is not None and not _LEVEL.fullmatch(least)):
        return None
    level = f" at {least.upper()} or better" if least else ""
    return {"text": f"{which.strip().title()}{level}", "topic": Topic.LANGUAGE}


def _certificate(which: str | None, least: str | None, taxonomy: Taxonomy) -> Facts:
    if which is None or least is not None:
        return None
    name = which.strip()
    return {"text": taxonomy.label(name), "certification": name}


def _fact(topic: Topic, words: str) -> Callable[[str | None, str | None, Taxonomy], Facts]:
    def make(which: str | None, least: str | None, taxonomy: Taxonomy) -> Facts:
        del taxonomy
        if least is not None or (which is not None and topic is not Topic.WORK_PERMIT):
            return None
        return {"text": f"{words} in the {which.strip()}" if which else words, "topic": topic}

    return make


_MAKERS: dict[str, Callable[[str | None, str | None, Taxonomy], Facts]] = {
    "years": _years,
    "skill": _skill,
    "degree": _degree,
    "language": _language,
    "certificate": _certificate,
    "permit": _fact(Topic.WORK_PERMIT, "right to work"),
    "clearance": _fact(Topic.CLEARANCE, "security clearance"),
    "driving_licence": _fact(Topic.DRIVING_LICENCE, "driving licence"),
}
