"""In how many texts a term stands at all, wherever that is, and how it is written and spoken of there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from matcher.extraction.forms import Words

_AT = frozenset(["at", "join", "joining"])
_FIRM = frozenset(["inc", "llc", "ltd", "corp", "gmbh", "is", "'s"])


@dataclass(slots=True)
class Place:
    """Numbers of texts.

    Args:
        anywhere: that hold the term.
        lower: that write it in lower case.
        employer: that speak of it as of an employer ("at Acme", "Acme Inc").
    """

    anywhere: int = 0
    lower: int = 0
    employer: int = 0


class _Way(Enum):
    PLAIN = auto()
    LOWER = auto()
    EMPLOYER = auto()


def count_places(
    wanted: Mapping[Words, str], texts: Sequence[Sequence[Sequence[str]]]
) -> dict[str, Place]:
    """Count for each term in how many texts it stands.

    Args:
        wanted: the lower-case words of each spelling of each term -> the term.
        texts: the words of each passage of each text.

    >>> count_places({("dbt",): "dbt"}, [[["we", "use", "dbt"], ["dbt"]], [["at", "DBT"]]])
    {'dbt': Place(anywhere=2, lower=1, employer=1)}
    """
    lengths: dict[str, tuple[int, ...]] = {}
    for key in wanted:
        lengths[key[0]] = tuple(sorted({*lengths.get(key[0], ()), len(key)}))
    places = {term: Place() for term in wanted.values()}
    for text in texts:
        seen: dict[str, set[_Way]] = {}
        for words in text:
            for term, way in _occurrences(words, lengths, wanted):
                seen.setdefault(term, set()).add(way)
        for term, ways in seen.items():
            place = places[term]
            place.anywhere += 1
            place.lower += _Way.LOWER in ways
            place.employer += _Way.EMPLOYER in ways
    return places


def _occurrences(
    words: Sequence[str], lengths: Mapping[str, Sequence[int]], wanted: Mapping[Words, str]
) -> Iterator[tuple[str, _Way]]:
    """Yield each wanted term of a passage with how it is written and spoken of."""
    lower = [word.lower() for word in words]
    for start, first in enumerate(lower):
        for length in lengths.get(first, ()):
            end = start + length
            key = tuple(lower[start:end])
            if key not in wanted:
                continue
            yield wanted[key], _Way.LOWER if key == tuple(words[start:end]) else _Way.PLAIN
            if _AT.intersection(lower[start - 1 : start]) or _FIRM.intersection(
                lower[end : end + 1]
            ):
                yield wanted[key], _Way.EMPLOYER
