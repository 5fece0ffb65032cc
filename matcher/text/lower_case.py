"""Lower case that moves no character, and patterns to search a text in lower case with.

A search that ignores case takes two to five times as long as one for small letters in a text in lower case.
"""

import re

from matcher.text.normalise import NormalisedText

_CAPITAL = re.compile(r"\\.|\(\?P|[A-Z]")


def in_lower_case(text: str) -> str:
    """Return *text* in lower case, every character where it was.

    The Turkish i with and without a dot is i, and the long s is s, as in a search that ignores case.

    >>> in_lower_case("VERİ ANALİST, Kasım, Claſs")
    'veri analist, kasim, class'
    """
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").lower().replace("ı", "i").replace("ſ", "s")


def lowered(copy: NormalisedText) -> str:
    r"""Return the copy in lower case with its lines joined, every character where it was.

    >>> from matcher.text.normalise import normalise
    >>> lowered(normalise("Ada\nİ Go"))
    'ada i go'
    """
    return in_lower_case(copy.text).replace("\n", " ")


def lower_pattern(pattern: str) -> re.Pattern[str]:
    r"""Compile *pattern* for texts in lower case; its own capitals A..Z stand for small letters.

    Alternatives are fastest where all of them begin with ``\b``, or with a letter.

    >>> lower_pattern(r"\bPh\.?D\b").search(in_lower_case("a PhD is a plus"))
    <re.Match object; span=(2, 5), match='phd'>
    """
    return re.compile(
        _CAPITAL.sub(
            lambda found: found[0] if len(found[0]) > 1 else found[0].lower(),
            pattern,
        )
    )
