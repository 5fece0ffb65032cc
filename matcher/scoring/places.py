"""Where a mention stands: in which bullet, in which roles, and how much a mention there weighs."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from matcher.model.document import Evidence, SectionKind, Span
from matcher.model.profile import Assertion, CandidateProfile, Mention, Passage, SkillRecord
from matcher.scoring.constants import Constants
from matcher.scoring.enumerations import find_enumerations

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

_position = attrgetter("evidence.span.start", "evidence.span.end")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Place:
    """What the surroundings of one mention are worth; mentions that share them share the object.

    Args:
        key: mentions with the same key count once (same bullet, or same list).
        weight: 0..1 by section.
        bullet: the words whose verb says how much was the person's own; None in lists.
        roles: indexes of the roles whose block holds the mention, unless it is about education.
        is_listed: it stands in a skills list, in a bare list outside anything done, or in an enumeration.
        is_told: it stands in a bullet or sentence.
    """

    key: object
    weight: float
    bullet: str | None
    roles: tuple[int, ...]
    is_listed: bool
    is_told: bool


class Places:
    """Finds the place of any mention of one profile."""

    def __init__(self, profile: CandidateProfile, constants: Constants) -> None:
        self._weights = constants.depth.section_weights
        self._most = constants.depth.most_mentions
        self._passages = in_text_order(profile.passages)
        self._starts = [passage.evidence.span.start for passage in self._passages]
        self._roles = [role.evidence.span for role in profile.roles]
        self._enumerations = find_enumerations(
            self._passages, profile.mentions, self._roles, constants.enumeration
        )
        self._places: dict[tuple[int, SectionKind], Place] = {}
        self._claims: dict[str, tuple[Evidence, ...]] = {}

    def of(self, mention: Mention) -> Place:
        """Return the place of *mention*; mentions of one passage and section share it."""
        span, section = mention.evidence.span, mention.section
        index = self._index_at(span)
        if index is None:
            return self._place(None, span, section)
        cached = self._places.get((index, section))
        if cached is None:
            cached = self._place(self._passages[index], span, section)
            if index in self._enumerations:
                cached = replace(cached, is_listed=True)
            self._places[index, section] = cached
        return cached

    def claims(self, record: SkillRecord) -> tuple[Evidence, ...]:
        """Return the mentions that claim a skill, the weightiest first, looked up once a skill."""
        found = self._claims.get(record.skill)
        if found is None:
            claimed = (m for m in record.mentions if m.assertion is Assertion.CLAIMED)
            found = best_first([(mention, self.of(mention)) for mention in claimed], self._most)
            self._claims[record.skill] = found
        return found

    def is_listed(self, evidence: Evidence) -> bool:
        """Tell whether *evidence* stands in a skills list, or in a passage that is no more than one."""
        index = self._index_at(evidence.span)
        if index is None:
            return False
        passage = self._passages[index]
        in_role = bool(self._roles_at(evidence.span))
        return index in self._enumerations or _is_listed(
            passage.section, is_prose=passage.is_prose, in_role=in_role
        )

    def _index_at(self, span: Span) -> int | None:
        found = bisect_right(self._starts, span.start) - 1
        return found if found >= 0 and span.end <= self._passages[found].evidence.span.end else None

    def _place(self, passage: Passage | None, span: Span, section: SectionKind) -> Place:
        words = passage.evidence.quote if passage is not None and passage.is_prose else None
        roles = self._roles_at(span)
        weights = self._weights
        return Place(
            key=("list", section, roles) if words is None else same_words(words),
            weight=weights.get(section, weights.get(SectionKind.OTHER, 0.0)),
            bullet=None if section is SectionKind.SKILLS else words,
            roles=() if section is SectionKind.EDUCATION else roles,
            is_listed=_is_listed(section, is_prose=words is not None, in_role=bool(roles)),
            is_told=words is not None,
        )

    def _roles_at(self, span: Span) -> tuple[int, ...]:
        start, end = span.start, span.end
        return tuple(
            [i for i, block in enumerate(self._roles) if block.start <= start and end <= block.end]
        )


def in_text_order(passages: Iterable[Passage]) -> list[Passage]:
    """Return passages as they follow each other in the text."""
    return sorted(passages, key=_position)


def same_words(quote: str) -> str:
    """Return what two bullets have in common when they differ in case and white space alone."""
    return " ".join(quote.casefold().split())


def _is_listed(section: SectionKind, *, is_prose: bool, in_role: bool) -> bool:
    if section is SectionKind.SKILLS:
        return True
    return not (is_prose or in_role or section in _DOING)


def best_first(places: Sequence[tuple[Mention, Place]], most: int) -> tuple[Evidence, ...]:
    """Return the quotations of the mentions that weigh most, one a bullet, heaviest first.

    Of equal weight, one that tells of something done stands before one in a bare list.
    """
    if len(places) == 1:
        return (places[0][0].evidence,)[:most]
    ordered = sorted(places, key=_heaviness)
    chosen: dict[object, Evidence] = {}
    for mention, place in ordered:
        chosen.setdefault(place.key, mention.evidence)
    return tuple(chosen.values())[:most]


def _heaviness(placed: tuple[Mention, Place]) -> tuple[float, bool, int, int]:
    mention, place = placed
    span = mention.evidence.span
    return -place.weight, not place.is_told, span.start, span.end
