"""Requirements that contradict each other, ask for too much, or that nobody could show."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from matcher.extraction.language_words import LANGUAGE
from matcher.extraction.suggest.source import PRODUCTS
from matcher.jobs.finding import Finding, Severity
from matcher.jobs.headings import classify_heading
from matcher.jobs.ignore import find_boilerplate
from matcher.jobs.recognised import is_recognised
from matcher.model.job import JobDescription, Mode, Requirement, RequirementKind, YearsScope
from matcher.model.skill import Taxonomy

MOST_ESSENTIALS = 20
"""Essential requirements from which on hardly anybody meets all, and good people do not apply."""
_JUNIOR = frozenset({"intern", "junior"})
_MANY_YEARS = 8
_SHORT = 10
"""Words of a requirement that is about one skill and no more."""
_NUMBER = re.compile(r"\d+")
_PLAIN = 18
"""Words of a sentence that asks for something and does not tell about it."""
_TELLS = re.compile(
    r"(?i)\?$|\b(?:following|all (?:of )?these|these skills)\b|\b(?:of|in|with|and|including|such as)\W*$"
    r"|\b(?:our|your)\b|^(?:we|these|this|both|if|although|while|when|as an?|the (?:company|team|study)|you(?:'ll| will))\b|^\w+(?:ed|s)? (?:knowledge|experience|proficiency)$"
)
"""What leads to a list, was cut off, or tells of the company or the work."""
_ALIKE = 80.0
"""Likeness, of 100, of two requirements that say the same."""
_WANTED = frozenset({RequirementKind.ESSENTIAL, RequirementKind.OPTIONAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A job under check.

    Args:
        job: as understood, or as a person wrote it.
        taxonomy: the first years of the tools, and their names.
        today: decides how old a tool can be.
        line_of: the line of a requirement in the text; None where there is no text.
    """

    job: JobDescription
    taxonomy: Taxonomy
    today: date
    line_of: Callable[[Requirement], int | None]

    def finding(
        self, requirement: Requirement, severity: Severity, code: str, why: str, instead: str
    ) -> Finding:
        """Return a finding about one requirement."""
        return Finding(
            code=code,
            severity=severity,
            quote=requirement.text,
            why=why,
            instead=instead,
            line=self.line_of(requirement),
            requirement=requirement.id,
        )

    def wanted(self) -> list[Requirement]:
        """Return what must be or is wished for, in the order of the job."""
        return [one for one in self.job.requirements if one.kind in _WANTED and not one.negated]


def beyond_a_tool(asked: Asked) -> Iterator[Finding]:
    """Yield requirements of more years than a tool exists."""
    for one in asked.wanted():
        if one.min_years is None or one.years_scope is not YearsScope.SKILLS:
            continue
        too_young = [
            (skill, since)
            for skill in one.skills
            if (since := _since(skill, asked.taxonomy)) and asked.today.year - since < one.min_years
        ]
        if too_young and (one.mode is Mode.ALL or len(too_young) == len(one.skills)):
            skill, since = max(too_young, key=lambda pair: pair[1])
            label, years = asked.taxonomy.label(skill), asked.today.year - since
            yield asked.finding(
                one,
                Severity.WARNING,
                "years_above_age",
                f"{one.min_years:g} years are asked for, but {label} has existed since {since} only.",
                f"Ask for at most {years} years of {label}, or for years in its field.",
            )


def contradictory_years(asked: Asked) -> Iterator[Finding]:
    """Yield ranges of years that are upside down, and junior jobs that ask for the years of a senior."""
    for one in asked.job.requirements:
        if (
            one.min_years is not None
            and one.max_years is not None
            and one.min_years > one.max_years
        ):
            yield asked.finding(
                one,
                Severity.ERROR,
                "years_upside_down",
                f"The minimum of {one.min_years:g} years is above the maximum of {one.max_years:g}.",
                "Swap the two, or leave the maximum out.",
            )
    if asked.job.seniority not in _JUNIOR:
        return
    for one in asked.wanted():
        years = one.min_years or 0
        if one.kind is RequirementKind.ESSENTIAL and years >= _MANY_YEARS:
            yield asked.finding(
                one,
                Severity.WARNING,
                "junior_with_years",
                f"The job is called {asked.job.seniority} and asks for {years:g} years.",
                "Name the level that is meant, or ask for fewer years.",
            )


