"""One skill as the person hears of it: what the resume shows, and what would show more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matcher.model.job import Mode, Requirement
from matcher.model.profile import Assertion, CandidateProfile, SkillRecord
from matcher.model.skill import SkillKind, Taxonomy
from matcher.scoring.constants import Constants
from matcher.scoring.credit import Credit, RouteKind, SkillGraph, curve, skill_credit

_OF_ITS_OWN = frozenset({RouteKind.DIRECT, RouteKind.NARROWER})
_ELSEWHERE = frozenset({SkillKind.CERTIFICATION, SkillKind.DEGREE_FIELD})
_RECENT_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillSight:
    """One skill that a job asks for, in one resume.

    Args:
        label: its name.
        credit: 0..1, how far it is shown.
        found: what the resume shows, in a sentence; None where it shows nothing.
        to_show: what the person could say to show it, or to show more of it; None where nothing more is needed.
    """

    label: str
    credit: float
    found: str | None
    to_show: str | None


class SkillReader:
    """Looks at the skills of one assessed profile.

    Args:
        profile: assessed.
        taxonomy: the skills.
        constants: the numbers.
        graph: of the same taxonomy and numbers.
    """

    def __init__(
        self,
        profile: CandidateProfile,
        taxonomy: Taxonomy,
        constants: Constants,
        graph: SkillGraph,
    ) -> None:
        self._records: Mapping[str, SkillRecord] = {one.skill: one for one in profile.skills}
        claimed = [one for one in profile.skills if one.assertion is Assertion.CLAIMED]
        self._depths = {one.skill: one.depth for one in claimed}
        self._as_of = profile.as_of
        self._taxonomy = taxonomy
        self._constants = constants
        self._graph = graph

    def sights(self, requirement: Requirement) -> tuple[SkillSight, ...]:
        """Look at each skill that a requirement names; certificates and subjects of degrees are no skills."""
        taxonomy = self._taxonomy
        return tuple(
            self._sight(skill)
            for skill in dict.fromkeys(requirement.skills)
            if skill not in taxonomy or taxonomy[skill].kind not in _ELSEWHERE
        )

    def _sight(self, skill: str) -> SkillSight:
        constants = self._constants.credit
        credit = skill_credit(self._graph.wanted(skill), self._depths, constants)
        label = self._taxonomy.label(skill)
        if credit.route is None:
            return self._absent(skill, label)
        record = self._records[credit.route.source]
        is_enough = credit.value >= constants.met
        return SkillSight(
            label=label,
            credit=credit.value,
            found=f"{self._named(credit, label)}: {_use(record)}",
            to_show=None if is_enough else self._more(credit, record, label),
        )

    def _absent(self, skill: str, label: str) -> SkillSight:
        record = self._records.get(skill)
        assertion = record.assertion if record else None
        found, first = None, ""
        if assertion is Assertion.NEGATED:
            found, first = f"{label}: your resume says that you do not have it", "if that changed, "
        elif assertion is Assertion.ASPIRED:
            found, first = f"{label}: named as something to learn", "once you have used it, "
        return SkillSight(
            label=label,
            credit=0.0,
            found=found,
            to_show=f"{first}say in which job or project you used {label}, what for, and for how long",
        )

    def _named(self, credit: Credit, label: str) -> str:
        if credit.route is None or credit.route.kind is RouteKind.DIRECT:
            return label
        source = self._taxonomy.label(credit.route.source)
        if credit.route.kind is RouteKind.TRANSFERABLE:
            return f"{source}, which is close to {label}"
        return f"{label}, by {source}"

    def _more(self, credit: Credit, record: SkillRecord, label: str) -> str:
        """Say what is lacking most, the first that holds."""
        if credit.route is not None and credit.route.kind not in _OF_ITS_OWN:
            return f"if you have used {label} itself, say in which job and for how long"
        if record.is_listed_only:
            named = self._taxonomy.label(record.skill)
            return f"{named} stands in a list alone: say in which job you used it and for how long"
        if not record.months:
            return f"say in which job, from which month to which, you used {label}"
        if self._is_past(record):
            return f"if you used {label} after {record.last_used}, say where and until when"
        if curve(record.depth, self._constants.credit) < 1 and not record.parts.ownership:
            return f"say what you yourself did with {label}, and what came of it, with a figure where you have one"
        return f"name every job in which you used {label}, with its months"

    def _is_past(self, record: SkillRecord) -> bool:
        """Tell whether the last use lies more than a year before the as-of date."""
        last, as_of = record.last_used, self._as_of
        if last is None or as_of is None:
            return False
        months = (as_of.year - last.year) * 12 + as_of.month - (last.month or 12)
        return months > _RECENT_MONTHS


def to_show(sights: Sequence[SkillSight], requirement: Requirement) -> tuple[str, ...]:
    """Say what would show the skills of a requirement; of alternatives, the one that is nearest."""
    if requirement.mode is Mode.ALL or len(sights) == 1:
        return tuple(one.to_show for one in sights if one.to_show)
    wanted = 1 if requirement.mode is Mode.ANY else max(1, requirement.min_count or 1)
    best = sorted(sights, key=lambda one: -one.credit)[:wanted]
    if all(one.to_show is None for one in best):
        return ()
    if any(one.credit for one in best):
        return tuple(one.to_show for one in best if one.to_show)
    labels = ", ".join(one.label for one in sights)
    count = "one" if wanted == 1 else str(wanted)
    return (f"{count} of {labels} is enough: say in which job you used it, and for how long",)


def _use(record: SkillRecord) -> str:
    if record.is_listed_only:
        return "named in a list"
    if not record.months:
        return "named, without dates"
    months = f"{record.months:g} month{'' if record.months == 1 else 's'} of dated work"
    return f"{months}, last {record.last_used}" if record.last_used else months
