"""What moved from one run to another, and why, put together from the figures of both."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from matcher.model.job import JobDescription, Requirement
from matcher.model.run import Failure, RunManifest
from matcher.model.scorecard import Mark, Place
from matcher.reports.run_data import requirements_by_id
from matcher.reports.run_diff_causes import Cause, CauseKind, causes_of
from matcher.reports.wording import requirement_text

MOST_SHIFTS = 3
"""Requirements that are named of a candidate; those that moved most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two runs.

    Args:
        manifest: what it was made from.
        job: as understood.
        places: of the candidates, best first.
        sha256: candidate id -> hash of the resume.
        failures: files that could not be used.
    """

    manifest: RunManifest
    job: JobDescription
    places: tuple[Place, ...]
    sha256: Mapping[str, str]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What one requirement gave before and after, in milli-points; None where that run does not ask for it."""

    source: str
    asked: str
    before: int | None
    after: int | None
    out_of_before: int | None
    out_of_after: int | None

    @property
    def by(self) -> int:
        """Milli-points more than before."""
        return (self.after or 0) - (self.before or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One candidate in both runs.

    Args:
        before: place in the first run; None for a new candidate.
        after: place in the second; None for one that is gone.
        causes: what explains the difference; empty where there is none.
        shifts: the requirements that moved most.
        gone: why somebody is gone, where that is known.
    """

    before: Place | None
    after: Place | None
    causes: tuple[CauseKind, ...] = ()
    shifts: tuple[Shift, ...] = ()
    gone: str | None = None

    @property
    def is_moved(self) -> bool:
        """Tell whether score or rank differ, or the candidate is in one run alone."""
        if self.before is None or self.after is None:
            return True
        return (self.before.rank, self.before.card.score) != (
            self.after.rank,
            self.after.card.score,
        )

    @property
    def by(self) -> int:
        """Milli-points more than before; 0 for who is in one run alone."""
        if self.before is None or self.after is None:
            return 0
        return self.after.card.score - self.before.card.score


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDiff:
    """What moved between two runs.

    Args:
        causes: what they were made from differently, all candidates alike.
        candidates: in the order of the second run; those that are gone at the end.
    """

    causes: tuple[Cause, ...]
    candidates: tuple[Moved, ...]

    @property
    def moved(self) -> tuple[Moved, ...]:
        """Those that moved, came or went; in both runs first, the largest difference of points first."""
        found = [one for one in self.candidates if one.is_moved]
        return tuple(sorted(found, key=lambda one: (_in_one_alone(one), -abs(one.by))))


def compare_runs(before: Side, after: Side) -> RunDiff:
    """Compare two runs: who moved, by what, and why."""
    causes = causes_of((before.manifest, before.job), (after.manifest, after.job))
    partners = _partners(before, after)
    old = {place.card.candidate_id: place for place in before.places}
    pairs = [(old.pop(partners.get(p.card.candidate_id, ""), None), p) for p in after.places]
    kinds = tuple(cause.kind for cause in causes)
    failed = {failure.file: failure for failure in after.failures}
    asked = (requirements_by_id(before.job), requirements_by_id(after.job))
    found = []
    for first, second in pairs:
        if first is None:
            found.append(Moved(before=None, after=second))
            continue
        shifts = _shifts(_marks(first, asked[0]), _marks(second, asked[1]))
        is_same_file = (
            before.sha256[first.card.candidate_id] == after.sha256[second.card.candidate_id]
        )
        one = Moved(before=first, after=second, shifts=shifts)
        found.append(_with_causes(one, kinds, is_same_file=is_same_file))
    gone = (Moved(before=p, after=None, gone=_why_gone(p, failed)) for p in old.values())
    return RunDiff(causes=causes, candidates=(*found, *gone))


def _in_one_alone(one: Moved) -> bool:
    return one.before is None or one.after is None


def _why_gone(place: Place, failed: Mapping[str, Failure]) -> str | None:
    failure = failed.get(place.card.file)
    return f"{failure.status.value}: {failure.reason}" if failure else None


def _with_causes(one: Moved, kinds: tuple[CauseKind, ...], *, is_same_file: bool) -> Moved:
    """Name what explains a difference: own file and inputs for points, the others for a rank alone."""
    if not one.is_moved:
        causes: tuple[CauseKind, ...] = ()
    elif one.by or one.shifts:
        causes = kinds if is_same_file else (CauseKind.FILE, *kinds)
        causes = causes or (CauseKind.UNKNOWN,)
    else:
        causes = (CauseKind.POOL,)
    return replace(one, causes=causes)


def _partners(before: Side, after: Side) -> dict[str, str]:
    """Return candidate of the second run -> the same one in the first: by bytes, by path, then by name alone."""
    partners: dict[str, str] = {}
    for key in (_bytes_of, _path_of, _name_of):
        known = set(partners.values())
        left = _unique(before, key, known)
        right = _unique(after, key, set(partners))
        partners |= {right[value]: left[value] for value in right.keys() & left.keys()}
    return partners


def _unique(side: Side, key: Callable[[Place], str], known: set[str]) -> dict[str, str]:
    """Return what *key* makes of each candidate that is not known yet -> its id, where only one has it."""
    left = [p for p in side.places if p.card.candidate_id not in known]
    counts = Counter(key(place) for place in left)
    return {key(p): p.card.candidate_id for p in left if counts[key(p)] == 1}


def _bytes_of(place: Place) -> str:
    return place.card.candidate_id


def _path_of(place: Place) -> str:
    return place.card.file


def _name_of(place: Place) -> str:
    return PurePath(place.card.file).name


_Key = tuple[str, str, int]


def _marks(place: Place, requirements: Mapping[str, Requirement]) -> dict[_Key, Mark]:
    """Return the contributions by what they are held against, such that it means the same in another run.

    Ids of requirements may mean another line there; of lines with the same words the first is the first.
    """
    found: dict[_Key, Mark] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for mark in place.card.contributions:
        key = (mark.source, requirement_text(mark.requirement, requirements))
        seen[key] += 1
        found[*key, seen[key]] = mark
    return found


def _shifts(before: Mapping[_Key, Mark], after: Mapping[_Key, Mark]) -> tuple[Shift, ...]:
    found = []
    for key in dict.fromkeys([*before, *after]):
        one, other = before.get(key), after.get(key)
        shift = Shift(
            source=key[0],
            asked=key[1],
            before=one.points if one else None,
            after=other.points if other else None,
            out_of_before=one.out_of if one else None,
            out_of_after=other.out_of if other else None,
        )
        if shift.by:
            found.append(shift)
    return tuple(sorted(found, key=lambda shift: -abs(shift.by))[:MOST_SHIFTS])
