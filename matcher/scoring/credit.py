"""Ways by which what a person shows gives credit for what a job wants, and which of them wins."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from matcher.model.skill import SkillKind, Taxonomy
from matcher.scoring.constants import CreditConstants


class RouteKind(StrEnum):
    """How the shown skill stands to the wanted one."""

    DIRECT = "direct"
    NARROWER = "narrower"
    IMPLIED = "implied"
    TRANSFERABLE = "transferable"


_OWN = frozenset({RouteKind.DIRECT, RouteKind.NARROWER})
"""Routes inside the group of a skill: itself and its narrower ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way from a shown skill to a wanted one.

    Args:
        source: the skill that the person shows.
        kind: how it stands to the wanted one.
        factor: what the curve of the source's depth is multiplied with.
    """

    source: str
    kind: RouteKind
    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A wanted skill with the best route from every skill that can give credit for it."""

    skill: str
    routes: Mapping[str, Route]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Credit 0..1 for a wanted skill; ``route`` names the winner, None where nothing was shown."""

    value: float
    route: Route | None


NO_CREDIT = Credit(value=0.0, route=None)
"""For a wanted skill on which nothing bears."""


def curve(depth: float, constants: CreditConstants) -> float:
    """Return ``min(1, depth / 0.7)``: proficient is enough."""
    return min(1.0, depth / constants.full_depth)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a name in lower case with single spaces, to compare it with another.

    >>> plain("Computer  Science (field)")
    'computer science'
    """
    return " ".join(text.casefold().replace("(field)", "").split())


class SkillGraph:
    """Every edge along which credit flows, turned round: from the wanted skill to what gives it."""

    def __init__(self, taxonomy: Taxonomy, constants: CreditConstants) -> None:
        self._taxonomy = taxonomy
        self._constants = constants
        self._implying: dict[str, dict[str, float]] = defaultdict(dict)
        self._standing_in: dict[str, dict[str, float]] = defaultdict(dict)
        self._wanted: dict[str, Wanted] = {}
        self._showing: dict[str, frozenset[str]] = {}
        for skill in taxonomy.skills.values():
            below = taxonomy.descendants(skill.id) if taxonomy.narrower[skill.id] else frozenset()
            for target, weight in skill.implies.items():
                if target not in below:
                    self._implying[target][skill.id] = weight
            for target, weight in skill.substitutes.items():
                self._standing_in[target][skill.id] = weight
        for skill in taxonomy.skills.values():
            for parent in skill.broader:
                known = self._implying[parent].get(skill.id, 0.0)
                self._implying[parent][skill.id] = max(known, constants.is_a)

    @property
    def fields(self) -> Mapping[str, str]:
        """Every name of a subject of study as ``plain_field`` writes it, with its id."""
        return self._taxonomy.field_names

    def wanted(self, skill_id: str) -> Wanted:
        """Return *skill_id* with its routes; one the taxonomy does not know has the direct one only."""
        if skill_id not in self._wanted:
            self._wanted[skill_id] = Wanted(skill=skill_id, routes=self._routes(skill_id))
        return self._wanted[skill_id]

    def implying(self, skill_id: str) -> Mapping[str, float]:
        """Return the skills that imply *skill_id*, with the product of weights on the best path.

        Formula: product of ``implies`` weights, or 0.9 from a child to its parent, over at most two
        hops and at least 0.3 in all; never from a parent to its child. Source: the scoring page.
        """
        if skill_id not in self._taxonomy:
            return {}
        best: dict[str, float] = {}
        front = {skill_id: 1.0}
        for _ in range(self._constants.most_hops):
            reached: dict[str, float] = {}
            for target, product in front.items():
                for source, weight in self._implying[target].items():
                    reached[source] = max(product * weight, reached.get(source, 0.0))
            front = {
                source: product
                for source, product in reached.items()
                if product >= self._constants.least_product
                and product > best.get(source, 0.0)
                and source != skill_id
            }
            best.update(front)
        return best

    def showing(self, skill_id: str) -> frozenset[str]:
        """Return the skills whose use is use of *skill_id*: its narrower ones and those that imply it."""
        if skill_id not in self._taxonomy:
            return frozenset()
        if skill_id not in self._showing:
            wider = self._taxonomy.descendants(skill_id) | self.implying(skill_id).keys()
            self._showing[skill_id] = wider
        return self._showing[skill_id]

    def defining(self, skill_id: str) -> frozenset[str]:
        """Return what a job title stands for: the skills that it implies most; nothing for other skills."""
        if skill_id not in self._taxonomy or self._taxonomy[skill_id].kind is not SkillKind.ROLE:
            return frozenset()
        implies = self._taxonomy[skill_id].implies
        most = max(implies.values(), default=0.0)
        return frozenset(skill for skill, weight in implies.items() if weight == most)

    def _routes(self, skill_id: str) -> dict[str, Route]:
        constants = self._constants
        found: dict[str, Route] = {}

        def offer(source: str, kind: RouteKind, factor: float) -> None:
            if source not in found or factor > found[source].factor:
                found[source] = Route(source=source, kind=kind, factor=factor)

        offer(skill_id, RouteKind.DIRECT, 1.0)
        if skill_id not in self._taxonomy:
            return found
        for child in sorted(self._taxonomy.descendants(skill_id)):
            offer(child, RouteKind.NARROWER, constants.narrower)
        for source, product in sorted(self.implying(skill_id).items()):
            offer(source, RouteKind.IMPLIED, constants.implied * product)
        for source, weight in sorted(self._standing_in[skill_id].items()):
            offer(source, RouteKind.TRANSFERABLE, weight)
        return found


