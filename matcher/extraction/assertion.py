"""Whether a text claims a skill, denies it, or only hopes for it; clause by clause.

After ConText (Harkema et al. 2009): a cue opens a scope that runs to the end of its clause; what lies in it is
negated or aspired. A cue in brackets, or at the end of an item, looks back instead: "Rust (currently learning)".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matcher.extraction.clauses import place_of
from matcher.extraction.tokenizer import Tokens
from matcher.model.document import Span
from matcher.model.profile import Assertion
from matcher.text.normalise import NormalisedText

_KNOWING = r"(?:experience|expertise|knowledge|exposure|background|familiarity|training|skills?|proficiency)"
_NOT = r"(?: not|n't| never)"
_LEARN = (
    r"(?:learn|study|explore|pick up|get into|get started|gain|deepen|expand|become|transition|move into|"
    r"master|acquire|grow|dive|upskill)"
)
_NEGATED = {
    "no little zero": rf"(?:no|little to no|little or no|little|zero) (?:[\w\-]+ ){{0,3}}?{_KNOWING}(?: (?:with|in|of|using|on))?",
    "not": r"not (?:yet |very |particularly |so |at all )?(?:familiar|experienced|proficient|skilled|comfortable|worked|"
    r"used|versed|trained|an expert|knowledgeable)(?: (?:with|in|at|of|on))?",
    "do does did have has had don doesn didn haven hasn hadn": rf"(?:do|does|did|have|has|had){_NOT} (?:yet |really |actually |currently )?"
    rf"(?:know|use|used|work(?:ed)? (?:with|on|in)|have (?:any |much )?{_KNOWING}|touched|learn(?:ed|t)?|tried)",
    "never": r"never (?:used|worked (?:with|on|in)|touched|learn(?:ed|t)|programmed|coded|tried|had)",
    "lack lacks lacking": rf"lack(?:s|ing)? (?:of )?(?:[\w\-]+ ){{0,2}}?{_KNOWING}",
    "unfamiliar": r"unfamiliar with",
    "without": rf"without (?:any |prior |previous |formal )?(?:{_KNOWING} (?:with|in|of)|using|the use of|relying on|resorting to)",
    "kein keine keinerlei ohne": r"(?:keine?|keinerlei|ohne) (?:[\wäöüß\-]+ )?(?:erfahrung(?:en)?|(?:vor)?kenntnisse)(?: (?:mit|in))?",
    "nicht": r"nicht vertraut mit",
    "aucune pas sans": r"(?:aucune|pas d'|sans) ?(?:expérience|connaissances?)(?: (?:en|avec|de|sur))?",
    "sin": r"sin (?:experiencia|conocimientos?)(?: (?:en|con|de))?",
}
_ASPIRED = {
    "currently now actively still am presently also": r"(?:currently|now|actively|still|am|presently|also) (?:actively )?"
    r"(?:learning|studying|exploring|self-studying|upskilling in|teaching myself)(?! (?:rate|models?|systems?|algorithms?))",
    "teaching": r"teaching myself",
    "learning": r"learning(?=\s?\))|learning in progress",
    "eager keen excited willing looking hoping aiming ready": rf"(?:eager|keen|excited|willing|looking|hoping|aiming|ready) to {_LEARN}\b",
    "like love": rf"(?:like|love) to {_LEARN}\b",
    "want wants wish wishes plan plans planning intend aspire aspires aspiring going hope": r"(?:wants?|wish(?:es)?|plan(?:s|ning)?|intend|aspir(?:e|es|ing)|going|hope) to "
    r"(?!(?:use|apply|leverage|utili[sz]e|contribute|bring|continue|share|put|employ|employees)\b)",
    "interested interest": rf"interest(?:ed)? in (?:learning|studying|exploring|getting into|gaining|{_LEARN})\b",
    "goal": rf"goal is to {_LEARN}\b",
    "lerne lernen erlerne": r"(?:er)?lernen? (?:derzeit|aktuell|gerade|momentan)|lerne",
    "derzeit aktuell gerade": r"(?:derzeit|aktuell|gerade) (?:am |beim |im )?(?:er)?lernen?",
    "möchte": r"möchte (?=[^.;\n]{1,60}\blernen\b)",
    "apprends en souhaite envie": r"apprends|en cours d'apprentissage|souhaite apprendre|envie d'apprendre",
    "aprendiendo quiero": r"aprendiendo|quiero aprender",
}


@dataclass(frozen=True, slots=True)
class _Cue:
    """A wording and what it says about the words in its scope."""

    assertion: Assertion
    pattern: re.Pattern[str]


def _compile() -> dict[str, tuple[_Cue, ...]]:
    """Return the cues by the word that they begin with."""
    found: dict[str, list[_Cue]] = {}
    for assertion, table in ((Assertion.NEGATED, _NEGATED), (Assertion.ASPIRED, _ASPIRED)):
        for words, pattern in table.items():
            cue = _Cue(assertion, re.compile(pattern, re.IGNORECASE))
            for word in words.split():
                found.setdefault(word, []).append(cue)
    return {word: tuple(cues) for word, cues in found.items()}


_CUES = _compile()
_NO_KNOWN = re.compile(rf"no [^.;:,()]{{1,60}}? {_KNOWING}\b", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[.;:!?](?=\s|$)|\)|\s-\s"
    r"|\b(?:but|however|although|though|while|whereas|yet|aber|jedoch|doch|mais|cependant|pero|and (?:have|am|strong|solid))\b",
    re.IGNORECASE,
)
_ITEM_START = re.compile(r"[,;.|•(]")
_MAX_SCOPE = 160


@dataclass(frozen=True, slots=True)
class Scope:
    """A span of the document that is denied or hoped for."""

    span: Span
    assertion: Assertion


def find_scopes(
    copy: NormalisedText, tokens: Tokens, ranges: Sequence[tuple[int, int]]
) -> list[Scope]:
    """Find what a text denies or hopes for.

    Args:
        copy: the normalised text.
        tokens: its words.
        ranges: its passages; no scope leaves its passage.

    Returns:
        scopes, as spans of the original text, in the order of their cues.
    """
    scopes = []
    for place in [place for place, word in enumerate(tokens.lower) if word in _CUES]:
        start = tokens.starts[place]
        cues = _CUES[tokens.lower[place]]
        found = _opened(copy.text, start, ranges[place_of(ranges, start)], cues)
        if found:
            low, high, assertion = found
            scopes.append(Scope(copy.original_span(low, high), assertion))
    return scopes


_Opened = tuple[int, int, Assertion]


def _opened(text: str, start: int, bounds: tuple[int, int], cues: Sequence[_Cue]) -> _Opened | None:
    """Return the scope of the first cue that stands at *start*."""
    piece = text[start : min(bounds[1], start + _MAX_SCOPE)].replace("\n", " ")
    for cue in cues:
        found = cue.pattern.match(piece)
        if found:
            return *_scope(text, start, start + found.end(), bounds), cue.assertion
    inside = _NO_KNOWN.match(piece) if cues[0].assertion is Assertion.NEGATED else None
    return (start, start + inside.end(), Assertion.NEGATED) if inside else None


def _scope(text: str, start: int, end: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """Run from a cue to the end of its clause, or back where it stands in brackets after its words."""
    before = text[bounds[0] : start].rstrip()
    rest = text[end : bounds[1]].strip()
    if before[-1:] in {"(", "-", ":"} and (not rest or rest[0] in ").,;"):
        item = 0
        for mark in _ITEM_START.finditer(before, 0, len(before) - 1):
            item = mark.end()
        return bounds[0] + item, end
    limit = min(bounds[1], end + _MAX_SCOPE)
    border = _CLAUSE_END.search(text, end, limit)
    return start, border.start() if border else limit


def assertion_at(scopes: Sequence[Scope], span: Span) -> Assertion:
    """Tell how the text speaks of what stands at *span*; a denial outweighs a hope."""
    held = {scope.assertion for scope in scopes if span in scope.span}
    if Assertion.NEGATED in held:
        return Assertion.NEGATED
    return Assertion.ASPIRED if held else Assertion.CLAIMED
