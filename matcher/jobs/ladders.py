"""Ladders: fewer years for a higher degree ("BS+5 / MS+3", "Bachelor's and 5 years, or Master's and 3")."""

import re
from dataclasses import dataclass

from matcher.jobs.degrees import find_levels
from matcher.jobs.years import find_years
from matcher.model.profile import DegreeLevel

_SHORT = re.compile(
    r"\b(?P<level>BS|BSc|MS|MSc|PhD|Bachelor'?s?|Master'?s?)\s?(?:\+|with|and)\s?(?P<low>\d{1,2})(?P<high>-\d{1,2})?(?!\d)",
    re.IGNORECASE,
)
_FEWEST_RUNGS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One way to qualify: a degree with so many years."""

    level: DegreeLevel
    low: float | None
    high: float | None


def find_ladder(words: str) -> tuple[Rung, ...]:
    """Read the rungs of a ladder, in text order; nothing when *words* hold no ladder.

    >>> [(rung.level.value, rung.low) for rung in find_ladder("BS+5 / MS+3 / PhD+2")]
    [('bachelor', 5.0), ('master', 3.0), ('phd', 2.0)]
    """
    rungs = tuple(_short(match) for match in _SHORT.finditer(words))
    if len(rungs) < _FEWEST_RUNGS:
        rungs = _paired(words)
    levels = {rung.level for rung in rungs}
    return rungs if len(levels) == len(rungs) >= _FEWEST_RUNGS else ()


def _short(match: re.Match[str]) -> Rung:
    level = find_levels(f"{match['level']} degree")[0][0]
    high = float(match["high"][1:]) if match["high"] else None
    return Rung(level=level, low=float(match["low"]), high=high)


def _paired(words: str) -> tuple[Rung, ...]:
    """Pair each number of years with the level beside it: the one before, or after when years lead."""
    years = find_years(words)
    levels = find_levels(words)
    if len(years) < _FEWEST_RUNGS or len(levels) < len(years):
        return ()
    years_lead = years[0].start < levels[0][1]
    rungs: list[Rung] = []
    for number, one in enumerate(years):
        if years_lead:
            stop = years[number + 1].start if number + 1 < len(years) else len(words)
            beside = [level for level, start, _ in levels if one.end <= start < stop]
        else:
            begin = years[number - 1].end if number else 0
            beside = [level for level, _, end in levels if begin <= end <= one.start]
        if len(beside) != 1:
            return ()
        rungs.append(Rung(level=beside[0], low=one.low, high=one.high))
    return tuple(rungs)
