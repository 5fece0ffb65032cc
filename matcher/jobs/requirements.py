"""Turn one clause of an ad into requirements, each with its quotation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from matcher.jobs.ad import Ad, Name
from matcher.jobs.certificate_lists import ListedCertificates, list_certificates
from matcher.jobs.certificates import NamedCertificate, find_certificate, opens_list
from matcher.jobs.clauses import Clause
from matcher.jobs.cues import Cue
from matcher.jobs.degrees import DegreeWish, find_degree
from matcher.jobs.gates import find_topic, is_spoken
from matcher.jobs.groups import Group, group_names
from matcher.jobs.headings import HeadingKind
from matcher.jobs.ignore import find_boilerplate
from matcher.jobs.kinds import decide_kind, does_work, is_duty, names_attribute
from matcher.jobs.ladders import find_ladder
from matcher.jobs.strength import find_strength
from matcher.jobs.years import Years, find_years
from matcher.model.job import Requirement, RequirementKind, YearsScope
from matcher.model.skill import FACETS, SkillKind, Taxonomy

_WHOLE_SENTENCES = frozenset({"pay", "equal opportunity"})
"""What a sentence is about as a whole: "pay may depend on skills and experience" asks for nothing."""
_FEWEST_SUBJECTS = 2
_TALK = frozenset(
    ("communication", "presentation_skills", "stakeholder_management", "collaboration")
)
"""Skills that are shown in talk with people about something else."""
_AROUND = " ,.;:()-*•\n\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What was read in a clause, before it is put into requirements."""

    skills: tuple[Name, ...]
    subjects: tuple[Name, ...]
    certificates: tuple[Name, ...]
    own_certificates: tuple[NamedCertificate, ...]
    listed_certificates: tuple[str, ...]
    degree: DegreeWish | None
    years: tuple[Years, ...]

    @property
    def has_figures(self) -> bool:
        """Years, degrees and certificates are asked of people only."""
        return bool(self.years or self.degree or self.names_certificate)

    @property
    def names_certificate(self) -> bool:
        """A certificate is asked for, whether the taxonomy knows it or not."""
        return bool(self.certificates or self.own_certificates or self.listed_certificates)


def read_clause(
    ad: Ad, clause: Clause, names: Sequence[Name], taxonomy: Taxonomy
) -> tuple[Requirement, ...]:
    """Read the requirements of *clause*; none when it asks for nothing. Their ids are still empty."""
    words = ad.text[clause.start : clause.end]
    reading = _read(ad, clause, names, taxonomy)
    condition = _condition(ad, clause, words)
    if condition:
        return (condition,)
    kind = decide_kind(
        ad.text,
        clause,
        names=len(reading.skills) or (len(reading.subjects) if clause.cue is Cue.EXCLUDED else 0),
        has_figures=reading.has_figures,
        is_certificate=reading.names_certificate and not (reading.years or reading.degree),
    )
    whole = ad.text[clause.sentence.start : clause.sentence.end]
    if kind is None or (not _stands_firm(reading, kind, words) and _is_boilerplate(words, whole)):
        return ()
    base = replace(
        _blank(ad, clause),
        kind=kind,
        negated=clause.cue in (Cue.NOT_ASKED, Cue.EXCLUDED),
        strength=find_strength(words),
    )
    found = [
        *_of_degree(base, reading, words, clause),
        *_of_certificates(ad, base, reading, clause),
        *_of_skills(ad, base, reading, clause, taxonomy),
    ]
    if not found and (_asks_without_names(words, kind) or _is_listed(clause, words)):
        found = [base]
    return tuple(found)


