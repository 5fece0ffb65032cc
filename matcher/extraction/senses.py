"""Whether a word that means several things means the skill here: its case, the words near it, its neighbours in a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from matcher.extraction.tokenizer import BREAK, STOP, Tokens, words_of_name
from matcher.model.skill import SenseRule, Skill, Taxonomy, Term

_REMEMBERED = 2_000  # cues; rules share many of them
_PREFIX_CUE = 4
"""A cue of at least so many letters also stands for its longer forms ("model" for "models")."""

_SHORT = 3
"""Words of so many letters may stand in lower case inside a title ("of", "and")."""

_DEFAULT = SenseRule(id="", surfaces=(), case="any")


@dataclass(frozen=True, slots=True)
class Cues:
    """A sense rule, ready for use on tokens.

    Args:
        rule: what it was made from.
        guarded: the term is ambiguous: without a reason to accept it, it does not count.
        positive: texts to look for in the lower-case words around, each with a space before it.
        negative: likewise.
        compounds: negative cues that hold the word itself, as lower-case words and as they are looked for.
        reach: how many words the longest of them may stand before or after the word itself.
        names: positive cues with a capital, to look for as written ("R", "Go"), whole words all.
        spellings: the only ways to write the word; none where any case will do or its place decides.
    """

    rule: SenseRule
    guarded: bool
    positive: tuple[str, ...]
    negative: tuple[str, ...]
    compounds: tuple[tuple[tuple[str, ...], str], ...]
    reach: int
    names: tuple[str, ...]
    spellings: tuple[str, ...]

    @property
    def checks_case(self) -> bool:
        """Tell whether the rule has a say in how the word must be written."""
        return bool(self.rule.surfaces)


@lru_cache(_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a cue or a term, in lower case."""
    return tuple(map(str.lower, words_of_name(text)))


def _needle(cue: str) -> str:
    """Write a cue as it is looked for: " gpu" also finds "gpus", " r " finds nothing but itself."""
    joined = " ".join(_words(cue))
    return f" {joined}" if len(joined) >= _PREFIX_CUE else f" {joined} "


def cues_for(term: Term, skill: Skill, taxonomy: Taxonomy) -> Cues | None:
    """Return the rule that decides *term*, or None when it needs no decision.

    A term that is not marked ambiguous is still watched by the negative cues of a rule that names it.
    """
    chosen: SenseRule | None = None
    for rule_id in skill.sense:
        rule = taxonomy.senses.get(rule_id)
        if rule and any(_is_same(surface, term.t) for surface in rule.surfaces):
            chosen = rule
            break
    if chosen is None:
        return _compile(_DEFAULT, term, guarded=True) if term.amb else None
    return _compile(chosen, term, guarded=term.amb and chosen.otherwise == "reject")


def _is_same(one: str, other: str) -> bool:
    """Tell whether two texts are the same words, whatever their case."""
    return _words(one) == _words(other)


def _spellings(rule: SenseRule, term: Term) -> tuple[str, ...]:
    """Return the only ways to write a term, where its rule is strict about the case."""
    if rule.case == "upper":
        written = term.t.upper()
        return (written, f"{written}S") if len(written) >= _SHORT else (written,)
    if rule.case == "exact":
        same = (text for text in rule.surfaces if _is_same(text, term.t))
        return tuple(dict.fromkeys((term.t, *same)))
    return ()


def _compile(rule: SenseRule, term: Term, *, guarded: bool) -> Cues:
    """Prepare the cues of a rule for one term."""
    own = set(_words(term.t))
    compounds = []
    negative = []
    for cue in rule.negative:
        words = _words(cue)
        if own <= set(words) and len(words) > len(own):
            compounds.append((words, f" {' '.join(words)}"))
        elif words:
            negative.append(_needle(cue))
    return Cues(
        rule=rule,
        guarded=guarded,
        positive=tuple(_needle(cue) for cue in rule.positive if cue == cue.lower()),
        negative=tuple(negative),
        compounds=tuple(compounds),
        reach=max((len(words) - len(own) for words, _ in compounds), default=0),
        names=tuple(
            f" {' '.join(words_of_name(cue))} " for cue in rule.positive if cue != cue.lower()
        ),
        spellings=_spellings(rule, term),
    )


def is_well_written(written: Sequence[str], cues: Cues) -> bool:
    """Tell whether words stand in capitals where their rule wants it; an exact spelling was matched as such."""
    if cues.rule.case != "title":
        return True
    return all(word[0].isupper() for word in written if len(word) > _SHORT or word == written[0])


def _stands_at(words: tuple[str, ...], tokens: Tokens, at: int) -> bool:
    """Tell whether *words* stand at a place, the last one perhaps with an ending."""
    if at < 0 or at + len(words) > len(tokens):
        return False
    here = tokens.lower[at : at + len(words)]
    return tuple(here[:-1]) == words[:-1] and here[-1].startswith(words[-1])


def is_compound(cues: Cues, tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether the word is part of a phrase that means something else ("go live", "rest of")."""
    if not cues.compounds:
        return False
    own, reach = end - start, cues.reach
    around = f" {' '.join(tokens.lower[max(0, start - reach) : end + reach])}"
    return any(
        _stands_at(words, tokens, start - before)
        for words, said in cues.compounds
        if said in around
        for before in range(len(words) - own + 1)
    )


def balance(cues: Cues, tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Count the positive and the negative cues near the words ``start..end``."""
    low, high = _reach(cues, tokens, start, end)
    around = _around(tokens.lower, low, start, end, high)
    named = _around(tokens.words, low, start, end, high) if cues.names else ""
    return (
        sum(cue in around for cue in cues.positive) + sum(name in named for name in cues.names),
        sum(cue in around for cue in cues.negative),
    )


def is_opposed(cues: Cues, tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether any negative cue stands near the words ``start..end``."""
    if not cues.negative:
        return False
    low, high = _reach(cues, tokens, start, end)
    around = _around(tokens.lower, low, start, end, high)
    return any(cue in around for cue in cues.negative)


def _reach(cues: Cues, tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return the first and the last word that counts as near: no empty line lies between."""
    low, high = max(0, start - cues.rule.window), min(len(tokens), end + cues.rule.window)
    before, after = tokens.gaps[low + 1 : start + 1], tokens.gaps[end:high]
    if BREAK in before:
        low = start - before[::-1].index(BREAK)
    if BREAK in after:
        high = end + after.index(BREAK)
    return low, high


def _around(words: Sequence[str], low: int, start: int, end: int, high: int) -> str:
    """Join the words before and after a term, parted so that no cue reaches over it."""
    return f" {' '.join(words[low:start])} {STOP} {' '.join(words[end:high])} "
