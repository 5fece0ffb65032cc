"""Tell text that speaks of work from text that names a job title."""

import re

from matcher.extraction.role_pieces import without_durations
from matcher.extraction.role_words import has_title, is_title

MOST_WORDS_OF_TITLE = 6
_SURE_WORDS = 3
_BRACKETED = re.compile(r"\([^)]*\)?")
_OPENING = re.compile(r"([^,.;(\t]+?)(?:[,.;(]|\s(?:at|bei|chez)\s(?=[A-ZÀ-Þ]))")
_NEVER_IN_TITLES = frozenset({"as", "a", "an", "the", "for", "with", "in", "at", "on", "to", "was"})
_OF = frozenset({"of", "de", "für", "and", "und", "et", "y"})


def tells(text: str) -> bool:
    """Tell whether a text speaks of the work, and names no title, employer or place; brackets say nothing.

    >>> tells("Leads the automation guild."), tells("Head of the Data Team, Acme Inc.")
    (True, False)
    """
    bare = without_durations(_BRACKETED.sub(" ", text) if "(" in text else text)
    words = [word for word in bare.rstrip(".").split() if word.isalpha()]
    least = 3 if text.endswith(".") else 6
    return len(words) >= least and sum(word.islower() for word in words) * 2 > len(words)


def names_title(text: str) -> bool:
    """Tell whether a text opens with a job title that a comma, full stop or bracket ends.

    >>> (
    ...     names_title("Doctoral researcher and tutor, same institute"),
    ...     names_title("Teacher of music."),
    ... )
    (True, True)
    >>> (
    ...     names_title("Worked as a developer, later alone"),
    ...     names_title("Leads the automation guild."),
    ... )
    (False, False)
    """
    match = _OPENING.match(text.lstrip(" \t:,.-"))
    if match is None:
        return False
    words = match[1].split()
    if not words or len(words) > MOST_WORDS_OF_TITLE or not words[0][0].isupper():
        return False
    if not _NEVER_IN_TITLES.isdisjoint(words):
        return False
    if len(words) <= _SURE_WORDS:
        return has_title(match[1])
    of = next((place for place, word in enumerate(words) if word in _OF), len(words))
    return any(is_title(words[place - 1]) for place in (of, len(words)) if place)


def says_what(text: str) -> bool:
    """Tell whether words in lower case, and no job title, are all that stands beside the dates of an item."""
    said = text.strip(" \t:,.-")
    return said[:1].islower() and not has_title(said)
