"""What changed from one taxonomy to another: skills, their names, relations and figures, and the rules."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from matcher.model.skill import Skill, Taxonomy
from matcher.taxonomy.names import surfaces

_SAME = 0.5
"""Share of common names from which a removed and an added id are one skill under a new id."""
_FIELDS = ("pref_label", "kind", "since", "half_life_months", "seed")
_LISTS = ("broader", "related", "sense")
_WEIGHTS = ("implies", "substitutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """A skill with a new id."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChange:
    """A written form that now belongs elsewhere, is new, is gone, or counts in another way.

    Args:
        name: in the spelling of the later taxonomy that has it.
        before: the skill it belonged to; None for a new name.
        after: the skill it belongs to; None for one that is gone.
        was: how it counted: ``label``, ``term``, ``member``, with ``ambiguous`` and ``this case only``.
        is_now: how it counts.
    """

    name: str
    before: str | None
    after: str | None
    was: str | None
    is_now: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChange:
    """A relation or figure of a skill, or a rule.

    Args:
        skill: whose it is; of a sense rule its id.
        what: ``broader``, ``implies``, ``since`` ..., ``sense rule`` or ``phrase rule``.
        other: the skill that a relation leads to.
        before: None where it is new.
        after: None where it is gone.
    """

    skill: str
    what: str
    other: str | None
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxonomyDiff:
    """Everything that changed; each list is sorted."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[Renamed, ...]
    names: tuple[NameChange, ...]
    values: tuple[ValueChange, ...]

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.added or self.removed or self.renamed or self.names or self.values)


def diff(old: Taxonomy, new: Taxonomy) -> TaxonomyDiff:
    """Compare two taxonomies; a skill with a new id but the same names counts as renamed."""
    gone = sorted(old.skills.keys() - new.skills.keys())
    fresh = sorted(new.skills.keys() - old.skills.keys())
    renamed = dict(_renamed(old, new, gone, fresh))
    pairs = {skill_id: skill_id for skill_id in old.skills if skill_id in new} | renamed
    values = [change for pair in pairs.items() for change in _values(old, new, pair, renamed)]
    values += [*_rules(old, new), *_phrases(old, new, renamed)]
    return TaxonomyDiff(
        added=tuple(one for one in fresh if one not in renamed.values()),
        removed=tuple(one for one in gone if one not in renamed),
        renamed=tuple(Renamed(before=one, after=renamed[one]) for one in sorted(renamed)),
        names=tuple(sorted(_names(old, new, renamed), key=lambda one: one.name.casefold())),
        values=tuple(sorted(values, key=lambda one: (one.skill, one.what, one.other or ""))),
    )


def _renamed(
    old: Taxonomy, new: Taxonomy, gone: list[str], fresh: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield the removed ids that live on under an added one."""
    left = {skill_id: _forms(new[skill_id]) for skill_id in fresh}
    for before in gone:
        forms = _forms(old[before])
        alike = {after: len(forms & own) / len(forms | own) for after, own in left.items()}
        best = min(alike, key=lambda after: (-alike[after], after), default=None)
        if best and alike[best] >= _SAME:
            del left[best]
            yield before, best


def _forms(skill: Skill) -> set[str]:
    return {term.t.casefold() for term in surfaces(skill)} | {skill.pref_label.casefold()}


def _names(old: Taxonomy, new: Taxonomy, renamed: Mapping[str, str]) -> Iterator[NameChange]:
    """Yield what became of the written forms; those of a new or removed skill are named as well."""
    before = _owners(old, renamed)
    after = _owners(new, {})
    for key in sorted(before.keys() | after.keys()):
        was, is_now = before.get(key, {}), after.get(key, {})
        lost = sorted(was.keys() - is_now.keys())
        won = sorted(is_now.keys() - was.keys())
        for place in range(max(len(lost), len(won))):
            left = lost[place] if place < len(lost) else None
            came = won[place] if place < len(won) else None
            yield NameChange(
                name=is_now[came][0] if came else was[left or ""][0],
                before=left,
                after=came,
                was=was[left][1] if left else None,
                is_now=is_now[came][1] if came else None,
            )
        for owner in sorted(was.keys() & is_now.keys()):
            if was[owner] != is_now[owner]:
                name, way = is_now[owner]
                yield NameChange(
                    name=name, before=owner, after=owner, was=was[owner][1], is_now=way
                )


def _owners(
    taxonomy: Taxonomy, renamed: Mapping[str, str]
) -> Mapping[str, dict[str, tuple[str, str]]]:
    """Return for each written form, whatever its case, its skills with its spelling and how it counts."""
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for skill in taxonomy.skills.values():
        members = {member.t for member in skill.members}
        for term in surfaces(skill):
            way = "member" if term.t in members else "term"
            way += ", ambiguous" * term.amb + ", this case only" * term.cs
            found[term.t.casefold()][renamed.get(skill.id, skill.id)] = term.t, way
    return found


def _values(
    old: Taxonomy, new: Taxonomy, pair: tuple[str, str], renamed: Mapping[str, str]
) -> Iterator[ValueChange]:
    """Yield the relations and figures of one skill that changed."""
    was, is_now = old[pair[0]], new[pair[1]]
    for name in _FIELDS:
        before, after = getattr(was, name), getattr(is_now, name)
        if before != after:
            yield ValueChange(skill=is_now.id, what=name, other=None, before=before, after=after)
    for name in (*_LISTS, *_WEIGHTS):
        first, second = _relation(was, name, renamed), _relation(is_now, name, {})
        for other in sorted(first.keys() | second.keys()):
            before, after = first.get(other), second.get(other)
            if before != after:
                yield ValueChange(
                    skill=is_now.id, what=name, other=other, before=before, after=after
                )


def _relation(skill: Skill, name: str, renamed: Mapping[str, str]) -> dict[str, float | bool]:
    """Return what a relation leads to, with its weight, or True where it has none."""
    held = getattr(skill, name)
    weights = dict(held) if name in _WEIGHTS else dict.fromkeys(held, True)
    return {renamed.get(other, other): weight for other, weight in weights.items()}


def _rules(old: Taxonomy, new: Taxonomy) -> Iterator[ValueChange]:
    for rule in sorted(old.senses.keys() | new.senses.keys()):
        was, is_now = old.senses.get(rule), new.senses.get(rule)
        if was is None or is_now is None:
            yield ValueChange(
                skill=rule,
                what="sense rule",
                other=None,
                before=was and True,
                after=is_now and True,
            )
            continue
        for name in ("surfaces", "case", "window", "positive", "negative", "accept", "otherwise"):
            before, after = getattr(was, name), getattr(is_now, name)
            if before != after:
                yield ValueChange(
                    skill=rule,
                    what=f"sense rule, {name}",
                    other=None,
                    before=_text(before),
                    after=_text(after),
                )


def _text(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _phrases(old: Taxonomy, new: Taxonomy, renamed: Mapping[str, str]) -> Iterator[ValueChange]:
    was = {(renamed.get(rule.skill, rule.skill), rule.pattern): rule.weight for rule in old.phrases}
    is_now = {(rule.skill, rule.pattern): rule.weight for rule in new.phrases}
    for skill, pattern in sorted(was.keys() | is_now.keys()):
        before, after = was.get((skill, pattern)), is_now.get((skill, pattern))
        if before != after:
            yield ValueChange(
                skill=skill, what="phrase rule", other=pattern, before=before, after=after
            )
