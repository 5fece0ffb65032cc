"""How well a clause wants a skill to be known."""

import re

from matcher.model.job import Strength

_EXPERT = re.compile(
    r"\b(?:experts?|expertise|expert-level|deep(?! learning| neural| dive| q| reinforcement)|in-depth|advanced(?! degree| analytics)|mastery|extensive|thorough|exceptional|strong|solid|fluen(?:t|cy)|"
    r"outstanding|excellent|sehr gute|fundierte|tiefe|excellente|solide|maîtrise|avanzado|sólidos?)\b",
    re.IGNORECASE,
)
_PROFICIENT = re.compile(
    r"\b(?:proficien\w+|hands-on|working knowledge|proven|demonstrated|skilled|competent|practical|comfortable|good)\b",
    re.IGNORECASE,
)
_FAMILIAR = re.compile(
    r"\b(?:familiar(?:ity)?|exposure|basic|basics|awareness|aware|some (?:experience|knowledge)|beginner|interest|general (?:knowledge|understanding)|"
    r"grundkenntnisse|notions|básicos?)\b",
    re.IGNORECASE,
)


def find_strength(clause: str) -> Strength | None:
    """Read the strength word of *clause*; the weakest one named decides.

    >>> find_strength("Strong SQL").value, find_strength("Basic knowledge of R").value
    ('expert', 'familiar')
    >>> find_strength("Deep learning") is None
    True
    """
    if _FAMILIAR.search(clause):
        return Strength.FAMILIAR
    if _EXPERT.search(clause):
        return Strength.EXPERT
    return Strength.PROFICIENT if _PROFICIENT.search(clause) else None
