"""Knockouts answered from what the resume states: pass, unknown or fail; no points, nobody removed."""

import re
from collections.abc import Callable, Iterable

from matcher.extraction.tenure import WORK
from matcher.jobs.gates import named_languages
from matcher.model.document import Evidence
from matcher.model.job import JobDescription, Mode, Requirement, RequirementKind, Topic
from matcher.model.profile import (
    Assertion,
    CandidateProfile,
    DegreeLevel,
    DegreeStatus,
    SpokenLanguage,
)
from matcher.model.scorecard import Gate, GateState
from matcher.model.skill import SkillKind
from matcher.scoring.outcome import View, distinct
from matcher.scoring.rules_certifications import certificates_of, holding
from matcher.scoring.rules_experience import months_worked
from matcher.scoring.rules_skills import quotations
from matcher.scoring.spoken import asked_level, is_reached, names_of_language
from matcher.scoring.statements import read_statement, topic_stated

Answer = tuple[GateState, str, tuple[Evidence, ...]]

_MONTHS = 12
_OR = re.compile(r"\b(?:or|oder|ou|o)\b|/")
_LEVEL_OR = re.compile(r"\b[abc][12] or (?:better|higher|above)\b")
_MOST_QUOTES = 5


def answer_gates(job: JobDescription, view: View) -> tuple[Gate, ...]:
    """Answer every knockout of the job for one candidate.

    Each fact that a knockout names is looked up by itself; one failed fact fails the gate, one unknown
    fact leaves it unknown. What a resume does not say is unknown, never fail.
    """
    kind = RequirementKind.KNOCKOUT
    return tuple(_gate(r, view) for r in job.requirements if r.kind is kind)


def _gate(requirement: Requirement, view: View) -> Gate:
    answers = [found for check in _CHECKS for found in check(requirement, view)]
    states = {state for state, _, _ in answers}
    for state in (GateState.FAIL, GateState.UNKNOWN, GateState.PASS):
        if state in states:
            break
    else:
        return Gate(
            requirement=requirement.id,
            state=GateState.UNKNOWN,
            reason="nothing in a resume answers this; ask the person",
        )
    if requirement.negated:
        return Gate(
            requirement=requirement.id,
            state=GateState.UNKNOWN,
            reason="the job excludes this; a person has to look",
            evidence=tuple(quote for _, _, quotes in answers for quote in quotes),
        )
    told = [(reason, quotes) for own, reason, quotes in answers if own is state]
    quotes = tuple(quote for _, found in told for quote in found)
    return Gate(
        requirement=requirement.id,
        state=state,
        reason="; ".join(reason for reason, _ in told),
        evidence=distinct(quotes, _MOST_QUOTES),
    )


def _statement(requirement: Requirement, view: View) -> Iterable[Answer]:
    if requirement.topic is None or requirement.topic is Topic.LANGUAGE:
        return
    topic = requirement.topic.replace("_", " ")
    stated = topic_stated(requirement.topic)
    found = [s.evidence for s in view.profile.statements if s.topic == stated]
    if not found:
        yield GateState.UNKNOWN, f"{topic}: not stated", ()
        return
    by_state: dict[GateState, list[Evidence]] = {state: [] for state in GateState}
    for quote in found:
        by_state[read_statement(requirement.topic, requirement.text, quote.quote)].append(quote)
    passed, failed = by_state[GateState.PASS], by_state[GateState.FAIL]
    if failed and not passed:
        yield GateState.FAIL, f"{topic}: stated not to be there", tuple(failed)
    elif passed and not failed:
        yield GateState.PASS, f"{topic}: stated", tuple(passed)
    elif passed:
        yield GateState.UNKNOWN, f"{topic}: the statements contradict each other", tuple(found)
    else:
        yield (
            GateState.UNKNOWN,
            f"{topic}: something is stated; a person has to judge",
            tuple(found),
        )


def _years(requirement: Requirement, view: View) -> Iterable[Answer]:
    if not requirement.min_years:
        return
    names = requirement.skills if requirement.years_scope == "skills" else ()
    shown = {source for name in names for source in view.graph.showing(name)}
    worked = months_worked(frozenset(shown | set(names)) if names else None, view)
    said = f"{worked.months} of {requirement.min_years * _MONTHS:g} months"
    if worked.months >= requirement.min_years * _MONTHS:
        yield GateState.PASS, said, worked.evidence
    elif not names and _has_undated_work(view.profile):
        yield GateState.UNKNOWN, f"{said}, and work without dates", worked.evidence
    elif worked.is_dated and worked.evidence:
        yield GateState.FAIL, said, worked.evidence
    else:
        yield GateState.UNKNOWN, "no dated work that would show it", ()


