"""The engine that spreads the work over a cluster of Dask.

Files and profiles go out in stretches, a few for each worker at once, and come back as they are done. A worker that is
lost has its stretches done by others: Dask sees to that. What no worker could do is done here.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from matcher.batch.engines.cluster import Cluster, check_address, check_installed, connected
from matcher.batch.engines.engine import ReadBefore
from matcher.batch.engines.local import Local
from matcher.batch.engines.orders import Asked, ParseOrder, ScoreOrder, Setup, to_bytes
from matcher.batch.engines.spread import spread
from matcher.batch.installation import installation
from matcher.batch.outcome import Made, Outcome, Wanted
from matcher.batch.source import STDIN
from matcher.batch.stretches import stretches
from matcher.batch.task import Scoring, Task
from matcher.model.run import Failure

MOST_FILES = 100
"""Files that go out at once: a second of work."""
_FEWEST_FILES = 8
"""Files that are worth a journey."""
_SHARES = 8
"""Stretches of files for each worker at least, so that all of them end at about the same time."""
MOST_PROFILES = 200
"""Profiles that go out at once."""
_FEWEST_PROFILES = 20
_SCORES = 2_000
"""Score cards that one order makes, where there are several jobs."""


class Dask:
    """A cluster, connected to when there is something to do; a context manager.

    Args:
        workers: processes to start on this machine; None starts one a processor.
        scheduler: address of the scheduler of a cluster that is there; None starts workers on this machine.

    Raises:
        InputError: Dask is not installed, or the address is none.
    """

    def __init__(self, workers: int | None = None, scheduler: str | None = None) -> None:
        check_installed()
        if scheduler is not None:
            check_address(scheduler)
        self._workers = workers
        self._scheduler = scheduler
        self._stack = ExitStack()
        self._cluster: Cluster | None = None

    def __enter__(self) -> Self:
        """Return the engine."""
        return self

    def __exit__(self, *fault: object) -> None:
        """End what was started; a cluster that was there goes on."""
        self._stack.close()

    def parse(
        self,
        files: Sequence[str],
        task: Task,
        *,
        read_before: ReadBefore,
        started: Callable[[], None] | None = None,
    ) -> Iterator[tuple[str, Outcome]]:
        """Parse files, see ``Engine``; standard input is read here."""
        cluster, setup = self._connected(), _setup(task.overlay)
        afar = [path for path in files if path != STDIN]
        size = _between(_FEWEST_FILES, len(afar) // (_SHARES * cluster.threads), MOST_FILES)
        orders = (
            ParseOrder(setup=setup, task=task, files=tuple((one, read_before(one)) for one in some))
            for some in stretches(afar, size)
        )
        here: list[str] = [STDIN] if len(afar) < len(files) else []
        for order, answer in spread(cluster, orders, started=started):
            if answer is None:
                here += (path for path, _ in order.files)
            else:
                yield from answer
        yield from Local(1).parse(here, task, read_before=read_before)

    def score(
        self, profiles: Iterable[Wanted], count: int, scorings: Sequence[Scoring]
    ) -> Iterator[Made | Failure]:
        """Score profiles, see ``Engine``."""
        if not count:
            return
        first, jobs = scorings[0], tuple((one.job, one.vectors) for one in scorings)
        cluster, setup = self._connected(), _setup(first.overlay)
        asked = Asked(
            jobs=jobs, constants=first.constants, reference=first.reference, as_of=first.as_of
        )
        size = _between(_FEWEST_PROFILES, _SCORES // len(jobs), MOST_PROFILES)
        ready = to_bytes(asked)
        orders = (
            ScoreOrder(setup=setup, asked=ready, profiles=some)
            for some in stretches(profiles, size)
        )
        for order, answer in spread(cluster, orders, in_order=True):
            if answer is None:
                yield from Local(1).score(order.profiles, len(order.profiles), scorings)
            else:
                yield from answer

    def _connected(self) -> Cluster:
        if self._cluster is None:
            self._cluster = self._stack.enter_context(connected(self._workers, self._scheduler))
        return self._cluster


def _setup(overlay: Path | None) -> Setup:
    return Setup(start=os.getcwd(), overlay=overlay, installation=installation(overlay))  # noqa: PTH109 - goes as text


def _between(fewest: int, wanted: int, most: int) -> int:
    return min(most, max(fewest, wanted))
