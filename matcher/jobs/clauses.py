"""Cut a sentence into clauses that each ask for one thing in one way.

A cue binds to its own clause: in "Strong SQL; dbt a plus" and "AWS (SageMaker preferred)" only the last name
is a wish.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.jobs.ad import Name, Sentence
from matcher.jobs.cues import MUST, WISH, Cue, find_cue, mask
from matcher.text.lower_case import in_lower_case, lower_pattern

_ATTRIBUTE = (
    r"(?:(?:strong|solid|deep|good|excellent|proven|demonstrated|hands-on|working|prior|previous|practical|basic|some|advanced|extensive|significant|relevant|"
    r"at least \w+ years?(?: of)?|\d\+? years?(?: of)?)\s){0,3}"
    r"(?:experience|knowledge|familiarity|familiar|proficiency|proficient|expertise|understanding|ability|background|skills? in|comfort(?:able)?|fluency|track record|exposure|passion|interest)\b"
)
_NEW_CLAUSE = re.compile(
    r"(?=[,\s])(?:"  # what any of these begins with
    rf"(?:,?\s(?:and|with|as well as|plus|including|along with)\s|,\s)(?={_ATTRIBUTE})"
    r"|,?\s(?:but)\s|\s--?\s(?=[A-Z])(?!(?-i:Associate|Professional|Specialty|Practitioner|Foundational|Expert)\b)|,?\s(?:with|and)\s(?=\d{1,2}\+?\s?(?:\+|plus|or more|years?|yrs?))|,\s(?=(?:PhD|Master'?s?|MS)\s(?:degree\s)?(?:is\s)?(?:strongly\s|highly\s)?preferred)"
    r"|,\s(?:so\s|and\s|while\s|though\s)?(?=(?:[\w+#./-]+\s){1,3}(?:is\s(?:not|no\slonger)|isn't)\s)"
    r")",
    re.IGNORECASE,
)
# A category of at most five words in front of its list: "Cloud & DevOps :- ...", "GenAI stack - ...".
LIST_LABEL = re.compile(r"\W*(?:[\w&/+.'#-]+,?\s){0,4}[\w&/+.'#-]+(?:\s?:-?\s?|\s--?\s)")
_HAS_WORD = re.compile(r"[^\W_]")
_BRACKET = re.compile(r"\(([^()]{2,160})\)")
_FROM_HERE = lower_pattern(r"\b(?:preferably|ideally|idealerweise|with a preference for)\b")
# What a bracket says beside its wish: "(ideally two years in a lead role)" wishes for nothing before it.
_CUE_WORDS = lower_pattern(
    rf"{WISH.pattern}|\b(?:but|not|required|needed|necessary|is|are|be|an?|and|or|very|much|strongly|highly|big|huge|would|though|also|nice|have)\b"
)
_OWN_WORDS = re.compile(r"[^\W\d_]{2,}\W+(?:[^\W_]+\W+){0,20}?[^\W\d_]{2,}")
_SETS_OUT = lower_pattern(
    r"experience|knowledge|familiar|proficien|strong|expert|understanding|years?|yrs|degree|skills|background|fluen|hands-on|ability|bachelor|master|ph\.?d"
)
# A list that has had its "and" or "or": what follows another comma is an item of its own.
_CLOSED = re.compile(r",?\s(?:and|or)\s[^,]+$", re.IGNORECASE)
_JOINED = re.compile(r"^\s*(?:and|or|and/or|&)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of a sentence that asks for one thing in one way.

    Args:
        start: where it begins.
        end: where it ends.
        sentence: the sentence it is a part of.
        cue: what its own words say about how binding it is.
    """

    start: int
    end: int
    sentence: Sentence
    cue: Cue | None = None


def find_clauses(text: str, sentence: Sentence, names: Sequence[Name]) -> tuple[Clause, ...]:
    """Cut *sentence* into clauses, in text order.

    Args:
        text: the searchable copy.
        sentence: the sentence.
        names: the skills named in it.
    """
    found: list[Clause] = []
    for start, end in _split(text, sentence, names):
        words = text[start:end]
        cue = find_cue(words)
        if cue is Cue.WISH:
            found += _bind(text, start, end, sentence, names)
        else:
            found.append(Clause(start=start, end=end, sentence=sentence, cue=cue))
    return tuple(found)


