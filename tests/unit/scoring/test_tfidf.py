"""TF-IDF: equal to scikit-learn, blind to names, contact data, skills lists and repetition."""

from collections import Counter

import numpy as np
import pytest
from builder import Resume
from sklearn.feature_extraction.text import TfidfVectorizer

from matcher.model.document import SectionKind
from matcher.scoring.lexicon import Lexicon
from matcher.scoring.look import told_in
from matcher.scoring.reference import load_reference
from matcher.scoring.tfidf import TextMatcher
from matcher.scoring.words import words

DUTIES = (
    "Build and maintain data pipelines for machine learning models",
    "Monitor deployed models, detect data drift and retrain",
)
WISHES = (
    "Kubernetes, docker, airflow, terraform, latency, forecasting, retrieval, prompt engineering"
)
PASSAGES = (
    "Maintained data pipelines, data quality checks and machine learning features in airflow",
    "Detected drift of deployed models and retrained them every zorpday",
    "Sold shoes",
)


@pytest.fixture(scope="module")
def matcher(constants):
    return TextMatcher(DUTIES, (*DUTIES, WISHES), load_reference(), constants.term_coverage)


def vector(matcher, text):
    """Return what a passage with these words is for the job of *matcher*."""
    return Lexicon(load_reference()).words(None, text).vector(matcher.known)


def test_cosines_are_those_of_scikit_learn(matcher):
    reference = load_reference()
    duties, passages = (
        [list(Counter(vector(matcher, text).counts).elements()) for text in texts]
        for texts in (DUTIES, PASSAGES)
    )
    vocabulary = sorted({feature for line in duties + passages for feature in line})
    vectorizer = TfidfVectorizer(analyzer=list, vocabulary=vocabulary, sublinear_tf=True)
    vectorizer.idf_ = np.array([reference.idf(feature) for feature in vocabulary])
    expected = (vectorizer.transform(passages) @ vectorizer.transform(duties).T).toarray()
    ours = [
        [matcher.cosines(vector(matcher, text)).get(duty, 0.0) for duty in range(2)]
        for text in PASSAGES
    ]
    assert np.allclose(ours, expected, atol=1e-12)
    assert expected[0, 0] > 0.3
    assert expected[1, 1] > 0.3
    assert expected[2].tolist() == [0, 0]


def match(matcher, resume):
    return matcher.match(Lexicon(load_reference()).read(told_in(resume.build())))


def test_the_best_passage_is_quoted(matcher):
    found = match(matcher, Resume().role(*PASSAGES))
    assert [passage.evidence.quote for _, passage in found.duties] == list(PASSAGES[:2])
    assert 0 < found.coverage < 1


@pytest.mark.parametrize(
    "section",
    [
        SectionKind.SKILLS,
        SectionKind.HEADER,
        SectionKind.INTERESTS,
        SectionKind.EDUCATION,
        SectionKind.PERSONAL,
    ],
)
def test_some_sections_are_never_read(matcher, section):
    resume = Resume()
    resume.line(section, PASSAGES[0])
    found = match(matcher, resume)
    assert found.duties == ((0.0, None), (0.0, None))
    assert found.coverage == 0


def test_bare_lists_are_never_read(matcher):
    resume = Resume()
    resume.line(SectionKind.EXPERIENCE, PASSAGES[0], prose=False)
    assert match(matcher, resume).coverage == 0


def test_repeating_a_passage_changes_nothing(matcher):
    once, often = Resume().role(PASSAGES[0]), Resume().role(*[PASSAGES[0], PASSAGES[0].upper()] * 3)
    first, second = match(matcher, once), match(matcher, often)
    assert first.coverage == second.coverage


def test_words_that_nobody_counted_lengthen_a_passage(matcher):
    plain = matcher.cosines(vector(matcher, "maintained data pipelines"))[0]
    odd = matcher.cosines(vector(matcher, "maintained data pipelines zorpish blimpled"))[0]
    named = matcher.cosines(vector(matcher, "maintained data pipelines Zorpish Blimpled"))[0]
    assert odd < plain
    assert named == plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C3PO mail ada@data.org see https://data.org/x www.data.io", ["mail", "see"]),
        ("co\u00adoperation of\u00a0teams", ["cooper", "of", "team"]),
        ("e\u0301tudes", ["étude"]),
        ("end-to-end A/B", ["end", "to", "end", "a", "b"]),
        ("x" * 31, []),
    ],
)
def test_words(text, expected):
    assert [word.form for word in words(text)] == expected


def test_a_short_job_has_no_distinctive_terms(constants):
    matcher = TextMatcher(
        ("build models",), ("build models",), load_reference(), constants.term_coverage
    )
    assert matcher.terms == {}