def _read(ad: Ad, clause: Clause, names: Sequence[Name], taxonomy: Taxonomy) -> _Reading:
    degree = find_degree(ad.text, clause.start, clause.end)
    inside = [name for name in names if clause.start <= name.start and name.end <= clause.end]
    if degree:
        inside = [name for name in inside if not degree.start <= name.start < degree.end]

    def of(*kinds: SkillKind) -> tuple[Name, ...]:
        return tuple(one for one in inside if taxonomy[one.skill].kind in kinds)

    certificates = of(SkillKind.CERTIFICATION)
    begins = (clause.start, *(name.end for name in certificates))
    own = tuple(filter(None, (find_certificate(ad.text, begin, clause.end) for begin in begins)))
    listed = list_certificates(ad.text, own, clause.end, taxonomy)
    named = tuple(
        one
        for one in inside
        if taxonomy[one.skill].kind not in FACETS
        and not _is_within(one, (*own, *listed))
        and not _leads_to(ad.text, one, (*certificates, *own))
        and not _is_topic(one, inside)
    )
    if _lists_subjects(ad.text[clause.start : clause.end], of(SkillKind.DEGREE_FIELD)):
        named = ()
    return _Reading(
        skills=named,
        subjects=of(SkillKind.ROLE, SkillKind.DOMAIN),
        certificates=certificates,
        own_certificates=tuple(
            one
            for one in own
            if not _holds_any(one, certificates)
            and not ((certificates or listed) and opens_list(ad.text, one.end))
        ),
        listed_certificates=tuple(skill for one in listed for skill in one.ids),
        degree=degree,
        years=find_years(ad.text, clause.start, clause.end),
    )


def _lists_subjects(words: str, subjects: Sequence[Name]) -> bool:
    """Tell whether a clause is nothing but the subjects of a degree: "Physics, Statistics, Economics, etc."."""
    return len(subjects) >= _FEWEST_SUBJECTS and not (names_attribute(words) or does_work(words))


def _is_topic(name: Name, names: Sequence[Name]) -> bool:
    """Tell whether a name is only what is talked about, or who is worked with: "explain ML concepts to customers"."""
    talk = [one for one in names if one.skill in _TALK]
    return name not in talk and any(one.start <= name.start and name.end <= one.end for one in talk)


def _leads_to(text: str, name: Name, certificates: Sequence[NamedCertificate | Name]) -> bool:
    """Tell whether a name is the first word of a certificate's: "Azure" in "Azure DP-100"."""
    return any(text[name.end : one.start] == " " for one in certificates)


def _is_within(name: Name, certificates: Sequence[NamedCertificate | ListedCertificates]) -> bool:
    return any(one.start <= name.start < one.end for one in certificates)


def _holds_any(certificate: NamedCertificate, names: Sequence[Name]) -> bool:
    return any(_is_within(name, (certificate,)) for name in names)


def _blank(ad: Ad, clause: Clause) -> Requirement:
    words = ad.text[clause.start : clause.end]
    start = clause.start + len(words) - len(words.lstrip(_AROUND))
    end = clause.start + len(words.rstrip(_AROUND))
    quoted = ad.text[start:end]
    if quoted.count("(") > quoted.count(")") and ad.text[end : end + 1] == ")":
        end += 1
    evidence = ad.quote(start, max(end, start + 1))
    return Requirement(
        id="", kind=RequirementKind.ESSENTIAL, text=evidence.quote, evidence=evidence
    )


def _condition(ad: Ad, clause: Clause, words: str) -> Requirement | None:
    """Read a gate: a permit, a clearance, a place ..."""
    topic = find_topic(words)
    if topic is None or (is_duty(words) and not is_spoken(topic)):
        return None
    heading = clause.sentence.heading
    if heading.kind is HeadingKind.IGNORED and heading.why in ("equal opportunity", "benefits"):
        return None
    wished = clause.cue is Cue.WISH or (clause.cue is None and heading.kind is HeadingKind.OPTIONAL)
    kind = RequirementKind.OPTIONAL if wished else RequirementKind.KNOCKOUT
    return replace(_blank(ad, clause), kind=kind, topic=topic)


def _stands_firm(reading: _Reading, kind: RequirementKind, words: str) -> bool:
    """Tell whether a clause with words of boilerplate asks for something all the same."""
    if kind is RequirementKind.RESPONSIBILITY:
        is_side_word = find_boilerplate(words) == "benefits"  # "software for health and wellness"
        return is_side_word and bool(reading.skills) and does_work(words)
    asks = kind in (RequirementKind.ESSENTIAL, RequirementKind.OPTIONAL)
    return asks and bool(reading.skills or reading.has_figures)


