"""What a rule is asked, what it may look at, and what it answers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from matcher.model.document import Evidence
from matcher.model.job import Mode, Requirement
from matcher.model.profile import CandidateProfile, SkillRecord
from matcher.model.scorecard import State
from matcher.model.skill import Taxonomy
from matcher.scoring.constants import Constants
from matcher.scoring.credit import NO_CREDIT, Credit, SkillGraph, Wanted

if TYPE_CHECKING:
    from matcher.scoring.places import Places
    from matcher.scoring.scopes import DatedWork
    from matcher.scoring.tfidf import TextMatch


SkillsKey = tuple[tuple[str, ...], Mode, int | None]
"""Skills, and how many of them count: what decides the answer to a requirement of skills alone, for one person."""


class ComponentName(StrEnum):
    """The components of a score, in the order in which cards show them."""

    ESSENTIAL_SKILLS = "essential_skills"
    EXPERIENCE = "experience"
    RESPONSIBILITIES = "responsibilities"
    OPTIONAL_SKILLS = "optional_skills"
    TERM_COVERAGE = "term_coverage"
    EDUCATION = "education"
    CERTIFICATIONS = "certifications"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing that a job asks of one component, prepared once for all candidates.

    Args:
        component: where its points go.
        requirement: what the job says; None for a rule over the whole job.
        weight: its share inside the component, before sharing out.
        out_of: milli-points it can bring.
        skills: the wanted skills with their routes.
        scope: for years: the skills whose roles count; None where any work counts.
        duty: for responsibilities: its index among the duty lines.
        base_months: for education: months that the job asks for anyway.
    """

    component: ComponentName
    requirement: Requirement | None
    weight: float
    out_of: int = 0
    skills: tuple[Wanted, ...] = ()
    scope: frozenset[str] | None = None
    duty: int = 0
    base_months: int = 0

    @property
    def wording(self) -> Requirement:
        """The requirement of a rule that cannot be without one.

        Raises:
            ValueError: for a rule over the whole job.
        """
        if self.requirement is None:
            raise ValueError(f"{self.component} asks about the whole job")
        return self.requirement


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Answer of a rule for one candidate.

    Args:
        credit: 0..1.
        shown: 0..credit, what stays when every skills list is left out.
        state: met, partial, unknown, not shown or negated.
        reason: one sentence in plain words.
        evidence: quotations; at least one when credit > 0.
    """

    credit: float
    shown: float
    state: State
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One candidate as the rules see them: an assessed profile and what was looked up in it once.

    Args:
        profile: assessed.
        records: skill id -> record.
        depths: claimed skills -> depth.
        shown_depths: the same without the skills lists.
        credits: wanted skills on which a claimed one bears -> what it gives.
        shown_credits: the same without the skills lists.
        places: where mentions stand.
        work: the roles that count as work, with their months.
        said: wanted skills -> where their credit comes from, in words; filled as rules ask.
        text: how the passages match the job's duty lines and terms.
        taxonomy: for labels.
        graph: for routes.
        constants: the numbers.
    """

    profile: CandidateProfile
    records: Mapping[str, SkillRecord]
    depths: Mapping[str, float]
    shown_depths: Mapping[str, float]
    credits: Mapping[str, Credit]
    shown_credits: Mapping[str, Credit]
    places: "Places"
    work: "Sequence[DatedWork]"
    said: dict[str, str]
    text: "TextMatch"
    taxonomy: Taxonomy
    graph: SkillGraph
    constants: Constants

    def credits_of(self, ask: Ask) -> list[Credit]:
        """Return the credit of each skill that a line asks for, in its order."""
        return [self.credits.get(wanted.skill, NO_CREDIT) for wanted in ask.skills]

    def shown_credits_of(self, ask: Ask) -> list[float]:
        """Return the values of the same credits without the skills lists."""
        return [self.shown_credits.get(wanted.skill, NO_CREDIT).value for wanted in ask.skills]

    def says_nothing_of(self, skills: Iterable[Wanted]) -> bool:
        """Tell whether nothing bears on any of these wanted skills, not even a denial."""
        return not any(one.skill in self.credits or one.skill in self.records for one in skills)


Rule = Callable[[Ask, View], Outcome]
"""A small function with its formula, source and units in its docstring."""


def state_of(credit: float, met: float) -> State:
    """Name a credit: met from *met* on, partial above zero, else not shown."""
    if credit >= met:
        return State.MET
    return State.PARTIAL if credit > 0 else State.NOT_SHOWN


def distinct(evidence: tuple[Evidence, ...], most: int) -> tuple[Evidence, ...]:
    """Keep the first *most* quotations, each place once."""
    if len(evidence) <= 1:
        return evidence
    return tuple({(item.span.start, item.span.end): item for item in evidence}.values())[:most]