def skill_credit(wanted: Wanted, depths: Mapping[str, float], constants: CreditConstants) -> Credit:
    """Return the credit of one wanted skill, and the route that gave most of it.

    Formula: the maximum over the routes of factor x curve(depth of the source), where the factor is 1
    direct, 0.8 for a narrower skill, 0.8 x product implied, the declared weight for a substitute. Of
    the skill and its narrower ones, each further one with credit >= 0.3 adds 0.05, at most 0.1, to
    their maximum. Source: the scoring page.

    Args:
        wanted: the skill with its routes.
        depths: skill id -> depth, claimed skills only.
        constants: the numbers.
    """
    best: Route | None = None
    value = group = 0.0
    enough = 0
    for source in depths.keys() & wanted.routes.keys():
        route = wanted.routes[source]
        credit = route.factor * curve(depths[source], constants)
        if credit <= 0:
            continue
        if best is None or (credit, route.factor, source) > (value, best.factor, best.source):
            best, value = route, credit
        if route.kind in _OWN:
            group = max(group, credit)
            enough += credit >= constants.further_least
    further = min(constants.most_further, constants.further * max(0, enough - 1))
    return Credit(value=min(1.0, max(value, group + further)), route=best)


class Wishes:
    """All the skills that one job wants, looked up by what a person shows.

    Why: most of what a person shows bears on none of them, and a job wants the same skill in several lines.
    """

    def __init__(self, wanted: Iterable[Wanted], constants: CreditConstants) -> None:
        self._constants = constants
        self._wanted = {one.skill: one for one in wanted}
        self._near: dict[str, list[str]] = defaultdict(list)
        for one in self._wanted.values():
            for source in one.routes:
                self._near[source].append(one.skill)

    def credits(self, depths: Mapping[str, float], known: dict[str, Credit]) -> dict[str, Credit]:
        """Return the credit of the wanted skills on which anything shown bears (see ``skill_credit``).

        Args:
            depths: what is shown.
            known: credits that these depths gave for the wishes of other jobs; the new ones are added.
        """
        near = self._near
        found: dict[str, Credit] = {}
        for source in depths.keys() & near.keys():
            for skill in near[source]:
                if skill not in found:
                    if skill not in known:
                        known[skill] = skill_credit(self._wanted[skill], depths, self._constants)
                    found[skill] = known[skill]
        return found
