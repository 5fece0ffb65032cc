"""A process beside a worker of a cluster that does what the worker is sent.

    python -m matcher.batch.engines.station      reads orders from standard input, answers on standard output

Why: a worker of Dask is full of threads and may not start processes of its own, while each file needs a fresh one
that can be ended. This process is as clean as the first process of a run on one machine, does each order in the same
way, and leaves as soon as its worker is gone.
"""

import os
import signal
import threading
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from matcher.batch.engines.local import Local
from matcher.batch.engines.orders import (
    Answer,
    Asked,
    Order,
    ParseOrder,
    Refused,
    Setup,
    from_bytes,
    receive,
    send,
    to_bytes,
)
from matcher.batch.installation import differences, installation
from matcher.batch.task import Scoring
from matcher.errors import InputError, MatcherError
from matcher.taxonomy.load import taxonomy_for

_ENGINE = Local(1)


def main() -> None:
    """Do orders until nobody sends any more."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # whoever pressed it ends the run, and with it the pipe
    source, answers = _streams()
    for order in _orders(source):
        send(answers, to_bytes(answer(from_bytes(order))))


def answer(order: Order) -> Answer:
    """Do what an order says, or say why not."""
    try:
        _settle(order.setup)
        if isinstance(order, ParseOrder):
            known = dict(order.files)
            return list(_ENGINE.parse(tuple(known), order.task, read_before=known.__getitem__))
        scorings = _scorings(order.asked, order.setup.overlay, order.setup.installation["skills"])
        return list(_ENGINE.score(order.profiles, len(order.profiles), scorings))
    except MatcherError as fault:
        return Refused(reason=str(fault))


def _settle(setup: Setup) -> None:
    """Go where the run was started, and see that the same is installed here as there.

    Raises:
        InputError: this process cannot do the work of that one.
    """
    try:
        os.chdir(setup.start)
    except OSError as fault:
        raise InputError(
            f"the folder {setup.start} cannot be used there ({fault.strerror}); give the workers the same "
            "folders, or keep the resumes in an object store"
        ) from None
    parts = differences(setup.installation, installation(setup.overlay))
    if parts:
        raise InputError(
            f"what is installed there differs in: {', '.join(parts)}; install the same everywhere, for example "
            "with one image, and restart the workers"
        )


@lru_cache(maxsize=1)
def _scorings(asked: bytes, overlay: Path | None, taxonomy_version: str) -> tuple[Scoring, ...]:
    """Make ready what profiles are held against; kept for the next order."""
    del taxonomy_version  # part of the key: the files of the overlay may change between runs
    wanted: Asked = from_bytes(asked)
    taxonomy = taxonomy_for(overlay)
    return tuple(
        Scoring(
            job=job,
            taxonomy=taxonomy,
            constants=wanted.constants,
            reference=wanted.reference,
            as_of=wanted.as_of,
            overlay=overlay,
            vectors=vectors,
        )
        for job, vectors in wanted.jobs
    )


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Take the standard streams away from libraries, which chatter; what they say may quote a resume."""
    source, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return source, answers


def _orders(source: BinaryIO) -> Iterator[bytes]:
    """Yield orders as they come; end this process at once when whoever sends them is gone."""
    waiting: SimpleQueue[bytes] = SimpleQueue()

    def listen() -> None:
        while (order := receive(source)) is not None:
            waiting.put(order)
        os._exit(0)  # processes that were started here see it and clear their places

    threading.Thread(target=listen, daemon=True).start()
    while True:
        yield waiting.get()


if __name__ == "__main__":
    main()