_YOU = re.compile(r"\b[Yy]ou(?:'ve| have| are|'re| can| know| enjoy| built)\s+\w+\s+\w+")
_ONLY_A_LEVEL = re.compile(
    r"(?:\W|\b(?:an?|and|or|the|of|in|with|experts?|advanced|basic|good|strong|prior|previous|relevant|proven|level|experience|knowledge|"
    r"skills?|expertise|abilit(?:y|ies)|qualifications?|years?)\b)+",
    re.IGNORECASE,
)


def _is_boilerplate(words: str, whole: str) -> bool:
    """Tell whether a clause, or its sentence as a whole, certainly asks for nothing."""
    return find_boilerplate(words) is not None or find_boilerplate(whole) in _WHOLE_SENTENCES


def _asks_without_names(words: str, kind: RequirementKind) -> bool:
    if kind is RequirementKind.RESPONSIBILITY:
        return is_duty(words)
    return names_attribute(words) and _ONLY_A_LEVEL.fullmatch(words) is None


def _is_listed(clause: Clause, words: str) -> bool:
    """Tell whether an item of a list of requirements speaks to the reader: "You have built test sets"."""
    heading = clause.sentence.heading.kind
    is_asked = heading in (HeadingKind.ESSENTIAL, HeadingKind.OPTIONAL)
    return is_asked and clause.sentence.is_bullet and _YOU.search(words) is not None


def _of_degree(
    base: Requirement, reading: _Reading, words: str, clause: Clause
) -> Iterable[Requirement]:
    degree = reading.degree
    if degree is None:
        return
    wish = replace(
        base,
        strength=None,
        degree_levels=degree.levels,
        degree_fields=degree.fields,
        degree_status=degree.status,
        or_equivalent=degree.or_equivalent,
    )
    ladder = find_ladder(words)
    for rung in ladder:
        yield replace(
            wish,
            degree_levels=(rung.level,),
            min_years=rung.low,
            max_years=rung.high,
            years_scope=YearsScope.OVERALL,
            alt_group=str(clause.start),
        )
    if not ladder:
        has_own_years = reading.years and not reading.skills
        yield _with_years(wish, reading, YearsScope.OVERALL) if has_own_years else wish


def _of_certificates(
    ad: Ad, base: Requirement, reading: _Reading, clause: Clause
) -> Iterable[Requirement]:
    found = dict.fromkeys(name.skill for name in reading.certificates)
    found |= dict.fromkeys(reading.listed_certificates)
    found |= dict.fromkeys(ad.quote(one.start, one.end).quote for one in reading.own_certificates)
    group = str(clause.start) if len(found) > 1 else None
    for certificate in found:
        yield replace(base, certification=certificate, strength=None, alt_group=group)


def _of_skills(
    ad: Ad, base: Requirement, reading: _Reading, clause: Clause, taxonomy: Taxonomy
) -> Iterable[Requirement]:
    groups: tuple[Group, ...] = group_names(
        ad.text, clause.start, clause.end, reading.skills, taxonomy
    )
    for group in groups:
        wish = replace(base, skills=group.skills, mode=group.mode, min_count=group.min_count)
        yield _with_years(wish, reading, _scope(group.skills, taxonomy))
    if groups or reading.degree or not (reading.years or (base.negated and reading.subjects)):
        return
    subjects = tuple(dict.fromkeys(name.skill for name in reading.subjects))
    scope = YearsScope.SKILLS if subjects else YearsScope.OVERALL
    yield _with_years(replace(base, skills=subjects), reading, scope)


def _scope(skills: Sequence[str], taxonomy: Taxonomy) -> YearsScope:
    """Years hang on hard skills; "5 years and a team player" is five years of anything."""
    is_soft = all(taxonomy[skill].kind is SkillKind.SOFT_SKILL for skill in skills)
    return YearsScope.OVERALL if is_soft else YearsScope.SKILLS


def _with_years(wish: Requirement, reading: _Reading, scope: YearsScope) -> Requirement:
    if not reading.years:
        return wish
    first = reading.years[0]
    return replace(wish, min_years=first.low, max_years=first.high, years_scope=scope)
