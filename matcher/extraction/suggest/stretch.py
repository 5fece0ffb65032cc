"""A passage with what is known of its words, and the items of the lists in it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from matcher.extraction.tokenizer import STOP, Gap, Tokens, scan
from matcher.model.document import Span
from matcher.text.normalise import NormalisedText, normalise

SOFT = frozenset(
    [
        ",",
        ";",
        "/",
        "|",
        "&",
        "+",
        "and",
        "or",
        "und",
        "oder",
        "et",
        "ou",
        "y",
        "o",
        "plus",
        "(",
        ")",
        "[",
        "]",
        '"',
    ]
)
"""What parts the items of one list."""
_HARD = frozenset({STOP, ":", "!", "?", "•", "·", "*", "-", "▪", "◦", "●", "‣", "→", "=", "…"})


class Known(IntEnum):
    """What is known of a word; where several things are, the last one counts."""

    NOTHING = 0
    SKILL = 1
    PRODUCT = 2
    OTHER = 3
    CLOSED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text of which something is known.

    Args:
        span: where it stands.
        known: a skill; a skill that is a product; something else that the taxonomy knows; or what may not be
            shown (names, contact data, links).
        skill: the id of the skill.
    """

    span: Span
    known: Known
    skill: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """The words between two delimiters.

    Args:
        start: the first word.
        end: the word after the last.
        run: the number of the list or sentence that it stands in.
    """

    start: int
    end: int
    run: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage that is searched for terms.

    Args:
        copy: its searchable text.
        tokens: the words of it.
        known: what is known of each word.
        skills: the id of the skill that each word names, or None.
    """

    copy: NormalisedText
    tokens: Tokens
    known: list[Known]
    skills: list[str | None]

    def written(self, start: int, end: int) -> str:
        """Return the words ``start..end`` as they stand in the text, on one line."""
        text = self.copy.text[self.tokens.starts[start] : self.tokens.ends[end - 1]]
        return " ".join(text.split())

    def is_free(self, place: int) -> bool:
        """Tell whether nothing is known of a word."""
        return self.known[place] is Known.NOTHING


def stretch_of(text: str, marks: Iterable[Mark], offset: int = 0) -> Stretch:
    """Cut a passage into words and note what is known of each.

    Args:
        text: the passage.
        marks: what is known of the text that it was taken from.
        offset: where the passage stands in that text.
    """
    copy = normalise(text)
    tokens = scan(copy.text)
    starts = [copy.to_original(start) + offset for start in tokens.starts]
    ends = [copy.to_original(end - 1) + 1 + offset for end in tokens.ends]
    known = [Known.NOTHING] * len(tokens)
    skills: list[str | None] = [None] * len(tokens)
    for mark in marks:
        place = bisect_right(ends, mark.span.start)
        while place < len(tokens) and starts[place] < mark.span.end:
            known[place] = max(known[place], mark.known)
            skills[place] = mark.skill or skills[place]
            place += 1
    return Stretch(copy, tokens, known, skills)


def items_of(tokens: Tokens) -> Iterator[Item]:
    """Yield the items of a passage in order.

    >>> tokens = scan("Tools: Python, data vault and dbt. We meet daily")
    >>> [(" ".join(tokens.words[item.start : item.end]), item.run) for item in items_of(tokens)]
    [('Tools', 0), ('Python', 1), ('data vault', 1), ('dbt', 1), ('We meet daily', 2)]
    """
    start, run = 0, 0
    for place, word in enumerate(tokens.lower):
        is_delimiter = (word in SOFT and not _is_inside(tokens, place)) or word in _HARD
        is_parted = tokens.gaps[place] is Gap.BREAK and place > 0
        if not is_delimiter and not is_parted:
            continue
        if place > start:
            yield Item(start, place, run)
        start = place + 1 if is_delimiter else place
        run += is_parted or word in _HARD
    if start < len(tokens):
        yield Item(start, len(tokens), run)


def _is_inside(tokens: Tokens, place: int) -> bool:
    """Tell whether an ampersand belongs to a name: "FP&A"."""
    return (
        tokens.words[place] == "&"
        and place + 1 < len(tokens)
        and tokens.gaps[place] is Gap.NONE
        and tokens.gaps[place + 1] is Gap.NONE
        and tokens.words[place - 1].isupper()
    )
