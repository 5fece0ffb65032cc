"""A crew of worker processes that hand in one outcome a file, whatever a file does to its worker.

Built on Pebble's process pool, which alone among the usual pools names the task that a dead worker held.
Files are handed out one by one: handing over costs a tenth of a millisecond, so chunks would only make
more files pay for a bad one.
"""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from multiprocessing.context import BaseContext

from pebble import ProcessExpired, ProcessPool

from matcher.batch.confine import FILES_A_WORKER, confine, is_worn, wear_out
from matcher.batch.names import display_name
from matcher.batch.source import STDIN
from matcher.batch.worker import Outcome, Task, crashed, parse_file
from matcher.model.run import Failure, Status
from matcher.readers.deadline import MAX_EXTRA_S, start_deadline, stop_deadline

IMPORTING = threading.Lock()
"""Held by whoever imports in another thread: a process forked meanwhile could wait for that import for ever."""
_AHEAD = 2  # files handed out for each worker, so that none waits for the next
_GRACE_S = 5.0  # seconds after which the pool ends a worker whose own timer did not
_LOOK_S = 1.0  # seconds between looks whether the pool itself still lives
_RETIRED = 75  # exit code of a worker that left because it was worn
_ACKNOWLEDGED_S = 0.2  # seconds in which the pool certainly learns which file a worker took


def hand_out(
    files: Sequence[str],
    task: Task,
    *,
    workers: int,
    files_a_worker: int = FILES_A_WORKER,
    stdin: bytes | None = None,
    started: Callable[[], None] | None = None,
) -> Iterator[tuple[str, Outcome]]:
    """Give every file to a worker and yield each with its outcome as it comes, in no certain order.

    Args:
        files: paths.
        task: how to read.
        workers: processes.
        files_a_worker: files after which a worker is replaced; 1 gives each file a fresh one.
        stdin: what stands for the path ``-``; read before, as it can be read only once.
        started: called once the first workers run.
    """
    waiting = deque(files)
    ahead = min(_AHEAD, files_a_worker)
    while waiting:
        pool = ProcessPool(workers, files_a_worker, confine, (task,), _context())
        running: dict[Future[Outcome | None], str] = {}
        try:
            while pool.active and (waiting or running):
                if started:
                    started()
                    started = None
                while waiting and len(running) < ahead * workers:
                    path = waiting.popleft()
                    running[_schedule(pool, path, task, stdin)] = path
                for done in wait(running, _LOOK_S, FIRST_COMPLETED).done:
                    path = running.pop(done)
                    outcome = _outcome(done, path, task)
                    if outcome:
                        yield path, outcome
                    else:
                        waiting.append(path)
        finally:
            pool.stop()
            pool.join()
        for path in running.values():  # the pool broke; which file did it is not known
            yield path, _died(path)


def _schedule(
    pool: ProcessPool, path: str, task: Task, stdin: bytes | None
) -> Future[Outcome | None]:
    data = stdin if path == STDIN else None
    limit = task.timeout_s + MAX_EXTRA_S + _GRACE_S
    return pool.schedule(_work, (path, task, data), timeout=limit)


def _context() -> BaseContext:
    """Fork where that is the custom (see docs/adr/0007), else start each worker anew."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    return _CarefulFork()


if sys.platform == "linux":
    from multiprocessing.context import ForkContext, ForkProcess

    class _CarefulProcess(ForkProcess):
        """A process that is forked only while nothing is being imported."""

        def start(self) -> None:
            with IMPORTING:
                super().start()

    class _CarefulFork(ForkContext):
        Process = _CarefulProcess


def _work(path: str, task: Task, data: bytes | None) -> Outcome | None:
    """Parse one file in a worker, or leave the worker if the files before have worn it out."""
    if is_worn():
        time.sleep(_ACKNOWLEDGED_S)
        os._exit(_RETIRED)
    start_deadline(task.timeout_s)
    outcome = parse_file(path, task, data)
    stop_deadline()
    if outcome.failure and outcome.failure.status is Status.CRASHED:
        wear_out()
    return outcome


def _outcome(done: Future[Outcome | None], path: str, task: Task) -> Outcome | None:
    """Return how a file ended; None when its worker left before it began."""
    fault = done.exception()
    if fault is None:
        return done.result()
    if isinstance(fault, ProcessExpired) and fault.exitcode == _RETIRED:
        return None
    if isinstance(fault, TimeoutError) or _rang(fault):
        return Outcome(file=display_name(path), failure=timed_out(path, task.timeout_s))
    return _died(path)


def _rang(fault: BaseException) -> bool:
    """Tell whether the worker's own deadline ended it."""
    return isinstance(fault, ProcessExpired) and fault.exitcode == -signal.SIGALRM


def _died(path: str) -> Outcome:
    name = display_name(path)
    return Outcome(file=name, failure=crashed(name, "read", "its worker died"))


def timed_out(path: str, seconds: float) -> Failure:
    """Make the failure of a file that was not done when its time was up."""
    return Failure(
        file=display_name(path),
        status=Status.TIMEOUT,
        stage="read",
        reason=f"was not read within {seconds:g} seconds",
        next_step="Save it again as a small PDF or DOCX, or allow more time with --timeout-per-file.",
    )
