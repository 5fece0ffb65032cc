"""Find the terms of a passage that stand where a skill could stand: beside known ones, in their lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.extraction.degree_words import find_degree
from matcher.extraction.suggest.form import Chunk, chunks_of, is_named, may_be_term
from matcher.extraction.suggest.stretch import Item, Known, Stretch, items_of

_NEAR = (0.5, 0.35, 0.25)
"""What a known skill in the same list speaks for a term, by how many items it stands away."""
_GROWN = 0.5
"""What speaks for a name that begins or ends with a known product ("Azure Purview")."""
_CUED = 0.25
"""What "experience with" and the like add."""
_NAMED = 0.15
"""What speaks for a name in a sentence that names a skill elsewhere."""
_CUES = frozenset(
    [
        "with",
        "in",
        "of",
        "using",
        "on",
        "like",
        "including",
        "knowledge",
        "experience",
        "g",
        "via",
        "as",
        "mit",
        "en",
    ]
)
_STUDIES = frozenset(
    [
        "degree",
        "degrees",
        "field",
        "fields",
        "major",
        "majors",
        "phd",
        "studies",
        "abschluss",
        "studium",
        "diplôme",
    ]
)
_BEFORE, _AFTER = 25, 12
"""Words around a term in which a degree is looked for."""
_LONG = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A term where it stands.

    Args:
        start: the first word.
        end: the word after the last.
        strength: 0..1, how surely it stands in the place of a skill.
        beside: ids of the known skills beside it.
    """

    start: int
    end: int
    strength: float
    beside: tuple[str, ...]


def sightings(stretch: Stretch) -> Iterator[Sighting]:
    """Yield the terms of a passage that may be skills, in the order of the text.

    >>> from matcher.extraction.suggest.stretch import Mark, stretch_of
    >>> from matcher.model.document import Span
    >>> known = [Mark(span=Span(start=0, end=5), known=Known.PRODUCT, skill="kafka")]
    >>> stretch = stretch_of("Kafka, Sqoop and pizza on Friday", known)
    >>> [(stretch.written(s.start, s.end), s.strength) for s in sightings(stretch)]
    [('Sqoop', 0.5), ('pizza', 0.35)]
    """
    lists = _Lists(stretch)
    for number in range(len(lists.items)):
        for chunk in lists.chunks[number]:
            if may_be_term(stretch, chunk):
                strength, beside = lists.weigh(number, chunk)
                if strength and not _is_study(stretch, chunk, lists.items[number].run, lists):
                    yield Sighting(
                        start=chunk[0], end=chunk[1], strength=min(1.0, strength), beside=beside
                    )


class _Lists:
    """The items of a passage with the chunks of each."""

    def __init__(self, stretch: Stretch) -> None:
        self.stretch = stretch
        self.items: Sequence[Item] = tuple(items_of(stretch.tokens))
        self.chunks: Sequence[Sequence[Chunk]] = tuple(
            tuple(chunks_of(stretch, item)) for item in self.items
        )
        self.runs: dict[int, tuple[int, int]] = {}
        for item in self.items:
            first, _ = self.runs.get(item.run, (item.start, 0))
            self.runs[item.run] = first, item.end

    def weigh(self, number: int, chunk: Chunk) -> tuple[float, tuple[str, ...]]:
        """Add up what speaks for a chunk; return it with the known skills beside it."""
        start, end = chunk
        stretch, chunks = self.stretch, self.chunks[number]
        beside = [skill for skill in stretch.skills[start:end] if skill]
        strength = _GROWN if Known.PRODUCT in stretch.known[start:end] else 0.0
        for step, is_outer in ((-1, chunk == chunks[0]), (1, chunk == chunks[-1])):
            near = self._neighbour(number, step) if is_outer else None
            if near:
                strength += near[0]
                beside.append(near[1])
        if strength and start and stretch.tokens.lower[start - 1] in _CUES:
            strength += _CUED
        if not strength and is_named(stretch, start, end):
            first, last = self.runs[self.items[number].run]
            strength = _NAMED if any(stretch.skills[first:last]) else 0.0
        return strength, tuple(dict.fromkeys(beside))

    def _neighbour(self, number: int, step: int) -> tuple[float, str] | None:
        """Return how near the next known skill of the same list is on one side, and which it is."""
        for far, weight in enumerate(_NEAR, 1):
            place = number + step * far
            if not 0 <= place < len(self.items) or not self.chunks[place]:
                return None
            if self.items[place].run != self.items[number].run:
                return None
            start, end = self.chunks[place][-1 if step < 0 else 0]
            skill = self.stretch.skills[end - 1 if step < 0 else start]
            if skill:
                return weight, skill
            if len(self.chunks[place]) > 1 or end - start > _LONG:
                return None
        return None


def _is_study(stretch: Stretch, chunk: Chunk, run: int, lists: _Lists) -> bool:
    """Tell whether the words around speak of degrees: what is listed there are subjects."""
    first, last = lists.runs[run]
    low, high = max(first, chunk[0] - _BEFORE), min(last, chunk[1] + _AFTER)
    if _STUDIES.intersection(stretch.tokens.lower[low:high]):
        return True
    return find_degree(stretch.written(low, high)) is not None
