"""Many files over several processes; a file that breaks its worker is tried once more, alone."""

import os
from collections.abc import Callable, Iterator, Sequence

from matcher.batch.crew import hand_out
from matcher.batch.outcome import Given, Outcome
from matcher.batch.source import STDIN, read_stdin
from matcher.batch.task import Task
from matcher.batch.worker import prepare
from matcher.model.run import Status


def _nothing(path: str) -> None:
    del path


def parse_files(
    files: Sequence[str],
    task: Task,
    *,
    workers: int | None = None,
    started: Callable[[], None] | None = None,
    read_before: Callable[[str], Given | None] = _nothing,
) -> Iterator[tuple[str, Outcome]]:
    """Parse every file and yield its path with its outcome as it comes, in no certain order.

    Args:
        files: what ``discover`` found.
        task: how to read.
        workers: processes; None takes one a processor.
        started: called once the workers run, for work to be done beside them.
        read_before: returns what is known of a file from an earlier run.

    Yields:
        Exactly one outcome for each file.
    """
    if not files:
        return
    prepare(task)  # forked workers inherit it, so it is made once
    crew = min(workers or os.cpu_count() or 1, len(files))
    stdin = Given(data=read_stdin()) if STDIN in files else None

    def given(path: str) -> Given | None:
        return stdin if path == STDIN else read_before(path)

    again: list[str] = []
    for path, outcome in hand_out(files, task, workers=crew, given=given, started=started):
        if _crashed(outcome):
            again.append(path)
        else:
            yield path, outcome
    yield from hand_out(sorted(again), task, workers=1, files_a_worker=1, given=given)


def _crashed(outcome: Outcome) -> bool:
    """Tell whether a worker died or ran out of memory, perhaps through the file it had before."""
    return outcome.failure is not None and outcome.failure.status is Status.CRASHED
