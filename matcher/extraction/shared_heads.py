"""Terms that share their last words: "linear/logistic regression" names two kinds of regression."""

from collections.abc import Iterator, Mapping, Sequence

from matcher.extraction.candidates import Found
from matcher.extraction.forms import Words
from matcher.extraction.lexicon import Reading
from matcher.extraction.tokenizer import Gap, Tokens

_JOINTS = frozenset({"/", "and", "or", "&", "und", "oder"})
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
        if one.end - one.start < 2 or tokens.gaps[one.start + 1] is Gap.NONE:  # noqa: PLR2004
            continue
        head = tokens.lower[one.start + 1 : one.end]
        for place in _modifiers(tokens, one.start):
            readings = by_words.get((tokens.lower[place], *head), ())
            if place in taken or not readings or readings[0].cues or readings[0].is_frame:
                break
            yield Found(readings[0], place, one.end, confidence=0.9)


def _modifiers(tokens: Tokens, start: int) -> Iterator[int]:
    """Yield the places of the words before a joint, from right to left over commas and slashes."""
    place = start - 1
    for step in range(_MOST):
        joints = _JOINTS | {","} if step else _JOINTS
        if place < 1 or tokens.lower[place] not in joints or tokens.gaps[place] is Gap.BREAK:
            return
        yield place - 1
        place -= 2
