"""The title that the first sentence under a heading names: "2014 - today" above "Owner, Nordkap Farm. Forty cows ..."."""

import re

from matcher.extraction.role_telling import names_title, tells
from matcher.extraction.role_words import has_title, is_title

_SENTENCE = re.compile(r"([^.]{3,100}?[^\W\d_.]{2})\.(?:\s|$)")
_TITLE_AND_MORE = re.compile(
    r"((?:[^\W\d_][\w/&+#-]*\s){0,4}[^\W\d_][\w/&+#-]*)\s(?:in|for|at|with|on|who|responsible|within|im|bei|dans|chez|en)\s"
)
_MOST_WORDS = 14
# Words of titles that by themselves say as little as "work".
_VAGUE = re.compile(
    r"(?:staff|member|lead|leader|partner|chair|principal|master|associate|owner|stage|expert)",
    re.IGNORECASE,
)


def opening_heading(text: str) -> str | None:
    """Return the first sentence of *text* where it heads a role, and tells of no work.

    >>> opening_heading("Owner, Nordkap Farm. Forty cows, and a shop for those who pass by.")
    'Owner, Nordkap Farm'
    >>> opening_heading("Looked after the cows of a developer. Forty of them.") is None
    True
    """
    sentence = _SENTENCE.match(text)
    if sentence is None or len(sentence[1].split()) > _MOST_WORDS:
        return None
    heading = sentence[1]
    if not (heading[0].isupper() and has_title(heading)):
        return None
    return heading if names_title(f"{heading}.") or not tells(heading) else None


def opening_title(text: str) -> str | None:
    """Return the title that a sentence opens with before it goes on: "SRE in the team that runs the platform".

    >>> opening_title("Gardener and driver for the town."), opening_title("Staff for the town.")
    ('Gardener and driver', None)
    """
    match = _TITLE_AND_MORE.match(text)
    if match is None or not match[1][0].isupper():
        return None
    last = match[1].split()[-1]
    return match[1] if is_title(last) and not _VAGUE.fullmatch(match[1]) else None
