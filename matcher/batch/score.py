"""Profiles become parts of runs: counted up, scored and written, a chunk at a time over several processes.

A profile is unpacked and counted once, then held against one job after the other.
"""

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

from pebble import ProcessPool

from matcher.batch.border import At, within
from matcher.batch.confine import confine
from matcher.batch.outcome import Made, Wanted
from matcher.batch.start import context
from matcher.batch.stretches import stretches
from matcher.batch.task import Scoring
from matcher.batch.workplace import workplace
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure
from matcher.schema.packed import encode, unpack
from matcher.schema.ranking_json import Quotations
from matcher.schema.scored import counted_of, marked_of
from matcher.scoring.card import Scorer
from matcher.scoring.depth import Assessor
from matcher.scoring.lexicon import Lexicon
from matcher.scoring.look import Look

CHUNK = 100
"""Profiles that are handed over at once: a tenth of a second of work."""
ALONE = 300
"""Up to so many profiles, starting processes would take longer than it saves."""
_AHEAD = 2  # chunks handed out for each worker


Chunk = tuple[Wanted, ...]


class _Bench:
    """What this process has ready to score with; a forked worker inherits it."""

    scorings: Sequence[Scoring] = ()
    scorers: tuple[Scorer, ...] = ()
    assessor: Assessor | None = None


_bench = _Bench()


def score_all(
    profiles: Iterable[Wanted], count: int, scorings: Sequence[Scoring], workers: int | None = None
) -> Iterator[Made | Failure]:
    """Score profiles and yield what runs keep of each, or why there is nothing, in their order.

    Args:
        profiles: what is to be made of each.
        count: how many there are.
        scorings: what they are held against; alike but for the job.
        workers: processes; None takes one a processor.
    """
    if not count:
        return
    _prepare(scorings)  # forked workers inherit it, so it is made once
    crew = min(workers or os.cpu_count() or 1, -(-count // CHUNK))
    chunks = stretches(profiles, CHUNK)
    if crew == 1 or count * len(scorings) <= ALONE:
        for chunk in chunks:
            yield from _score_chunk(chunk)
    else:
        yield from _over_processes(chunks, scorings, crew)


def _over_processes(
    chunks: Iterator[Chunk], scorings: Sequence[Scoring], crew: int
) -> Iterator[Made | Failure]:
    with workplace() as place:
        pool = ProcessPool(crew, 0, _begin, (scorings, place.folder), context())
        running: deque[tuple[Chunk, Future[list[Made | Failure]]]] = deque()
        try:
            for chunk in chunks:
                running.append((chunk, pool.schedule(_score_chunk, (chunk,))))
                if len(running) > _AHEAD * crew:
                    yield from _collect(*running.popleft())
            while running:
                yield from _collect(*running.popleft())
        finally:
            pool.stop()
            pool.join()


def _collect(chunk: Chunk, future: Future[list[Made | Failure]]) -> list[Made | Failure]:
    """Return what a worker made of a chunk; where the worker died, do its work here."""
    return _score_chunk(chunk) if future.exception() else future.result()


def _begin(scorings: Sequence[Scoring], folder: Path) -> None:
    _prepare(scorings)
    confine(folder)
    gc.disable()  # what scoring makes holds no circles, and looking for some takes as long as the rest


def _prepare(scorings: Sequence[Scoring]) -> None:
    if _bench.scorings is not scorings:
        first = scorings[0]
        assessor, lexicon = Assessor(first.taxonomy, first.constants), Lexicon(first.reference)
        _bench.scorers = tuple(
            Scorer(
                one.job,
                taxonomy=one.taxonomy,
                constants=one.constants,
                reference=one.reference,
                vectors=one.vectors,
                assessor=assessor,
                lexicon=lexicon,
            )
            for one in scorings
        )
        _bench.assessor = assessor
        _bench.scorings = scorings


def _score_chunk(chunk: Chunk) -> list[Made | Failure]:
    return [_score(wanted) for wanted in chunk]


def _score(wanted: Wanted) -> Made | Failure:
    at = At(path=wanted.file, stage="score")
    counted = within(at, lambda: _count(at, wanted))
    if isinstance(counted, Failure):
        return counted
    look, kept = counted
    quotations = Quotations(look.profile)
    return kept, tuple(_mark(at, look, quotations, job) for job in wanted.jobs)


def _count(at: At, wanted: Wanted) -> tuple[Look, bytes | None]:
    assessor, scoring = _bench.assessor, _bench.scorings[0]
    if assessor is None:
        raise ValueError("nothing is prepared to score with")
    profile = unpack(CandidateProfile, wanted.packed)
    at.sha256 = profile.document_id
    look = assessor.look(profile, scoring.as_of)
    kept = encode(counted_of(look.profile, scoring.taxonomy)) if wanted.counts else None
    return look, kept


def _mark(at: At, look: Look, quotations: Quotations, job: int) -> bytes | Failure:
    scorer, profile = _bench.scorers[job], look.profile
    return within(at, lambda: encode(marked_of(scorer.score(profile, look), profile, quotations)))
