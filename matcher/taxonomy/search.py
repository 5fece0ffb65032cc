"""Look a skill up by any of its names, forgiving a slip of the finger."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from matcher.model.skill import Skill, Taxonomy
from matcher.taxonomy.lint import surfaces

CUTOFF = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A skill that a search found.

    Args:
        skill: the skill.
        surface: the name of it that matched best.
        score: 0..100; 100 is the very name.
    """

    skill: Skill
    surface: str
    score: float


def search(taxonomy: Taxonomy, query: str, limit: int = 10) -> list[Hit]:
    """Return the skills whose id, label, terms or members are most like *query*, best first.

    A skill is listed once, by its best name; equal scores are in the order of the ids.
    """
    wanted = utils.default_process(query) or query.strip()
    if not wanted:
        return []
    names = [(skill.id, name) for skill in taxonomy.skills.values() for name in _names(skill)]
    scores = process.cdist(
        [wanted],
        [utils.default_process(name) or name for _, name in names],
        scorer=fuzz.WRatio,
    )[0]
    best: dict[str, Hit] = {}
    for (skill_id, name), rough in zip(names, scores, strict=True):
        score = _exactness(query, name, float(rough))
        if score >= CUTOFF and (skill_id not in best or score > best[skill_id].score):
            best[skill_id] = Hit(skill=taxonomy[skill_id], surface=name, score=round(score, 1))
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.skill.id))[:limit]


def _names(skill: Skill) -> list[str]:
    """Return every name of *skill*, its label first, its id last."""
    written = [skill.pref_label, *(term.t for term in surfaces(skill)), skill.id]
    return list(dict.fromkeys(written))


def _exactness(query: str, name: str, rough: float) -> float:
    """Put the very name above names that merely contain it."""
    if query.strip().casefold() == name.casefold():
        return 100.0
    length = min(len(query), len(name)) / max(len(query), len(name))
    return min(rough, 99.0) * (0.5 + 0.5 * length)
