"""What the simplest method would say: plain TF-IDF cosine between whole texts."""

from collections.abc import Mapping

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import linear_kernel


def tfidf_cosine(job: str, resumes: Mapping[str, str]) -> dict[str, float]:
    """Return the cosine of each resume's whole text with the job's, fitted on all of them together.

    Source: scikit-learn's defaults with English stop words, the usual recipe of resume rankers.
    """
    names = sorted(resumes)
    matrix = TfidfVectorizer(stop_words="english").fit_transform(
        [job, *(resumes[name] for name in names)]
    )
    cosines = linear_kernel(matrix[:1], matrix[1:])[0]
    return {name: float(cosine) for name, cosine in zip(names, cosines, strict=True)}
