"""Which stretches of words have the form of a term that is not known."""

from collections.abc import Iterator

from matcher.extraction.locations import is_place
from matcher.extraction.months import MONTHS
from matcher.extraction.suggest.stretch import SOFT, Item, Known, Stretch
from matcher.extraction.suggest.words import is_empty, is_function, is_glued, is_marked, is_part
from matcher.extraction.tokenizer import Gap
from matcher.text.lower_case import in_lower_case

Chunk = tuple[int, int]
"""The first word of a stretch, and the word after its last."""
_LONGEST = 4
_INNER = frozenset({".", "#", "'s", "&"})


def chunks_of(stretch: Stretch, item: Item) -> Iterator[Chunk]:
    """Yield the stretches between the function words of an item, empty words cut off their ends.

    >>> from matcher.extraction.suggest.stretch import items_of, stretch_of
    >>> stretch = stretch_of("strong knowledge of data vault modelling techniques", ())
    >>> [
    ...     stretch.written(*chunk)
    ...     for item in items_of(stretch.tokens)
    ...     for chunk in chunks_of(stretch, item)
    ... ]
    ['data vault modelling']
    """
    start = item.start
    for place in range(item.start, item.end + 1):
        if place < item.end and not _parts(stretch, place):
            continue
        chunk = _stripped(stretch, start, place)
        if chunk:
            yield chunk
        start = place + 1


def _parts(stretch: Stretch, place: int) -> bool:
    if not stretch.is_free(place):
        return False
    word = stretch.tokens.words[place]
    if _is_joined(stretch, place):
        return False
    return is_function(word) or not (word[0].isalnum() or word in _INNER)


def _stripped(stretch: Stretch, start: int, end: int) -> Chunk | None:
    """Cut off empty words; those that open a name in capitals stay ("Business Objects")."""
    words = stretch.tokens.words

    def is_bare(place: int) -> bool:
        if not stretch.is_free(place) or _is_joined(stretch, place):
            return False
        return is_empty(words[place]) or words[place] in _INNER

    def is_tail(place: int) -> bool:
        return is_bare(place) and not is_part(words[place])

    while end > start and (is_tail(end - 1) or _is_count(stretch, start, end - 1)):
        end -= 1
    while start < end and is_bare(start) and not _opens_name(stretch, start, end):
        start += 1
    if all(is_bare(p) or (stretch.is_free(p) and is_part(words[p])) for p in range(start, end)):
        return None
    return start, end


def _is_joined(stretch: Stretch, place: int) -> bool:
    """Tell whether a word is a letter of a name: the last one of "FP&A"."""
    tokens = stretch.tokens
    return place > 0 and tokens.words[place - 1] == "&" and tokens.gaps[place] is Gap.NONE


def _is_count(stretch: Stretch, start: int, place: int) -> bool:
    """Tell whether a number follows a word in lower case: of the next line, no version."""
    words = stretch.tokens.words
    return words[place].isdigit() and (place == start or words[place - 1].islower())


def _opens_name(stretch: Stretch, place: int, end: int) -> bool:
    words = stretch.tokens.words
    return (
        place + 1 < end
        and words[place][0].isupper()
        and words[place + 1][0].isupper()
        and is_named(stretch, place, place + 1)
    )


def may_be_term(stretch: Stretch, chunk: Chunk) -> bool:
    """Tell whether a chunk could be a term: not known, not too long, no name of a place, no date."""
    start, end = chunk
    known = stretch.known[start:end]
    if Known.NOTHING not in known or max(known) >= Known.OTHER:
        return False
    words = stretch.tokens.words[start:end]
    if sum(word[0].isalnum() for word in words) > _LONGEST or any(map(is_glued, words)):
        return False
    free = [place for place in range(start, end) if stretch.is_free(place)]
    if len(free) < end - start and not any(is_named(stretch, p, p + 1) for p in free):
        return False
    letters = "".join(stretch.tokens.words[place] for place in free)
    if len(letters) < 2 or not any(map(str.isalpha, letters)):  # noqa: PLR2004 - "R"
        return False
    return not (_is_dated(words) or is_place(stretch.written(start, end)))


def _is_dated(words: list[str]) -> bool:
    return in_lower_case(words[0]) in MONTHS or any(
        word.isdigit() and len(word) == len("2026") for word in words
    )


def is_named(stretch: Stretch, start: int, end: int) -> bool:
    """Tell whether words are written as a name: by their letters, or by a capital that opens no sentence."""
    tokens = stretch.tokens
    for place in range(start, end):
        word = tokens.words[place]
        if is_marked(word):
            return True
        if word[0].isupper() and place and tokens.gaps[place] < Gap.LINE:
            before = tokens.lower[place - 1]
            if before[0].isalnum() or before in SOFT:
                return True
    return False
