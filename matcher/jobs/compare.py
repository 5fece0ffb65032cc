"""What changed from one posting to another: requirements that came, went, or ask for something else."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Any

from rapidfuzz import fuzz

from matcher.jobs.recognised import is_recognised
from matcher.model.job import JobDescription, Requirement

FIELDS = (
    "kind",
    "negated",
    "skills",
    "mode",
    "min_count",
    "min_years",
    "max_years",
    "years_scope",
    "degree_levels",
    "degree_fields",
    "degree_status",
    "or_equivalent",
    "certification",
    "strength",
    "topic",
    "weight",
)
"""What two requirements are compared in, the weightiest first; words, ids and order do not count."""
_UNORDERED = frozenset({"skills", "degree_levels", "degree_fields"})
_OVERLAP = 0.5
"""Share of the skills of the shorter list in common, from which on two requirements are one that changed."""
_ALIKE = 80.0
"""Likeness, of 100, of the words of two such requirements."""


class ChangeKind(StrEnum):
    """What became of a requirement."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field in which two requirements, or two jobs, differ."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A requirement that came, went or changed.

    Args:
        kind: which of these.
        before: as the first posting has it; None where it came.
        after: as the second has it; None where it went.
        differences: in what the two differ.
    """

    kind: ChangeKind
    before: Requirement | None
    after: Requirement | None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed between two postings.

    Args:
        about: differences of title and seniority.
        changes: in the order of the first posting, what came in that of the second.
    """

    about: tuple[Difference, ...]
    changes: tuple[Change, ...]


def compare_jobs(before: JobDescription, after: JobDescription) -> Comparison:
    """Compare two jobs; what was ignored in them, and the order of the requirements, do not count."""
    pairs = _paired(before.requirements, after.requirements)
    changes = []
    for one in before.requirements:
        other = pairs.pop(one.id, None)
        if other is None:
            changes.append(Change(kind=ChangeKind.DROPPED, before=one, after=None))
        elif found := tuple(_differences(one, other, FIELDS)):
            change = Change(kind=ChangeKind.CHANGED, before=one, after=other, differences=found)
            changes.append(change)
            pairs[one.id] = other
        else:
            pairs[one.id] = other
    kept = {one.id for one in pairs.values()}
    changes += [
        Change(kind=ChangeKind.ADDED, before=None, after=one)
        for one in after.requirements
        if one.id not in kept
    ]
    about = tuple(_differences(before, after, ("title", "seniority")))
    return Comparison(about=about, changes=tuple(changes))


_Likeness = Callable[[Requirement, Requirement], float]


def _paired(first: Sequence[Requirement], second: Sequence[Requirement]) -> dict[str, Requirement]:
    """Return id of the first posting -> the requirement of the second that stands for the same.

    The surest pairs are made first: the same asks, the same words, the same skills, then what is alike.
    """
    pairs: dict[str, Requirement] = {}
    taken: set[str] = set()
    for likeness in (_same_asks, _same_words, _same_skills, _overlap):
        left = [one for one in first if one.id not in pairs]
        right = [one for one in second if one.id not in taken]
        found = [(likeness(*both), *both) for both in product(left, right)]
        for score, one, other in sorted(found, key=lambda entry: -entry[0]):
            if score > 0 and one.id not in pairs and other.id not in taken:
                pairs[one.id] = other
                taken.add(other.id)
    return pairs


def _same_asks(one: Requirement, other: Requirement) -> float:
    if not is_recognised(one) or next(_differences(one, other, FIELDS), None):
        return 0.0
    return 1.0 + fuzz.token_sort_ratio(*_words(one, other))


def _same_words(one: Requirement, other: Requirement) -> float:
    return float(len(set(_words(one, other))) == 1)


def _same_skills(one: Requirement, other: Requirement) -> float:
    is_same = bool(one.skills) and set(one.skills) == set(other.skills)
    return 1.0 + fuzz.token_sort_ratio(*_words(one, other)) if is_same else 0.0


def _overlap(one: Requirement, other: Requirement) -> float:
    """Tell how alike two requirements are, 0 where they are not alike enough to be one that changed."""
    if one.topic and one.topic == other.topic:
        return 2.0
    skills, others = set(one.skills), set(other.skills)
    shared = len(skills & others) / min(len(skills), len(others)) if skills and others else 0.0
    alike = fuzz.token_sort_ratio(*_words(one, other))
    if shared >= _OVERLAP:
        return 1.0 + shared
    return alike / 100 if alike >= _ALIKE else 0.0


def _words(one: Requirement, other: Requirement) -> tuple[str, str]:
    return " ".join(one.text.casefold().split()), " ".join(other.text.casefold().split())


def _differences(
    one: Requirement | JobDescription, other: Requirement | JobDescription, fields: Sequence[str]
) -> Iterator[Difference]:
    for field in fields:
        before, after = getattr(one, field), getattr(other, field)
        is_same = set(before) == set(after) if field in _UNORDERED else before == after
        if not is_same:
            yield Difference(field=field, before=before, after=after)
