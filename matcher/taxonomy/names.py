"""The written forms of skills, and which of them are risky: short, or words of everyday English."""

from functools import cache

from matcher.model.skill import Skill, Term
from matcher.resources import resource_dir

SHORT = 2
"""Letters up to which a name is taken for something else too often."""


def surfaces(skill: Skill) -> tuple[Term, ...]:
    """Return every written form of *skill*: its label (unless ``terms`` repeats it), terms, members."""
    written = (*skill.terms, *skill.members)
    if any(term.t.casefold() == skill.pref_label.casefold() for term in written):
        return written
    return (Term(t=skill.pref_label), *written)


def is_risky(term: Term) -> bool:
    """Tell whether a written form would be found where the skill is not meant.

    >>> is_risky(Term(t="Go")), is_risky(Term(t="golang")), is_risky(Term(t="MAKE", cs=True))
    (True, False, False)
    """
    letters = sum(character.isalnum() for character in term.t)
    if letters <= SHORT and letters == len(term.t):
        return True
    return not term.cs and term.t.casefold() in everyday_words()


@cache
def everyday_words() -> frozenset[str]:
    """Return the words of ``everyday_words.txt``, lower case."""
    text = (resource_dir("skill_taxonomy") / "everyday_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
