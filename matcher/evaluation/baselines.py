"""What the simplest methods would say of whole texts, to be held beside ours.

All of them see the same words: scikit-learn's (lower case, two characters or more, English stop words left out).
"""

from collections.abc import Callable, Mapping
from importlib.util import find_spec

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import linear_kernel

Baseline = Callable[[str, Mapping[str, str]], dict[str, float]]
"""From the text of a job and the texts of resumes by name to a score a resume."""
PLAIN_TFIDF = "plain TF-IDF"
BM25 = "BM25"
KEYWORDS = "keyword share"
WITHOUT_BM25 = "BM25: not installed; pip install bm25s adds it"


def baselines() -> dict[str, Baseline]:
    """Return the methods by name; BM25 is left out where the package bm25s is not installed."""
    found: dict[str, Baseline] = {PLAIN_TFIDF: tfidf_cosine}
    if find_spec("bm25s"):
        found[BM25] = bm25
    return found | {KEYWORDS: keyword_share}


def tfidf_cosine(job: str, resumes: Mapping[str, str]) -> dict[str, float]:
    """Return the cosine of each resume's whole text with the job's, fitted on all of them together.

    Source: scikit-learn's defaults with English stop words, the usual recipe of resume rankers.
    """
    names = sorted(resumes)
    matrix = _vectorizer().fit_transform([job, *(resumes[name] for name in names)])
    cosines = linear_kernel(matrix[:1], matrix[1:])[0]
    return {name: float(cosine) for name, cosine in zip(names, cosines, strict=True)}


def bm25(job: str, resumes: Mapping[str, str]) -> dict[str, float]:
    """Return the BM25 score of each resume for the job's words as the query.

    Source: Robertson and Zaragoza 2009 in Lucene's variant with k1 = 1.5 and b = 0.75, the defaults of bm25s. The
    query holds each word of the job as often as the job does.
    """
    import bm25s  # noqa: PLC0415 - for measuring only, so it may be missing

    names, words = sorted(resumes), _vectorizer().build_analyzer()
    texts = [words(resumes[name]) for name in names]
    index = bm25s.BM25()
    index.index(texts, show_progress=False)
    known = {word for text in texts for word in text}
    asked = [word for word in words(job) if word in known]
    if not asked:
        return dict.fromkeys(names, 0.0)
    scores = index.get_scores(asked)
    return {name: float(score) for name, score in zip(names, scores, strict=True)}


def keyword_share(job: str, resumes: Mapping[str, str]) -> dict[str, float]:
    """Return the share of the job's different words that each resume holds, 0 to 1."""
    words = _vectorizer().build_analyzer()
    asked = set(words(job))
    return {
        name: len(asked & set(words(text))) / len(asked) if asked else 0.0
        for name, text in resumes.items()
    }


def _vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(stop_words="english")
