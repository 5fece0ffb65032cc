"""Skills, their names and relations, and the taxonomy that holds them.

The field names are the keys of the YAML files in ``skill_taxonomy/``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar, Literal

STRICT: dict[str, Any] = {"extra": "forbid"}
"""Classes that people write by hand refuse keys that do not exist."""


class SkillKind(StrEnum):
    """What sort of thing a node names; the last four are facets, not skills in themselves."""

    CONCEPT = "concept"
    METHOD = "method"
    TASK = "task"
    LANGUAGE = "language"
    LIBRARY = "library"
    FRAMEWORK = "framework"
    TOOL = "tool"
    PLATFORM = "platform"
    SERVICE = "service"
    SOFT_SKILL = "soft_skill"
    CERTIFICATION = "certification"
    DEGREE_FIELD = "degree_field"
    ROLE = "role"
    DOMAIN = "domain"


FACETS = frozenset(
    {SkillKind.CERTIFICATION, SkillKind.DEGREE_FIELD, SkillKind.ROLE, SkillKind.DOMAIN}
)
"""Kinds that are read for themselves and never count as a skill of a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One written form of a skill.

    Args:
        t: the text as it is written.
        cs: case-sensitive: only this spelling counts.
        amb: ambiguous: needs the sense rule of its skill.
        lang: ISO 639-1 code when the term belongs to one language other than English.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    t: str
    cs: bool = False
    amb: bool = False
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A node of the taxonomy.

    Args:
        id: stable name, lower snake case.
        pref_label: the name people read; also matched, unless ``terms`` lists the same text with flags.
        kind: what sort of thing it is.
        broader: ids of the parents (the graph has no cycle, depth <= 5).
        terms: true synonyms.
        members: narrower names without a node of their own; reported by their own name, credit goes here.
        implies: id -> weight 0.3..0.95: who knows this knows that.
        substitutes: id -> weight 0.3..0.7: how far this can stand in for that.
        related: ids that belong near each other; no credit flows.
        sense: ids of the rules in ambiguity.yaml that decide this skill's ambiguous terms.
        half_life_months: how fast disuse lowers recency; None takes the default of the kind.
        since: the first year in which anybody could have used it.
        seed: how the seed article names it: ``root``, ``named_tool``, or None.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    pref_label: str
    kind: SkillKind
    broader: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    members: tuple[Term, ...] = ()
    implies: Mapping[str, float] = field(default_factory=dict)
    substitutes: Mapping[str, float] = field(default_factory=dict)
    related: tuple[str, ...] = ()
    sense: tuple[str, ...] = ()
    half_life_months: int | None = None
    since: int | None = None
    seed: str | None = None


Acceptance = Literal["positive", "list_neighbour", "skill_verb", "skills_section"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SenseRule:
    """When an ambiguous word means the skill.

    Args:
        id: the rule's name; skills point to it by ``sense``.
        surfaces: the written forms it decides.
        case: how the word must be written: ``any``, ``title``, ``upper`` or ``exact`` (as in surfaces).
        window: how many tokens to each side count as near.
        positive: words or phrases whose nearness speaks for the skill.
        negative: words or phrases (often holding the word itself) that speak against it.
        accept: what is enough to accept.
        otherwise: what happens without any cue (YAML key ``else``).
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    surfaces: tuple[str, ...]
    case: Literal["any", "title", "upper", "exact"] = "any"
    window: int = 8
    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    accept: tuple[Acceptance, ...] = ("positive", "list_neighbour", "skill_verb", "skills_section")
    otherwise: Literal["reject", "accept"] = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRule:
    """A wording that shows a skill without naming it ("put models into production").

    Args:
        skill: the id of the skill shown.
        pattern: a regular expression, linear on hostile text, matched case-insensitively in one line.
        anchors: lower-case words or stems of which one must occur before the pattern is tried.
        weight: 0..1, the confidence of the mention.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    skill: str
    pattern: str
    anchors: tuple[str, ...]
    weight: float = 1.0


def plain_field(name: str) -> str:
    """Return the name of a subject as subjects are compared.

    >>> (
    ...     plain_field("Mathematics  (field)"),
    ...     plain_field("statistics degree"),
    ...     plain_field("Arts & Law"),
    ... )
    ('mathematics', 'statistics', 'arts and law')
    """
    bare = name.casefold().replace("(field)", "").replace("&", " and ")
    return " ".join(bare.split()).removesuffix(" degree")


@dataclass(frozen=True, kw_only=True)
class Taxonomy:
    """Every skill by id, with the rules that tell its words apart; immutable once loaded."""

    version: str
    skills: Mapping[str, Skill]
    senses: Mapping[str, SenseRule]
    phrases: tuple[PhraseRule, ...]

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to a process that was not forked; views of mappings cannot."""
        return _taxonomy, (self.version, dict(self.skills), dict(self.senses), self.phrases)

    def __getitem__(self, skill_id: str) -> Skill:
        """Return one skill; KeyError when the taxonomy has none of that id."""
        return self.skills[skill_id]

    def __contains__(self, skill_id: object) -> bool:
        """Tell whether there is a skill of that id."""
        return skill_id in self.skills

    @cached_property
    def narrower(self) -> Mapping[str, tuple[str, ...]]:
        """The children of each skill, by id, in alphabetical order."""
        children: dict[str, list[str]] = {skill_id: [] for skill_id in self.skills}
        for skill in self.skills.values():
            for parent in skill.broader:
                children[parent].append(skill.id)
        return MappingProxyType({key: tuple(sorted(found)) for key, found in children.items()})

    def descendants(self, skill_id: str) -> frozenset[str]:
        """Return the ids of every skill below *skill_id*, itself left out."""
        seen: set[str] = set()
        waiting = list(self.narrower[skill_id])
        while waiting:
            child = waiting.pop()
            if child not in seen:
                seen.add(child)
                waiting.extend(self.narrower[child])
        return frozenset(seen)

    @cached_property
    def field_names(self) -> Mapping[str, str]:
        """Every name of a subject of study as ``plain_field`` writes it, with the id of the subject."""
        names: dict[str, str] = {}
        for skill in self.skills.values():
            if skill.kind is SkillKind.DEGREE_FIELD:
                for term in (skill.pref_label, *(one.t for one in (*skill.terms, *skill.members))):
                    names.setdefault(plain_field(term), skill.id)
        return MappingProxyType(names)

    def label(self, skill_id: str) -> str:
        """Return the name people read, or the id itself where the taxonomy does not know it."""
        return self.skills[skill_id].pref_label if skill_id in self.skills else skill_id


def _taxonomy(
    version: str,
    skills: dict[str, Skill],
    senses: dict[str, SenseRule],
    phrases: tuple[PhraseRule, ...],
) -> Taxonomy:
    return Taxonomy(
        version=version,
        skills=MappingProxyType(skills),
        senses=MappingProxyType(senses),
        phrases=phrases,
    )
