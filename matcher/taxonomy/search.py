"""Look a skill up by any of its names, forgiving a slip of the finger."""

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process, utils

from matcher.model.skill import Skill, Taxonomy

CUTOFF = 65.0
_TOP = 99.0
"""Score of the very name but for blanks and signs."""
_BEGUN = 80.0
"""Score of a name of which every word that was asked for begins a word."""
Via = Literal["label", "id", "term", "member"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A skill that a search found.

    Args:
        skill: the skill.
        surface: the name of it that matched best.
        via: what that name is.
        score: 0..100; 100 is the very name.
    """

    skill: Skill
    surface: str
    via: Via
    score: float


def search(taxonomy: Taxonomy, query: str, limit: int = 10) -> list[Hit]:
    """Return the skills whose label, terms, members or id are most like *query*, best first.

    A skill is listed once, by its best name; equal scores are in the order of the ids.
    """
    wanted = _plain(query)
    if not wanted:
        return []
    names = [
        (skill, name, via)
        for skill in taxonomy.skills.values()
        for name, via in _names(skill).items()
    ]
    plain = [_plain(name) for _, name, _ in names]
    alike = process.cdist([wanted], plain, scorer=fuzz.token_sort_ratio)[0]
    best: dict[str, Hit] = {}
    for (skill, name, via), simple, rough in zip(names, plain, alike, strict=True):
        score = (
            100.0
            if query.strip().casefold() == name.casefold()
            else _score(wanted, simple, float(rough))
        )
        if score >= CUTOFF and (skill.id not in best or score > best[skill.id].score):
            best[skill.id] = Hit(skill=skill, surface=name, via=via, score=score)
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.skill.id))[:limit]


def _plain(text: str) -> str:
    """Return *text* in lower case without signs, unless it has nothing else."""
    return utils.default_process(text) or text.strip()


def _names(skill: Skill) -> dict[str, Via]:
    """Return every name of *skill* and what it is, its label first."""
    names: dict[str, Via] = {skill.pref_label: "label"}
    for term in skill.terms:
        names.setdefault(term.t, "term")
    for member in skill.members:
        names.setdefault(member.t, "member")
    names.setdefault(skill.id, "id")
    return names


def _score(wanted: str, name: str, alike: float) -> float:
    """Return how well a name fits: by its letters, or by the words it begins with; the very name is above both."""
    if wanted.replace(" ", "") == name.replace(" ", ""):
        return _TOP
    words = name.split()
    begun = all(any(word.startswith(asked) for word in words) for asked in wanted.split())
    length = min(len(wanted), len(name)) / max(len(wanted), len(name))
    by_words = _BEGUN + (_TOP - _BEGUN) * length if begun else 0.0
    return round(max(min(alike, _TOP), by_words), 1)
