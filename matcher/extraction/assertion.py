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

_KNOWING = (
    r"(?:experience|expertise|knowledge|exposure|background|familiarity|skills?|proficiency"
    r"|training(?! (?:data|examples?|images?|samples?|sets?|steps?|runs?|loops?|costs?|time)))"
)
_NOT = r"(?: not|n't| never)"
_LEARN = (
    r"(?:learn|study|explore|pick up|get into|get started|gain|deepen|expand|become|transition|move into|"
    r"master|acquire|grow|dive|upskill)"
)
_BETWEEN = (
    r"(?:(?!(?:with|to|of|in|on|for|by|from|at|is|are|was|were|the|a|an|my|your|our|i|we|than|less|fewer|more|doubt"
    r"|matter|problems?|trouble|nonsense|only|shot|downtime|latency|need|sql)\b)[\w\-+#./]+ ){0,5}?"
)
"""Words between "no" and what there is none of; those left out make another sentence ("no less than", "zero shot")."""
_NEGATED = {
    "no not": r"(?:(?<=, )|(?<=\())(?:no|not) (?!(?:only|just|limited|yet|least|necessarily|all|even|merely|required)\b)"
    r"[\w+#./\-]+(?: (?:or|and|nor) [\w+#./\-]+)?(?=[.;,)](?:\s|$)|\)|$)(?P<open>(?!))?",
    "no little zero": rf"(?:no|little to no|little or no|little|zero) {_BETWEEN}{_KNOWING}\b"
    r"(?P<open>(?: at all| whatsoever| yet)? (?:with|in|of|to|using|on|about)\b)?",
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
    "aucune pas sans": r"(?:aucune|pas d'|pas de|sans) ?(?:expérience|connaissances?)(?: (?:en|avec|de|sur))?",
    "sin": r"sin (?:experiencia|conocimientos?)(?: (?:en|con|de))?",
}
_AT_WORK = r"(?:use|apply|leverage|utili[sz]e|contribute|bring|continue|share|put|employ|employees)"
_ASPIRED = {
    "currently now actively still am presently also": r"(?:currently|now|actively|still|am|presently|also) (?:actively )?"
    r"(?:learning|studying|exploring|self-studying|upskilling in|teaching myself)(?! (?:rate|models?|systems?|algorithms?))",
    "teaching": r"teaching myself",
    "learning": r"learning(?=\s?\))|learning in progress|learning (?=[\w+#. ]{1,40} at the moment)"
    r"|(?<![\w\-])(?<![\w\-&,/] )learning ?:",
    "on": r"on (?:the|my) (?:way|list|to-?do list|learning list)(?=\s?(?:[,;.)|]|$))(?P<back>)",
    "eager keen excited willing looking hoping aiming ready": rf"(?:eager|keen|excited|willing|looking|hoping|aiming|ready) to {_LEARN}\b",
    "like love": rf"(?:like|love) to {_LEARN}\b",
    "want wants wish wishes intend aspire aspires aspiring hope": r"(?:wants?|wish(?:es)?|intend|aspir(?:e|es|ing)|hope) to "
    rf"(?!{_AT_WORK}\b)",
    "plan plans planning": rf"(?<!the )(?<!\ba )(?<!\ban )(?<!our )plan(?:s|ning)? to (?!{_AT_WORK}\b|(?:migrate|move|improve|reduce|replace)\b)",
    "going": rf"going to {_LEARN}\b",
    "interested interest": rf"interest(?:ed)? in (?:learning|studying|exploring|getting into|gaining|{_LEARN})\b",
    "goal": rf"goal is to {_LEARN}\b",
    "lerne lernen erlerne": r"(?:er)?lernen? (?:derzeit|aktuell|gerade|momentan)|lerne\b",
    "derzeit aktuell gerade": r"(?:derzeit|aktuell|gerade) (?:am |beim |im )?(?:er)?lernen?",
    "möchte": r"möchte (?=[^.;\n]{1,60}\blernen\b)",
    "apprends en souhaite envie": r"apprends|en cours d'apprentissage|souhaite apprendre|envie d'apprendre",
    "aprendiendo quiero": r"aprendiendo|quiero aprender",
}


@dataclass(frozen=True, slots=True)
class _Cue:
    """A wording and what it says about the words in its scope.

    A pattern with a group ``open`` reaches beyond itself only where that group matched; one with a group ``back``
    only looks back, over an item of a few words.
    """

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
_CLAUSE_END = re.compile(
    r"[.;:!?](?=\s|$)|\)|\s-\s"
    r"|\b(?:but|however|although|though|while|whereas|yet|aber|jedoch|doch|mais|cependant|pero|and (?:have|am|strong|solid))\b",
    re.IGNORECASE,
)
_ITEM_START = re.compile(r"[,;.|•(]|\s[+&]\s")
_COMMA = re.compile(r"[,.;!?](?=\s|$)")
_OPENING = re.compile(r"(?:^|[.;:!?]\s)[\s\W]*$")
_CLAIMED = Assertion.CLAIMED
_MAX_SCOPE = 160
_LOOK_BACK = 8
_LONGEST_NAME = 3  # words


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
    low = max(bounds[0], start - _LOOK_BACK)
    piece = text[low : min(bounds[1], start + _MAX_SCOPE)].replace("\n", " ")
    for cue in cues:
        found = cue.pattern.match(piece, start - low)
        if found:
            end = low + found.end()
            if "back" in cue.pattern.groupindex:
                begin = _short_item(text, bounds[0], start)
                return (begin, end, cue.assertion) if begin is not None else None
            is_closed = "open" in cue.pattern.groupindex and found["open"] is None
            ends = (start, end) if is_closed else _scope(text, start, end, bounds)
            return *ends, cue.assertion
    return None


def _scope(text: str, start: int, end: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """Run from a cue to the end of its clause, or back where it stands in brackets after its words."""
    before = text[bounds[0] : start].rstrip()
    rest = text[end : bounds[1]].strip()
    if before[-1:] in {"(", "-", ":"} and (not rest or rest[0] in ").,;"):
        return _last_item(text, bounds[0], bounds[0] + len(before) - 1), end
    limit = min(bounds[1], end + _MAX_SCOPE)
    opens = text[start : start + 7].lower() == "without" and _OPENING.search(before)
    border = (_COMMA if opens else _CLAUSE_END).search(text, end, limit)
    return start, border.start() if border else limit


def _last_item(text: str, low: int, end: int) -> int:
    """Return where the item begins that ends at *end*."""
    marks = [mark.end() for mark in _ITEM_START.finditer(text, low, end)]
    return marks[-1] if marks else low


def _short_item(text: str, low: int, end: int) -> int | None:
    """Return where the item begins that ends at *end*; None where it is a sentence rather than a name."""
    begin = _last_item(text, low, end)
    return begin if len(text[begin:end].split()) <= _LONGEST_NAME else None


def assertion_at(scopes: Sequence[Scope], span: Span) -> Assertion:
    """Tell how the text speaks of what stands at *span*; a denial outweighs a hope."""
    if not scopes:
        return _CLAIMED
    held = {scope.assertion for scope in scopes if span in scope.span}
    if Assertion.NEGATED in held:
        return Assertion.NEGATED
    return Assertion.ASPIRED if held else _CLAIMED
