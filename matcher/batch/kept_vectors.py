"""The vectors of a job's duty lines as they were worked out before, so that a known job needs no scikit-learn."""

from dataclasses import replace
from typing import TYPE_CHECKING

from matcher.batch.cache import Cache
from matcher.batch.kept import unpacked
from matcher.batch.task import Scoring
from matcher.batch.versions import vectors_version
from matcher.schema.packed import pack

if TYPE_CHECKING:
    from matcher.scoring.tfidf import DutyVectors

_Packed = dict[str, tuple[tuple[int, float], ...]]


def knows_vectors(scoring: Scoring, cache: Cache) -> bool:
    """Tell whether *cache* holds the vectors of the job."""
    return bool(cache.present((vectors_version(scoring),)))


def with_vectors(scoring: Scoring, cache: Cache) -> Scoring:
    """Return *scoring* with the vectors of its job: from *cache*, or worked out and put there."""
    key = vectors_version(scoring)
    known: DutyVectors | None = unpacked(_Packed, cache.get(key))
    if known is None:
        from matcher.scoring.card import text_matcher  # noqa: PLC0415 - what is known needs no scorer

        known = text_matcher(scoring.job, scoring.reference, scoring.constants).vectors
        cache.put(key, pack(known))
    return replace(scoring, vectors=known)
