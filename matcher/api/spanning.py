"""What spans the runs of several jobs, gathered from one after the other, so that none need be kept."""

import os
from collections import ChainMap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from matcher.api.manifest import count_by_status
from matcher.api.records import profile_lines
from matcher.api.run import Run
from matcher.reports.several import (
    Candidate,
    JobLine,
    SeveralData,
    candidates_of,
    in_best_order,
    job_line,
)
from matcher.schema.ranking_json import manifest_to_json

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from matcher.batch.outcome import Outcome
    from matcher.model.run import Failure, RunManifest
    from matcher.schema.scored import Scored


class Spanning:
    """Gathers what the runs of several jobs have together; runs are added in the order of the jobs.

    All runs are of the same files.
    """

    def __init__(self) -> None:
        self._lines: list[JobLine] = []
        self._manifests: dict[str, RunManifest] = {}
        self._candidates: dict[str, Candidate] = {}
        self._first: Sequence[Outcome] = ()
        self._failed: list[int] = []
        self._mended: dict[int, Outcome] = {}
        self._failures: dict[str, Failure] = {}
        self._scored: ChainMap[str, Scored] = ChainMap()

    def add(self, name: str, run: Run) -> None:
        """Add the run of the job that is called *name*."""
        line = job_line(name, run.data)
        self._lines.append(line)
        self._manifests[name] = run.data.manifest
        if not line.standings.keys() <= self._candidates.keys():
            self._candidates = candidates_of(run.data) | self._candidates
        self._add_outcomes(run.outcomes)
        for failure in run.data.failures:
            self._failures.setdefault(failure.file, failure)
        if any(key not in self._scored for key in run.scored):
            self._scored.maps.append(cast("MutableMapping[str, Scored]", run.scored))

    def _add_outcomes(self, outcomes: "Sequence[Outcome]") -> None:
        """Keep the first outcome of each file, or, where that is a failure, the first that is none.

        Why: a profile on which the scoring for one job broke down may be good for another.
        """
        if not self._first:
            self._first = outcomes
            self._failed = [n for n, outcome in enumerate(outcomes) if outcome.failure]
            return
        again = {number: outcomes[number] for number in self._failed}
        self._mended |= {number: one for number, one in again.items() if one.is_parsed}
        self._failed = [number for number, one in again.items() if one.failure]

    def _outcomes(self) -> Iterator["Outcome"]:
        """Return how each file ended, sorted by path."""
        return (self._mended.get(number, one) for number, one in enumerate(self._first))

    def data(self) -> SeveralData:
        """Return what the outputs that span the jobs are made from."""
        failures = self._failures.values()
        return SeveralData(
            jobs=tuple(self._lines),
            candidates=in_best_order(self._lines, self._candidates),
            failures=tuple(sorted(failures, key=lambda failure: os.fsencode(failure.file))),
            as_of=next(iter(self._manifests.values())).as_of,
        )

    def counts(self) -> dict[str, int]:
        """Count how the files ended, by status."""
        return count_by_status(self._outcomes())

    def profile_lines(self) -> Iterator[bytes]:
        """Return the JSON object of each file, read or not, a line each, sorted by path."""
        return profile_lines(self._outcomes(), self._scored)

    def manifest(self) -> dict[str, Any]:
        """Return what determines the results of all jobs: as for one, with ``jobs`` by name instead of ``job``."""
        manifest = manifest_to_json(next(iter(self._manifests.values())))
        digests = {one.sha256 for one in self._outcomes() if one.is_parsed and one.sha256}
        del manifest["job"]
        jobs = {name: one.job for name, one in self._manifests.items()}
        return {**manifest, "jobs": jobs, "inputs": sorted(digests)}
