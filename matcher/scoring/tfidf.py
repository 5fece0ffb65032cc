"""Duty lines and distinctive terms of a job held against the passages of a resume, by TF-IDF.

The vectors of the duty lines are scikit-learn's (``TfidfVectorizer`` with idf fixed by the reference counts,
imported on first use). The cosine with a passage is then summed over the words of the passage by the same
formula: a sparse row costs microseconds, a call of ``transform`` a millisecond. A test holds both equal.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matcher.model.document import Evidence
from matcher.model.profile import Passage
from matcher.scoring.constants import TermConstants
from matcher.scoring.lexicon import PassageWords, Vector
from matcher.scoring.reference import Reference
from matcher.scoring.words import is_stop_word, pairs, words

DutyVectors = Mapping[str, Sequence[tuple[int, float]]]
"""Feature -> the number of a duty line and its weight there, by TF-IDF, each line scaled to length 1."""

_Read = tuple[Passage, Vector]
"""A passage and what it is for the job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A distinctive term of a job: its idf, and how the job writes it first."""

    idf: float
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMatch:
    """How the passages of one resume match a job.

    Args:
        duties: for each duty line, the cosine of the best passage and that passage.
        coverage: 0..1 of the job's distinctive terms.
        found: the distinctive terms found as the job writes them, heaviest first, each with the first passage that holds it.
    """

    duties: tuple[tuple[float, Passage | None], ...]
    coverage: float
    found: tuple[tuple[str, Evidence], ...]


class TextMatcher:
    """One job's duty lines and terms, ready to be held against any resume.

    Args:
        duties: the duty lines.
        wordings: the words of every scored requirement, for the distinctive terms.
        reference: fixed document frequencies.
        constants: how many terms, and when one is fully shown.
        vectors: of the duty lines, where they were worked out before; that spares the import of scikit-learn.
    """

    def __init__(
        self,
        duties: Sequence[str],
        wordings: Sequence[str],
        reference: Reference,
        constants: TermConstants,
        *,
        vectors: DutyVectors | None = None,
    ) -> None:
        self.terms = _distinctive(wordings, reference, constants)
        lines = [[form for form, _ in _job_features(duty, reference)] for duty in duties]
        self.known = frozenset(self.terms).union(*lines)
        self.vectors = _vectors(lines, self.known, reference) if vectors is None else vectors
        self._count = len(duties)
        self._full = math.log(1 + constants.full_count)
        self._possible = sum(own.idf for own in self.terms.values())

    def match(self, words: Iterable[PassageWords]) -> TextMatch:
        """Hold the passages of one resume against the job."""
        read = [
            (own.passage, own.vector(self.known))
            for own in words
            if not self.known.isdisjoint(own.forms)
        ]
        coverage, found = self._cover(read)
        return TextMatch(duties=self._duties(read), coverage=coverage, found=found)

    def cosines(self, vector: Vector) -> dict[int, float]:
        """Return duty line -> cosine with a passage, where it is above zero.

        Formula: weights ``(1 + ln tf) idf``, both sides scaled to length 1.
        """
        products: dict[int, float] = {}
        duties = self.vectors
        for feature, weight in vector.weights.items():
            if feature in duties:
                for duty, value in duties[feature]:
                    products[duty] = products.get(duty, 0.0) + weight * value
        return {duty: product / vector.length for duty, product in products.items()}

    def _duties(self, read: Iterable[_Read]) -> tuple[tuple[float, Passage | None], ...]:
        best: list[tuple[float, Passage | None]] = [(0.0, None)] * self._count
        for passage, vector in read:
            for duty, cosine in self.cosines(vector).items():
                if cosine > best[duty][0]:
                    best[duty] = (cosine, passage)
        return tuple(best)

    def _cover(self, read: Iterable[_Read]) -> tuple[float, tuple[tuple[str, Evidence], ...]]:
        """Return the coverage, and the terms found.

        Formula: ``sum idf(t) min(1, log(1 + tf) / log(1 + 3)) / sum idf(t)`` over the terms.
        """
        if not self.terms:
            return 0.0, ()
        counts: dict[str, int] = {}
        first: dict[str, Evidence] = {}
        for passage, vector in read:
            for term in self.terms.keys() & vector.counts.keys():
                counts[term] = counts.get(term, 0) + vector.counts[term]
                first.setdefault(term, passage.evidence)
        found = [(term, own) for term, own in self.terms.items() if term in counts]
        gained = sum(
            own.idf * min(1.0, math.log(1 + counts[term]) / self._full) for term, own in found
        )
        return (
            gained / self._possible,
            tuple([(own.wording, first[term]) for term, own in found]),
        )


def _vectors(
    lines: Sequence[Sequence[str]], known: frozenset[str], reference: Reference
) -> DutyVectors:
    """Return the vectors of the duty lines."""
    if not any(lines):
        return {}
    import numpy as np  # noqa: PLC0415 - only a scored job needs it
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - takes a second

    vocabulary = sorted(known)
    vectorizer = TfidfVectorizer(analyzer=list, vocabulary=vocabulary, sublinear_tf=True)
    vectorizer.idf_ = np.array([reference.idf(term) for term in vocabulary])
    matrix = vectorizer.transform(lines).tocoo()
    weights: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for duty, column, value in zip(
        matrix.row.tolist(), matrix.col.tolist(), matrix.data.tolist(), strict=True
    ):
        weights[vocabulary[column]].append((duty, value))
    return dict(weights)


def _job_features(text: str, reference: Reference) -> list[tuple[str, str]]:
    """Return the features of a line of the job, each as it is written there.

    An uncounted word with a capital is taken for a name.
    """
    sequence = words(text)
    singles = [
        (word.form, word.written)
        for word in sequence
        if not is_stop_word(word.form)
        and (word.form in reference.frequencies or not word.is_capitalised)
    ]
    both = (
        (f"{first.form} {second.form}", f"{first.written} {second.written}")
        for first, second in pairs(sequence)
    )
    return singles + [pair for pair in both if pair[0] in reference.frequencies]


def _distinctive(
    wordings: Sequence[str], reference: Reference, constants: TermConstants
) -> dict[str, Term]:
    """Return the terms that tell this job from others, heaviest first."""
    features = [feature for text in wordings for feature in _job_features(text, reference)]
    counts = Counter(form for form, _ in features)
    wording = dict(reversed(features))  # the first wins
    weights = {
        term: (1 + math.log(count)) * reference.idf(term)
        for term, count in counts.items()
        if constants.rare_share <= reference.share(term) <= constants.common_share
        and reference.focus.get(term, 0.0) >= constants.least_focus
    }
    chosen = sorted(weights, key=lambda term: (-weights[term], term))[: constants.most_terms]
    if len(chosen) < constants.least_terms:
        return {}
    return {term: Term(idf=reference.idf(term), wording=wording[term]) for term in chosen}
