"""Many files over several processes; a worker that dies takes one file with it, not the run."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from matcher.batch.discover import display_name
from matcher.batch.worker import Outcome, Task, crashed, parse_file, recogniser_for

CHUNK = 8
"""Files a task: small enough for even progress, large enough that handing over costs nothing."""


def parse_files(
    files: Sequence[str],
    task: Task,
    workers: int | None = None,
    started: Callable[[], None] | None = None,
) -> Iterator[Outcome]:
    """Parse every file and yield its outcome as it comes, in no certain order.

    Args:
        files: what ``discover`` found.
        task: how to read.
        workers: processes; None takes one a processor. A single file is read in this process.
        started: called once the workers run, for work to be done beside them.

    Yields:
        Exactly one outcome for each file.
    """
    if not files:
        return
    recogniser_for(task.overlay)  # forked workers inherit it, so it is made once
    if len(files) == 1:
        if started:
            started()
        yield parse_file(files[0], task)
        return
    chunks = [files[i : i + CHUNK] for i in range(0, len(files), CHUNK)]
    lost: list[str] = []
    with _pool(min(workers or os.cpu_count() or 1, len(chunks))) as pool:
        try:
            waiting = {pool.submit(_parse_chunk, chunk, task): chunk for chunk in chunks}
            if started:
                started()
            for done in as_completed(waiting):
                outcomes = _result(done)
                if outcomes is None:
                    lost.extend(waiting[done])
                else:
                    yield from outcomes
        finally:  # Ctrl-C does not wait for what nobody will look at
            pool.shutdown(wait=False, cancel_futures=True)
    for path in sorted(lost):
        yield _alone(path, task)


def _pool(workers: int) -> ProcessPoolExecutor:
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context(method))


def _parse_chunk(chunk: Sequence[str], task: Task) -> list[Outcome]:
    return [parse_file(path, task) for path in chunk]


def _result(done: Future[list[Outcome]]) -> list[Outcome] | None:
    try:
        return done.result()
    except BrokenProcessPool:
        return None


def _alone(path: str, task: Task) -> Outcome:
    """Try a file again in a worker of its own, after the pool it was in broke."""
    with _pool(1) as pool:
        outcomes = _result(pool.submit(_parse_chunk, [path], task))
    if outcomes:
        return outcomes[0]
    name = display_name(path)
    return Outcome(file=name, failure=crashed(name, "read", "its worker died"))
