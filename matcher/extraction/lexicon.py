"""Every written form of every skill, ready to be found: two PhraseMatchers and what each key can mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from matcher.extraction.forms import Words, words_of, written_forms
from matcher.extraction.senses import Cues, cues_for
from matcher.model.skill import FACETS, Skill, SkillKind, Taxonomy, Term

_FRAMES = FACETS - {SkillKind.CERTIFICATION}


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
    """

    skill: str
    kind: SkillKind
    surface: str
    is_member: bool
    words: Words
    cues: Cues | None
    rank: int

    @property
    def is_frame(self) -> bool:
        """Tell whether it is a role, a degree subject or an industry: other skills may be named inside one."""
        return self.kind in _FRAMES


def _names(skill: Skill) -> Iterator[tuple[Term, int]]:
    """Yield the label, the terms and the members of a skill with their rank."""
    listed = {term.t for term in (*skill.terms, *skill.members)}
    if skill.pref_label not in listed:
        yield Term(t=skill.pref_label), 0
    for term in skill.terms:
        yield term, 0 if term.t == skill.pref_label else 1
    for member in skill.members:
        yield member, 2


class Lexicon:
    """The two matchers (any case, exact case) over all written forms, and the readings by key.

    Args:
        vocab: the vocabulary of the pipeline.
        taxonomy: where the terms come from.
    """

    def __init__(self, vocab: Vocab, taxonomy: Taxonomy) -> None:
        self._any_case = PhraseMatcher(vocab, attr="LOWER")
        self._exact = PhraseMatcher(vocab, attr="ORTH")
        self.readings: dict[int, tuple[Reading, ...]] = {}
        self.by_words: dict[Words, tuple[Reading, ...]] = {}
        self._build(vocab, taxonomy)

    def _build(self, vocab: Vocab, taxonomy: Taxonomy) -> None:
        """Collect the forms of all names, then hand them to the matchers as keys of the string store."""
        loose, exact = _collect(taxonomy)
        for prefix, matcher, forms in (("i:", self._any_case, loose), ("x:", self._exact, exact)):
            for words, readings in forms.items():
                key = prefix + " ".join(words)
                # A pattern is the hash of each word: what the matcher itself makes of a Doc and
                # restores when it is unpickled. Building a Doc for each form would cost twice the time.
                pattern: Any = tuple(map(vocab.strings.add, words))
                matcher.add(key, [pattern])
                self.readings[vocab.strings[key]] = readings
        self.by_words = loose

    def matches(self, doc: Doc) -> Iterator[tuple[tuple[Reading, ...], int, int]]:
        """Yield what each matched stretch of words can mean, and where it starts and ends."""
        readings = self.readings
        for matcher in (self._any_case, self._exact):
            for key, start, end in matcher(doc):
                yield readings[key], start, end


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
            )
            # The case of an ambiguous word is a matter of its rule, so it is looked for in any case.
            is_exact = term.cs and not (reading.cues and reading.cues.checks_case)
            for form in written_forms(term.t, skill.kind, variants=not term.amb):
                target = exact if is_exact else loose
                found = form if is_exact else tuple(word.lower() for word in form)
                held = target.setdefault(found, [])
                if all(other.skill != skill.id for other in held):
                    held.append(reading)
    order = {skill_id: place for place, skill_id in enumerate(taxonomy.skills)}
    return tuple(
        {
            words: tuple(sorted(held, key=lambda reading: (reading.rank, order[reading.skill])))
            for words, held in forms.items()
        }
        for forms in (loose, exact)
    )
