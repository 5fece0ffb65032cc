"""Neighbours in a ranking whose order hangs on the weights: their ranges of ranks overlap."""

from collections.abc import Sequence

from matcher.model.scorecard import Place


def close_calls(places: Sequence[Place]) -> str | None:
    """Say which of *places*, best first, stand too close to be told apart, or None where none do.

    Two neighbours do when the best rank of the lower one reaches the worst of the upper one in the draws of
    ``scoring.stability``.
    """
    groups: list[tuple[int, int]] = []
    first = 0
    for at in range(1, len(places) + 1):
        if at < len(places) and places[at].rank_low <= places[at - 1].rank_high:
            continue
        if at - first > 1:
            groups.append((places[first].rank, places[at - 1].rank))
        first = at
    if not groups:
        return None
    said = ", ".join(
        f"{one} to {last}" if last > one else f"the tied {one}" for one, last in groups
    )
    return f"Too close to tell apart when the weights are shaken: ranks {said}."
