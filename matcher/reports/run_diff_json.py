"""What moved between two runs as one JSON object."""

from typing import Any

from matcher.model.scorecard import Place
from matcher.reports.run_diff import Moved, RunDiff, Shift
from matcher.schema.common_json import SCHEMA_VERSION

_MILLI = 1000


def diff_to_json(diff: RunDiff) -> dict[str, Any]:
    """Write the causes, how many moved, and all who did, the largest difference of points first."""
    return {
        "schema": SCHEMA_VERSION,
        "causes": [
            {
                "kind": cause.kind.value,
                "before": cause.before,
                "after": cause.after,
                "details": list(cause.details),
            }
            for cause in diff.causes
        ],
        "unmoved": len(diff.candidates) - len(diff.moved),
        "moved": [_moved(one) for one in diff.moved],
    }


def _moved(one: Moved) -> dict[str, Any]:
    return {
        "before": _place(one.before),
        "after": _place(one.after),
        "by": one.by / _MILLI if one.before and one.after else None,
        "causes": [cause.value for cause in one.causes],
        "contributions": [_shift(shift) for shift in one.shifts],
        "gone": one.gone,
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    card = place.card
    return {
        "candidate_id": card.candidate_id,
        "file": card.file,
        "rank": place.rank,
        "score": card.score / _MILLI,
    }


def _shift(shift: Shift) -> dict[str, Any]:
    points = (shift.before, shift.out_of_before, shift.after, shift.out_of_after)
    before, out_of_before, after, out_of_after = (
        None if value is None else value / _MILLI for value in points
    )
    return {
        "source": shift.source,
        "asked": shift.asked,
        "before": before,
        "out_of_before": out_of_before,
        "after": after,
        "out_of_after": out_of_after,
    }
