"""Points, where each of them comes from, and the order that they make.

Points are whole milli-points inside (100,000 is the most a card can hold), so that they add up exactly on
every machine; the JSON shows them with three decimals, people see one.
"""

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
class Contribution:
    """What one requirement (or one rule) gave.

    Args:
        source: the component, for example ``essential_skills``.
        requirement: id of the requirement; None for a rule over the whole job (term coverage).
        points: milli-points gained.
        out_of: milli-points it could have gained.
        state: met, partial, unknown, not shown or negated.
        reason: one sentence in plain words ("24 months in one role, last used 2026-11").
        evidence: quotations; at least one when points > 0.
    """

    source: str
    requirement: str | None
    points: int
    out_of: int
    state: State
    reason: str
    evidence: tuple[Evidence, ...] = ()


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
class Gate:
    """What the resume states about a knockout: sorts into buckets, gives and takes no points."""

    requirement: str
    state: GateState
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCard:
    """Why somebody has the score they have. Depends on one resume and one job, never on the pool."""

    candidate_id: str
    file: str
    score: int
    components: tuple[Component, ...]
    contributions: tuple[Contribution, ...]
    gates: tuple[Gate, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedCard:
    """A card with its place.

    Args:
        rank: 1 for the best; equal scores share a rank.
        tied_with: ids of the others on the same rank.
        rank_low: best rank under perturbed weights.
        rank_high: worst rank under perturbed weights.
        card: the card.
    """

    rank: int
    tied_with: tuple[str, ...]
    rank_low: int
    rank_high: int
    card: ScoreCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """All cards of a run, best first; inside a tie by candidate id."""

    candidates: tuple[RankedCard, ...]
