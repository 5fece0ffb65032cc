"""Find what is wrong or doubtful in a taxonomy that loads: clashes, unguarded words, orphans."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from matcher.model.skill import FACETS, Skill, Taxonomy, Term
from matcher.resources import resource_dir
from matcher.taxonomy.graph import depths, find_cycles

MAX_DEPTH = 5
SHORT = 2


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """Something in the taxonomy that a person should put right.

    Args:
        where: ``file:line`` where known, else the id of the skill or rule.
        code: a stable short name of the kind of fault.
        message: what is wrong and what would mend it.
    """

    where: str
    code: str
    message: str


def check(taxonomy: Taxonomy, places: Mapping[str, str] | None = None) -> list[Fault]:
    """Return every fault of *taxonomy*, sorted by place; an empty list means that it is clean.

    Args:
        taxonomy: one that was loaded (so that every id is known and every weight in range).
        places: where each skill is defined, from ``files.places``; ids are shown without it.
    """
    known = places or {}
    cycles = list(_cycles(taxonomy))
    found = chain(
        cycles,
        [] if cycles else _too_deep(taxonomy),
        _orphans(taxonomy),
        _empty_labels(taxonomy),
        _repeated_terms(taxonomy),
        _unguarded(taxonomy),
        _without_rule(taxonomy),
        _rules_without_word(taxonomy),
        _clashes(taxonomy),
    )
    return sorted(
        Fault(where=known.get(owner, owner), code=code, message=message)
        for owner, code, message in found
    )


def surfaces(skill: Skill) -> tuple[Term, ...]:
    """Return every written form of *skill*: its label (unless ``terms`` repeats it), terms, members."""
    written = (*skill.terms, *skill.members)
    if any(term.t.casefold() == skill.pref_label.casefold() for term in written):
        return written
    return (Term(t=skill.pref_label), *written)


Found = Iterator[tuple[str, str, str]]


def _cycles(taxonomy: Taxonomy) -> Found:
    broader = {skill.id: skill.broader for skill in taxonomy.skills.values()}
    for cycle in find_cycles(broader):
        yield cycle[0], "cycle", f"broader runs in a circle: {' -> '.join((*cycle, cycle[0]))}"


def _too_deep(taxonomy: Taxonomy) -> Found:
    broader = {skill.id: skill.broader for skill in taxonomy.skills.values()}
    for skill_id, depth in depths(broader).items():
        if depth > MAX_DEPTH:
            yield skill_id, "too-deep", f"stands {depth} steps below a root; at most {MAX_DEPTH}"


def _orphans(taxonomy: Taxonomy) -> Found:
    """Skills without a parent that are neither a root nor the head of a facet."""
    heads = {
        parent
        for skill in taxonomy.skills.values()
        if skill.kind in FACETS
        for parent in skill.broader
    }
    for skill in taxonomy.skills.values():
        if not skill.broader and skill.seed != "root" and skill.id not in heads:
            yield skill.id, "orphan", "has no broader skill and is no root; add 'broader'"


def _empty_labels(taxonomy: Taxonomy) -> Found:
    for skill in taxonomy.skills.values():
        if not skill.pref_label.strip() or any(not term.t.strip() for term in surfaces(skill)):
            yield skill.id, "empty", "has an empty label, term or member"


def _repeated_terms(taxonomy: Taxonomy) -> Found:
    for skill in taxonomy.skills.values():
        seen: set[str] = set()
        for term in (*skill.terms, *skill.members):
            key = term.t if term.cs else term.t.casefold()
            if key in seen:
                yield skill.id, "repeated", f"lists {term.t!r} twice; remove one"
            seen.add(key)


def _unguarded(taxonomy: Taxonomy) -> Found:
    """Very short names and everyday words that nothing tells apart from their other meanings."""
    for skill in taxonomy.skills.values():
        for term in surfaces(skill):
            if not term.amb and is_risky(term):
                message = f"{term.t!r} is short or an everyday word; add amb: true and a sense rule"
                yield skill.id, "unguarded", message


def is_risky(term: Term) -> bool:
    """Tell whether a written form would be found where the skill is not meant.

    >>> is_risky(Term(t="Go")), is_risky(Term(t="golang")), is_risky(Term(t="MAKE", cs=True))
    (True, False, False)
    """
    letters = sum(character.isalnum() for character in term.t)
    if letters <= SHORT and letters == len(term.t):
        return True
    return not term.cs and term.t.casefold() in everyday_words()


@cache
def everyday_words() -> frozenset[str]:
    """Return the words of ``everyday_words.txt``, lower case."""
    text = (resource_dir("skill_taxonomy") / "everyday_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def _without_rule(taxonomy: Taxonomy) -> Found:
    """Ambiguous words that no sense rule of their skill decides, and so can never be found."""
    for skill in taxonomy.skills.values():
        decided = {
            surface.casefold() for rule in skill.sense for surface in taxonomy.senses[rule].surfaces
        }
        for term in (*skill.terms, *skill.members):
            if term.amb and term.t.casefold() not in decided:
                message = f"{term.t!r} is ambiguous but no rule in 'sense' lists it"
                yield skill.id, "no-sense-rule", message


def _rules_without_word(taxonomy: Taxonomy) -> Found:
    """Sense rules that no skill points to, or that decide a word their skills do not have."""
    words: dict[str, set[str]] = defaultdict(set)
    for skill in taxonomy.skills.values():
        for rule in skill.sense:
            words[rule] |= {t.t.casefold() for t in (*skill.terms, *skill.members) if t.amb}
    for decided in taxonomy.senses.values():
        if decided.id not in words:
            yield decided.id, "unused-rule", "no skill points to this sense rule"
            continue
        for surface in decided.surfaces:
            if surface.casefold() not in words[decided.id]:
                yield (
                    decided.id,
                    "unreachable",
                    f"decides {surface!r}, which no skill lists with amb",
                )


def _clashes(taxonomy: Taxonomy) -> Found:
    """The same word on two skills, where senses do not tell them apart."""
    owners: dict[str, list[tuple[Skill, Term]]] = defaultdict(list)
    for skill in taxonomy.skills.values():
        for term in surfaces(skill):
            owners[term.t.casefold()].append((skill, term))
    for word, claims in owners.items():
        if len({skill.id for skill, _ in claims}) > 1 and not _told_apart(taxonomy, word, claims):
            ids = sorted({skill.id for skill, _ in claims})
            yield ids[0], "clash", f"{word!r} names {' and '.join(ids)}; give each a sense rule"


def _told_apart(taxonomy: Taxonomy, word: str, claims: list[tuple[Skill, Term]]) -> bool:
    """Tell whether different spellings, or a sense rule of its own for each skill, keep them apart."""
    if all(term.cs for _, term in claims) and len({term.t for _, term in claims}) == len(claims):
        return True
    deciding = [
        tuple(r for r in skill.sense if word in map(str.casefold, taxonomy.senses[r].surfaces))
        for skill, term in claims
        if term.amb
    ]
    return len(deciding) == len(claims) and all(deciding) and len(set(deciding)) == len(deciding)
