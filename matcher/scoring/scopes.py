"""Months of work by field: "machine learning experience" is the time of roles that show a skill of machine learning."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from matcher.extraction.tenure import WORK, Interval
from matcher.model.profile import Assertion, CandidateProfile, Role
from matcher.scoring.months import covered

SCOPES = (
    "programming", "software_engineering", "data_analysis", "data_engineering", "statistics", "machine_learning",
    "deep_learning", "nlp", "computer_vision", "generative_ai", "mlops", "cloud_computing",
)  # fmt: skip
"""The fields that months are told of without a job asking, by their ids in the taxonomy."""


class Showing(Protocol):
    """Knows which skills show another one; ``SkillGraph`` does."""

    def showing(self, skill_id: str, /) -> frozenset[str]:
        """Return the skills whose use is use of *skill_id*."""
        ...


class DatedWork(NamedTuple):
    """A role that counts as work.

    Args:
        role: with its lines.
        months: that it takes.
        skills: that its block claims.
    """

    role: Role
    months: Interval
    skills: frozenset[str]

    def shows(self, scope: frozenset[str]) -> bool:
        """Tell whether it claims a skill of *scope*."""
        return not scope.isdisjoint(self.skills)


def dated_work(
    profile: CandidateProfile, spans: Sequence[Interval | None]
) -> tuple[DatedWork, ...]:
    """Return the roles that count as work, with the months of each; internships and projects do not."""
    claimed = [
        (mention.evidence.span.start, mention.evidence.span.end, mention.skill)
        for mention in profile.mentions
        if mention.assertion is Assertion.CLAIMED
    ]
    found = []
    for role, months in zip(profile.roles, spans, strict=True):
        if months is not None and role.kind in WORK:
            first, last = role.evidence.span.start, role.evidence.span.end
            skills = [skill for start, end, skill in claimed if first <= start and end <= last]
            found.append(DatedWork(role, months, frozenset(skills)))
    return tuple(found)


def months_by_scope(work: Sequence[DatedWork], graph: Showing) -> tuple[tuple[str, int], ...]:
    """Count for each field the months of the roles that claim a skill of it, overlaps once; fields of none left out.

    Args:
        work: the roles that count.
        graph: knows which skills show a field.
    """
    counted = []
    for scope in SCOPES:
        shown = graph.showing(scope)
        months = covered(one.months for one in work if scope in one.skills or one.shows(shown))
        if months:
            counted.append((scope, months))
    return tuple(counted)
