"""From what a resume says of a skill to how deep the skill goes on a date."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matcher.extraction.tenure import WORK, Interval
from matcher.model.document import Flag, Severity
from matcher.model.profile import (
    Assertion,
    CandidateProfile,
    DepthParts,
    Mention,
    RoleKind,
    SkillRecord,
    StatedDuration,
)
from matcher.model.skill import FACETS, SkillKind, Taxonomy
from matcher.scoring.constants import Constants, DepthConstants
from matcher.scoring.months import (
    covered,
    intervals,
    month_number,
    weighted_months,
    year_month,
)
from matcher.scoring.places import Place, Places

_TOOLS = frozenset(
    {
        SkillKind.LIBRARY,
        SkillKind.FRAMEWORK,
        SkillKind.TOOL,
        SkillKind.PLATFORM,
        SkillKind.SERVICE,
    }
)
_CONTRADICTION = "stated_years_contradict"
_DIGITS = 6
"""Depth is rounded so that the last bit of a logarithm never reaches the output."""


def assess(
    profile: CandidateProfile, taxonomy: Taxonomy, constants: Constants, as_of: date
) -> CandidateProfile:
    """Count a profile up to *as_of*: months of experience and a record of every skill.

    Idempotent: assessing an assessed profile with the same arguments changes nothing.
    """
    spans = intervals(profile.roles, as_of)
    places = Places(profile, constants)
    durations = _longest(profile.durations)
    by_skill: dict[str, list[Mention]] = defaultdict(list)
    for mention in profile.mentions:
        by_skill[mention.skill].append(mention)
    flags = [flag for flag in profile.flags if flag.code != _CONTRADICTION]
    timeline = _Timeline(profile, spans, as_of)
    records = []
    for skill in sorted(by_skill):
        fades = half_life(taxonomy, skill, constants.depth)
        case = _Case(timeline=timeline, stated=durations.get(skill), half_life=fades)
        record = _record(by_skill[skill], places, case, constants)
        records.append(record)
        flags.extend(_contradiction(record, durations.get(skill), taxonomy))
    return replace(
        profile,
        as_of=as_of,
        roles=tuple(
            replace(role, months=covered([span]) if span else None)
            for role, span in zip(profile.roles, spans, strict=True)
        ),
        experience_months=_worked(profile, spans, WORK),
        experience_months_with_internships=_worked(profile, spans, WORK | {RoleKind.INTERNSHIP}),
        skills=tuple(records),
        flags=tuple(flags),
    )


def half_life(taxonomy: Taxonomy, skill_id: str, constants: DepthConstants) -> int:
    """Return the months of disuse that halve the recency of a skill: its own, or that of its kind."""
    if skill_id not in taxonomy:
        return constants.half_life.method
    skill = taxonomy[skill_id]
    if skill.half_life_months is not None:
        return skill.half_life_months
    if skill.kind in _TOOLS:
        return constants.half_life.tool
    if skill.kind is SkillKind.LANGUAGE:
        return constants.half_life.language
    return constants.half_life.method


def recency(idle: int | None, half_life_months: int, constants: DepthConstants) -> float:
    """Return 0..1 for *idle* months since the last use.

    Formula: 1 for idle <= 12, else max(0.4, 0.5 ** ((idle - 12) / half-life)); 0.4 where idle is None.
    Source: the scoring page.
    """
    if idle is None:
        return constants.recency_floor
    if idle <= constants.recent_months:
        return 1.0
    decayed = 0.5 ** ((idle - constants.recent_months) / half_life_months)
    return float(max(constants.recency_floor, decayed))


def strength_of_evidence(weights: Iterable[float], most: int) -> float:
    """Return ``1 - prod(1 - w)`` over the *most* heaviest weights.

    >>> round(strength_of_evidence([0.7, 0.35], 5), 3)
    0.805
    """
    missing = 1.0
    for weight in sorted(weights, reverse=True)[:most]:
        missing *= 1.0 - weight
    return 1.0 - missing


class _Timeline:
    """When the roles of one person were, and how many months any set of them covers."""

    def __init__(
        self, profile: CandidateProfile, spans: Sequence[Interval | None], as_of: date
    ) -> None:
        self._roles = profile.roles
        self._spans = spans
        self._known: dict[tuple[int, ...], tuple[float, int | None]] = {}
        self.now = month_number(as_of)

    def months(self, used: tuple[int, ...], constants: DepthConstants) -> tuple[float, int | None]:
        """Return weighted months and the last month over the roles with the indexes *used*."""
        if used not in self._known:
            stretches: list[tuple[Interval, float]] = []
            for index in used:
                stretch = self._spans[index]
                weight = constants.role_weights.get(self._roles[index].kind, 1.0)
                if stretch is not None and weight > 0:
                    stretches.append((stretch, weight))
            last = max((end for (_, end), _ in stretches), default=None)
            self._known[used] = weighted_months(stretches), last
        return self._known[used]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What beside its mentions decides the depth of one skill."""

    timeline: _Timeline
    stated: StatedDuration | None
    half_life: int


