"""A whole folder: find, leave out doubles, parse, and end with one outcome for every path."""

from collections.abc import Callable

from matcher.batch.discover import Inputs
from matcher.batch.duplicates import find_duplicates, with_duplicates
from matcher.batch.pool import parse_files
from matcher.batch.worker import Outcome, Task


def parse_all(
    inputs: Inputs,
    task: Task,
    *,
    workers: int | None = None,
    progress: Callable[[Outcome], None] | None = None,
    started: Callable[[], None] | None = None,
) -> tuple[Outcome, ...]:
    """Parse everything that was found.

    Args:
        inputs: what ``discover`` found.
        task: how to read.
        workers: processes; None takes one a processor.
        progress: called with each outcome as it comes, in no certain order.
        started: called once the workers run.

    Returns:
        One outcome for each path, sorted by path.
    """
    further = find_duplicates(inputs.files)
    unique = [path for path in inputs.files if path not in further]
    outcomes = [Outcome(file=failure.file, failure=failure) for failure in inputs.failures]
    for outcome in parse_files(unique, task, workers, started):
        if progress:
            progress(outcome)
        outcomes.append(outcome)
    return with_duplicates(outcomes, further)
