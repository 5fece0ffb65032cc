"""From what a resume says of a skill to how deep the skill goes on a date."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from matcher.extraction.seniority import find_seniority
from matcher.extraction.tenure import WORK, Interval
from matcher.model.profile import (
    Assertion,
    CandidateProfile,
    DepthParts,
    Mention,
    Role,
    RoleKind,
    SkillRecord,
    StatedDuration,
    YearMonth,
)
from matcher.model.skill import Taxonomy
from matcher.scoring.constants import Constants
from matcher.scoring.credit import SkillGraph
from matcher.scoring.date_doubts import CODES, doubts, longest
from matcher.scoring.depth_formulas import half_life, recency, strength_of_evidence
from matcher.scoring.look import Look, look_at
from matcher.scoring.months import (
    covered,
    intervals,
    month_number,
    weighted_months,
    year_month,
)
from matcher.scoring.ownership import Ownership
from matcher.scoring.places import Place, Places
from matcher.scoring.scopes import DatedWork, dated_work, months_by_scope

_WORK_AND_INTERNSHIPS = WORK | {RoleKind.INTERNSHIP}
_DIGITS = 6
"""Depth is rounded so that the last bit of a logarithm never reaches the output."""


def assess(
    profile: CandidateProfile, taxonomy: Taxonomy, constants: Constants, as_of: date
) -> CandidateProfile:
    """Count one profile up to *as_of*; for many, prepare an ``Assessor`` once."""
    return Assessor(taxonomy, constants).assess(profile, as_of)


class Assessor:
    """The taxonomy and the constants, prepared once; ``assess`` then counts any number of profiles."""

    def __init__(self, taxonomy: Taxonomy, constants: Constants) -> None:
        self._taxonomy = taxonomy
        self._constants = constants
        self._ownership = Ownership(constants.ownership)
        self.graph = SkillGraph(taxonomy, constants.credit)
        self._ageings: dict[str, _Ageing] = {}

    def assess(self, profile: CandidateProfile, as_of: date) -> CandidateProfile:
        """Count a profile up to *as_of*: months of experience and a record of every skill.

        Idempotent: assessing an assessed profile with the same arguments changes nothing.
        """
        return self._counted(profile, as_of, _Grounds.of(profile, as_of, self._constants))

    def look(self, profile: CandidateProfile, as_of: date) -> Look:
        """Count a profile up to *as_of* and look up what every job asks for."""
        grounds = _Grounds.of(profile, as_of, self._constants)
        counted = self._counted(profile, as_of, grounds)
        return look_at(counted, self._constants, places=grounds.places, work=grounds.work)

    def _counted(
        self, profile: CandidateProfile, as_of: date, grounds: "_Grounds"
    ) -> CandidateProfile:
        spans = grounds.spans
        depths = _Depths(profile, grounds, as_of, self._constants, self._ownership)
        durations = longest(profile.durations)
        by_skill: dict[str, list[Mention]] = defaultdict(list)
        for mention in profile.mentions:
            by_skill[mention.skill].append(mention)
        worked = _worked(profile, spans, WORK)
        counted = replace(
            profile,
            as_of=as_of,
            roles=tuple(map(_counted, profile.roles, spans)),
            experience_months=worked,
            experience_months_with_internships=_worked(profile, spans, _WORK_AND_INTERNSHIPS),
            experience_by_kind=tuple(_by_kind(profile, spans)),
            experience_by_scope=months_by_scope(grounds.work, self.graph),
            seniority=find_seniority(profile.roles, worked),
            skills=tuple(
                depths.record(by_skill[skill], durations.get(skill), self._ageing(skill))
                for skill in sorted(by_skill)
            ),
        )
        kept = [flag for flag in profile.flags if flag.code not in CODES]
        flags = (*kept, *doubts(counted, self._taxonomy, spans, as_of))
        return replace(counted, flags=flags)

    def _ageing(self, skill_id: str) -> "_Ageing":
        known = self._ageings.get(skill_id)
        if known is None:
            since = self._taxonomy[skill_id].since if skill_id in self._taxonomy else None
            known = self._ageings[skill_id] = _Ageing(
                fades=half_life(self._taxonomy, skill_id, self._constants.depth),
                since=None if since is None else since * 12,
            )
        return known


class _Ageing(NamedTuple):
    """How a skill ages.

    Args:
        fades: its half-life in months.
        since: the first month in which anybody could have used it, where that is known.
    """

    fades: int
    since: int | None


class _Grounds(NamedTuple):
    """What counting and looking both go by.

    Args:
        spans: the months of each role; None where it is undated or lies in the future.
        work: the roles that count as work.
        places: where mentions stand.
    """

    spans: tuple[Interval | None, ...]
    work: tuple[DatedWork, ...]
    places: Places

    @classmethod
    def of(cls, profile: CandidateProfile, as_of: date, constants: Constants) -> "_Grounds":
        spans = intervals(profile.roles, as_of)
        return cls(spans, dated_work(profile, spans), Places(profile, constants))


class _Depth(NamedTuple):
    """What the places of the mentions of a skill amount to."""

    value: float
    parts: DepthParts
    months: float
    last: YearMonth | None


_Key = tuple[tuple[Place, ...], int | None, int, int | None]
"""Places, months stated, half-life and first month: what decides a depth."""

_NOTHING = _Depth(0.0, DepthParts(tenure=0.0, evidence=0.0, recency=0.0, ownership=0.0), 0.0, None)


class _Depths:
    """Counts the skills of one person; what stands in the same places for as long is counted once."""

    def __init__(
        self,
        profile: CandidateProfile,
        grounds: _Grounds,
        as_of: date,
        constants: Constants,
        ownership: Ownership,
    ) -> None:
        self._roles = profile.roles
        self._spans = grounds.spans
        self._now = month_number(as_of)
        self._first = min(
            (span[0] for span in grounds.spans if span is not None), default=self._now
        )
        self._constants = constants.depth
        self._ownership = ownership
        self._places = grounds.places
        self._used: dict[tuple[tuple[int, ...], int | None], tuple[float, int | None]] = {}
        self._owned: dict[str, float] = {}
        self._known: dict[_Key, _Depth] = {}

    def record(
        self, mentions: Sequence[Mention], stated: StatedDuration | None, ageing: _Ageing
    ) -> SkillRecord:
        """Count one skill.

        Args:
            mentions: all that name it.
            stated: the longest time that is stated for it.
            ageing: how it ages.
        """
        places, own = self._places, stated
        claimed = tuple(
            # each place once: a place that is named twice is worth no more
            dict.fromkeys([places.of(m) for m in mentions if m.assertion is Assertion.CLAIMED])
        )
        shown = tuple([place for place in claimed if not place.is_listed])
        if stated is not None and places.is_listed(stated.evidence):
            own = None
        depth = self._depth(claimed, stated, ageing)
        is_alike = len(shown) == len(claimed) and own is stated
        return SkillRecord(
            skill=mentions[0].skill,
            assertion=Assertion.CLAIMED if claimed else _unclaimed(mentions),
            mentions=tuple(mentions),
            months=depth.months,
            last_used=depth.last,
            depth=depth.value,
            shown_depth=depth.value if is_alike else self._depth(shown, own, ageing).value,
            band=self._constants.bands.of(depth.value),
            parts=depth.parts,
        )

    def _depth(
        self, claimed: tuple[Place, ...], stated: StatedDuration | None, ageing: _Ageing
    ) -> _Depth:
        if not claimed:
            return _NOTHING
        key = (
            claimed,
            None if stated is None else stated.months,
            ageing.fades,
            self._cut(ageing.since),
        )
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._counted(*key)
        return known

    def _cut(self, since: int | None) -> int | None:
        """Return *since* where some role began earlier, so that skills without a cut are counted together."""
        return since if since is not None and since > self._first else None

    def _counted(
        self, claimed: tuple[Place, ...], stated: int | None, fades: int, since: int | None
    ) -> _Depth:
        weights = self._constants
        heaviest: dict[object, float] = {}
        used: set[int] = set()
        owned = 0.0
        for place in claimed:
            heaviest[place.key] = max(place.weight, heaviest.get(place.key, 0.0))
            used.update(place.roles)
            if place.bullet is not None:
                owned = max(owned, self._share(place.bullet))
        months, last = self._months(tuple(sorted(used)), since)
        if months == 0 and stated is not None:
            months = float(stated)
        idle = None if last is None else max(0, self._now - last)
        parts = DepthParts(
            tenure=min(1.0, months / weights.full_months),
            evidence=strength_of_evidence(heaviest.values(), weights.most_mentions),
            recency=recency(idle, fades, weights),
            ownership=owned,
        )
        depth = (
            weights.tenure * parts.tenure
            + weights.evidence * parts.evidence
            + weights.recency * parts.recency
            + weights.ownership * parts.ownership
        )
        last_used = None if last is None else year_month(last)
        return _Depth(round(depth, _DIGITS), parts, months, last_used)

    def _share(self, bullet: str) -> float:
        known = self._owned.get(bullet)
        if known is None:
            known = self._owned[bullet] = self._ownership.of(bullet)
        return known

    def _months(self, used: tuple[int, ...], since: int | None) -> tuple[float, int | None]:
        """Return weighted months from *since* on, and the last month, over the roles with the indexes *used*."""
        key = (used, since)
        if key not in self._used:
            stretches: list[tuple[Interval, float]] = []
            for index in used:
                stretch = self._spans[index]
                weight = self._constants.role_weights.get(self._roles[index].kind, 1.0)
                if stretch is not None and weight > 0:
                    stretches.append((stretch, weight))
            last = max((end for (_, end), _ in stretches), default=None)
            self._used[key] = weighted_months(_from(stretches, since)), last
        return self._used[key]


def _from(
    stretches: Sequence[tuple[Interval, float]], since: int | None
) -> list[tuple[Interval, float]]:
    """Cut off the months before *since*: nobody used a tool before it was there."""
    if since is None:
        return list(stretches)
    return [
        ((max(first, since), last), weight) for (first, last), weight in stretches if last >= since
    ]


def _counted(role: Role, span: Interval | None) -> Role:
    months = covered([span]) if span else None
    return role if role.months == months else replace(role, months=months)


def _unclaimed(mentions: Sequence[Mention]) -> Assertion:
    negated = any(mention.assertion is Assertion.NEGATED for mention in mentions)
    return Assertion.NEGATED if negated else Assertion.ASPIRED


def _by_kind(
    profile: CandidateProfile, spans: Sequence[Interval | None]
) -> Iterator[tuple[RoleKind, int]]:
    """Yield the months of each kind of role, overlaps within the kind once; kinds without dated roles left out."""
    for kind in RoleKind:
        months = _worked(profile, spans, frozenset({kind}))
        if months:
            yield kind, months


def _worked(
    profile: CandidateProfile, spans: Sequence[Interval | None], kinds: frozenset[RoleKind]
) -> int:
    pairs = zip(profile.roles, spans, strict=True)
    return covered(span for role, span in pairs if span is not None and role.kind in kinds)
