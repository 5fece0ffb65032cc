"""A cluster of Dask: workers of this machine, or those of a scheduler that is named; its faults in one sentence."""

import logging
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from matcher.batch.engines.stations import leave
from matcher.errors import InputError

if TYPE_CHECKING:
    from distributed import Client, Future

_WAIT_S = 30.0
"""Seconds to wait for a scheduler to answer, and for its first worker."""
_ALONE_S = 120.0
"""Seconds that a run waits when the last worker is gone; a cluster may be starting others."""
_TRIES_AGAIN = 1  # of an order over which a process died
_LOOK_S = 1.0  # seconds between looks whether there are workers
_MISSING = "the engine dask is not installed; install it with: pip install 'skill-matcher[dask]'"


_ADDRESS = re.compile(r"(?:tcp|tls|ws|wss|ucx)://\S+:\d+")
PRIVATE: Mapping[str, Any] = {
    "host": "127.0.0.1",
    "dashboard_address": "127.0.0.1:0",  # None would take port 8787
    "scheduler_kwargs": {"dashboard": False},
    "silence_logs": logging.ERROR,
}
"""How a cluster of this machine is started: reached over the loopback alone, without a dashboard."""


def check_address(scheduler: str) -> None:
    """Refuse what is no address before anybody waits for it.

    Raises:
        InputError: it is none.
    """
    if not _ADDRESS.fullmatch(scheduler):
        raise InputError(
            f"{scheduler!r} is no address of a scheduler; it looks like tcp://host:8786"
        )


def check_installed() -> None:
    """Refuse to begin where Dask is missing.

    Raises:
        InputError: it is not installed.
    """
    try:
        import distributed  # noqa: F401, PLC0415 - an extra
    except ImportError:
        raise InputError(_MISSING) from None


class Cluster:
    """The workers of a run."""

    def __init__(self, client: "Client") -> None:
        self.client = client
        self._last_seen = time.monotonic()
        self._done: SimpleQueue[Future[bytes]] = SimpleQueue()

    @property
    def threads(self) -> int:
        """How many orders can be worked on at once; at least one."""
        threads: int = sum(self.client.nthreads().values())
        return max(1, threads)

    def submit(self, function: Callable[[bytes], bytes], data: bytes) -> "Future[bytes]":
        """Let a worker call a function of a module; once more where the process beside it died over it."""
        future = self.client.submit(function, data, pure=False, retries=_TRIES_AGAIN)
        future.add_done_callback(self._done.put)
        return future

    def wait(self) -> None:
        """Wait until one more of what was submitted is done, or for a second.

        Raises:
            InputError: the scheduler is gone, or its workers are and do not come back.
        """
        try:
            self._done.get(timeout=_LOOK_S)
        except Empty:
            self.check()
        else:
            self._last_seen = time.monotonic()

    def check(self) -> None:
        """See that somebody is there to do the work.

        Raises:
            InputError: the scheduler is gone, or its workers are and do not come back.
        """
        if self.client.status not in {"running", "connecting"}:
            raise InputError("the scheduler of the cluster is gone; what is finished is kept")
        now = time.monotonic()
        if self.client.scheduler_info(n_workers=-1)["workers"]:
            self._last_seen = now
        if now - self._last_seen > _ALONE_S:
            raise InputError(
                f"the cluster has had no worker for {_ALONE_S:g} seconds; start some; what is finished is kept"
            )


@contextmanager
def connected(workers: int | None, scheduler: str | None) -> Iterator[Cluster]:
    """Connect to a scheduler, or start workers on this machine and end them when they are no longer needed.

    Args:
        workers: processes to start; None starts one a processor. Of no use beside *scheduler*.
        scheduler: its address; None starts workers here.

    Raises:
        InputError: there is no scheduler or no worker.
    """
    from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra

    with ExitStack() as stack:
        try:
            if scheduler is None:
                own = stack.enter_context(
                    LocalCluster(n_workers=workers, threads_per_worker=1, memory_limit=0, **PRIVATE)
                )
                client = stack.enter_context(Client(own, timeout=_WAIT_S, set_as_default=False))
            else:
                client = stack.enter_context(
                    Client(scheduler, timeout=_WAIT_S, set_as_default=False)
                )
        except (OSError, ValueError) as fault:
            raise InputError(f"the scheduler {scheduler} does not answer ({fault})") from None
        try:
            client.wait_for_workers(1, timeout=_WAIT_S)
        except TimeoutError:
            raise InputError(
                f"the scheduler {scheduler} has no worker; start some with: dask worker {scheduler}"
            ) from None
        yield Cluster(client)
        if scheduler is not None:
            client.run(leave)
