"""Every written form that the taxonomy knows, and the nearest of them to a term."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from matcher.extraction.forms import Words, written_forms
from matcher.model.skill import Taxonomy
from matcher.taxonomy.names import surfaces

_ALIKE = 90.0
_LEAST = 5
"""Letters from which a slip of the pen can be told from another name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A known name that a term is written like.

    Args:
        skill: the id of the skill.
        surface: the name.
    """

    skill: str
    surface: str


def known_forms(taxonomy: Taxonomy) -> Iterator[Words]:
    """Yield the lower-case words of every form of every skill."""
    for skill in taxonomy.skills.values():
        for term in surfaces(skill):
            for form in written_forms(term.t, skill.kind):
                yield tuple(word.lower() for word in form)


class Names:
    """The names of all skills, to look up what a term is nearly written like.

    Args:
        taxonomy: where they come from.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._names: dict[str, Near] = {}
        for skill in taxonomy.skills.values():
            for term in surfaces(skill):
                self._names.setdefault(_squeezed(term.t), Near(skill=skill.id, surface=term.t))

    def near(self, term: str) -> Near | None:
        """Return the known name that *term* is another spelling of, or None."""
        wanted = _squeezed(term)
        if len(wanted) < _LEAST:
            return None
        found = process.extractOne(
            wanted, self._names.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE
        )
        return self._names[found[0]] if found else None


def _squeezed(text: str) -> str:
    """Return the letters and digits alone, in lower case."""
    return "".join(character for character in text.casefold() if character.isalnum())
