"""What stands on the page of a run, worked out before the template lays it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matcher.extraction.tenure import month_interval
from matcher.model.document import HiddenText
from matcher.model.job import Requirement
from matcher.model.profile import Role
from matcher.model.scorecard import Contribution, Figures, Gate, GateState, Place, State
from matcher.reports.overview import InFull
from matcher.reports.quotation import Quotation, quotations
from matcher.reports.run_data import Person, RunData, requirements_by_id
from matcher.reports.wording import (
    display_name,
    essential_counts,
    gate_state,
    requirement_text,
)

LISTED = 5_000
"""How many candidates the shortlist of the page has; more make browsers slow, candidates.csv has all."""
HEAT_ROWS = 50
"""How many candidates the heat map shows."""
QUOTES = 6
"""Quotations shown for one contribution; all of them are in evidence.parquet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the shortlist."""

    place: Place
    card: Figures
    name: str
    person: Person | None
    essential: Mapping[State, int]
    gate: GateState | None
    copies: tuple[str, ...]
    has_section: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the waterfall: the milli-points before it, and what it added."""

    entry: Contribution
    asked: str
    before: int
    quotes: tuple[Quotation, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GateLine:
    """A knockout and what the resume states about it."""

    gate: Gate
    asked: str
    quotes: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A role on the time axis; left and width in percent of it, None when undated."""

    role: Role
    left: float | None
    width: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """The section of one candidate."""

    row: Row
    steps: tuple[Step, ...]
    gates: tuple[GateLine, ...]
    stretches: tuple[Stretch, ...]
    hidden: tuple[HiddenText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A requirement as understood, and how the pool stands to it."""

    requirement: Requirement
    labels: tuple[str, ...]
    standing: Mapping[State, int]
    is_scored: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """A candidate's cells, one a scored contribution; None where the card has none."""

    row: Row
    cells: tuple[Contribution | None, ...]


def rows(run: RunData, in_full: int) -> tuple[Row, ...]:
    """Return the lines of the shortlist, best first; the first *in_full* have a section of their own."""
    requirements = requirements_by_id(run.job)
    return tuple(
        Row(
            place=place,
            card=place.card,
            name=display_name(place.card, run.people.get(place.card.candidate_id)),
            person=run.people.get(place.card.candidate_id),
            essential=essential_counts(place.card, requirements),
            gate=gate_state(place.card),
            copies=run.copies.get(place.card.file, ()),
            has_section=number < in_full,
        )
        for number, place in enumerate(run.ranking.places[:LISTED])
    )


def details(run: RunData, lines: tuple[Row, ...], best: tuple[InFull, ...]) -> tuple[Detail, ...]:
    """Return the sections of the best candidates; the others stand in the shortlist alone."""
    requirements = requirements_by_id(run.job)
    as_of = date.fromisoformat(run.manifest.as_of)
    pairs = zip(lines[: len(best)], best, strict=True)
    return tuple(_detail(row, shown, requirements, as_of) for row, shown in pairs)


def asked(run: RunData, standing: Mapping[tuple[str, State], int]) -> tuple[Asked, ...]:
    """Return the requirements in the order of the job, with how many candidates meet each."""
    scored = {requirement for requirement, _ in standing}
    return tuple(
        Asked(
            requirement=requirement,
            labels=tuple(run.labels.get(skill, skill) for skill in requirement.skills),
            standing={state: standing.get((requirement.id, state), 0) for state in State},
            is_scored=requirement.id in scored,
        )
        for requirement in run.job.requirements
    )


def heat_columns(run: RunData) -> tuple[tuple[str, str | None, str], ...]:
    """Return the columns of the heat map: component, requirement id, the words of the requirement."""
    requirements = requirements_by_id(run.job)
    found: dict[tuple[str, str | None], str] = {}
    for place in run.ranking.places[:HEAT_ROWS]:
        for entry in place.card.contributions:
            key = (entry.source, entry.requirement)
            found.setdefault(key, requirement_text(entry.requirement, requirements))
    return tuple((source, requirement, words) for (source, requirement), words in found.items())


def heat_rows(
    run: RunData, lines: tuple[Row, ...], columns: tuple[tuple[str, str | None, str], ...]
) -> tuple[HeatRow, ...]:
    """Return the first ``HEAT_ROWS`` candidates with a cell for each column."""
    made = []
    for row, place in zip(lines[:HEAT_ROWS], run.ranking.candidates[:HEAT_ROWS], strict=True):
        by_key = {(entry.source, entry.requirement): entry for entry in place.card.contributions}
        cells = tuple(by_key.get((source, requirement)) for source, requirement, _ in columns)
        made.append(HeatRow(row=row, cells=cells))
    return tuple(made)


def _detail(
    row: Row,
    shown: InFull,
    requirements: Mapping[str, Requirement],
    as_of: date,
) -> Detail:
    card, profile = shown.place.card, shown.profile
    steps = []
    before = 0
    for entry, quotes in zip(card.contributions, shown.quoted, strict=True):
        steps.append(
            Step(
                entry=entry,
                asked=requirement_text(entry.requirement, requirements),
                before=before,
                quotes=quotes[:QUOTES],
                more=max(0, len(quotes) - QUOTES),
            )
        )
        before += entry.points
    gates = tuple(
        GateLine(
            gate=gate,
            asked=requirements[gate.requirement].text
            if gate.requirement in requirements
            else gate.requirement,
            quotes=quotations(gate.evidence, profile)[:QUOTES],
        )
        for gate in card.gates
    )
    hidden = profile.hidden if profile else ()
    return Detail(
        row=row,
        steps=tuple(steps),
        gates=gates,
        stretches=_stretches(profile.roles if profile else (), as_of),
        hidden=tuple(piece for piece in hidden if piece.wants_a_look),
    )


def _stretches(roles: tuple[Role, ...], as_of: date) -> tuple[Stretch, ...]:
    spans = [month_interval(role.dates, as_of) if role.dates else None for role in roles]
    known = [span for span in spans if span]
    if not known:
        return tuple(Stretch(role=role, left=None, width=None) for role in roles)
    first = min(start for start, _ in known)
    whole = max(last for _, last in known) - first + 1
    return tuple(
        Stretch(
            role=role,
            left=100 * (span[0] - first) / whole if span else None,
            width=100 * (span[1] - span[0] + 1) / whole if span else None,
        )
        for role, span in zip(roles, spans, strict=True)
    )
