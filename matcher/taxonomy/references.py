"""Whether everything that a taxonomy's entries point to exists and is in range."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from matcher.model.skill import PhraseRule, Skill
from matcher.taxonomy.entries import Entry, Faults
from matcher.taxonomy.graph import find_cycles

IMPLIES_RANGE = (0.3, 0.95)
SUBSTITUTES_RANGE = (0.3, 0.7)


def check_references(
    skills: Mapping[str, Entry[Skill]],
    senses: Iterable[str],
    phrases: Iterable[Entry[PhraseRule]],
    faults: Faults,
) -> None:
    """Note unknown ids, weights out of range and cycles."""
    known_senses = set(senses)
    for entry in skills.values():
        for steps, other in _pointers(entry.value):
            _check_id(other, set(skills), entry, steps, faults)
        for position, rule in enumerate(entry.value.sense):
            _check_id(rule, known_senses, entry, ("sense", position), faults)
        _check_weights(entry, faults)
    for phrase in phrases:
        _check_id(phrase.value.skill, set(skills), phrase, ("skill",), faults)
    for cycle in find_cycles({key: entry.value.broader for key, entry in skills.items()}):
        where = skills[cycle[0]].where("broader")
        faults.add(where, f"broader runs in a circle: {' -> '.join((*cycle, cycle[0]))}")


def _pointers(skill: Skill) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Yield every id that a skill points to, with the steps that lead to it."""
    for key in ("broader", "related"):
        for position, other in enumerate(getattr(skill, key)):
            yield (key, position), other
    for key in ("implies", "substitutes"):
        for other in getattr(skill, key):
            yield (key, other), other


def _check_id(
    name: str,
    known: set[str],
    entry: Entry[Skill] | Entry[PhraseRule],
    steps: tuple[int | str, ...],
    faults: Faults,
) -> None:
    if name in known:
        return
    close = get_close_matches(name, sorted(known), n=1)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    faults.add(entry.where(*steps), f"{steps[0]}: there is no {name!r}{hint}")


def _check_weights(entry: Entry[Skill], faults: Faults) -> None:
    """Note weights of a skill that leave their range."""
    for key, (low, high) in (("implies", IMPLIES_RANGE), ("substitutes", SUBSTITUTES_RANGE)):
        for other, weight in getattr(entry.value, key).items():
            if not low <= weight <= high:
                message = f"{key}.{other}: {weight:g} is not between {low:g} and {high:g}"
                faults.add(entry.where(key, other), message)
