"""Months of work by field: "machine learning experience" is the time of roles that show a skill of machine learning."""

from collections.abc import Sequence
from typing import Protocol

from matcher.extraction.tenure import WORK, Interval
from matcher.model.profile import Assertion, CandidateProfile, Mention, Role
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


def dated_work(
    roles: Sequence[Role], spans: Sequence[Interval | None]
) -> list[tuple[Role, Interval]]:
    """Return the roles that count as work, and the months of each; internships and projects do not."""
    pairs = zip(roles, spans, strict=True)
    return [(role, span) for role, span in pairs if span is not None and role.kind in WORK]


def months_by_scope(
    profile: CandidateProfile, spans: Sequence[Interval | None], graph: Showing
) -> tuple[tuple[str, int], ...]:
    """Count for each field the months of the roles that claim a skill of it, overlaps once; fields of none left out.

    Args:
        profile: the roles and mentions.
        spans: the months of each role, as ``months.intervals`` counts them.
        graph: knows which skills show a field.
    """
    work = [
        (_claimed_in(role, profile.mentions), span)
        for role, span in dated_work(profile.roles, spans)
    ]
    counted = []
    for scope in SCOPES:
        shown = graph.showing(scope)
        months = covered(
            span for skills, span in work if scope in skills or not shown.isdisjoint(skills)
        )
        if months:
            counted.append((scope, months))
    return tuple(counted)


def _claimed_in(role: Role, mentions: Sequence[Mention]) -> frozenset[str]:
    block = role.evidence.span
    return frozenset(
        mention.skill
        for mention in mentions
        if mention.assertion is Assertion.CLAIMED and mention.evidence.span in block
    )
