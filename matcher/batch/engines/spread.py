"""Hand orders to the workers of a cluster, a few ahead for each, and take the answers as they come."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, TypeVar

from matcher.batch.engines.cluster import Cluster
from matcher.batch.engines.orders import Order, Refused, from_bytes, to_bytes
from matcher.batch.engines.stations import work
from matcher.errors import InputError

if TYPE_CHECKING:
    from distributed import Future

_AHEAD = 2  # orders handed out for each that is worked on, so that no worker waits for the next
_FETCH_S = 60.0  # seconds in which an answer that is there has to arrive

AnOrder = TypeVar("AnOrder", bound=Order)


def spread(
    cluster: Cluster,
    orders: Iterable[AnOrder],
    *,
    in_order: bool = False,
    started: Callable[[], None] | None = None,
) -> Iterator[tuple[AnOrder, Any]]:
    """Yield each order with its answer; None for one that no worker could do.

    Args:
        cluster: who does the work.
        orders: taken as there is room for them.
        in_order: yield in the order in which they were handed out, else as they come.
        started: called once the first are handed out.

    Raises:
        InputError: the cluster is gone, or its workers cannot do what this process could.
    """
    waiting = iter(orders)
    running: dict[Future[bytes], AnOrder] = {}
    try:
        while True:
            room = _AHEAD * cluster.threads - len(running)
            for order in islice(waiting, max(0, room)):
                running[cluster.submit(work, to_bytes(order))] = order
            if started:
                started()
                started = None
            if not running:
                return
            cluster.wait()
            futures = list(running)
            done = takewhile(_is_done, futures) if in_order else filter(_is_done, futures)
            for future in done:
                yield running.pop(future), _answer(future, cluster)
    finally:
        cluster.client.cancel(list(running))


def _is_done(future: "Future[bytes]") -> bool:
    return bool(future.done())


def _answer(future: "Future[bytes]", cluster: Cluster) -> Any:  # noqa: ANN401 - whoever sent the order knows
    """Return what came of an order; None where no worker could do it."""
    if future.status == "finished":
        try:
            answer = from_bytes(future.result(timeout=_FETCH_S))
        except TimeoutError:
            return None
        if isinstance(answer, Refused):
            raise InputError(f"a worker of the cluster cannot do the work: {answer.reason}")
        return answer
    if future.status == "error" and isinstance(future.exception(), ImportError):
        raise InputError(
            "the workers of the cluster cannot load matcher; install it there as it is here, for example with one "
            "image"
        )
    cluster.check()
    return None
