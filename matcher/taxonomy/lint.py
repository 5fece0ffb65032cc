"""Find what is wrong or doubtful in a taxonomy that loads, and where to put it right."""

from collections.abc import Iterator
from itertools import chain

from matcher.model.skill import FACETS, SkillKind, Taxonomy
from matcher.taxonomy.faults import Fault, Found
from matcher.taxonomy.files import Places
from matcher.taxonomy.graph import depths, find_cycles
from matcher.taxonomy.lint_names import (
    clashes,
    empty_labels,
    repeated_terms,
    rules_without_word,
    unguarded,
    without_rule,
)

MAX_DEPTH = 5
MAX_NODES = 150
"""Skills of one file: what a person can look through."""
FIRST_YEAR, LAST_YEAR = 1940, 2100
_MADE = frozenset(
    {
        SkillKind.LANGUAGE,
        SkillKind.LIBRARY,
        SkillKind.FRAMEWORK,
        SkillKind.TOOL,
        SkillKind.PLATFORM,
        SkillKind.SERVICE,
    }
)


def check(taxonomy: Taxonomy, places: Places | None = None) -> list[Fault]:
    """Return every fault of *taxonomy*, sorted by place; an empty list means that it is clean.

    Args:
        taxonomy: one that was loaded (so that every id is known and every weight in range).
        places: where each skill is defined; ids are shown without it.
    """
    known = places or Places()
    cycles = list(_cycles(taxonomy))
    found = chain(
        cycles,
        [] if cycles else _too_deep(taxonomy),
        _orphans(taxonomy),
        _years(taxonomy),
        empty_labels(taxonomy),
        repeated_terms(taxonomy),
        unguarded(taxonomy),
        without_rule(taxonomy),
        rules_without_word(taxonomy),
        clashes(taxonomy),
    )
    return sorted((one.at(known) for one in found), key=Fault.order)


def too_long(places: Places) -> Iterator[Fault]:
    """Yield the files of skills that nobody can look through any more."""
    for path, count in places.counts.items():
        if path.parent.name == "skills" and count > MAX_NODES:
            message = (
                f"holds {count} skills; move some to a file of their own, at most {MAX_NODES} each"
            )
            yield Fault(where=f"{path}:1", code="too-long", message=message)


def _cycles(taxonomy: Taxonomy) -> Iterator[Found]:
    broader = {skill.id: skill.broader for skill in taxonomy.skills.values()}
    for cycle in find_cycles(broader):
        circle = " -> ".join((*cycle, cycle[0]))
        message = f"broader runs in a circle: {circle}; remove one of these parents"
        yield Found(owner=cycle[0], code="cycle", message=message, word="broader")


def _too_deep(taxonomy: Taxonomy) -> Iterator[Found]:
    broader = {skill.id: skill.broader for skill in taxonomy.skills.values()}
    for skill_id, depth in depths(broader).items():
        if depth > MAX_DEPTH:
            message = f"{skill_id} stands {depth} steps below a root; put it under a parent at most {MAX_DEPTH - 1} steps deep"
            yield Found(owner=skill_id, code="too-deep", message=message, word="broader")


def _orphans(taxonomy: Taxonomy) -> Iterator[Found]:
    """Skills without a parent that are neither a root nor the head of a facet."""
    heads = {
        parent
        for skill in taxonomy.skills.values()
        if skill.kind in FACETS
        for parent in skill.broader
    }
    for skill in taxonomy.skills.values():
        if not skill.broader and skill.seed != "root" and skill.id not in heads:
            message = f"{skill.id} has no broader skill and is no root; add 'broader'"
            yield Found(owner=skill.id, code="orphan", message=message)


def _years(taxonomy: Taxonomy) -> Iterator[Found]:
    """First years that cannot be: no year at all, or before that of a product that the skill stands under."""
    for skill in taxonomy.skills.values():
        if skill.since is None:
            continue
        if not FIRST_YEAR <= skill.since <= LAST_YEAR:
            message = f"since {skill.since} of {skill.id} is no year; write the first one in which it could be used"
            yield Found(owner=skill.id, code="year", message=message, word="since")
            continue
        for parent in (taxonomy[parent_id] for parent_id in skill.broader):
            if parent.kind in _MADE and parent.since is not None and parent.since > skill.since:
                message = (
                    f"since {skill.since} of {skill.id} is before {parent.since}, the first year of"
                    f" {parent.id} that it stands under; correct one of them"
                )
                yield Found(owner=skill.id, code="year", message=message, word="since")
