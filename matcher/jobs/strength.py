"""How well a clause wants a skill to be known."""

from matcher.model.job import Strength
from matcher.text.lower_case import in_lower_case, lower_pattern

_EXPERT = lower_pattern(
    r"\b(?:experts?|expertise|expert-level|deep(?! learning| neural| dive| q| reinforcement)|in-depth|advanced(?! degree| analytics)|mastery|extensive|thorough|exceptional|strong|solid|fluen(?:t|cy)|"
    r"outstanding|excellent|sehr gute|fundierte|tiefe|excellente|solide|maîtrise|avanzado|sólidos?)\b"
)
_PROFICIENT = lower_pattern(
    r"\b(?:proficien\w+|hands-on|working knowledge|proven|demonstrated|skilled|competent|practical|comfortable|good)\b"
)
_FAMILIAR = lower_pattern(
    r"\b(?:familiar(?:ity)?|exposure|basic|basics|awareness|aware|some (?:experience|knowledge)|beginner|interest|general (?:knowledge|understanding)|"
    r"grundkenntnisse|notions|básicos?)\b"
)


def find_strength(clause: str) -> Strength | None:
    """Read the strength word of *clause*; the weakest one named decides.

    >>> find_strength("Strong SQL").value, find_strength("Basic knowledge of R").value
    ('expert', 'familiar')
    >>> find_strength("Deep learning") is None
    True
    """
    words = in_lower_case(clause)
    if _FAMILIAR.search(words):
        return Strength.FAMILIAR
    if _EXPERT.search(words):
        return Strength.EXPERT
    return Strength.PROFICIENT if _PROFICIENT.search(words) else None