def _has_undated_work(profile: CandidateProfile) -> bool:
    """Tell whether a job stands in the resume that may add to what is counted."""
    return any(one.dates is None and one.kind in WORK for one in profile.roles)


def _skills(requirement: Requirement, view: View) -> Iterable[Answer]:
    taxonomy = view.taxonomy
    certificate = SkillKind.CERTIFICATION
    names = [s for s in requirement.skills if s not in taxonomy or taxonomy[s].kind != certificate]
    answers = [_skill(name, view) for name in names]
    if requirement.mode is Mode.ALL or not answers:
        yield from answers
        return
    yield min(answers, key=_best_first)


def _skill(name: str, view: View) -> Answer:
    label = view.taxonomy.label(name)
    sources = [name, *sorted(view.graph.showing(name))]
    for source in sources:
        if source in view.depths:
            return GateState.PASS, f"{label}: claimed", quotations(source, view)
    record = view.records.get(name)
    if record is not None and record.assertion is Assertion.NEGATED:
        quotes = tuple(mention.evidence for mention in record.mentions)
        return GateState.FAIL, f"{label}: stated not to be there", quotes
    return GateState.UNKNOWN, f"{label}: not stated", ()


def _degree(requirement: Requirement, view: View) -> Iterable[Answer]:
    if not requirement.degree_levels:
        return
    wanted = min(requirement.degree_levels, key=lambda level: level.order)
    done = [d for d in view.profile.degrees if d.status is DegreeStatus.COMPLETED and d.level]
    best = max(done, key=lambda degree: _order(degree.level), default=None)
    if best is None:
        yield GateState.UNKNOWN, "no finished degree stated", ()
    elif _order(best.level) >= wanted.order:
        yield GateState.PASS, f"{best.level} stated", (best.evidence,)
    elif requirement.or_equivalent:
        yield GateState.UNKNOWN, "experience may stand in for the degree", (best.evidence,)
    else:
        yield GateState.FAIL, f"{best.level} is the highest degree stated", (best.evidence,)


def _certificate(requirement: Requirement, view: View) -> Iterable[Answer]:
    for name in certificates_of(requirement, view.taxonomy):
        held = holding(name, view)
        label = view.taxonomy.label(name)
        if held.value == 1:
            yield GateState.PASS, f"{label}: held", held.evidence
        elif held.value:
            yield GateState.FAIL, f"{label}: expired", held.evidence
        else:
            yield GateState.UNKNOWN, f"{label}: not stated", ()


def _language(requirement: Requirement, view: View) -> Iterable[Answer]:
    """Look for each language that is named, and its level where one is asked for; of those joined by "or" one is enough."""
    if requirement.topic not in (None, Topic.LANGUAGE):
        return
    wording = requirement.text.casefold()
    wanted = asked_level(wording)
    answers = [
        _spoken(one, wanted)
        for one in view.profile.languages
        if any(
            re.search(rf"\b{re.escape(name)}\b", wording) for name in names_of_language(one.name)
        )
    ]
    known = {name for one in view.profile.languages for name in names_of_language(one.name)}
    lacking = [name for name in named_languages(wording) if name not in known]
    is_either = _OR.search(_LEVEL_OR.sub("", wording)) is not None
    if is_either and answers:
        yield min(answers, key=_best_first)
        return
    yield from answers
    if requirement.topic is Topic.LANGUAGE and lacking:
        yield GateState.UNKNOWN, f"{', '.join(map(str.title, lacking))}: not stated", ()


def _spoken(language: SpokenLanguage, wanted: int) -> Answer:
    """Answer for one language that is stated."""
    level = f" ({language.level})" if language.level else ""
    said = f"{language.name}{level}: stated"
    reached = is_reached(language.level, wanted)
    if reached is None:
        reason = f"{said}; the level cannot be compared" if level else f"{said} without a level"
        return GateState.UNKNOWN, reason, (language.evidence,)
    return (
        GateState.PASS if reached else GateState.FAIL,
        said if reached else f"{said}, which is below what is asked for",
        (language.evidence,),
    )


def _best_first(answer: Answer) -> int:
    return (GateState.PASS, GateState.UNKNOWN, GateState.FAIL).index(answer[0])


_CHECKS: tuple[Callable[[Requirement, View], Iterable[Answer]], ...] = (
    _statement,
    _years,
    _skills,
    _degree,
    _certificate,
    _language,
)


def _order(level: DegreeLevel | None) -> int:
    return level.order if level is not None else -1
