"""One candidate's part of a run as bytes: figures in the open, JSON of card and profile compressed.

Workers hand it in, the cache keeps it, and the files of a run are put together from it without looking inside:
ten thousand of them take the memory of a few hundred score cards.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from operator import getitem
from typing import Any, overload

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
    ScoreCard,
    State,
)
from matcher.model.skill import Taxonomy
from matcher.schema.json_bytes import json_bytes
from matcher.schema.packed import compress, decompress
from matcher.schema.profile_from_json import profile_from_json
from matcher.schema.profile_json import FILE_KEYS, file_to_json, profile_to_json
from matcher.schema.ranking_json import (
    PLACE_KEYS,
    card_from_json,
    card_to_json,
    milli,
    place_to_json,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One candidate's part of a run.

    Args:
        candidate_id: of the resume.
        sha256: of its bytes.
        score: milli-points.
        components: milli-points of each component of the card.
        marks: milli-points and state of each contribution, in the order of the job's asks.
        gates: requirement and state of each knockout.
        flags: code, severity and message of each flag.
        name: on the resume; never scored.
        experience_months: of dated work.
        card: compressed JSON of the score card.
        profile: compressed JSON of the profile.
    """

    candidate_id: str
    sha256: str
    score: int
    components: tuple[int, ...]
    marks: tuple[tuple[int, str], ...]
    gates: tuple[tuple[str, str], ...]
    flags: tuple[tuple[str, str, str], ...]
    name: str | None
    experience_months: int
    card: bytes
    profile: bytes


def scored_of(profile: CandidateProfile, card: ScoreCard, taxonomy: Taxonomy) -> Scored:
    """Put together what a run keeps of an assessed profile and its card."""
    return Scored(
        candidate_id=card.candidate_id,
        sha256=profile.document_id,
        score=card.score,
        components=tuple(part.points for part in card.components),
        marks=tuple((item.points, str(item.state)) for item in card.contributions),
        gates=tuple((gate.requirement, str(gate.state)) for gate in card.gates),
        flags=tuple((flag.code, str(flag.severity), flag.message) for flag in card.flags),
        name=profile.contact.name,
        experience_months=profile.experience_months,
        card=_compressed(card_to_json(card, profile)),
        profile=_compressed(profile_to_json(profile, taxonomy)),
    )


def scored_from_json(card: Mapping[str, Any], profile: Mapping[str, Any]) -> Scored:
    """Put together what a run keeps of a candidate from the JSON that its files hold.

    Args:
        card: of the ranking, the keys of its place among them.
        profile: of the resume, the keys of its file among them.
    """
    return Scored(
        candidate_id=card["candidate_id"],
        sha256=card["sha256"],
        score=milli(card["score"]),
        components=tuple(milli(part["points"]) for part in card["components"]),
        marks=tuple((milli(item["points"]), item["state"]) for item in card["contributions"]),
        gates=tuple((gate["requirement"], gate["state"]) for gate in card["gates"]),
        flags=tuple((flag["code"], flag["severity"], flag["message"]) for flag in card["flags"]),
        name=profile["contact"]["name"],
        experience_months=profile["experience_months"],
        card=_compressed({key: value for key, value in card.items() if key not in PLACE_KEYS}),
        profile=_compressed({key: value for key, value in profile.items() if key not in FILE_KEYS}),
    )


def card_object(scored: Scored) -> dict[str, Any]:
    """Return the JSON object of a score card, but for the keys of its place."""
    found: dict[str, Any] = msgspec.json.decode(decompress(scored.card))
    return found


def place_line(scored: Scored, place: Place) -> bytes:
    """Return the JSON object of a candidate in a ranking, in one line."""
    return _joined(place_to_json(place, scored.sha256), scored.card)


def profile_line(scored: Scored, file: str, duplicate_of: str | None = None) -> bytes:
    """Return the JSON object of a resume, in one line."""
    return _joined(file_to_json(file, duplicate_of), scored.profile)


class FiguresReader:
    """Makes figures of what was scored for one job; equal marks are one object.

    Args:
        example: anybody scored for that job, whose card names what the marks stand for.
    """

    def __init__(self, example: Scored) -> None:
        card = card_object(example)
        self._components = tuple(
            _Components(part["name"], milli(part["out_of"])) for part in card["components"]
        )
        self._marks = tuple(
            _Marks(item["source"], item["requirement"], milli(item["out_of"]))
            for item in card["contributions"]
        )

    def read(self, scored: Scored, file: str) -> Figures:
        """Return the figures of somebody whose resume lies at *file*."""
        return Figures(
            candidate_id=scored.candidate_id,
            file=file,
            score=scored.score,
            components=tuple(map(getitem, self._components, scored.components)),
            contributions=tuple(map(getitem, self._marks, scored.marks)),
            gates=tuple(_gate(*gate) for gate in scored.gates),
            flags=tuple(_flag(*flag) for flag in scored.flags),
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

    def __init__(self, places: tuple[Place, ...], scored: Mapping[str, Scored]) -> None:
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
            sha256=scored.sha256,
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

    def __init__(self, places: tuple[Place, ...], scored: Mapping[str, Scored]) -> None:
        self._places = places
        self._scored = scored

    def __iter__(self) -> Iterator[CardObject]:
        """Yield the objects."""
        decoder = msgspec.json.Decoder(CardObject)
        for place in self._places:
            yield decoder.decode(decompress(self._scored[place.card.candidate_id].card))


class Profiles(Mapping[str, CandidateProfile]):
    """The assessed profiles of a run by candidate id, each decompressed when it is asked for.

    Args:
        scored: candidate id -> what was scored.
        files: candidate id -> the file it was read from.
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
        line = profile_line(self._scored[candidate_id], self._files[candidate_id])
        return profile_from_json(msgspec.json.decode(line))


def _compressed(data: dict[str, Any]) -> bytes:
    return compress(json_bytes(data))


def _joined(first: dict[str, Any], rest: bytes) -> bytes:
    """Write the keys of *first* before those of the compressed object *rest*."""
    return b"".join((json_bytes(first)[:-1], b",", memoryview(decompress(rest))[1:]))


@cache
def _gate(requirement: str, state: str) -> GateMark:
    return GateMark(requirement=requirement, state=GateState(state))


def _flag(code: str, severity: str, message: str) -> Flag:
    return Flag(code=code, severity=Severity(severity), message=message)
