"""The run folder of several jobs, written job by job."""

import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from matcher.api.run import Run
from matcher.api.spanning import Spanning
from matcher.jobs.profile_yaml import dump_job
from matcher.reports.beside import Makers, beside
from matcher.reports.overview import OF_SEVERAL
from matcher.reports.run_folder import (
    of_job,
    of_pool,
    of_several,
    write_files,
    write_manifest,
)

_FEW = 50
"""Below so many candidates, starting a process takes longer than it saves."""
_AT_ONCE = 5
"""Jobs that wait for one process, which has to copy whatever of this one's memory it touches."""


class RunsFolder:
    """A run folder with a sub-folder for each job; a context manager.

    The folders of the jobs are written by other processes, a few at once; the first by this one, so that what
    it loads need not be loaded by each of them.

    Args:
        folder: made where it is missing.
        workers: processes; None takes one a processor.

    Raises:
        OutputError: the disk does not take it.
    """

    def __init__(self, folder: Path, workers: int | None = None) -> None:
        self._folder = folder
        self._workers = workers or os.cpu_count() or 1
        self._stack = ExitStack()
        self.spanning = Spanning()

    def __enter__(self) -> Self:
        """Be ready to write."""
        self._others = self._stack.enter_context(beside(self._workers, _write_jobs))
        self._is_first = True
        self._waiting: list[Makers] = []
        return self

    def __exit__(self, *fault: Any) -> None:  # noqa: ANN401 - whatever Python hands over
        """End what is still being written, if a fault is on its way."""
        self._stack.__exit__(*fault)

    def add(self, name: str, run: Run) -> None:
        """Write the sub-folder of a job."""
        self.spanning.add(name, run)
        job_yaml = dump_job(run.data.job, run.taxonomy)
        data, seen = of_job(run.data, run.ranking_bytes(), job_yaml, in_full=OF_SEVERAL)
        files = {str(Path(name, file)): make for file, make in {**data, **seen}.items()}
        if self._is_first or len(run.scored) < _FEW:
            _write_jobs(self._folder, files)
        else:
            self._waiting.append(files)
            if self._others.has_room or len(self._waiting) == _AT_ONCE:
                self._hand_over()
        self._is_first = False

    def _hand_over(self) -> None:
        """Have written what waits."""
        files = {path: make for job in self._waiting for path, make in job.items()}
        self._others.hand_over(self._folder, files)
        self._waiting = []

    def finish(self, details: Mapping[str, Any]) -> None:
        """Write what spans the jobs; manifest.json comes last.

        Args:
            details: what varies from run to run, for manifest.json alone.
        """
        if self._waiting:
            self._hand_over()
        data = self.spanning.data()
        write_files(
            self._folder, {**of_pool(self.spanning.profile_lines(), data), **of_several(data)}
        )
        self._others.finish()
        counts = {"counts": self.spanning.counts()}
        write_manifest(self._folder, {**self.spanning.manifest(), **counts, **details})


def _write_jobs(folder: Path, makers: Makers) -> None:
    """Write the files of jobs; each is named by its path below *folder*."""
    for path, make in makers.items():
        whole = folder / path
        write_files(whole.parent, {whole.name: make})
