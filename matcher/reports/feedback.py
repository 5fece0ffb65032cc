"""What a candidate hears about the own resume: what was found, what was not shown, what would have to be shown.

It speaks of one person alone: no points, no weights, no rank, nobody else.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matcher.model.document import Evidence
from matcher.model.job import JobDescription, Requirement, RequirementKind, YearsScope
from matcher.model.profile import CandidateProfile, DegreeStatus
from matcher.model.scorecard import Contribution, Gate, GateState, ScoreCard, State
from matcher.model.skill import Taxonomy
from matcher.reports.feedback_skills import SkillReader, SkillSight, to_show
from matcher.reports.quotation import quotations
from matcher.reports.wording import asked_words, hidden_words, last_part
from matcher.schema.common_json import SCHEMA_VERSION
from matcher.scoring.constants import Constants
from matcher.scoring.credit import SkillGraph
from matcher.scoring.outcome import ComponentName

_SKILLS = frozenset({ComponentName.ESSENTIAL_SKILLS, ComponentName.OPTIONAL_SKILLS})
_ALTERNATIVE = re.compile(r"^best alternative \S+: ")
"""Names a requirement by its id, which says nothing to a candidate."""
_DUTIES = ComponentName.RESPONSIBILITIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of the resume and where they stand, for example ``page 1, experience``."""

    text: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What the resume says to one thing that the job asks for.

    Args:
        requirement: its id.
        kind: how binding it is.
        asked: the words of the job.
        state: met, partial, unknown, not shown or negated; of a condition: pass, unknown or fail.
        found: what the resume shows, a sentence each.
        quotes: its own words.
        to_show: what would have to be shown, a sentence each; empty where nothing is lacking.
    """

    requirement: str
    kind: RequirementKind
    asked: str
    state: State | GateState
    found: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    to_show: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """Everything that a candidate hears.

    Args:
        candidate_id: of the resume.
        file: its name; the folders above it are nobody else's business.
        job: title of the job, or its name.
        points: what gives points, in the order of the job.
        conditions: what the job makes a condition, likewise.
        uncounted: text of the file that was not read as the resume's, and why.
    """

    candidate_id: str
    file: str
    job: str
    points: tuple[Point, ...]
    conditions: tuple[Point, ...]
    uncounted: tuple[str, ...]


def feedback_of(
    card: ScoreCard,
    profile: CandidateProfile,
    job: JobDescription,
    *,
    taxonomy: Taxonomy,
    constants: Constants,
) -> Feedback:
    """Put together what the person of *card* hears.

    Args:
        card: held against *job*.
        profile: of the same resume, assessed.
        job: what was asked.
        taxonomy: the skills.
        constants: the numbers.
    """
    graph = SkillGraph(taxonomy, constants.credit)
    reader = SkillReader(profile, taxonomy, constants, graph)
    entries: dict[str, list[Contribution]] = {}
    for entry in card.contributions:
        if entry.requirement is not None:
            entries.setdefault(entry.requirement, []).append(entry)
    gates = {gate.requirement: gate for gate in card.gates}
    asked = job.requirements
    return Feedback(
        candidate_id=card.candidate_id,
        file=last_part(card.file),
        job=job.title or job.name,
        points=tuple(_point(r, entries[r.id], profile, reader) for r in asked if r.id in entries),
        conditions=tuple(_condition(r, gates[r.id], profile) for r in asked if r.id in gates),
        uncounted=tuple(
            f"{hidden_words(piece)}: {piece.text}" for piece in profile.hidden if piece.wants_a_look
        ),
    )


def feedback_to_json(feedback: Feedback) -> dict[str, Any]:
    """Write what a candidate hears; no key speaks of points or of other candidates."""
    return {
        "schema": SCHEMA_VERSION,
        "candidate_id": feedback.candidate_id,
        "file": feedback.file,
        "job": feedback.job,
        "requirements": [_point_to_json(point) for point in feedback.points],
        "conditions": [_point_to_json(point) for point in feedback.conditions],
        "uncounted": list(feedback.uncounted),
    }


def _point_to_json(point: Point) -> dict[str, Any]:
    return {
        "requirement": point.requirement,
        "kind": point.kind.value,
        "asked": point.asked,
        "state": point.state.value,
        "found": list(point.found),
        "quotes": [{"text": quote.text, "where": quote.where} for quote in point.quotes],
        "to_show": list(point.to_show),
    }


def _point(
    requirement: Requirement,
    entries: Sequence[Contribution],
    profile: CandidateProfile,
    reader: SkillReader,
) -> Point:
    sights = reader.sights(requirement)
    found: list[str] = []
    lacking: list[str] = []
    for entry in entries:
        is_met = entry.state is State.MET
        if entry.source in _SKILLS:
            found += [one.found for one in sights if one.found]
            lacking += () if is_met else to_show(sights, requirement)
        elif entry.source == _DUTIES:
            found += _told(entry, sights)
            lacking += () if is_met else _to_tell(sights)
        else:
            found += _said(entry)
            lacking += () if is_met else (_ELSE[entry.source](requirement, profile),)
    return Point(
        requirement=requirement.id,
        kind=requirement.kind,
        asked=asked_words(requirement),
        state=_joint_state([entry.state for entry in entries]),
        found=tuple(dict.fromkeys(found)),
        quotes=_quoted((quote for entry in entries for quote in entry.evidence), profile),
        to_show=tuple(dict.fromkeys(lacking)),
    )


def _joint_state(states: Sequence[State]) -> State:
    """Return the state of a requirement that several rules look at: whatever is lacking in one is lacking."""
    different = set(states)
    return next(iter(different)) if len(different) == 1 else State.PARTIAL


def _said(entry: Contribution) -> tuple[str, ...]:
    reason = _ALTERNATIVE.sub("", entry.reason)
    if entry.source == ComponentName.EXPERIENCE:
        return (f"work that counts: {reason}",)
    return (reason,) if entry.evidence else ()


def _told(entry: Contribution, sights: Sequence[SkillSight]) -> list[str]:
    """Say what is found of a task; how like its words are is a figure that helps nobody."""
    skills = [one.found for one in sights if one.found]
    return skills if skills or not entry.evidence else ["what comes closest to it is quoted"]


def _to_tell(sights: Sequence[SkillSight]) -> tuple[str, ...]:
    labels = [one.label for one in sights if not one.credit]
    tools = f"; say whether {', '.join(labels)} had a part in it" if labels else ""
    return (f"tell of such a task: what you did, in which job, and what came of it{tools}",)


def _of_years(requirement: Requirement, profile: CandidateProfile) -> str:
    if any(role.dates is None for role in profile.roles) or not profile.roles:
        return "give every job the month and year of its start and end"
    if requirement.years_scope is YearsScope.SKILLS and requirement.skills:
        return "say below each job which of the skills asked for you used there: only such jobs are counted here"
    return "list every job of the years asked for, with the month and year of its start and end"


def _of_degree(requirement: Requirement, profile: CandidateProfile) -> str:
    wanted = min((level.order for level in requirement.degree_levels), default=0)
    done = [one for one in profile.degrees if one.status is DegreeStatus.COMPLETED and one.level]
    if any(one.level.order >= wanted for one in done if one.level):
        return "your subject was not read as one of those asked for; if it is close to them, say what you studied"
    said = "state your degree with its level and subject, and that it is finished"
    instead = "; experience is taken instead, so give every job its months"
    return f"{said}{instead if requirement.or_equivalent else ''}"


def _of_certificate(requirement: Requirement, profile: CandidateProfile) -> str:
    del requirement, profile
    return "if you hold it, name it in full, with the month it was issued and the month it ends"


_ELSE: Mapping[str, Callable[[Requirement, CandidateProfile], str]] = {
    ComponentName.EXPERIENCE: _of_years,
    ComponentName.EDUCATION: _of_degree,
    ComponentName.CERTIFICATIONS: _of_certificate,
}


def _condition(requirement: Requirement, gate: Gate, profile: CandidateProfile) -> Point:
    lacking = {
        GateState.PASS: (),
        GateState.UNKNOWN: ("if you meet it, state it in a line of its own; you may be asked",),
        GateState.FAIL: ("if this is read wrongly or has changed, say so",),
    }
    return Point(
        requirement=requirement.id,
        kind=requirement.kind,
        asked=asked_words(requirement),
        state=gate.state,
        found=(gate.reason,),
        quotes=_quoted(gate.evidence, profile),
        to_show=lacking[gate.state],
    )


def _quoted(evidence: Iterable[Evidence], profile: CandidateProfile) -> tuple[Quoted, ...]:
    return tuple(Quoted(text=one.text, where=one.where) for one in quotations(evidence, profile))
