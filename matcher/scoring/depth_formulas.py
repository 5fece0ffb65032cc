"""The parts of a skill's depth that are formulas: how use fades, and what many mentions amount to."""

from collections.abc import Iterable

from matcher.model.skill import SkillKind, Taxonomy
from matcher.scoring.constants import DepthConstants

_TOOLS = frozenset(
    {
        SkillKind.LIBRARY,
        SkillKind.FRAMEWORK,
        SkillKind.TOOL,
        SkillKind.PLATFORM,
        SkillKind.SERVICE,
    }
)


def half_life(taxonomy: Taxonomy, skill_id: str, constants: DepthConstants) -> int:
    """Return the months of disuse that halve the recency of a skill: its own, or that of its kind."""
    if skill_id not in taxonomy:
        return constants.half_life.method
    skill = taxonomy[skill_id]
    if skill.half_life_months is not None:
        return skill.half_life_months
    if skill.kind in _TOOLS:
        return constants.half_life.tool
    if skill.kind is SkillKind.LANGUAGE:
        return constants.half_life.language
    return constants.half_life.method


def recency(idle: int | None, half_life_months: int, constants: DepthConstants) -> float:
    """Return 0..1 for *idle* months since the last use.

    Formula: 1 for idle <= 12, else max(0.4, 0.5 ** ((idle - 12) / half-life)); 0.4 where idle is None.
    Source: the scoring page.
    """
    if idle is None:
        return constants.recency_floor
    if idle <= constants.recent_months:
        return 1.0
    decayed = 0.5 ** ((idle - constants.recent_months) / half_life_months)
    return float(max(constants.recency_floor, decayed))


def strength_of_evidence(weights: Iterable[float], most: int) -> float:
    """Return ``1 - prod(1 - w)`` over the *most* heaviest weights.

    >>> round(strength_of_evidence([0.7, 0.35], 5), 3)
    0.805
    """
    missing = 1.0
    for weight in sorted(weights, reverse=True)[:most]:
        missing *= 1.0 - weight
    return 1.0 - missing
