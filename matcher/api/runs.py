"""The runs of the same resumes against several jobs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.api.run import Run
from matcher.api.spanning import Spanning

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Runs(Mapping[str, Run]):
    """The run of each job by the name of its file, in the order in which the jobs were given.

    The names are made plain (``ML Engineer.docx`` is ``ml-engineer``), the second of two that are alike gets
    the number 2. The runs share the profiles in memory.

    Args:
        runs: by name, at least one.
    """

    runs: Mapping[str, Run]

    def __getitem__(self, name: str) -> Run:
        """Return the run of a job."""
        return self.runs[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the jobs."""
        return iter(self.runs)

    def __len__(self) -> int:
        """Return how many jobs there are."""
        return len(self.runs)

    @cached_property
    def candidates(self) -> "pd.DataFrame":
        """One row a candidate: score and rank for each job, best rank for any job first."""
        from matcher.reports.several import jobs_table  # noqa: PLC0415 - loaded by who asks for it
        from matcher.reports.tables import frame  # noqa: PLC0415 - likewise

        spanning = Spanning()
        for name, run in self.runs.items():
            spanning.add(name, run)
        return frame(jobs_table(spanning.data()))

    def save(self, folder: str | Path, details: Mapping[str, Any] | None = None) -> None:
        """Write the run folder: a sub-folder a job, and beside them what spans the jobs.

        Args:
            folder: made where it is missing.
            details: what varies from run to run (time, duration, workers), for manifest.json alone.

        Raises:
            OutputError: when the disk does not take it.
        """
        from matcher.api.runs_folder import RunsFolder  # noqa: PLC0415 - loaded by who asks for it

        with RunsFolder(Path(folder)) as written:
            for name, run in self.runs.items():
                written.add(name, run)
            written.finish(details or {})
