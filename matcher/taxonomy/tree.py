"""The taxonomy as a tree, and one skill with all its relations, as plain data to print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from matcher.model.skill import SenseRule, Skill, Taxonomy


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A skill and the branches below it, in the order of their labels."""

    skill: Skill
    children: tuple["Branch", ...]

    def size(self) -> int:
        """Count the skills of this branch, its own among them; a skill under two parents counts twice."""
        return 1 + sum(child.size() for child in self.children)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """One skill and every skill that it is tied to.

    Args:
        skill: the skill itself.
        paths: each way up to a root, from the root down to the skill's parent.
        narrower: its children.
        implies: skill and weight of what it implies.
        implied_by: skill and weight of those who imply it.
        substitutes: skill and weight of what it can stand in for.
        substituted_by: skill and weight of those who can stand in for it.
        related: skills that it names as near.
        related_from: skills that name it as near.
        senses: the rules that decide its ambiguous words.
    """

    skill: Skill
    paths: tuple[tuple[Skill, ...], ...]
    narrower: tuple[Skill, ...]
    implies: tuple[tuple[Skill, float], ...]
    implied_by: tuple[tuple[Skill, float], ...]
    substitutes: tuple[tuple[Skill, float], ...]
    substituted_by: tuple[tuple[Skill, float], ...]
    related: tuple[Skill, ...]
    related_from: tuple[Skill, ...]
    senses: tuple[SenseRule, ...]


def roots(taxonomy: Taxonomy) -> tuple[Skill, ...]:
    """Return the tops of the tree: the seed article's roots first, then what else has no parent."""
    seeds = [skill for skill in taxonomy.skills.values() if skill.seed == "root"]
    others = [skill for skill in taxonomy.skills.values() if not skill.broader and not skill.seed]
    return (*sorted(seeds, key=_by_label), *sorted(others, key=_by_label))


def tree(taxonomy: Taxonomy, top: str | None = None) -> tuple[Branch, ...]:
    """Return the branches below *top*, or below every root; a skill stands under each of its parents.

    Raises:
        KeyError: when there is no skill *top*.
    """
    tops = roots(taxonomy) if top is None else (taxonomy[top],)
    return tuple(_branch(taxonomy, skill) for skill in tops)


def relations(taxonomy: Taxonomy, skill_id: str) -> Relations:
    """Gather everything that ties one skill to others.

    Raises:
        KeyError: when there is no skill *skill_id*.
    """
    skill = taxonomy[skill_id]
    return Relations(
        skill=skill,
        paths=_paths(taxonomy, skill),
        narrower=tuple(taxonomy[child] for child in taxonomy.narrower[skill_id]),
        implies=_pointed(taxonomy, skill.implies),
        implied_by=_pointing(taxonomy, skill_id, "implies"),
        substitutes=_pointed(taxonomy, skill.substitutes),
        substituted_by=_pointing(taxonomy, skill_id, "substitutes"),
        related=tuple(taxonomy[other] for other in skill.related),
        related_from=tuple(s for s in taxonomy.skills.values() if skill_id in s.related),
        senses=tuple(taxonomy.senses[rule] for rule in skill.sense),
    )


def _branch(taxonomy: Taxonomy, skill: Skill) -> Branch:
    children = sorted((taxonomy[child] for child in taxonomy.narrower[skill.id]), key=_by_label)
    return Branch(skill=skill, children=tuple(_branch(taxonomy, child) for child in children))


def _paths(taxonomy: Taxonomy, skill: Skill) -> tuple[tuple[Skill, ...], ...]:
    """Return every way from a root down to the parent of *skill*; none for a root."""
    found: list[tuple[Skill, ...]] = []
    for parent in (taxonomy[parent_id] for parent_id in skill.broader):
        above = _paths(taxonomy, parent) or ((),)
        found.extend((*path, parent) for path in above)
    return tuple(found)


def _pointing(
    taxonomy: Taxonomy, skill_id: str, key: Literal["implies", "substitutes"]
) -> tuple[tuple[Skill, float], ...]:
    """Return the skills whose relation *key* leads to *skill_id*, the strongest first."""
    found = []
    for other in taxonomy.skills.values():
        weights = other.implies if key == "implies" else other.substitutes
        if skill_id in weights:
            found.append((other, weights[skill_id]))
    return _strongest_first(found)


def _pointed(taxonomy: Taxonomy, weights: Mapping[str, float]) -> tuple[tuple[Skill, float], ...]:
    return _strongest_first((taxonomy[other], weight) for other, weight in weights.items())


def _strongest_first(
    pairs: Iterable[tuple[Skill, float]],
) -> tuple[tuple[Skill, float], ...]:
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0].id)))


def _by_label(skill: Skill) -> str:
    return skill.pref_label.casefold()
