"""Every written form of every skill, ready to be found: two PhraseMatchers and what each key can mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from spacy.attrs import LOWER
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from matcher.extraction.forms import Words, parted, undressed, words_of, written_forms
from matcher.extraction.senses import Cues, cues_for
from matcher.extraction.tokenizer import Tokens
from matcher.model.skill import FACETS, Skill, SkillKind, Taxonomy, Term

_OTHER = "\u2205"
_FRAMES = FACETS - {SkillKind.CERTIFICATION}
_NEVER_VERSIONED = FACETS | {SkillKind.CONCEPT, SkillKind.TASK, SkillKind.SOFT_SKILL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One thing that a written form can mean.

    Args:
        skill: id of the skill.
        kind: its kind.
        surface: the name to report: a member keeps its own name.
        is_member: a narrower name that is rolled up.
        words: the words of the term as the taxonomy writes it.
        cues: how to tell whether it is meant; None for a term that means nothing else.
        rank: 0 the skill's own label, 1 another term, 2 a member; the lowest wins between equals.
        is_frame: a role, a degree subject or an industry: other skills may be named inside one.
    """

    skill: str
    kind: SkillKind
    surface: str
    is_member: bool
    words: Words
    cues: Cues | None
    rank: int
    is_frame: bool


def _names(skill: Skill) -> Iterator[tuple[Term, int]]:
    """Yield the label, the terms and the members of a skill with their rank."""
    listed = {term.t for term in (*skill.terms, *skill.members)}
    if skill.pref_label not in listed:
        yield Term(t=skill.pref_label), 0
    for term in skill.terms:
        yield term, 0 if term.t == skill.pref_label else 1
    for member in skill.members:
        yield member, 2


_RANK = attrgetter("rank")


class Lexicon:
    """The two matchers (any case, exact case) over all written forms, and the readings by key.

    Args:
        taxonomy: where the terms come from.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._vocab = Vocab(lex_attr_getters={LOWER: str.lower})
        self._any_case = PhraseMatcher(self._vocab, attr="LOWER")
        self._exact = PhraseMatcher(self._vocab, attr="ORTH")
        self.readings: dict[int, tuple[Reading, ...]] = {}
        self.by_words, exact = _collect(taxonomy)
        number = self._vocab.strings.add
        self._other = number(_OTHER)
        self._exact_words = {word: number(word) for words in exact for word in words}
        loose = {word for words in self.by_words for word in words}
        self._plain_words = {word: number(word) for word in loose - self._exact_words.keys()}
        self._both = loose & self._exact_words.keys()
        self._versioned = {
            words[0].lower()
            for forms in (self.by_words, exact)
            for words, readings in forms.items()
            if len(words) == 1 and readings[0].kind not in _NEVER_VERSIONED
        }
        self._build(self.by_words, exact)

    def _build(
        self, loose: Mapping[Words, tuple[Reading, ...]], exact: Mapping[Words, tuple[Reading, ...]]
    ) -> None:
        """Hand the forms of all names to the matchers as keys of the string store."""
        add = self._vocab.strings.add
        for prefix, matcher, forms in (("i:", self._any_case, loose), ("x:", self._exact, exact)):
            for words, readings in forms.items():
                key = prefix + " ".join(words)
                # A pattern is the hash of each word: what the matcher itself makes of a Doc and
                # restores when it is unpickled. Building a Doc for each form would cost twice the time.
                pattern: Any = tuple(map(add, words))
                matcher.add(key, [pattern])
                self.readings[add(key)] = readings

    def matches(self, tokens: Tokens) -> Iterator[tuple[tuple[Reading, ...], int, int]]:
        """Yield what each matched stretch of words can mean, and where it starts and ends."""
        readings = self.readings
        numbers: Any = self._numbers(tokens)  # spaCy's stub knows of words as text only
        doc = Doc(self._vocab, words=numbers)
        found = {(start, end): readings[key] for key, start, end in self._any_case(doc)}
        for key, start, end in self._exact(doc):
            found[start, end] = readings[key] + found.get((start, end), ())
        for (start, end), possible in found.items():
            yield possible, start, end

    def _numbers(self, tokens: Tokens) -> list[int]:
        """Return for each word its number in the string store, one number for nearly all that no term holds.

        Why: from numbers spaCy makes a Doc in a fifth of the time. And making an entry of the vocabulary for
        each new word of each text takes longer than the search; the vocabulary of a worker would grow with
        every resume.
        """
        exact, plain, both = self._exact_words.get, self._plain_words.get, self._both
        other, unusual = self._other, self._unusual
        return [
            exact(word)
            or plain(lower)
            or (other if word.isalpha() and lower not in both else unusual(word, lower))
            for word, lower in zip(tokens.words, tokens.lower, strict=True)
        ]

    def _unusual(self, word: str, lower: str) -> int:
        """Return the number of a word that no term holds as it is; a version glued to a name is taken off."""
        if lower in self._both:
            return self._vocab.strings.add(word)
        bare = undressed(word)
        if bare == word or bare.lower() not in self._versioned:
            return self._other
        return self._exact_words.get(bare) or self._plain_words.get(bare.lower(), self._other)


def _collect(taxonomy: Taxonomy) -> tuple[dict[Words, tuple[Reading, ...]], ...]:
    """Return the readings by lower-case form and by exact form, in the order of rank."""
    loose: dict[Words, list[Reading]] = {}
    exact: dict[Words, list[Reading]] = {}
    for skill in taxonomy.skills.values():
        for term, rank in _names(skill):
            words = words_of(term.t)
            reading = Reading(
                skill=skill.id,
                kind=skill.kind,
                surface=term.t if rank else skill.pref_label,
                is_member=rank == 2,  # noqa: PLR2004 - the rank of members
                words=words,
                cues=cues_for(term, skill, taxonomy),
                rank=rank,
                is_frame=skill.kind in _FRAMES,
            )
            for form, is_exact in _spelled(term, skill.kind, reading.cues):
                target = exact if is_exact else loose
                held = target.setdefault(form, [])
                if all(other.skill != skill.id for other in held):
                    held.append(reading)
    # Skills come in their order, so that readings of one rank already stand in it.
    return tuple(
        {words: tuple(sorted(held, key=_RANK)) for words, held in forms.items()}
        for forms in (loose, exact)
    )


def _spelled(term: Term, kind: SkillKind, cues: Cues | None) -> Iterator[tuple[Words, bool]]:
    """Yield the forms of a term, and whether only that spelling counts: the rule of a word knows best."""
    if cues and cues.spellings:
        for spelling in cues.spellings:
            yield from (
                (form, True) for form in written_forms(spelling, kind, variants=not term.amb)
            )
        return
    is_exact = term.cs and not (cues and cues.checks_case)
    for form in written_forms(term.t, kind, variants=not term.amb):
        yield (form, True) if is_exact else (tuple(word.lower() for word in form), False)
    humps = None if term.cs or cues else parted(term.t)
    if humps:
        yield humps, True
