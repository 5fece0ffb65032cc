"""Where a mention stands: in which bullet, in which roles, and how much a mention there weighs."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from matcher.model.document import Evidence, SectionKind, Span
from matcher.model.profile import CandidateProfile, Mention, Passage
from matcher.scoring.constants import Constants
from matcher.scoring.ownership import Ownership

_DOING = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.PROJECTS,
        SectionKind.PUBLICATIONS,
        SectionKind.CERTIFICATIONS,
        SectionKind.EDUCATION,
        SectionKind.AWARDS,
    }
)
"""Sections whose lines hang on something done or earned, so that a bare line in them is no skills list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the surroundings of one mention are worth.

    Args:
        key: mentions with the same key count once (same bullet, or same list).
        weight: 0..1 by section.
        ownership: 0..1 by the verb of the bullet; 0 outside bullets.
        roles: indexes of the roles whose block holds the mention, unless it is about education.
        is_listed: it stands in a skills list, or in a bare list outside anything done.
        is_told: it stands in a bullet or sentence.
    """

    key: object
    weight: float
    ownership: float
    roles: tuple[int, ...]
    is_listed: bool
    is_told: bool


class Places:
    """Finds the place of any mention of one profile."""

    def __init__(self, profile: CandidateProfile, constants: Constants) -> None:
        self._constants = constants
        self._passages = sorted(profile.passages, key=lambda passage: passage.evidence.span)
        self._starts = [passage.evidence.span.start for passage in self._passages]
        self._roles = [role.evidence.span for role in profile.roles]
        self._ends = [passage.evidence.span.end for passage in self._passages]
        self._ownership = Ownership(constants.ownership)
        self._places: dict[tuple[int, SectionKind], Place] = {}

    def of(self, mention: Mention) -> Place:
        """Return the place of *mention*; mentions of one passage and section share it."""
        span = mention.evidence.span
        index = self._index_at(span)
        if index is None:
            return self._place(None, span, mention.section)
        cached = self._places.get((index, mention.section))
        if cached is None:
            cached = self._place(self._passages[index], span, mention.section)
            self._places[index, mention.section] = cached
        return cached

    def is_listed(self, evidence: Evidence) -> bool:
        """Tell whether *evidence* stands in a skills list, or in a bare list outside anything done."""
        index = self._index_at(evidence.span)
        if index is None:
            return False
        passage = self._passages[index]
        in_role = bool(self._roles_at(evidence.span))
        return _is_listed(passage.section, is_prose=passage.is_prose, in_role=in_role)

    def _index_at(self, span: Span) -> int | None:
        found = bisect_right(self._starts, span.start) - 1
        return found if found >= 0 and span.end <= self._ends[found] else None

    def _place(self, passage: Passage | None, span: Span, section: SectionKind) -> Place:
        is_prose = passage is not None and passage.is_prose
        words = passage.evidence.quote if passage is not None and is_prose else None
        roles = self._roles_at(span)
        weights = self._constants.depth.section_weights
        is_listed = _is_listed(section, is_prose=is_prose, in_role=bool(roles))
        return Place(
            key=("list", section, roles)
            if words is None
            else ("bullet", " ".join(words.casefold().split())),
            weight=weights.get(section, weights.get(SectionKind.OTHER, 0.0)),
            ownership=self._owned(words, section),
            roles=() if section is SectionKind.EDUCATION else roles,
            is_listed=is_listed,
            is_told=is_prose,
        )

    def _roles_at(self, span: Span) -> tuple[int, ...]:
        return tuple(index for index, block in enumerate(self._roles) if span in block)

    def _owned(self, words: str | None, section: SectionKind) -> float:
        if words is None or section is SectionKind.SKILLS:
            return 0.0
        return self._ownership.of(words)


def _is_listed(section: SectionKind, *, is_prose: bool, in_role: bool) -> bool:
    if section is SectionKind.SKILLS:
        return True
    return not (is_prose or in_role or section in _DOING)


def best_first(places: Sequence[tuple[Mention, Place]], most: int) -> tuple[Evidence, ...]:
    """Return the quotations of the mentions that weigh most, one a bullet, heaviest first.

    Of equal weight, one that tells of something done stands before one in a bare list.
    """
    ordered = sorted(
        places, key=lambda pair: (-pair[1].weight, not pair[1].is_told, pair[0].evidence.span)
    )
    chosen: dict[object, Evidence] = {}
    for mention, place in ordered:
        chosen.setdefault(place.key, mention.evidence)
    return tuple(chosen.values())[:most]
