"""Count over many texts which unknown terms stand where skills stand, and rank them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from sys import intern

from matcher.extraction.forms import Words
from matcher.extraction.suggest.find import sightings
from matcher.extraction.suggest.places import Place, count_places
from matcher.extraction.suggest.quote import quotation
from matcher.extraction.suggest.stretch import Stretch

QUOTATIONS = 3
_CONTEXT = 3
"""Words to each side that tell whether two texts say the same."""
_NAME = 0.4
"""A term is a name when it is written in lower case throughout in a smaller part of the texts that hold it."""
_EMPLOYER = 0.25
"""A term is an employer when that part of the texts speak of it as of one ("at Acme")."""
_LEAST_NAME, _LEAST_PHRASE, _LEAST_WORD = 0.12, 0.2, 0.3
"""Least share of a name, of several words in lower case, of one word in lower case."""
_VOICES = 3
"""Texts from which one word in lower case is more than a chance."""
_DOUBT = 0.5
"""Texts that a term is thought to stand in elsewhere, so that two texts prove less than twenty."""
_BESIDE = 8
_PLURAL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A term that the taxonomy lacks.

    Args:
        term: as it is written most often.
        documents: how many texts have it where a skill stands; texts that say the same count once.
        anywhere: how many texts hold it at all.
        share: 0..1, how much of where it stands is the place of a skill.
        score: by which suggestions are ranked.
        is_name: written as a name.
        beside: ids of the known skills beside it, the most frequent first.
        quotations: clauses that hold it, of different texts.
    """

    term: str
    documents: int
    anywhere: int
    share: float
    score: float
    is_name: bool
    beside: tuple[str, ...]
    quotations: tuple[str, ...]


@dataclass(slots=True)
class _Sheet:
    """What was counted of one term."""

    strength: dict[int, float] = field(default_factory=dict)
    lefts: set[Words] = field(default_factory=set)
    rights: set[Words] = field(default_factory=set)
    written: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)
    quotations: dict[int, str] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        """In how many texts it stands where a skill stands; texts that go on in the same words count once."""
        return min(len(self.strength), len(self.lefts), len(self.rights))


class Tally:
    """Counts terms text by text.

    Args:
        known: lower-case words of every form that the taxonomy knows.
    """

    def __init__(self, known: Iterable[Words]) -> None:
        self._known = frozenset(known)
        self._sheets: dict[Words, _Sheet] = {}
        self._texts: list[list[list[str]]] = []

    def add(self, stretches: Iterable[Stretch]) -> None:
        """Count one text, given as its passages."""
        number = len(self._texts)
        held: list[list[str]] = []
        for stretch in stretches:
            held.append([intern(word) for word in stretch.tokens.words])
            for seen in sightings(stretch):
                key = tuple(stretch.tokens.lower[seen.start : seen.end])
                if key not in self._known:
                    self._note(number, key, stretch, seen.start, seen.end)
                    sheet = self._sheets[key]
                    sheet.strength[number] = max(sheet.strength.get(number, 0.0), seen.strength)
                    sheet.beside.update(seen.beside)
        self._texts.append(held)

    def _note(self, number: int, key: Words, stretch: Stretch, start: int, end: int) -> None:
        sheet, lower = self._sheets.setdefault(key, _Sheet()), stretch.tokens.lower
        sheet.lefts.add(_context(number, lower[max(0, start - _CONTEXT) : start]))
        sheet.rights.add(_context(number, lower[end : end + _CONTEXT]))
        sheet.written[stretch.written(start, end)] += 1
        if number not in sheet.quotations and len(sheet.quotations) < QUOTATIONS:
            quoted = quotation(stretch, start, end)
            if quoted and quoted not in sheet.quotations.values():
                sheet.quotations[number] = quoted

    @property
    def texts(self) -> int:
        """How many texts were counted."""
        return len(self._texts)

    def suggestions(self, least: int = 2) -> list[Suggestion]:
        """Return the terms of at least *least* texts, best first; spellings of one term count together."""
        groups: dict[str, list[Words]] = {}
        for key in self._sheets:
            groups.setdefault(_spelling(key), []).append(key)
        sheets = {
            name: _merged([self._sheets[key] for key in keys]) for name, keys in groups.items()
        }
        chosen = {name: sheet for name, sheet in sheets.items() if sheet.documents >= least}
        wanted = {key: name for name in chosen for key in groups[name]}
        places = count_places(wanted, self._texts)
        found = (_suggestion(sheet, places[name]) for name, sheet in chosen.items())
        return sorted(filter(None, found), key=lambda one: (-one.score, one.term))


def _spelling(key: Words) -> str:
    """Return what the spellings of a term have in common: "big tables", "BigTable", "big-table"."""
    joined = "".join(key)
    return (
        joined[:-1] if len(joined) > _PLURAL and joined[-1] == "s" and joined[-2] != "s" else joined
    )


def _merged(sheets: Sequence[_Sheet]) -> _Sheet:
    """Return the sum of what was counted of the spellings of one term."""
    if len(sheets) == 1:
        return sheets[0]
    whole = _Sheet()
    for sheet in sheets:
        for number, strength in sheet.strength.items():
            whole.strength[number] = max(whole.strength.get(number, 0.0), strength)
        whole.lefts |= sheet.lefts
        whole.rights |= sheet.rights
        whole.written.update(sheet.written)
        whole.beside.update(sheet.beside)
        whole.quotations = sheet.quotations | whole.quotations
    return whole


def _context(number: int, words: Sequence[str]) -> Words:
    """Return the words beside a term; where the passage ends before, each text has a context of its own."""
    return tuple(words) if len(words) == _CONTEXT else (*words, str(number))


def _suggestion(sheet: _Sheet, place: Place) -> Suggestion | None:
    """Weigh what was counted of a term; None where it stands elsewhere too often, or names an employer."""
    strength = sum(sheet.strength.values())
    share = strength / (place.anywhere + _DOUBT)
    is_name = place.lower < _NAME * place.anywhere
    term = min(sheet.written, key=lambda written: (-sheet.written[written], written))
    least = _LEAST_NAME if is_name else _LEAST_PHRASE if " " in term else _LEAST_WORD
    if not is_name and " " not in term and len(sheet.strength) < _VOICES:
        return None
    if share < least or place.employer > _EMPLOYER * place.anywhere:
        return None
    repeated = sheet.documents / len(sheet.strength)
    return Suggestion(
        term=term,
        documents=sheet.documents,
        anywhere=place.anywhere,
        share=share,
        score=strength * repeated * share**0.5,
        is_name=is_name,
        beside=tuple(sorted(sheet.beside, key=lambda skill: (-sheet.beside[skill], skill)))[
            :_BESIDE
        ],
        quotations=tuple(sheet.quotations[number] for number in sorted(sheet.quotations))[
            :QUOTATIONS
        ],
    )
