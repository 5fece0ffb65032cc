"""The parts of a run seen as what its outputs are made from: figures, whole cards and profiles, each read when asked for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from operator import getitem
from typing import overload

import msgspec

from matcher.model.document import Flag, Severity
from matcher.model.profile import CandidateProfile
from matcher.model.scorecard import (
    Component,
    Figures,
    GateMark,
    GateState,
    Mark,
    Place,
    RankedCard,
    State,
)
from matcher.schema.packed import decompress
from matcher.schema.profile_from_json import profile_from_json
from matcher.schema.ranking_json import card_from_json, milli
from matcher.schema.scored import MarkedFigures, Scored, card_object, profile_line


class FiguresReader:
    """Makes figures of what was scored for one job; equal marks are one object.

    Args:
        example: anybody scored for that job, whose card names what the marks stand for.
    """

    def __init__(self, example: Scored) -> None:
        card = card_object(example)
        self.out_of = tuple(milli(part["out_of"]) for part in card["components"])
        """What each component of the cards could have given, in milli-points."""
        self._components = tuple(
            _Components(part["name"], out_of)
            for part, out_of in zip(card["components"], self.out_of, strict=True)
        )
        self._marks = tuple(
            _Marks(item["source"], item["requirement"], milli(item["out_of"]))
            for item in card["contributions"]
        )

    def read(self, marked: MarkedFigures, candidate_id: str, file: str) -> Figures:
        """Return the figures of somebody whose resume lies at *file*."""
        return Figures(
            candidate_id=candidate_id,
            file=file,
            score=marked.score,
            components=tuple(map(getitem, self._components, marked.components)),
            contributions=tuple(map(getitem, self._marks, marked.marks)),
            gates=tuple(_gate(*gate) for gate in marked.gates),
            flags=tuple(_flag(*flag) for flag in marked.flags),
        )


class _Components(dict[int, Component]):
    """One component of the cards by the points that somebody has in it."""

    def __init__(self, name: str, out_of: int) -> None:
        super().__init__()
        self._new = partial(Component, name=name, out_of=out_of)

    def __missing__(self, points: int) -> Component:
        self[points] = made = self._new(points=points)
        return made


class _Marks(dict[tuple[int, str], Mark]):
    """One ask of the job by the points that somebody has in it and their state."""

    def __init__(self, source: str, requirement: str | None, out_of: int) -> None:
        super().__init__()
        self._new = partial(Mark, source=source, requirement=requirement, out_of=out_of)

    def __missing__(self, mark: tuple[int, str]) -> Mark:
        points, state = mark
        self[mark] = made = self._new(points=points, state=State(state))
        return made


class RankedCards(Sequence[RankedCard]):
    """The candidates of a run with their whole cards, each decompressed when it is asked for.

    Args:
        places: where they stand, best first.
        scored: candidate id -> what was scored.
    """

    def __init__(self, places: Sequence[Place], scored: Mapping[str, Scored]) -> None:
        self._places = places
        self._scored = scored

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> RankedCard: ...
    @overload
    def __getitem__(self, index: slice) -> "RankedCards": ...
    def __getitem__(self, index: int | slice) -> "RankedCard | RankedCards":
        """Return one candidate, or a stretch of them."""
        if isinstance(index, slice):
            return RankedCards(self._places[index], self._scored)
        place = self._places[index]
        scored = self._scored[place.card.candidate_id]
        card = card_from_json(
            card_object(scored),
            candidate_id=scored.candidate_id,
            file=place.card.file,
            sha256=scored.counted.sha256,
        )
        return RankedCard(
            rank=place.rank,
            tied=place.tied,
            tied_with=place.tied_with,
            rank_low=place.rank_low,
            rank_high=place.rank_high,
            card=card,
        )


class QuotationObject(msgspec.Struct, frozen=True, gc=False):
    """A quotation as the JSON object of a score card holds it."""

    quote: str
    start: int
    end: int
    page: int | None
    section: str | None


class ContributionObject(msgspec.Struct, frozen=True, gc=False):
    """What the JSON object of a contribution holds beside the figures."""

    reason: str
    evidence: tuple[QuotationObject, ...]


class CardObject(msgspec.Struct, frozen=True, gc=False):
    """What the JSON object of a score card holds beside the figures; all else of it is passed over.

    Why: ten thousand cards are decoded a third faster for it, and into a fraction of the objects.
    """

    contributions: tuple[ContributionObject, ...]


class CardObjects:
    """The score cards of a run as JSON objects, each decompressed when it is its turn.

    Args:
        places: in the order that is wanted.
        scored: candidate id -> what was scored.
    """

    def __init__(self, places: Sequence[Place], scored: Mapping[str, Scored]) -> None:
        self._places = places
        self._scored = scored

    def __iter__(self) -> Iterator[CardObject]:
        """Yield the objects."""
        decoder = msgspec.json.Decoder(CardObject)
        for place in self._places:
            yield decoder.decode(decompress(self._scored[place.card.candidate_id].marked.card))


class Profiles(Mapping[str, CandidateProfile]):
    """The assessed profiles of a run by candidate id, each decompressed when it is asked for.

    Args:
        scored: candidate id -> what was scored.
        files: candidate id -> the file that it was read from.
    """

    def __init__(self, scored: Mapping[str, Scored], files: Mapping[str, str]) -> None:
        self._scored = scored
        self._files = files

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._scored)

    def __iter__(self) -> Iterator[str]:
        """Yield the candidate ids."""
        return iter(self._scored)

    def __getitem__(self, candidate_id: str) -> CandidateProfile:
        """Return one profile."""
        line = profile_line(self._scored[candidate_id].counted, self._files[candidate_id])
        return profile_from_json(msgspec.json.decode(line))


@cache
def _gate(requirement: str, state: str) -> GateMark:
    return GateMark(requirement=requirement, state=GateState(state))


@cache
def _flag(code: str, severity: str, message: str) -> Flag:
    return Flag(code=code, severity=Severity(severity), message=message)
