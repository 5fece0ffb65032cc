"""A crew of worker processes that hand in one outcome a file, whatever a file does to its worker.

Built on Pebble's process pool, which alone among the usual pools names the task that a dead worker held.
Files are handed out one by one: handing over costs a tenth of a millisecond, so chunks would only make
more files pay for a bad one.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from matcher.batch import log
from matcher.batch.confine import FILES_A_WORKER, confine, is_worn, wear_out
from matcher.batch.endings import died, failure_of, pool_limit
from matcher.batch.names import display_name
from matcher.batch.outcome import Given, Outcome
from matcher.batch.start import METHOD, context
from matcher.batch.task import Task
from matcher.batch.worker import parse_file, prepare
from matcher.batch.workplace import Workplace, workplace
from matcher.model.run import Failure, Status
from matcher.readers.deadline import start_deadline, stop_deadline

_AHEAD = 2  # files handed out for each worker, so that none waits for the next
_LOOK_S = 1.0  # seconds between looks whether the pool itself still lives
_RETIRED = 75  # exit code of a worker that left because it was worn
_SHAKING = frozenset((Status.CRASHED, Status.TIMEOUT))  # after which a worker leaves
_ACKNOWLEDGED_S = 0.2  # seconds in which the pool certainly learns which file a worker took


def hand_out(
    files: Sequence[str],
    task: Task,
    *,
    workers: int,
    given: Callable[[str], Given | None],
    files_a_worker: int = FILES_A_WORKER,
    started: Callable[[], None] | None = None,
) -> Iterator[tuple[str, Outcome]]:
    """Give every file to a worker and yield each with its outcome as it comes, in no certain order.

    Args:
        files: paths.
        task: how to read.
        workers: processes.
        files_a_worker: files after which a worker is replaced; 1 gives each file a fresh one.
        given: returns what a worker need not read of a path.
        started: called once the first workers run.
    """
    waiting = deque(files)
    ahead = min(_AHEAD, files_a_worker)
    while waiting:
        running: dict[Future[Outcome | None], str] = {}
        with workplace() as place:
            pool = ProcessPool(workers, files_a_worker, _begin, (task, place.folder), context())
            try:
                while pool.active and (waiting or running):
                    if started:
                        started()
                        started = None
                    while waiting and len(running) < ahead * workers:
                        path = waiting.popleft()
                        running[_schedule(pool, path, task, given(path))] = path
                    for done in wait(running, _LOOK_S, FIRST_COMPLETED).done:
                        path = running.pop(done)
                        outcome = _outcome(done, path, task, place)
                        if outcome:
                            yield path, outcome
                        else:
                            waiting.append(path)
            finally:
                pool.stop()
                pool.join()
        for path in running.values():  # the pool broke; which file did it is not known
            yield path, _failed(path, died(path))


def _begin(task: Task, folder: Path) -> None:
    """Make a worker of this process, with what all files need."""
    if METHOD != "fork":
        prepare(task)
    confine(folder)


def _schedule(
    pool: ProcessPool, path: str, task: Task, given: Given | None
) -> Future[Outcome | None]:
    return pool.schedule(_work, (path, task, given), timeout=pool_limit(task.timeout_s))


def _work(path: str, task: Task, given: Given | None) -> Outcome | None:
    """Parse one file in a worker, or leave the worker if the files before have worn it out."""
    if is_worn():
        time.sleep(_ACKNOWLEDGED_S)
        os._exit(_RETIRED)
    start_deadline(task.timeout_s)
    outcome = parse_file(path, task, given)
    stop_deadline()
    if outcome.failure and outcome.failure.status in _SHAKING:
        wear_out()
    return outcome


def _outcome(
    done: Future[Outcome | None], path: str, task: Task, place: Workplace
) -> Outcome | None:
    """Return how a file ended; None when its worker left before it began."""
    fault = done.exception()
    if fault is None:
        return done.result()
    place.tidy()
    if isinstance(fault, ProcessExpired) and fault.exitcode == _RETIRED:
        log.worker_replaced(why=log.Replaced.WORN)
        return None
    failure = failure_of(fault, path, task.timeout_s, place)
    timed_out = failure.status is Status.TIMEOUT
    log.worker_replaced(why=log.Replaced.TIMEOUT if timed_out else log.Replaced.DIED)
    return _failed(path, failure)


def _failed(path: str, failure: Failure) -> Outcome:
    return Outcome(file=display_name(path), failure=failure)
