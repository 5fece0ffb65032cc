"""Duty lines and distinctive terms of a job held against the passages of a resume, by TF-IDF.

The vectoriser is scikit-learn's, with idf fixed by the reference counts; it is imported on first use.
Names never matter: a capitalised word that the job does not use is no feature at all, so the person's own
name (and an employer's) drops out without anybody reading the contact record.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from matcher.model.document import Evidence, SectionKind
from matcher.model.profile import CandidateProfile, Passage
from matcher.scoring.constants import TermConstants
from matcher.scoring.reference import Reference
from matcher.scoring.words import is_stop_word, pairs, words

_READ = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.PROJECTS,
        SectionKind.PUBLICATIONS,
        SectionKind.SUMMARY,
        SectionKind.OTHER,
    }
)
_UNCOUNTED = tuple(f"\x00{number}" for number in range(32))
"""Features of words that no reference text holds: they lengthen a passage and match nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMatch:
    """How the passages of one resume match a job.

    Args:
        duties: for each duty line, the cosine of the best passage and that passage.
        coverage: 0..1 of the job's distinctive terms.
        found: the distinctive terms found, heaviest first, each with the first passage that holds it.
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
    """

    def __init__(
        self,
        duties: Sequence[str],
        wordings: Sequence[str],
        reference: Reference,
        constants: TermConstants,
    ) -> None:
        self._reference = reference
        self._constants = constants
        self.terms = _distinctive(wordings, reference, constants)
        lines = [_job_features(duty, reference) for duty in duties]
        self._known = frozenset(self.terms).union(*lines)
        self._count = len(duties)
        if lines and any(lines):
            self._fit(lines)
        else:
            self._vectorizer: Any = None

    def match(self, profile: CandidateProfile) -> TextMatch:
        """Hold one resume against the job; each passage counts once, however often it is repeated."""
        passages = list(_passages(profile))
        features = [self._features(passage.evidence.quote) for passage in passages]
        return TextMatch(duties=self._duties(passages, features), **self._cover(passages, features))

    def _fit(self, lines: list[list[str]]) -> None:
        import numpy as np  # noqa: PLC0415 - only a scored job needs it
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - takes a second

        reference = self._reference
        own = sorted(self._known - reference.frequencies.keys())
        vocabulary = [*reference.frequencies, *own, *_UNCOUNTED]
        self._vectorizer = TfidfVectorizer(
            analyzer=_as_they_are,
            vocabulary={term: column for column, term in enumerate(vocabulary)},
            sublinear_tf=True,
        )
        self._vectorizer.idf_ = np.array([reference.idf(term) for term in vocabulary])
        self._lines = self._vectorizer.transform(lines).T.tocsr()

    def _duties(
        self, passages: list[Passage], features: list[list[str]]
    ) -> tuple[tuple[float, Passage | None], ...]:
        if self._vectorizer is None or not passages:
            return ((0.0, None),) * self._count
        cosines = (self._vectorizer.transform(features) @ self._lines).toarray()
        best = cosines.argmax(axis=0)
        return tuple(
            (float(cosines[row, duty]), passages[row] if cosines[row, duty] > 0 else None)
            for duty, row in enumerate(best)
        )

    def _cover(self, passages: list[Passage], features: list[list[str]]) -> dict[str, Any]:
        """Formula: ``sum idf(t) min(1, log(1 + tf) / log(1 + 3)) / sum idf(t)`` over the terms."""
        counts: Counter[str] = Counter()
        first: dict[str, Evidence] = {}
        for passage, found in zip(passages, features, strict=True):
            for term in found:
                if term in self.terms:
                    counts[term] += 1
                    first.setdefault(term, passage.evidence)
        full = math.log(1 + self._constants.full_count)
        gained = sum(
            idf * min(1.0, math.log(1 + counts[term]) / full)
            for term, idf in self.terms.items()
            if counts[term]
        )
        possible = sum(self.terms.values())
        return {
            "coverage": gained / possible if possible else 0.0,
            "found": tuple((term, first[term]) for term in self.terms if term in first),
        }

    def _features(self, text: str) -> list[str]:
        sequence = list(words(text))
        kept: list[str] = []
        silent: set[str] = set()
        uncounted: dict[str, str] = {}
        for word in sequence:
            if is_stop_word(word.form):
                continue
            if word.form in self._known:
                kept.append(word.form)
            elif word.is_capitalised:
                silent.add(word.form)
            elif word.form in self._reference.frequencies:
                kept.append(word.form)
            else:
                slot = _UNCOUNTED[len(uncounted) % len(_UNCOUNTED)]
                kept.append(uncounted.setdefault(word.form, slot))
        for first, second in pairs(sequence):
            pair = f"{first.form} {second.form}"
            if pair in self._reference.frequencies and not silent & {first.form, second.form}:
                kept.append(pair)
        return kept


def _as_they_are(features: list[str]) -> list[str]:
    return features


def _passages(profile: CandidateProfile) -> Iterable[Passage]:
    seen: set[str] = set()
    for passage in sorted(profile.passages, key=lambda passage: passage.evidence.span):
        if not passage.is_prose or passage.section not in _READ:
            continue
        key = " ".join(passage.evidence.quote.casefold().split())
        if key not in seen:
            seen.add(key)
            yield passage


def _job_features(text: str, reference: Reference) -> list[str]:
    """Return the features of a line of the job; an uncounted word with a capital is taken for a name."""
    sequence = list(words(text))
    singles = [
        word.form
        for word in sequence
        if not is_stop_word(word.form)
        and (word.form in reference.frequencies or not word.is_capitalised)
    ]
    both = (f"{first.form} {second.form}" for first, second in pairs(sequence))
    return singles + [pair for pair in both if pair in reference.frequencies]


def _distinctive(
    wordings: Sequence[str], reference: Reference, constants: TermConstants
) -> dict[str, float]:
    """Return the terms that tell this job from others, heaviest first, with their idf."""
    counts = Counter(term for text in wordings for term in _job_features(text, reference))
    weights = {
        term: (1 + math.log(count)) * reference.idf(term)
        for term, count in counts.items()
        if reference.share(term) <= constants.common_share
    }
    chosen = sorted(weights, key=lambda term: (-weights[term], term))[: constants.most_terms]
    if len(chosen) < constants.least_terms:
        return {}
    return {term: reference.idf(term) for term in chosen}
