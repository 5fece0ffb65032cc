"""Profiles become parts of a run: counted up, scored and written, a chunk at a time over several processes."""

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from pathlib import Path

from pebble import ProcessPool

from matcher.batch.border import At, within
from matcher.batch.confine import confine
from matcher.batch.outcome import Part
from matcher.batch.start import context
from matcher.batch.task import Scoring
from matcher.batch.workplace import workplace
from matcher.model.profile import CandidateProfile
from matcher.schema.packed import unpack
from matcher.schema.scored import Scored, scored_of
from matcher.scoring.card import Scorer
from matcher.scoring.depth import Assessor

CHUNK = 100
"""Profiles that are handed over at once: a tenth of a second of work."""
ALONE = 300
"""Up to so many profiles, starting processes would take longer than it saves."""
_AHEAD = 2  # chunks handed out for each worker

Packed = tuple[str, bytes]
"""The file of a profile, and the profile (see ``matcher.schema.packed``)."""
Chunk = tuple[Packed, ...]


class _Bench:
    """What this process has ready to score with; a forked worker inherits it."""

    scoring: Scoring | None = None
    scorer: Scorer | None = None
    assessor: Assessor | None = None


_bench = _Bench()


def score_all(
    profiles: Iterable[Packed], count: int, scoring: Scoring, workers: int | None = None
) -> Iterator[Part]:
    """Score profiles and yield what a run keeps of each, or why there is nothing, in their order.

    Args:
        profiles: the file and the packed profile of each.
        count: how many there are.
        scoring: what they are held against.
        workers: processes; None takes one a processor.
    """
    if not count:
        return
    _prepare(scoring)  # forked workers inherit it, so it is made once
    crew = min(workers or os.cpu_count() or 1, -(-count // CHUNK))
    chunks = _chunks(profiles)
    if crew == 1 or count <= ALONE:
        for chunk in chunks:
            yield from _score_chunk(chunk)
    else:
        yield from _over_processes(chunks, scoring, crew)


def _over_processes(chunks: Iterator[Chunk], scoring: Scoring, crew: int) -> Iterator[Part]:
    with workplace() as place:
        pool = ProcessPool(crew, 0, _begin, (scoring, place.folder), context())
        running: deque[tuple[Chunk, Future[list[Part]]]] = deque()
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


def _collect(chunk: Chunk, future: Future[list[Part]]) -> list[Part]:
    """Return what a worker made of a chunk; where the worker died, do its work here."""
    return _score_chunk(chunk) if future.exception() else future.result()


def _begin(scoring: Scoring, folder: Path) -> None:
    _prepare(scoring)
    confine(folder)
    gc.disable()  # what scoring makes holds no circles, and looking for some takes as long as the rest


def _prepare(scoring: Scoring) -> None:
    if _bench.scoring is not scoring:
        _bench.scorer = Scorer(
            scoring.job,
            taxonomy=scoring.taxonomy,
            constants=scoring.constants,
            reference=scoring.reference,
        )
        _bench.assessor = Assessor(scoring.taxonomy, scoring.constants)
        _bench.scoring = scoring


def _score_chunk(chunk: Chunk) -> list[Part]:
    return [_score(file, packed) for file, packed in chunk]


def _score(file: str, packed: bytes) -> Part:
    at = At(path=file, stage="score")
    return within(at, lambda: _part(at, packed))


def _part(at: At, packed: bytes) -> Scored:
    scoring, scorer, assessor = _bench.scoring, _bench.scorer, _bench.assessor
    if scoring is None or scorer is None or assessor is None:
        raise ValueError("nothing is prepared to score with")
    profile = unpack(CandidateProfile, packed)
    at.sha256 = profile.document_id
    assessed = assessor.assess(profile, scoring.as_of)
    return scored_of(assessed, scorer.score(assessed), scoring.taxonomy)


def _chunks(profiles: Iterable[Packed]) -> Iterator[Chunk]:
    remaining = iter(profiles)
    while chunk := tuple(islice(remaining, CHUNK)):
        yield chunk
