"""Points, where each of them comes from, and the order that they make.

Points are whole milli-points inside (100,000 is the most a card can hold), so that they add up exactly on
every machine; the JSON shows them with three decimals, people see one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from matcher.model.document import Evidence, Flag


class State(StrEnum):
    """How a requirement stands for one person."""

    MET = "met"
    PARTIAL = "partial"
    UNKNOWN = "unknown"
    NOT_SHOWN = "not_shown"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The figures of a contribution.

    Args:
        source: the component, for example ``essential_skills``.
        requirement: id of the requirement; None for a rule over the whole job (term coverage).
        points: milli-points gained.
        out_of: milli-points it could have gained.
        state: met, partial, unknown, not shown or negated.
    """

    source: str
    requirement: str | None
    points: int
    out_of: int
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(Mark):
    """What one requirement (or one rule) gave, and why.

    Args:
        reason: one sentence in plain words ("24 months in one role, last used 2026-11").
        evidence: quotations; at least one when points > 0.
        credit: 0..1, the answer of the rule by itself: points are the share of ``out_of`` that it stands for,
            before alternatives speak for each other and what is only listed is capped.
        shown: 0..credit, what stays of it when every skills list is left out.
    """

    reason: str
    evidence: tuple[Evidence, ...] = ()
    credit: float = 0.0
    shown: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """The sum of the contributions of one source, in milli-points."""

    name: str
    points: int
    out_of: int


class GateState(StrEnum):
    """Answer of a knockout; unknown is never fail."""

    PASS = "pass"  # noqa: S105 - a state, no password
    UNKNOWN = "unknown"
    FAIL = "fail"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateMark:
    """How a knockout was answered."""

    requirement: str
    state: GateState


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(GateMark):
    """What the resume states about a knockout: sorts into buckets, gives and takes no points."""

    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a score card, without reasons and quotations: what the lists of a run show."""

    candidate_id: str
    file: str
    score: int
    components: tuple[Component, ...]
    contributions: tuple[Mark, ...]
    gates: tuple[GateMark, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCard(Figures):
    """Why somebody has the score they have. Depends on one resume and one job, never on the pool."""

    contributions: tuple[Contribution, ...]
    gates: tuple[Gate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody stands in a run.

    Args:
        rank: 1 for the best; equal scores share a rank.
        tied: how many others stand on the same rank.
        tied_with: ids of the first of them.
        rank_low: best rank under perturbed weights.
        rank_high: worst rank under perturbed weights.
        card: the figures.
    """

    rank: int
    tied: int
    tied_with: tuple[str, ...]
    rank_low: int
    rank_high: int
    card: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedCard(Place):
    """Where somebody stands in a run, with the whole score card."""

    card: ScoreCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """All candidates of a run, best first; inside a tie by candidate id.

    Args:
        places: of all, with the figures, which may be read from the disk as they are asked for.
        candidates: the same with whole score cards, which may be read from the disk as they are asked for.
    """

    places: Sequence[Place]
    candidates: Sequence[RankedCard]


def ranking_of(candidates: Sequence[RankedCard]) -> Ranking:
    """Make a ranking of cards that are in memory."""
    return Ranking(places=tuple(candidates), candidates=candidates)
