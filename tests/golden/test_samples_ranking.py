"""The order of the sample people, held against how they were judged by reading."""

from pathlib import Path

import pytest
import yaml

from matcher.api.jobs import sample_jobs
from matcher.api.ranking import rank
from matcher.evaluation.baselines import tfidf_cosine
from matcher.evaluation.qrels import load_qrels
from matcher.evaluation.ranking import align, inversions, ndcg
from matcher.readers.read import read_document
from matcher.resources import resource_dir

ROOT = Path(__file__).parents[2]
QRELS = load_qrels(ROOT / "data" / "gold" / "qrels.csv")
RESUMES = resource_dir("data/samples/resumes")
CHEATS = ("r20.pdf", "r21.pdf")


@pytest.fixture(scope="module", params=sample_jobs())
def ranked(request):
    run = rank(RESUMES, request.param, as_of="2026-11-01")
    cards = {Path(place.card.file).name: place.card for place in run.data.ranking.candidates}
    return request.param, cards


def scores(cards):
    return {name: float(card.score) for name, card in cards.items()}


def test_those_judged_3_stand_above_those_judged_1_and_0(ranked):
    job, cards = ranked
    assert inversions(QRELS[job], scores(cards), high=3, low=1) == []


def test_the_order_beats_plain_tfidf(ranked):
    job, cards = ranked
    words = (resource_dir("data/samples/jobs") / f"{job}.md").read_text(encoding="utf-8")
    texts = {
        path.name: read_document(path.read_bytes(), path.name).text for path in RESUMES.iterdir()
    }
    ours = ndcg(*align(QRELS[job], scores(cards)))
    assert ours > max(ndcg(*align(QRELS[job], tfidf_cosine(words, texts))), 0.9)


def test_who_stuffs_words_or_hides_text_stands_below_every_fitting_person(ranked):
    job, cards = ranked
    fitting = [name for name, grade in QRELS[job].items() if grade >= 2]
    assert fitting
    lowest = min(cards[name].score for name in fitting)
    assert max(cards[name].score for name in CHEATS) < lowest


def test_hidden_text_is_shown_to_people_and_earns_nothing(ranked):
    _, cards = ranked
    hidden = yaml.safe_load((ROOT / "data/samples/people/r21.yaml").read_text())["hidden_text"]
    assert "hidden_text" in {flag.code for flag in cards["r21.pdf"].flags}
    quotes = [e.quote for item in cards["r21.pdf"].contributions for e in item.evidence]
    assert quotes
    visible = read_document((RESUMES / "r21.pdf").read_bytes(), "r21.pdf").text
    assert all(quote in visible for quote in quotes)
    assert hidden.strip()[:40] not in visible


def test_every_card_holds_the_laws(ranked):
    _, cards = ranked
    for name, card in cards.items():
        text = read_document((RESUMES / name).read_bytes(), name).text
        assert card.score == sum(item.points for item in card.contributions)
        assert 0 <= card.score <= 100_000
        assert sum(item.out_of for item in card.contributions) == 100_000
        for item in card.contributions:
            assert item.evidence or item.points == 0
            for e in item.evidence:
                assert text[e.span.start : e.span.end] == e.quote
