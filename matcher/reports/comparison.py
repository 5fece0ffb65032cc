"""Candidates of one run side by side, requirement by requirement, what decides first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matcher.errors import InputError
from matcher.model.scorecard import Contribution, GateState, RankedCard
from matcher.reports.columns import Column, Table
from matcher.reports.quotation import quotations
from matcher.reports.run_data import RunData, requirements_by_id
from matcher.reports.wording import display_name, gate_state, notices, requirement_text
from matcher.schema.common_json import SCHEMA_VERSION

_MILLI = 1000
COMPARISON = (
    Column("source", "string", "component the points belong to"),
    Column("requirement", "string", "id in the job; missing for the wording of the whole job"),
    Column("requirement_text", "string", "the job's words"),
    Column("out_of", "float64", "points that could be gained"),
    Column("apart", "float64", "most points minus fewest points of those compared"),
    Column("candidate_id", "string", "C- and ten hex digits of the file's SHA-256"),
    Column("points", "float64", "points gained"),
    Column("state", "string", "met, partial, unknown, not_shown or negated"),
    Column("reason", "string", "why, in one sentence"),
    Column("quote", "string", "the weightiest words behind it; missing where there are none"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Somebody who is compared.

    Args:
        place: rank and card.
        name: as lists show it.
        gate: bucket of the knockouts; None where the job has none.
    """

    place: RankedCard
    name: str
    gate: GateState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one of them has for one requirement; the weightiest quotation with what stands around it."""

    entry: Contribution
    quote: str | None
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One requirement, or the wording of the whole job, over all who are compared.

    Args:
        asked: in the job's words.
        cells: one for each, in their order.
    """

    asked: str
    cells: tuple[Cell, ...]

    @property
    def apart(self) -> int:
        """Milli-points between the most and the fewest."""
        points = [cell.entry.points for cell in self.cells]
        return max(points) - min(points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Candidates side by side.

    Args:
        people: in the order in which they were named.
        rows: largest difference first; alike ones in the order of the card.
        notices: what stands below every list of the run.
    """

    people: tuple[Compared, ...]
    rows: tuple[Row, ...]
    notices: tuple[str, ...]


def compare_cards(run: RunData, cards: Sequence[RankedCard]) -> Comparison:
    """Set candidates of a run side by side.

    Raises:
        InputError: when there are fewer than two, or one is named twice.
    """
    ids = [place.card.candidate_id for place in cards]
    if len(set(ids)) < len(ids) or len(ids) < 2:  # noqa: PLR2004 - one cannot be compared
        raise InputError("name at least two different candidates; ids stand in candidates.csv")
    requirements = requirements_by_id(run.job)
    lines = zip(*(place.card.contributions for place in cards), strict=True)
    rows = [
        Row(
            asked=requirement_text(line[0].requirement, requirements),
            cells=tuple(_cell(run, key, entry) for key, entry in zip(ids, line, strict=True)),
        )
        for line in lines
    ]
    return Comparison(
        people=tuple(
            Compared(
                place=place,
                name=display_name(place.card, run.people.get(place.card.candidate_id)),
                gate=gate_state(place.card),
            )
            for place in cards
        ),
        rows=tuple(sorted(rows, key=lambda row: -row.apart)),
        notices=notices(run.manifest),
    )


def comparison_table(comparison: Comparison) -> Table:
    """One row for each requirement and candidate: the columns ``COMPARISON``."""
    rows = [
        (
            cell.entry.source,
            cell.entry.requirement,
            row.asked,
            cell.entry.out_of / _MILLI,
            row.apart / _MILLI,
            person.place.card.candidate_id,
            cell.entry.points / _MILLI,
            cell.entry.state.value,
            cell.entry.reason,
            cell.quote,
        )
        for row in comparison.rows
        for person, cell in zip(comparison.people, row.cells, strict=True)
    ]
    values = tuple(zip(*rows, strict=True)) or ((),) * len(COMPARISON)
    return Table(columns=COMPARISON, values=values)


def comparison_to_json(comparison: Comparison) -> dict[str, Any]:
    """Write the candidates, then the requirements, what decides first."""
    return {
        "schema": SCHEMA_VERSION,
        "candidates": [
            {
                "candidate_id": person.place.card.candidate_id,
                "file": person.place.card.file,
                "name": person.name,
                "rank": person.place.rank,
                "rank_low": person.place.rank_low,
                "rank_high": person.place.rank_high,
                "score": person.place.card.score / _MILLI,
                "gate": person.gate.value if person.gate else None,
            }
            for person in comparison.people
        ],
        "notices": list(comparison.notices),
        "requirements": [
            {
                "source": row.cells[0].entry.source,
                "requirement": row.cells[0].entry.requirement,
                "asked": row.asked,
                "out_of": row.cells[0].entry.out_of / _MILLI,
                "apart": row.apart / _MILLI,
                "candidates": [
                    {
                        "candidate_id": person.place.card.candidate_id,
                        "points": cell.entry.points / _MILLI,
                        "state": cell.entry.state.value,
                        "reason": cell.entry.reason,
                        "quote": cell.quote,
                        "where": cell.where,
                    }
                    for person, cell in zip(comparison.people, row.cells, strict=True)
                ],
            }
            for row in comparison.rows
        ],
    }


def _cell(run: RunData, candidate_id: str, entry: Contribution) -> Cell:
    found = quotations(entry.evidence[:1], run.profiles.get(candidate_id))
    return Cell(
        entry=entry,
        quote=found[0].text if found else None,
        where=found[0].where if found else "",
    )