def _record(
    mentions: Sequence[Mention],
    places: Places,
    case: _Case,
    constants: Constants,
) -> SkillRecord:
    claimed = [places.of(m) for m in mentions if m.assertion is Assertion.CLAIMED]
    shown = [place for place in claimed if not place.is_listed]
    depth, parts, months, last = _depth(claimed, case, constants)
    shown_case = case
    if case.stated is not None and places.is_listed(case.stated.evidence):
        shown_case = replace(case, stated=None)
    shown_depth = depth
    if len(shown) < len(claimed) or shown_case is not case:
        shown_depth = _depth(shown, shown_case, constants)[0]
    return SkillRecord(
        skill=mentions[0].skill,
        assertion=_assertion(mentions),
        mentions=tuple(mentions),
        months=months,
        last_used=None if last is None else year_month(last),
        depth=depth,
        shown_depth=shown_depth,
        band=constants.depth.bands.of(depth),
        parts=parts,
    )


def _depth(
    claimed: Sequence[Place],
    case: _Case,
    constants: Constants,
) -> tuple[float, DepthParts, float, int | None]:
    weights = constants.depth
    if not claimed:
        nothing = DepthParts(tenure=0.0, evidence=0.0, recency=0.0, ownership=0.0)
        return 0.0, nothing, 0.0, None
    used = tuple(sorted({index for place in claimed for index in place.roles}))
    months, last = case.timeline.months(used, weights)
    if months == 0 and case.stated is not None:
        months = float(case.stated.months)
    heaviest: dict[object, float] = {}
    for place in claimed:
        heaviest[place.key] = max(place.weight, heaviest.get(place.key, 0.0))
    idle = None if last is None else max(0, case.timeline.now - last)
    parts = DepthParts(
        tenure=min(1.0, months / weights.full_months),
        evidence=strength_of_evidence(heaviest.values(), weights.most_mentions),
        recency=recency(idle, case.half_life, weights),
        ownership=max(place.ownership for place in claimed),
    )
    depth = (
        weights.tenure * parts.tenure
        + weights.evidence * parts.evidence
        + weights.recency * parts.recency
        + weights.ownership * parts.ownership
    )
    return round(depth, _DIGITS), parts, months, last


def _assertion(mentions: Sequence[Mention]) -> Assertion:
    found = {mention.assertion for mention in mentions}
    for assertion in (Assertion.CLAIMED, Assertion.NEGATED):
        if assertion in found:
            return assertion
    return Assertion.ASPIRED


def _longest(durations: Sequence[StatedDuration]) -> Mapping[str, StatedDuration]:
    longest: dict[str, StatedDuration] = {}
    for stated in durations:
        if stated.skill is None:
            continue
        other = longest.get(stated.skill)
        if other is None or stated.months > other.months:
            longest[stated.skill] = stated
    return longest


def _contradiction(
    record: SkillRecord, stated: StatedDuration | None, taxonomy: Taxonomy
) -> Iterable[Flag]:
    dated = record.last_used is not None
    is_facet = record.skill in taxonomy and taxonomy[record.skill].kind in FACETS
    if stated is None or is_facet or not dated or stated.months <= record.months:
        return
    yield Flag(
        code=_CONTRADICTION,
        severity=Severity.INFO,
        message=(
            f"{taxonomy.label(record.skill)}: {stated.months} months are stated, dated roles that "
            f"mention it cover {record.months:g}; the dated figure counts"
        ),
        evidence=stated.evidence,
    )


def _worked(
    profile: CandidateProfile, spans: Sequence[Interval | None], kinds: frozenset[RoleKind]
) -> int:
    pairs = zip(profile.roles, spans, strict=True)
    return covered(span for role, span in pairs if span is not None and role.kind in kinds)
