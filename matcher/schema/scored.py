"""One candidate's part of a run as bytes: figures in the open, JSON of card and profile compressed.

Workers hand it in, the cache keeps it, and the files of a run are put together from it without looking inside:
ten thousand of them take the memory of a few hundred score cards. What hangs on the resume alone is apart from
what hangs on the job, so that a resume is kept once however many jobs it is held against.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from matcher.model.profile import CandidateProfile
from matcher.model.scorecard import Place, ScoreCard
from matcher.model.skill import Taxonomy
from matcher.schema.json_bytes import json_bytes
from matcher.schema.packed import compress, decompress
from matcher.schema.profile_json import FILE_KEYS, file_to_json, profile_to_json
from matcher.schema.ranking_json import (
    PLACE_KEYS,
    Quotations,
    card_to_json,
    milli,
    place_to_json,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedFigures:
    """What a run keeps of an assessed profile in the open.

    Args:
        candidate_id: of the resume.
        sha256: of its bytes.
        name: on the resume; never scored.
        experience_months: of dated work.
    """

    candidate_id: str
    sha256: str
    name: str | None
    experience_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(CountedFigures):
    """What a run keeps of an assessed profile, whatever it is held against.

    Args:
        profile: compressed JSON of the profile.
    """

    profile: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedFigures:
    """What a run keeps of a score card in the open.

    Args:
        score: milli-points.
        components: milli-points of each component of the card.
        marks: milli-points and state of each contribution, in the order of the job's asks.
        gates: requirement and state of each knockout.
        flags: code, severity and message of each flag.
    """

    score: int
    components: tuple[int, ...]
    marks: tuple[tuple[int, str], ...]
    gates: tuple[tuple[str, str], ...]
    flags: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked(MarkedFigures):
    """What a run keeps of a score card.

    Args:
        card: compressed JSON of the score card.
    """

    card: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One candidate's part of a run.

    Args:
        counted: the resume; one value however many jobs it is held against.
        marked: its card for the job of the run.
    """

    counted: Counted
    marked: Marked

    @property
    def candidate_id(self) -> str:
        """The id of the resume."""
        return self.counted.candidate_id


def counted_of(profile: CandidateProfile, taxonomy: Taxonomy) -> Counted:
    """Put together what a run keeps of an assessed profile."""
    return Counted(
        candidate_id=profile.candidate_id,
        sha256=profile.document_id,
        name=profile.contact.name,
        experience_months=profile.experience_months,
        profile=_compressed(profile_to_json(profile, taxonomy)),
    )


def marked_of(
    card: ScoreCard, profile: CandidateProfile, quotations: Quotations | None = None
) -> Marked:
    """Put together what a run keeps of a score card.

    Args:
        card: the points.
        profile: that they were given for, assessed.
        quotations: of that profile, where several score cards share them.
    """
    return Marked(
        score=card.score,
        components=tuple(part.points for part in card.components),
        marks=tuple((item.points, str(item.state)) for item in card.contributions),
        gates=tuple((gate.requirement, str(gate.state)) for gate in card.gates),
        flags=tuple((flag.code, str(flag.severity), flag.message) for flag in card.flags),
        card=_compressed(card_to_json(card, profile, quotations)),
    )


def counted_from_json(profile: Mapping[str, Any]) -> Counted:
    """Put together what a run keeps of a profile from its JSON, the keys of its file among the others."""
    return Counted(
        candidate_id=profile["candidate_id"],
        sha256=profile["sha256"],
        name=profile["contact"]["name"],
        experience_months=profile["experience_months"],
        profile=_compressed({key: value for key, value in profile.items() if key not in FILE_KEYS}),
    )


def marked_from_json(card: Mapping[str, Any]) -> Marked:
    """Put together what a run keeps of a card from its JSON, the keys of its place among the others."""
    return Marked(
        score=milli(card["score"]),
        components=tuple(milli(part["points"]) for part in card["components"]),
        marks=tuple((milli(item["points"]), item["state"]) for item in card["contributions"]),
        gates=tuple((gate["requirement"], gate["state"]) for gate in card["gates"]),
        flags=tuple((flag["code"], flag["severity"], flag["message"]) for flag in card["flags"]),
        card=_compressed({key: value for key, value in card.items() if key not in PLACE_KEYS}),
    )


def card_object(scored: Scored) -> dict[str, Any]:
    """Return the JSON object of a score card, but for the keys of its place."""
    found: dict[str, Any] = msgspec.json.decode(decompress(scored.marked.card))
    return found


def place_line(scored: Scored, place: Place) -> bytes:
    """Return the JSON object of a candidate in a ranking, in one line."""
    return _joined(place_to_json(place, scored.counted.sha256), scored.marked.card)


def profile_line(counted: Counted, file: str, duplicate_of: str | None = None) -> bytes:
    """Return the JSON object of a resume, in one line."""
    return _joined(file_to_json(file, duplicate_of), counted.profile)


def _compressed(data: dict[str, Any]) -> bytes:
    return compress(json_bytes(data))


def _joined(first: dict[str, Any], rest: bytes) -> bytes:
    """Write the keys of *first* before those of the compressed object *rest*."""
    return b"".join((json_bytes(first)[:-1], b",", memoryview(decompress(rest))[1:]))
