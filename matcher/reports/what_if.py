"""How a ranking would stand if the job or the weights were different."""

from dataclasses import dataclass
from typing import Any

from matcher.schema.common_json import SCHEMA_VERSION

_MILLI = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One candidate before and after; scores in milli-points."""

    candidate_id: str
    file: str
    rank_before: int
    score_before: int
    rank_after: int
    score_after: int

    @property
    def up(self) -> int:
        """Ranks gained; below zero where some are lost."""
        return self.rank_before - self.rank_after


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A ranking as it would be.

    Args:
        said: what is different, in words.
        standings: best first as it would be; inside a tie by candidate id.
    """

    said: tuple[str, ...]
    standings: tuple[Standing, ...]

    @property
    def up(self) -> tuple[Standing, ...]:
        """Who would move up, the furthest first."""
        return tuple(sorted((s for s in self.standings if s.up > 0), key=lambda s: -s.up))

    @property
    def down(self) -> tuple[Standing, ...]:
        """Who would move down, the furthest first."""
        return tuple(sorted((s for s in self.standings if s.up < 0), key=lambda s: s.up))


def what_if_to_json(found: WhatIf) -> dict[str, Any]:
    """Write what is different, and all candidates as they would stand."""
    return {
        "schema": SCHEMA_VERSION,
        "changes": list(found.said),
        "candidates": [
            {
                "candidate_id": one.candidate_id,
                "file": one.file,
                "rank_before": one.rank_before,
                "rank_after": one.rank_after,
                "score_before": one.score_before / _MILLI,
                "score_after": one.score_after / _MILLI,
            }
            for one in found.standings
        ],
    }
