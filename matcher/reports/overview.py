"""What the workbook and the page both show of a run, worked out once for the two."""

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.model.profile import CandidateProfile
from matcher.model.scorecard import RankedCard, State
from matcher.reports.quotation import Quotation, quotations
from matcher.reports.run_data import RunData
from matcher.reports.wording import states_by_requirement

IN_FULL = 100
"""How many candidates are shown with their quotations; evidence.parquet quotes all."""
OF_SEVERAL = 20
"""How many where the run is for several jobs: most of what a hundred jobs take goes into their pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InFull:
    """One of the best candidates with all that is known.

    Args:
        place: with the whole score card.
        profile: the assessed profile, where it is kept.
        quoted: the quotations of each contribution, in the order of the card.
    """

    place: RankedCard
    profile: CandidateProfile | None
    quoted: tuple[tuple[Quotation, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """How the candidates stand to each requirement, and the best of them.

    Args:
        standing: id of a requirement and state -> how many candidates; pairs that nobody stands in are left out.
        best: the best candidates, ``IN_FULL`` or fewer.
    """

    standing: Mapping[tuple[str, State], int]
    best: tuple[InFull, ...]


def overview_of(run: RunData, in_full: int | None = None) -> Overview:
    """Work out the overview of a run.

    Args:
        run: whose overview it is.
        in_full: how many of the best are shown in full; None is ``IN_FULL``.
    """
    most = IN_FULL if in_full is None else in_full
    return Overview(
        standing=states_by_requirement(run.ranking),
        best=tuple(_in_full(place, run) for place in run.ranking.candidates[:most]),
    )


def _in_full(place: RankedCard, run: RunData) -> InFull:
    profile = run.profiles.get(place.card.candidate_id)
    quoted = tuple(quotations(entry.evidence, profile) for entry in place.card.contributions)
    return InFull(place=place, profile=profile, quoted=quoted)
