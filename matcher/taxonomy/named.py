"""The skill that a person means by an id or a name."""

from matcher.errors import InputError
from matcher.model.skill import Skill, Taxonomy
from matcher.taxonomy.search import search

_SURE = 100.0


def skill_named(taxonomy: Taxonomy, what: str, among: str = "") -> Skill:
    """Return the skill with this id, label, term or member.

    Args:
        taxonomy: the skills.
        what: as a person wrote it.
        among: what else it could have been, for the complaint, such as "a requirement of the job".

    Raises:
        InputError: naming those that are most like it.
    """
    if what in taxonomy:
        return taxonomy[what]
    hits = search(taxonomy, what, limit=3)
    if hits and hits[0].score >= _SURE:
        return hits[0].skill
    near = ", ".join(f"{hit.skill.pref_label} ({hit.skill.id})" for hit in hits)
    hint = f"did you mean {near}?" if near else "see matcher taxonomy search"
    kinds = f"neither {among} nor a known skill" if among else "no known skill"
    raise InputError(f"{what!r} is {kinds}; {hint}")
