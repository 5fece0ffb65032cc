"""Skills as plain data, with the keys of the YAML files, for JSON."""

from collections.abc import Sequence
from typing import Any

from matcher.model.skill import Skill
from matcher.taxonomy.crosswalk import Match
from matcher.taxonomy.tree import Relations


def as_plain(skill: Skill) -> dict[str, Any]:
    """Write one skill as the contract has it."""
    named = (*skill.terms, *skill.members)
    return {
        "id": skill.id,
        "pref_label": skill.pref_label,
        "kind": skill.kind.value,
        "broader": list(skill.broader),
        "terms": [term.t for term in skill.terms],
        "members": [term.t for term in skill.members],
        "languages": {term.t: term.lang for term in named if term.lang},
        "ambiguous": [term.t for term in named if term.amb],
        "case_sensitive": [term.t for term in named if term.cs],
        "implies": dict(skill.implies),
        "substitutes": dict(skill.substitutes),
        "related": list(skill.related),
        "sense": list(skill.sense),
        "half_life_months": skill.half_life_months,
        "since": skill.since,
        "seed": skill.seed,
    }


def relations_as_plain(found: Relations, matches: Sequence[Match]) -> dict[str, Any]:
    """Write one skill with everything that ties it to others."""
    return as_plain(found.skill) | {
        "paths": [[step.id for step in path] for path in found.paths],
        "narrower": [skill.id for skill in found.narrower],
        "implied_by": {skill.id: weight for skill, weight in found.implied_by},
        "substituted_by": {skill.id: weight for skill, weight in found.substituted_by},
        "related_from": [skill.id for skill in found.related_from],
        "crosswalk": [
            {"scheme": one.scheme, "reference": one.reference, "relation": one.relation}
            for one in matches
        ],
    }
