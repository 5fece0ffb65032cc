"""The words of a resume's passages as TF-IDF counts them, cut and stemmed once for all the jobs it is held against.

Names never matter: stretches that name the person, an employer or a school are cut out before a word is
read, and a capitalised word that the job does not use is no feature at all.

What a word counts as hangs on the job in two cases alone: written with a capital it counts only where the job
knows it, and where no reference text holds it, only a job that knows it tells it from other such words.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple
from zlib import crc32

from matcher.model.profile import Passage
from matcher.scoring.reference import Reference
from matcher.scoring.words import is_stop_word, words_of_chunk

Told = tuple[Passage, str]
"""A passage and its words, with every name in it replaced by a full stop."""

_REMEMBERED = 200_000
"""Stretches between white space whose words are remembered."""
_UNCOUNTED = tuple(f"\x00{number}" for number in range(32))
"""Features of words that no reference text holds: they lengthen a passage and match nothing."""

_Single = tuple[str, str | None]
"""A word, and what it counts as for a job that does not know it; None where it does not count."""
_Pair = tuple[str, frozenset[str]]
"""Two neighbours that count together, and those of them that the job has to know for that."""


class Vector(NamedTuple):
    """What one passage is for a job.

    Args:
        counts: feature -> how often it occurs, in the order of the text, pairs after single words.
        weights: feature -> ``(1 + ln tf) idf``, in the same order.
        length: of the vector of weights.
    """

    counts: Mapping[str, int]
    weights: Mapping[str, float]
    length: float


class Lexicon:
    """Cuts passages into words that count, and remembers how, because resumes share their words.

    Args:
        reference: how common words are.
    """

    def __init__(self, reference: Reference) -> None:
        self._counted = reference.frequencies
        self._idfs = _Idfs(reference)
        self._singles = _Singles(reference)
        pairs = (term.split(" ") for term in reference.frequencies if " " in term)
        self._openers = frozenset(pair[0] for pair in pairs)

    def read(self, told: Iterable[Told]) -> tuple["PassageWords", ...]:
        """Return the words of passages."""
        return tuple([self.words(passage, text) for passage, text in told])

    def words(self, passage: Passage, text: str) -> "PassageWords":
        """Return the words of a passage; *text* is what it says, without names."""
        chunks = text.split()
        singles = list(chain.from_iterable(map(self._singles.__getitem__, chunks)))
        forms = {form for form, _ in singles}
        pairs = () if self._openers.isdisjoint(forms) else self._pairs(chunks)
        return PassageWords(passage, singles, pairs, self._idfs)

    def _pairs(self, chunks: Sequence[str]) -> list[_Pair]:
        """Return the neighbours, without a pause between them, that the reference counts."""
        found = []
        for first, second in pairwise(chain.from_iterable(map(words_of_chunk, chunks))):
            if first.form not in self._openers or first.ends_phrase:
                continue
            form = f"{first.form} {second.form}"
            if form in self._counted and not (
                is_stop_word(first.form) or is_stop_word(second.form)
            ):
                both = (first, second)
                found.append((form, frozenset(one.form for one in both if one.is_capitalised)))
        return found


class PassageWords:
    """The words of one passage, whatever it is held against.

    Args:
        passage: where they stand.
        singles: those that are no stop words, in order.
        pairs: the neighbours among them, in order.
        idfs: feature -> idf.
    """

    __slots__ = ("_doubtful", "_idfs", "_pairs", "_singles", "_vectors", "forms", "passage")

    def __init__(
        self,
        passage: Passage,
        singles: Sequence[_Single],
        pairs: Sequence[_Pair],
        idfs: Mapping[str, float],
    ) -> None:
        self.passage = passage
        self.forms = frozenset(chain((form for form, _ in singles), (form for form, _ in pairs)))
        """Everything that may count for some job."""
        self._singles = singles
        self._pairs = pairs
        self._idfs = idfs
        self._doubtful = frozenset([form for form, plain in singles if plain != form])
        self._vectors: dict[frozenset[str], Vector] = {}

    def vector(self, known: frozenset[str]) -> Vector:
        """Return what the passage is for a job that knows these words; worked out once for all that it is the same for."""
        decided = self._doubtful & known
        vector = self._vectors.get(decided)
        if vector is None:
            vector = self._vectors[decided] = self._vector(decided)
        return vector

    def _vector(self, decided: Collection[str]) -> Vector:
        singles = [form if form in decided else plain for form, plain in self._singles]
        features = [feature for feature in singles if feature is not None]
        features += [form for form, capitals in self._pairs if capitals.issubset(decided)]
        counts: dict[str, int] = dict.fromkeys(features, 1)
        if len(counts) < len(features):
            counts = Counter(features)
        weights = {}
        square = 0.0
        for feature, count in counts.items():
            weight = self._idfs[feature]
            if count > 1:
                weight *= 1.0 + math.log(count)
            weights[feature] = weight
            square += weight * weight
        return Vector(counts, weights, math.sqrt(square))


class _Idfs(dict[str, float]):
    """Remembers the idf of every feature that was asked for."""

    def __init__(self, reference: Reference) -> None:
        super().__init__()
        self._reference = reference

    def __missing__(self, feature: str) -> float:
        self[feature] = idf = self._reference.idf(feature)
        return idf


class _Singles(dict[str, tuple[_Single, ...]]):
    """Remembers the words of a stretch between white space that are no stop words."""

    def __init__(self, reference: Reference) -> None:
        super().__init__()
        self._counted = reference.frequencies

    def __missing__(self, chunk: str) -> tuple[_Single, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        own = (word for word in words_of_chunk(chunk) if not is_stop_word(word.form))
        self[chunk] = singles = tuple(
            (word.form, None if word.is_capitalised else self._plain(word.form)) for word in own
        )
        return singles

    def _plain(self, form: str) -> str:
        if form in self._counted:
            return form
        return _UNCOUNTED[crc32(form.encode()) % len(_UNCOUNTED)]