def contradictory_kinds(asked: Asked) -> Iterator[Finding]:
    """Yield what is essential and optional at once, and what is both asked for and not wanted."""
    alone = [one for one in asked.job.requirements if _is_about_a_product(one, asked.taxonomy)]
    for first, second in combinations(alone, 2):
        if first.skills != second.skills:
            continue
        label = asked.taxonomy.label(first.skills[0])
        kinds = {first.kind, second.kind}
        if first.negated != second.negated and kinds & _WANTED:
            yield asked.finding(
                second,
                Severity.WARNING,
                "asked_and_not",
                f"{label} is asked for in one line and not wanted in another ({first.id}: {first.text}).",
                "Keep one of the two.",
            )
        elif kinds == _WANTED and not first.negated:
            yield asked.finding(
                second,
                Severity.WARNING,
                "essential_and_optional",
                f"{label} is essential in one line and optional in another ({first.id}: {first.text}).",
                "Keep one of the two, or say what more the wish is about.",
            )


def repeated(asked: Asked) -> Iterator[Finding]:
    """Yield requirements that ask for the same as an earlier one, in much the same words."""
    first: dict[tuple[object, ...], Requirement] = {}
    for one in asked.wanted():
        if not is_recognised(one) or one.alt_group:
            continue
        earlier = first.setdefault(_asks(one), one)
        if earlier is not one and _says_the_same(earlier, one):
            yield asked.finding(
                one,
                Severity.INFO,
                "repeated",
                f"It asks for the same as {earlier.id}: {earlier.text}",
                "Leave one of the two out: what stands twice counts twice.",
            )


def _says_the_same(first: Requirement, second: Requirement) -> bool:
    """Tell whether two requirements have much the same words, and the very same numbers."""
    if _NUMBER.findall(first.text) != _NUMBER.findall(second.text):
        return False
    return fuzz.token_sort_ratio(first.text.casefold(), second.text.casefold()) >= _ALIKE


def too_many(asked: Asked) -> Iterator[Finding]:
    """Yield a finding where there are more essential requirements than anybody meets."""
    count = sum(one.kind is RequirementKind.ESSENTIAL for one in asked.wanted())
    if count > MOST_ESSENTIALS:
        yield Finding(
            code="too_many_essentials",
            severity=Severity.WARNING,
            quote="",
            why=f"There are {count} essential requirements; hardly anybody meets more than {MOST_ESSENTIALS}, and good people do not apply.",
            instead="Make what can be learned on the job optional.",
        )


def nothing_asked(asked: Asked) -> Iterator[Finding]:
    """Yield a finding where a job asks for nothing that could be scored."""
    if not any(map(is_recognised, asked.wanted())):
        yield Finding(
            code="nothing_to_show",
            severity=Severity.WARNING,
            quote="",
            why="No requirement names a skill, years, a degree or a certificate, so that everybody scores alike.",
            instead="Name what the person must know or have done.",
        )


def not_showable(asked: Asked) -> Iterator[Finding]:
    """Yield essential requirements in which nothing was recognised that a resume could show."""
    for one in asked.wanted():
        if one.kind is RequirementKind.ESSENTIAL and not is_recognised(one) and _asks_plainly(one):
            yield asked.finding(
                one,
                Severity.INFO,
                "cannot_be_shown",
                "No skill, years, degree or certificate was recognised in it, so only its words are compared.",
                "Name what a resume could show for it, or leave it out.",
            )


CHECKS = (
    beyond_a_tool,
    contradictory_years,
    contradictory_kinds,
    repeated,
    too_many,
    nothing_asked,
    not_showable,
)


def _since(skill: str, taxonomy: Taxonomy) -> int | None:
    return taxonomy[skill].since if skill in taxonomy else None


def _asks_plainly(one: Requirement) -> bool:
    """Tell whether words ask for something, and for no language: long ones tell a story, a heading asks for nothing."""
    return (
        len(one.text.split()) <= _PLAIN
        and classify_heading(one.text) is None
        and find_boilerplate(one.text) is None
        and not _TELLS.search(one.text)
        and not LANGUAGE.search(one.text)
    )


def _is_about_a_product(one: Requirement, taxonomy: Taxonomy) -> bool:
    """Tell whether a requirement is about a product and no more.

    Why: years and strength may be a wish of their own, and so may the many words around a field or an attitude.
    """
    is_plain = one.min_years is None and one.strength is None and one.alt_group is None
    if not is_plain or len(one.skills) != 1 or len(one.text.split()) > _SHORT:
        return False
    skill = one.skills[0]
    return skill in taxonomy and taxonomy[skill].kind in PRODUCTS


def _asks(one: Requirement) -> tuple[object, ...]:
    """Return what a requirement asks for, whatever its words."""
    return (
        one.kind,
        frozenset(one.skills),
        one.mode if len(one.skills) > 1 else None,
        one.min_count,
        one.min_years,
        one.max_years,
        one.years_scope,
        one.degree_levels,
        frozenset(one.degree_fields),
        one.certification,
        one.strength,
        one.topic,
    )


def check_requirements(asked: Asked) -> Sequence[Finding]:
    """Run every check over a job."""
    return [finding for check in CHECKS for finding in check(asked)]
