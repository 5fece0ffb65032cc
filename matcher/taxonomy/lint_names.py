"""What is wrong or doubtful about the names of skills: claimed twice, too short, without a rule."""

from collections import defaultdict
from collections.abc import Iterator

from matcher.model.skill import Skill, Taxonomy, Term
from matcher.taxonomy.faults import Found
from matcher.taxonomy.names import is_risky, surfaces


def empty_labels(taxonomy: Taxonomy) -> Iterator[Found]:
    """Names that consist of nothing but blanks."""
    for skill in taxonomy.skills.values():
        names = [skill.pref_label, *(term.t for term in (*skill.terms, *skill.members))]
        if not all(name.strip() for name in names):
            message = f"{skill.id} has an empty name; remove it"
            yield Found(owner=skill.id, code="empty", message=message)


def repeated_terms(taxonomy: Taxonomy) -> Iterator[Found]:
    """Names that one skill lists twice."""
    for skill in taxonomy.skills.values():
        seen: set[str] = set()
        for term in (*skill.terms, *skill.members):
            key = term.t if term.cs else term.t.casefold()
            if key in seen:
                message = f"{skill.id} lists {term.t!r} twice; remove one"
                yield Found(owner=skill.id, code="repeated", message=message, word=term.t)
            seen.add(key)


def unguarded(taxonomy: Taxonomy) -> Iterator[Found]:
    """Very short names and everyday words that nothing tells apart from their other meanings."""
    for skill in taxonomy.skills.values():
        for term in surfaces(skill):
            if not term.amb and is_risky(term):
                message = f"{term.t!r} of {skill.id} is short or an everyday word; add amb: true and a sense rule"
                yield Found(owner=skill.id, code="unguarded", message=message, word=term.t)


def without_rule(taxonomy: Taxonomy) -> Iterator[Found]:
    """Ambiguous words that no sense rule of their skill decides."""
    for skill in taxonomy.skills.values():
        decided = {
            surface.casefold() for rule in skill.sense for surface in taxonomy.senses[rule].surfaces
        }
        for term in (*skill.terms, *skill.members):
            if term.amb and term.t.casefold() not in decided:
                message = (
                    f"{term.t!r} of {skill.id} is ambiguous but no rule in 'sense' lists it;"
                    " add it to the surfaces of one"
                )
                yield Found(owner=skill.id, code="no-sense-rule", message=message, word=term.t)


def rules_without_word(taxonomy: Taxonomy) -> Iterator[Found]:
    """Sense rules that no skill points to, or that decide a word their skills do not have."""
    words: dict[str, set[str]] = defaultdict(set)
    for skill in taxonomy.skills.values():
        for rule in skill.sense:
            words[rule] |= {t.t.casefold() for t in (*skill.terms, *skill.members) if t.amb}
    for decided in taxonomy.senses.values():
        if decided.id not in words:
            message = (
                f"no skill points to the sense rule {decided.id}; add it to 'sense' or remove it"
            )
            yield Found(owner=decided.id, code="unused-rule", message=message, is_rule=True)
            continue
        for surface in decided.surfaces:
            if surface.casefold() not in words[decided.id]:
                message = (
                    f"the sense rule {decided.id} decides {surface!r}, which no skill of it lists with amb: true;"
                    " add it there or remove it here"
                )
                yield Found(
                    owner=decided.id,
                    code="idle-surface",
                    message=message,
                    word=surface,
                    is_rule=True,
                )


def clashes(taxonomy: Taxonomy) -> Iterator[Found]:
    """The same word on two skills, where senses do not tell them apart."""
    owners: dict[str, list[tuple[Skill, Term]]] = defaultdict(list)
    for skill in taxonomy.skills.values():
        for term in surfaces(skill):
            owners[term.t.casefold()].append((skill, term))
    for word, claims in owners.items():
        ids = sorted({skill.id for skill, _ in claims})
        if len(ids) > 1 and not _told_apart(taxonomy, word, claims):
            message = (
                f"{word!r} names {' and '.join(ids)}; take it from one, or give each a sense rule"
            )
            written = next(term.t for skill, term in claims if skill.id == ids[0])
            yield Found(owner=ids[0], code="clash", message=message, word=written)


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
