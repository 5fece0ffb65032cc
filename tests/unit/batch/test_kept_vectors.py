"""The vectors of a job's duty lines are worked out once, are the same from the cache, and are seen to change."""

from dataclasses import replace
from datetime import date

import pytest

from matcher.api.jobs import parse_job
from matcher.batch.cache import Cache
from matcher.batch.kept_vectors import knows_vectors, with_vectors
from matcher.batch.task import Scoring
from matcher.batch.versions import vectors_version
from matcher.scoring import tfidf
from matcher.scoring.card import text_matcher
from matcher.scoring.constants import load_constants
from matcher.scoring.lexicon import Lexicon
from matcher.scoring.reference import load_reference
from matcher.taxonomy.load import taxonomy_for

JOB = "ML Engineer\n\nResponsibilities:\n- Train models for river levels\n- Deploy them on Kubernetes\n\nRequirements:\n- Python\n"


@pytest.fixture(scope="module")
def scoring():
    taxonomy = taxonomy_for()
    return Scoring(
        job=parse_job(JOB, taxonomy),
        taxonomy=taxonomy,
        constants=load_constants(),
        reference=load_reference(),
        as_of=date(2026, 11, 1),
    )


@pytest.fixture
def worked_out(monkeypatch):
    """Count how often vectors are worked out."""
    seen, vectors = [], tfidf._vectors

    def watched(lines, known, reference):
        seen.append(lines)
        return vectors(lines, known, reference)

    monkeypatch.setattr(tfidf, "_vectors", watched)
    return seen


def test_what_is_kept_is_what_was_worked_out(scoring, worked_out):
    cache = Cache(None)
    assert not knows_vectors(scoring, cache)
    first = with_vectors(scoring, cache)
    assert knows_vectors(scoring, cache)
    second = with_vectors(scoring, cache)
    assert len(worked_out) == 1
    for ready in (first, second):
        matcher = text_matcher(ready.job, ready.reference, ready.constants, vectors=ready.vectors)
        words = Lexicon(scoring.reference).words(None, "Trained models, deployed on Kubernetes")
        vector = words.vector(matcher.known)
        own = text_matcher(scoring.job, scoring.reference, scoring.constants)
        assert matcher.cosines(vector) == own.cosines(vector) != {}


def test_a_job_without_duties_is_known_too(scoring, worked_out):
    cache = Cache(None)
    bare = replace(scoring, job=parse_job("ML Engineer\n\nRequirements:\n- Python\n"))
    with_vectors(bare, cache)
    assert with_vectors(bare, cache).vectors == {}
    assert len(worked_out) == 1


def test_damage_is_worked_out_anew(scoring, worked_out):
    cache = Cache(None)
    good = with_vectors(scoring, cache).vectors
    cache.put(vectors_version(scoring), b"damage")
    mended = with_vectors(scoring, cache).vectors
    assert len(worked_out) == 2
    assert mended == good != {}


def test_another_job_or_another_reference_is_another_entry(scoring):
    cache = Cache(None)
    with_vectors(scoring, cache)
    other = parse_job(JOB.replace("river", "harbour"), scoring.taxonomy)
    assert not knows_vectors(replace(scoring, job=other), cache)
    fitted = replace(scoring.reference, sha256="0" * 64)
    assert not knows_vectors(replace(scoring, reference=fitted), cache)
    assert knows_vectors(replace(scoring, as_of=date(2020, 1, 1)), cache)
