"""What every engine can do; what is done with a file is the same everywhere."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from matcher.batch.outcome import Given, Made, Outcome, Wanted
from matcher.batch.task import Scoring, Task
from matcher.model.run import Failure

ReadBefore = Callable[[str], Given | None]
"""Tells what is known of a path from an earlier run."""


class Engine(Protocol):
    """Decides where files are parsed and profiles are scored; ledger and cache stay with who asks."""

    def parse(
        self,
        files: Sequence[str],
        task: Task,
        *,
        read_before: ReadBefore,
        started: Callable[[], None] | None = None,
    ) -> Iterator[tuple[str, Outcome]]:
        """Parse every file and yield its path with its outcome as it comes, in no certain order.

        Args:
            files: what ``discover`` found.
            task: how to read.
            read_before: returns what is known of a file from an earlier run.
            started: called once the work has begun, for work to be done beside it.
        """

    def score(
        self, profiles: Iterable[Wanted], count: int, scorings: Sequence[Scoring]
    ) -> Iterator[Made | Failure]:
        """Score profiles and yield what runs keep of each, or why there is nothing, in their order.

        Args:
            profiles: what is to be made of each.
            count: how many there are.
            scorings: what they are held against; alike but for the job.
        """
