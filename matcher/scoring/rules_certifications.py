"""Certificates: the named ones, and whether they have expired."""

from dataclasses import dataclass

from matcher.model.document import Evidence
from matcher.model.job import Requirement
from matcher.model.profile import Certification
from matcher.model.skill import SkillKind, Taxonomy
from matcher.scoring.certificate_subjects import is_about, subjects_of
from matcher.scoring.credit import plain
from matcher.scoring.months import month_number
from matcher.scoring.outcome import Ask, Outcome, View, distinct, state_of
from matcher.scoring.rules_skills import combine, quotations

_MOST_QUOTES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """How far a certificate is held: ``value`` 0..1, and ``shown`` without the skills lists."""

    value: float
    shown: float
    evidence: tuple[Evidence, ...]


def certifications_rule(ask: Ask, view: View) -> Outcome:
    """Credit of named certificates: held 1, expired 0.5; several combine by the requirement's mode.

    One that is asked for by its subject ("AWS certification") is any whose name or node is about it.

    Source: the scoring page. Units: 0..1.
    """
    requirement = ask.wording
    names = certificates_of(requirement, view.taxonomy)
    found = [holding(name, view) for name in names]
    credit = combine([item.value for item in found], requirement)
    quotes = tuple(quote for item in found for quote in item.evidence)
    labels = ", ".join(view.taxonomy.label(name) for name in names)
    reason = f"{labels}: " + ("held" if credit == 1 else "expired or held in part")
    return Outcome(
        credit=credit,
        shown=combine([item.shown for item in found], requirement),
        state=state_of(credit, 1.0),
        reason=reason if credit else f"{labels}: not shown",
        evidence=distinct(quotes, _MOST_QUOTES),
    )


def certificates_of(requirement: Requirement, taxonomy: Taxonomy) -> tuple[str, ...]:
    """Return the ids or names of the certificates that a requirement names."""
    named = [
        skill
        for skill in requirement.skills
        if skill in taxonomy and taxonomy[skill].kind is SkillKind.CERTIFICATION
    ]
    if requirement.certification:
        named.append(requirement.certification)
    return tuple(dict.fromkeys(named))


def holding(name: str, view: View) -> Holding:
    """Return how far the certificate *name* (an id, or words) is held.

    Stated certificates count first; without one, a claimed mention of its id is enough. A certificate that
    is asked for by its subject is held by whoever holds one about it.
    """
    named = [item for item in view.profile.certifications if _is_meant(item, name, view)]
    held = [item for item in named if not (item.in_progress or _is_to_come(item, view))]
    if named and not held:
        return Holding(value=0.0, shown=0.0, evidence=())
    if held:
        lapsed = view.constants.certifications.expired
        values = [lapsed if _is_expired(item, view) else 1.0 for item in held]
        best = max(range(len(held)), key=lambda index: values[index])
        quote = held[best].evidence
        shown = 0.0 if view.places.is_listed(quote) else values[best]
        return Holding(value=values[best], shown=shown, evidence=(quote,))
    for node in _nodes(name, view):
        shown = 1.0 if node in view.shown_depths else 0.0
        return Holding(value=1.0, shown=shown, evidence=quotations(node, view))
    return Holding(value=0.0, shown=0.0, evidence=())


def _is_meant(certificate: Certification, name: str, view: View) -> bool:
    if certificate.id == name or f" {plain(name)} " in f" {plain(certificate.name)} ":
        return True
    return is_about(subjects_of(name), certificate.name, certificate.id, view.taxonomy)


def _nodes(name: str, view: View) -> list[str]:
    """Return the certificates that are named somewhere and are the one meant, those outside lists first."""
    subjects, taxonomy = subjects_of(name), view.taxonomy
    found = [
        node
        for node in view.depths
        if node == name
        or (
            subjects
            and node in taxonomy
            and taxonomy[node].kind is SkillKind.CERTIFICATION
            and is_about(subjects, taxonomy.label(node), node, taxonomy)
        )
    ]
    return sorted(found, key=lambda node: (node not in view.shown_depths, node))


def _is_to_come(certificate: Certification, view: View) -> bool:
    issued, as_of = certificate.issued, view.profile.as_of
    if issued is None or as_of is None:
        return False
    return issued.year * 12 + (issued.month or 1) - 1 > month_number(as_of)


def _is_expired(certificate: Certification, view: View) -> bool:
    expires, as_of = certificate.expires, view.profile.as_of
    if expires is None or as_of is None:
        return False
    return expires.year * 12 + (expires.month or 12) - 1 < month_number(as_of)
