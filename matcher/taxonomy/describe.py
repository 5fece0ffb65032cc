"""One skill with all its relations as rows of a label and a text, for people."""

from collections.abc import Iterable, Sequence

from matcher.model.skill import SenseRule, Skill, Term
from matcher.taxonomy.crosswalk import Match
from matcher.taxonomy.tree import Relations

_LANGUAGES = {"de": "German", "fr": "French", "es": "Spanish"}
Row = tuple[str, str]


def described(found: Relations, matches: Sequence[Match], half_life: int) -> list[Row]:
    """Return the rows that say everything about a skill; what it has nothing of is left out.

    Args:
        found: the skill and its relations.
        matches: its crosswalk.
        half_life: months in which disuse halves its recency, its own or that of its kind.
    """
    skill = found.skill
    rows = [
        ("kind", skill.kind.value.replace("_", " ")),
        *(("stands under", " > ".join(s.pref_label for s in path)) for path in found.paths),
        ("narrower", _names(found.narrower)),
        *_terms("terms", skill.terms),
        *_terms("members", skill.members),
        ("implies", _weighted(found.implies)),
        ("implied by", _weighted(found.implied_by)),
        ("stands in for", _weighted(found.substitutes)),
        ("replaced by", _weighted(found.substituted_by)),
        ("related", _names(_once(found.related, found.related_from))),
        *_senses(found.senses),
        ("since", str(skill.since or "")),
        ("half-life", f"{half_life} months" + ("" if skill.half_life_months else " (of its kind)")),
        *((_scheme(one.scheme), f"{one.reference} ({one.relation})") for one in matches),
    ]
    return [(label, text) for label, text in rows if text]


def _terms(label: str, terms: Iterable[Term]) -> list[Row]:
    """Return a row for each language, English first."""
    rows: dict[str | None, list[str]] = {None: []}
    for term in terms:
        marks = ["ambiguous"] * term.amb + ["this spelling only"] * term.cs
        rows.setdefault(term.lang, []).append(term.t + (f" [{', '.join(marks)}]" if marks else ""))
    return [
        (f"{label}, {_LANGUAGES.get(lang, lang)}" if lang else label, ", ".join(written))
        for lang, written in rows.items()
    ]


def _senses(rules: Iterable[SenseRule]) -> list[Row]:
    """Return what decides the ambiguous words."""
    rows = []
    for rule in rules:
        means = [
            f"written {'/'.join(rule.surfaces)}"
            + (f" ({rule.case} case)" if rule.case != "any" else ""),
            f"for: {', '.join(rule.positive)}" if rule.positive else "",
            f"against: {', '.join(rule.negative)}" if rule.negative else "",
            f"else {rule.otherwise}",
        ]
        rows.append((f"sense {rule.id}", "; ".join(filter(None, means))))
    return rows


def _once(*groups: Iterable[Skill]) -> list[Skill]:
    return list({skill.id: skill for group in groups for skill in group}.values())


def _names(skills: Iterable[Skill]) -> str:
    return ", ".join(skill.id for skill in skills)


def _weighted(pairs: Iterable[tuple[Skill, float]]) -> str:
    return ", ".join(f"{skill.id} {weight:g}" for skill, weight in pairs)


def _scheme(name: str) -> str:
    return {"esco": "ESCO", "onet": "O*NET", "stackoverflow": "Stack Overflow", "cso": "CSO"}.get(
        name, name
    )
