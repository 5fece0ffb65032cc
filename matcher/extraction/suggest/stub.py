"""A suggestion written as entries of an overlay: ready to paste, its guesses said to be guesses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import yaml

from matcher.extraction.suggest.known import Near
from matcher.extraction.suggest.source import PRODUCTS
from matcher.extraction.suggest.tally import Suggestion
from matcher.model.skill import Skill, SkillKind, Taxonomy, Term
from matcher.taxonomy.names import is_risky

_GUESS = "# a guess from its neighbours"
_CUES = 5


def skill_stub(suggestion: Suggestion, near: Near | None, taxonomy: Taxonomy) -> str:
    """Write a suggestion as an entry of ``skills/*.yaml``: a new skill, or a spelling of a known one.

    Args:
        suggestion: what to write.
        near: the known name that it is a spelling of.
        taxonomy: where parent and kind are guessed from.
    """
    head = f"# stands where skills stand in {suggestion.documents} texts, anywhere in {suggestion.anywhere}\n"
    if near:
        return f"{head}- id: {near.skill}  # already has {_scalar(near.surface)}\n  terms: [{_scalar(suggestion.term)}]\n"
    beside = [taxonomy[skill] for skill in suggestion.beside]
    lines = [
        f"- id: {_scalar(skill_id(suggestion.term, taxonomy))}",
        f"  pref_label: {_scalar(suggestion.term)}",
        f"  kind: {_kind(beside, is_name=suggestion.is_name)}  {_GUESS}",
        f"  broader: [{_parent(beside, taxonomy)}]  {_GUESS}",
    ]
    if is_risky(Term(t=suggestion.term)):
        lines.append(f"  terms: [{{t: {_scalar(suggestion.term)}, amb: true}}]")
        lines.append(f"  sense: [{_scalar(skill_id(suggestion.term, taxonomy))}]")
    return head + "\n".join(lines) + "\n"


def sense_stub(suggestion: Suggestion, near: Near | None, taxonomy: Taxonomy) -> str | None:
    """Write the entry of ``ambiguity.yaml`` that a short or everyday word needs; None for other terms."""
    if near or not is_risky(Term(t=suggestion.term)):
        return None
    cues = [taxonomy.label(skill).lower() for skill in suggestion.beside[:_CUES]]
    written = ", ".join(map(_scalar, cues))
    return (
        f"- id: {_scalar(skill_id(suggestion.term, taxonomy))}\n"
        f"  surfaces: [{_scalar(suggestion.term)}]\n"
        f"  case: {'upper' if suggestion.term.isupper() else 'title'}\n"
        f"  positive: [{written}]  {_GUESS}\n"
    )


def skill_id(term: str, taxonomy: Taxonomy) -> str:
    """Return an id for a new skill that the taxonomy does not have yet."""
    spelled = term.replace("++", "_plus_plus").replace("#", "_sharp")
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode().lower()
    wanted = re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "unnamed"
    wanted = f"skill_{wanted}" if wanted[0].isdigit() else wanted
    number, found = 2, wanted
    while found in taxonomy or found in taxonomy.senses:
        found, number = f"{wanted}_{number}", number + 1
    return found


def _scalar(text: str) -> str:
    """Write *text* as YAML inside a list, quoted where it has to be."""
    dumped: str = yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=10_000)
    return dumped.strip()[1:-1]


def _kind(beside: Sequence[Skill], *, is_name: bool) -> SkillKind:
    """Return the commonest kind among the neighbours that fits the way the term is written."""
    kinds = Counter(skill.kind for skill in beside if (skill.kind in PRODUCTS) is is_name)
    if not kinds:
        return SkillKind.TOOL if is_name else SkillKind.CONCEPT
    return min(kinds, key=lambda kind: (-kinds[kind], kind.value))


def _parent(beside: Sequence[Skill], taxonomy: Taxonomy) -> str:
    """Return the commonest parent of the neighbours; a neighbour without parents counts for itself."""
    parents = Counter(parent for skill in beside for parent in (skill.broader or (skill.id,)))
    if not parents:
        return min(skill.id for skill in taxonomy.skills.values() if not skill.broader)
    return min(parents, key=lambda parent: (-parents[parent], parent))