def _split(text: str, sentence: Sentence, names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Cut where a new attribute begins, but never inside brackets or a name."""
    begin = sentence.start
    for cut in _NEW_CLAUSE.finditer(text, sentence.start, sentence.end):
        before = text[begin : cut.start()]
        if _heads_list(before, text[begin : sentence.end], begin, cut.end(), names):
            continue
        in_name = any(name.start < cut.end() and cut.start() < name.end for name in names)
        if before.count("(") != before.count(")") or in_name or not _HAS_WORD.search(before):
            continue
        yield begin, cut.start()
        begin = cut.end()
    if _HAS_WORD.search(text, begin, sentence.end):
        yield begin, sentence.end


def _heads_list(before: str, rest: str, begin: int, end: int, names: Sequence[Name]) -> bool:
    """Tell whether a dash only parts a category from its list: "Cloud - AWS, Azure"."""
    label = LIST_LABEL.match(rest)
    listed = sum(end <= name.start < begin + len(rest) for name in names)
    return label is not None and len(before) <= label.end() <= end - begin and listed > 1


def _bind(
    text: str, start: int, end: int, sentence: Sentence, names: Sequence[Name]
) -> Iterator[Clause]:
    """Find which part of ``text[start:end]`` its wish binds to; the rest keeps its own cue."""
    first, last = _reach(text, start, end, names)
    for left, right in ((start, first), (first, last), (last, end)):
        words = text[left:right]
        if not _HAS_WORD.search(words):
            continue
        cue = Cue.WISH if left == first else _rest_cue(words)
        yield Clause(start=left, end=right, sentence=sentence, cue=cue)


def _rest_cue(words: str) -> Cue | None:
    cue = find_cue(words)
    return None if cue is Cue.WISH else cue


def _reach(text: str, start: int, end: int, names: Sequence[Name]) -> tuple[int, int]:
    words = mask(text[start:end])
    cue = WISH.search(words)
    if cue is None:
        return start, end
    at, stop = start + cue.start(), start + cue.end()
    for bracket in _BRACKET.finditer(text, start, end):
        if bracket.start() < at < bracket.end():
            rest = _CUE_WORDS.sub(" ", in_lower_case(bracket[1]))
            if _OWN_WORDS.search(rest) or _any_name(names, bracket.start(), bracket.end()):
                return bracket.start() + 1, bracket.end() - 1
            return _item_before(text, start, bracket.start(), names), bracket.end()
    onward = _FROM_HERE.search(words)
    if onward and _any_name(names, start, start + onward.start()):
        return start + onward.start(), end
    return _tail_start(text, start, at, names), max(stop, end)


def _tail_start(text: str, start: int, at: int, names: Sequence[Name]) -> int:
    """Tell where the wish that is spoken at *at* begins: at the last item, or with the clause."""
    flat = _BRACKET.sub(
        lambda bracket: "(" + "_" * (len(bracket.group()) - 2) + ")", text[start:at]
    )
    comma = start + flat.rfind(", ")
    if comma < start:
        return start
    head, tail = in_lower_case(text[start:comma]), text[comma + 1 : at]
    binds_to_item = (
        not _JOINED.match(tail)
        and _any_name(names, comma, at)
        and (_SETS_OUT.search(head) is not None or MUST.search(head) is not None)
        and tail.count(" ") <= _LONGEST_TAIL
        and (flat.count(",") == 1 or _CLOSED.search(head) is not None)
    )
    return comma + 1 if binds_to_item else start


_LONGEST_TAIL = 8


def _item_before(text: str, start: int, end: int, names: Sequence[Name]) -> int:
    """Return where the last item before a bracket begins; the clause itself when it is the only one."""
    comma = text.rfind(", ", start, end)
    return comma + 1 if comma >= 0 and _any_name(names, comma, end) else start


def _any_name(names: Sequence[Name], start: int, end: int) -> bool:
    return any(start <= name.start and name.end <= end for name in names)
