"""The engine that needs nothing else: processes of this machine."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from matcher.batch.engines.engine import ReadBefore
from matcher.batch.outcome import Made, Outcome, Wanted
from matcher.batch.task import Scoring, Task
from matcher.model.run import Failure


@dataclass(frozen=True, slots=True)
class Local:
    """Processes of this machine.

    Args:
        workers: how many; None takes one a processor.
    """

    workers: int | None = None

    def parse(
        self,
        files: Sequence[str],
        task: Task,
        *,
        read_before: ReadBefore,
        started: Callable[[], None] | None = None,
    ) -> Iterator[tuple[str, Outcome]]:
        """Parse files, see ``Engine``."""
        from matcher.batch.pool import parse_files  # noqa: PLC0415 - what is known needs no reader

        return parse_files(
            files, task, workers=self.workers, started=started, read_before=read_before
        )

    def score(
        self, profiles: Iterable[Wanted], count: int, scorings: Sequence[Scoring]
    ) -> Iterator[Made | Failure]:
        """Score profiles, see ``Engine``."""
        from matcher.batch.score import score_all  # noqa: PLC0415 - what is known needs no scorer

        return score_all(profiles, count, scorings, self.workers)


LOCAL = Local()
"""A process for each processor."""
