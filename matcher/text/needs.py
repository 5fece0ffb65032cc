r"""What a text must hold for a pattern to be found in it: a cheap question before a costly search.

A wording such as ``\b(cut|lower)\w*\b.{0,40}\b(latency|costs?)\b`` is nowhere in a text that holds neither "cut"
nor "lower", or neither "latency" nor "cost". To look for strings takes a small part of the time of the search.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_SHORTEST = 2
"""So many letters has a string that is worth looking for."""

_ITEM = re.compile(
    r"(?P<letter>[^\\.^$*+?\[|(){]|\\\W|\{(?!\d*,?\d*\}))"
    r"|(?P<group>\((?!\?)|\(\?:|\(\?P<\w+>)"
    r"|(?P<look>\(\?<?[=!])"
    r"|(?P<end>\))"
    r"|(?P<bar>\|)"
    r"|(?P<times>[*+?]\??|\{\d*,?\d*\}\??)"
    r"|(?P<any>\[\^?\]?(?:\\.|[^\]\\])*\]|\.|\\[dDsSwW])"
    r"|(?P<edge>\\[bB]|[$^])"
)
"""What a pattern is made of; one that holds anything else is not understood."""

_Items = Iterator[tuple[str | None, str]]


@dataclass(frozen=True, slots=True)
class Needs:
    """Strings that a text must hold one and all, and choices of which it must meet each."""

    strings: tuple[str, ...] = ()
    choices: tuple["Choice", ...] = ()

    def met_by(self, text: str) -> bool:
        """Tell whether *text* holds what is needed."""
        for string in self.strings:
            if string not in text:
                return False
        for choice in self.choices:  # noqa: SIM110 - a generator takes twice the time
            if not choice.met_by(text):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Choice:
    """Strings, and needs of more than one string, of which a text must meet one."""

    strings: tuple[str, ...]
    others: tuple[Needs, ...]

    def met_by(self, text: str) -> bool:
        """Tell whether *text* holds what is needed."""
        for string in self.strings:
            if string in text:
                return True
        for needs in self.others:  # noqa: SIM110 - a generator takes twice the time
            if needs.met_by(text):
                return True
        return False


_NOTHING = Needs()


def needs_of(pattern: re.Pattern[str]) -> Needs:
    r"""Return what a text must hold wherever *pattern* is found in it; any text will do where no string is sure.

    >>> needs = needs_of(re.compile(r"\b(cut|lower)\w*\b.{0,40}\b(latency|costs?)\b"))
    >>> (
    ...     needs.met_by("lowered the cost"),
    ...     needs.met_by("lowered the blinds"),
    ...     needs.met_by("latency"),
    ... )
    (True, False, False)
    """
    if pattern.flags & (re.IGNORECASE | re.VERBOSE):
        return _NOTHING
    items = [(found.lastgroup, found.group()) for found in _ITEM.finditer(pattern.pattern)]
    is_understood = sum(len(said) for _, said in items) == len(pattern.pattern)
    return _group(iter(items)) if is_understood else _NOTHING


def _group(items: _Items) -> Needs:
    """Return the needs of what stands up to the bracket that ends a group, or to the end of the pattern."""
    branches = [_Branch()]
    for kind, said in items:
        if kind == "end":
            break
        if kind == "bar":
            branches.append(_Branch())
        elif kind == "group":
            branches[-1].add(_group(items))
        elif kind == "look":
            _group(items)  # what is looked at may lie outside of what is found
            branches[-1].add(_NOTHING)
        else:
            branches[-1].take(kind, said)
    needs = [branch.needs() for branch in branches]
    return _either(needs) if len(needs) > 1 else needs[0]


@dataclass(slots=True)
class _Branch:
    """One of the alternatives of a group while it is read: runs of letters, and the needs of what parts them."""

    runs: list[str] = field(default_factory=lambda: [""])
    parts: list[Needs] = field(default_factory=list)

    def take(self, kind: str | None, said: str) -> None:
        """Add a letter, any letter, or how often the last one stands; an edge of a word has no letter."""
        if kind == "letter":
            self.runs[-1] += said[-1]
        elif kind == "any":
            self.add(_NOTHING)
        elif kind == "times":
            self._repeat(may_lack=said[0] in "*?" or said[1:2] in {"0", ",", "}"})

    def add(self, part: Needs) -> None:
        """Add what is more than a letter."""
        self.parts.append(part)
        self.runs.append("")

    def _repeat(self, *, may_lack: bool) -> None:
        """Let the last letter, or else the last part, stand more than once, or not at all."""
        if may_lack and self.runs[-1]:
            self.runs[-1] = self.runs[-1][:-1]
        elif may_lack and self.parts:
            self.parts[-1] = _NOTHING
        self.add(_NOTHING)

    def needs(self) -> Needs:
        """Put everything together; what is rare soon tells: long strings, and choices between few."""
        strings = {run for run in self.runs if len(run.strip()) >= _SHORTEST}
        strings.update(string for part in self.parts for string in part.strings)
        choices = [choice for part in self.parts for choice in part.choices]
        return Needs(
            tuple(sorted(strings, key=lambda one: (-len(one), one))),
            tuple(sorted(choices, key=_how_many)),
        )


def _either(branches: Sequence[Needs]) -> Needs:
    """Return the needs of alternatives; none where one of them needs nothing."""
    if _NOTHING in branches:
        return _NOTHING
    strings: set[str] = set()
    others: list[Needs] = []
    for one in branches:
        if len(one.strings) == 1 and not one.choices:
            strings.update(one.strings)
        elif not one.strings and len(one.choices) == 1:
            strings.update(one.choices[0].strings)
            others += one.choices[0].others
        else:
            others.append(one)
    least = [one for one in strings if not any(other in one for other in strings - {one})]
    return Needs(choices=(Choice(tuple(sorted(least)), tuple(sorted(others, key=_how_many))),))


def _how_many(one: Needs | Choice) -> int:
    """Return how many strings are looked for at the most."""
    within = one.choices if isinstance(one, Needs) else one.others
    return len(one.strings) + sum(map(_how_many, within))
