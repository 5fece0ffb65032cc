"""Which engine does the work of a run, by name."""

from contextlib import AbstractContextManager, nullcontext
from typing import Literal

from matcher.batch.engines.engine import Engine
from matcher.batch.engines.local import Local
from matcher.errors import InputError

EngineName = Literal["local", "dask"]


def open_engine(
    name: EngineName, *, workers: int | None = None, scheduler: str | None = None
) -> AbstractContextManager[Engine]:
    """Return an engine that is closed when its context ends; what it gives does not depend on which it is.

    Args:
        name: ``local`` for processes of this machine, ``dask`` for a cluster.
        workers: processes; None takes one a processor. Of no use beside *scheduler*.
        scheduler: address of the scheduler of a cluster; None lets Dask start workers on this machine.

    Raises:
        InputError: the engine is not installed, or there is none of that name, or it takes no scheduler.
    """
    if name not in ("local", "dask"):
        raise InputError(f"there is no engine {name!r}; choose local or dask")
    if name == "local":
        if scheduler is not None:
            raise InputError("a scheduler is of use to the engine dask only; add --engine dask")
        return nullcontext(Local(workers))
    from matcher.batch.engines.dask import Dask  # noqa: PLC0415 - an extra

    return Dask(workers, scheduler)
