"""Duty lines and distinctive terms of a job held against the passages of a resume, by TF-IDF.

The vectors of the duty lines are scikit-learn's (``TfidfVectorizer`` with idf fixed by the reference counts,
imported on first use). The cosine with a passage is then summed over the words of the passage by the same
formula: a sparse row costs microseconds, a call of ``transform`` a millisecond. A test holds both equal.

Names never matter: stretches that name the person, an employer or a school are cut out before a word is
read, and a capitalised word that the job does not use is no feature at all.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any
from zlib import crc32

from matcher.model.document import Evidence
from matcher.model.profile import Passage
from matcher.scoring.constants import TermConstants
from matcher.scoring.look import Told
from matcher.scoring.reference import Reference
from matcher.scoring.words import Word, is_stop_word, pairs, words, words_of_chunk

_UNCOUNTED = tuple(f"\x00{number}" for number in range(32))
"""Features of words that no reference text holds: they lengthen a passage and match nothing."""

MOST_CHUNKS = 200_000
"""Stretches between white space whose words are remembered."""

DutyVectors = Mapping[str, Sequence[tuple[int, float]]]
"""Feature -> the number of a duty line and its weight there, by TF-IDF, each line scaled to length 1."""

_Read = tuple[Passage, list[str]]
"""A passage with the features of its words."""


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
        most_chunks: stretches between white space whose words are remembered.
        vectors: of the duty lines, where they were worked out before; that spares the import of scikit-learn.
    """

    def __init__(
        self,
        duties: Sequence[str],
        wordings: Sequence[str],
        reference: Reference,
        constants: TermConstants,
        *,
        most_chunks: int = MOST_CHUNKS,
        vectors: DutyVectors | None = None,
    ) -> None:
        self._reference = reference
        self._constants = constants
        self.terms = _distinctive(wordings, reference, constants)
        lines = [[form for form, _ in _job_features(duty, reference)] for duty in duties]
        self._known = frozenset(self.terms).union(*lines)
        self._idfs = _Idfs(reference)
        self._lexicon = _Lexicon(self._known, reference, most_chunks)
        self.vectors = _vectors(lines, self._known, reference) if vectors is None else vectors
        self._count = len(duties)

    def match(self, told: Sequence[Told]) -> TextMatch:
        """Hold the passages of one resume against the job."""
        read = [(passage, self.features(text)) for passage, text in told]
        return TextMatch(duties=self._duties(read), **self._cover(read))

    def cosines(self, features: Sequence[str]) -> dict[int, float]:
        """Return duty line -> cosine with a passage of these *features*, where it is above zero.

        Formula: weights ``(1 + ln tf) idf``, both sides scaled to length 1.
        """
        if self.vectors.keys().isdisjoint(features):
            return {}  # most passages; their length need not be known
        counts: Mapping[str, int] = dict.fromkeys(features, 1)
        if len(counts) < len(features):
            counts = Counter(features)
        square = 0.0
        products: dict[int, float] = {}
        for feature, count in counts.items():
            weight = self._idfs[feature]
            if count > 1:
                weight *= 1.0 + math.log(count)
            square += weight * weight
            for duty, value in self.vectors.get(feature, ()):
                products[duty] = products.get(duty, 0.0) + weight * value
        length = math.sqrt(square)
        return {duty: product / length for duty, product in products.items()}

    def _duties(self, read: Sequence[_Read]) -> tuple[tuple[float, Passage | None], ...]:
        best: list[tuple[float, Passage | None]] = [(0.0, None)] * self._count
        for passage, features in read:
            for duty, cosine in self.cosines(features).items():
                if cosine > best[duty][0]:
                    best[duty] = (cosine, passage)
        return tuple(best)

    def _cover(self, read: Sequence[_Read]) -> dict[str, Any]:
        """Formula: ``sum idf(t) min(1, log(1 + tf) / log(1 + 3)) / sum idf(t)`` over the terms."""
        counts: dict[str, int] = {}
        first: dict[str, Evidence] = {}
        for passage, features in read:
            for term in features:
                if term in self.terms:
                    counts[term] = counts.get(term, 0) + 1
                    first.setdefault(term, passage.evidence)
        full = math.log(1 + self._constants.full_count)
        gained = sum(
            own.idf * min(1.0, math.log(1 + counts[term]) / full)
            for term, own in self.terms.items()
            if term in counts
        )
        possible = sum(own.idf for own in self.terms.values())
        return {
            "coverage": gained / possible if possible else 0.0,
            "found": tuple(
                (own.wording, first[term]) for term, own in self.terms.items() if term in first
            ),
        }

    def features(self, text: str) -> list[str]:
        """Return the words and word pairs of a passage that count, in order, as often as they occur."""
        chunks = text.split()
        lexicon = self._lexicon
        singles = list(chain.from_iterable(map(lexicon.__getitem__, chunks)))
        return singles if lexicon.openers.isdisjoint(chunks) else singles + lexicon.pairs(chunks)


class _Idfs(dict[str, float]):
    """Remembers the idf of every feature that was asked for."""

    def __init__(self, reference: Reference) -> None:
        super().__init__()
        self._reference = reference

    def __missing__(self, feature: str) -> float:
        self[feature] = idf = self._reference.idf(feature)
        return idf


class _Lexicon(dict[str, tuple[str, ...]]):
    """Remembers which single words a stretch between white space counts as, because resumes share their words.

    ``openers`` are the stretches met so far that hold the first word of a pair that counts; few passages
    have one, and the others need not be looked through for pairs.
    """

    def __init__(self, known: frozenset[str], reference: Reference, most: int) -> None:
        super().__init__()
        self._most = most
        self.openers: set[str] = set()
        self._known = known
        self._reference = reference
        pairs_ = (term.split(" ")[0] for term in reference.frequencies if " " in term)
        self._first_words = frozenset(pairs_)

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        if len(self) >= self._most:
            self.clear()
            self.openers.clear()
        own = [word for word in words_of_chunk(chunk) if self._counts(word)]
        if any(word.form in self._first_words for word in own):
            self.openers.add(chunk)
        self[chunk] = features = tuple(self._feature(word.form) for word in own)
        return features

    def pairs(self, chunks: Sequence[str]) -> list[str]:
        """Return the neighbours that count together, without a pause between them."""
        both = pairwise(chain.from_iterable(map(words_of_chunk, chunks)))
        forms = (
            f"{first.form} {second.form}"
            for first, second in both
            if first.form in self._first_words
            and not first.ends_phrase
            and self._counts(first)
            and self._counts(second)
        )
        return [pair for pair in forms if pair in self._reference.frequencies]

    def _counts(self, word: Word) -> bool:
        return not is_stop_word(word.form) and (word.form in self._known or not word.is_capitalised)

    def _feature(self, form: str) -> str:
        if form in self._known or form in self._reference.frequencies:
            return form
        return _UNCOUNTED[crc32(form.encode()) % len(_UNCOUNTED)]


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
