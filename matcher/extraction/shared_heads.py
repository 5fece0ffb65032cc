"""Terms that share their last words: "linear/logistic regression" names two kinds of regression."""

from collections.abc import Iterator, Mapping, Sequence

from matcher.extraction.candidates import Found
from matcher.extraction.forms import Words
from matcher.extraction.lexicon import Reading
from matcher.extraction.tokenizer import BREAK, NOTHING, Tokens

_JOINTS = frozenset({"/", "and", "or", "&", "und", "oder"})
_BETWEEN = _JOINTS | {","}
_MOST = 4
"""How many modifiers before a joint are looked at ("linear, ridge, lasso and logistic regression")."""


def shared_heads(
    found: Sequence[Found], tokens: Tokens, by_words: Mapping[Words, tuple[Reading, ...]]
) -> Iterator[Found]:
    """Yield the terms whose head stands only in the last item of a list.

    Args:
        found: the terms recognised so far.
        tokens: the words of the text.
        by_words: what each lower-case form can mean.

    Yields:
        finds that run from the lone modifier to the end of the shared head.
    """
    taken = {place for one in found for place in range(one.start, one.end)}
    for one in found:
        if one.end - one.start < 2 or tokens.gaps[one.start + 1] is NOTHING:  # noqa: PLR2004
            continue
        for place in _modifiers(tokens, one.start):
            reading = _shared(tokens, place, one, by_words)
            if place in taken or reading is None:
                break
            yield Found(reading, place, one.end, confidence=0.9)


def _shared(
    tokens: Tokens, place: int, one: Found, by_words: Mapping[Words, tuple[Reading, ...]]
) -> Reading | None:
    """Return what a modifier names together with the last words of a term, the longest head first."""
    for start in range(one.start + 1, one.end):
        readings = by_words.get((tokens.lower[place], *tokens.lower[start : one.end]), ())
        if readings and not (readings[0].cues or readings[0].is_frame):
            return readings[0]
    return None


def _modifiers(tokens: Tokens, start: int) -> Iterator[int]:
    """Yield the places of the words before a joint, from right to left over commas, slashes, "and/or"."""
    place = start
    for step in range(_MOST):
        joint = place
        while joint and tokens.lower[joint - 1] in _BETWEEN:
            joint -= 1
        between = tokens.lower[joint:place]
        is_joint = bool(between) and (step > 0 or not _JOINTS.isdisjoint(between))
        if not joint or not is_joint or tokens.gaps[place - 1] is BREAK:
            return
        yield joint - 1
        place = joint - 1
