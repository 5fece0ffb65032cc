"""Words of a text, cut fast, with what stood between them.

spaCy's own tokenizer costs more than the whole search for terms; this one is a single regular expression. Spaces, line breaks and hyphens inside a word are no tokens, so that
"scikit-learn", "scikit learn" and a term wrapped over two lines are the same sequence of words; what stood there is
kept as the *gap* before each word, and offsets stay exact.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate

_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_TOKEN = re.compile(
    rf"([^\W{_EAST_ASIAN}]+(?:\+\+|\#(?!\w))?"  # words; C++, C#
    r"|\."  # in a name (Node.js, .NET) or at the end of something
    r"|'s(?!\w)"
    r"|\(\w{2,5}\)\w{3,}"  # a beginning that may be left out: (Py)Spark
    r"|[^\w\s.\-]"
    r"|-(?:(?<!\S-)|(?![\S\n]))"  # a dash that stands free
    rf"|[{_EAST_ASIAN}])"  # one sign each
)
STOP = "\u2016"
"""The token of a point that ends something, so that it never looks like the one in "Node.js"."""


class Gap(IntEnum):
    """What stood between a token and the one before it."""

    NONE = 0
    SPACE = 1
    HYPHEN = 2
    LINE = 3
    BREAK = 4


NOTHING, SPACE, HYPHEN, LINE, BREAK = Gap
"""The gaps by name, for what asks often: Python 3.11 takes six times as long to find a member of an enum."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one text, column by column.

    Args:
        words: as written.
        lower: in lower case.
        starts: where each begins in the text.
        ends: where each ends (exclusive).
        gaps: for each the gap before it; the first has ``Gap.BREAK``.
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[Gap]

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.words)


def _gap(between: str) -> Gap:
    """Tell what a piece of text between two tokens means: an empty line or a wide space parts them."""
    if "\n" in between:
        return Gap.LINE if between.count("\n") == 1 else Gap.BREAK
    if "-" in between or "\u2010" in between:
        return Gap.HYPHEN
    return Gap.BREAK if len(between) > 3 or "\f" in between else Gap.SPACE  # noqa: PLR2004 - columns


class _Gaps(dict[str, Gap]):
    """The gap that each piece of text between two tokens means; the common ones are known by heart."""

    def __missing__(self, between: str) -> Gap:
        """Work out a rarer one."""
        return _gap(between)


_COMMON = (" ", "-", "\n", " \n", "\n ", "\n\n")
_GAPS = _Gaps({"": Gap.NONE} | {between: _gap(between) for between in _COMMON})


def scan(text: str) -> Tokens:
    """Cut *text* (already normalised) into words.

    >>> scan("C/C++, scikit-learn and Node.js.").words
    ['C', '/', 'C++', ',', 'scikit', 'learn', 'and', 'Node', '.', 'js', '‖']
    """
    # Everything by whole columns: pieces between tokens and tokens take turns.
    pieces = _TOKEN.split(text)
    words = pieces[1::2]
    borders = list(accumulate(map(len, pieces)))
    ends = borders[1::2]
    gaps = list(map(_GAPS.__getitem__, pieces[0:-1:2]))
    if gaps:
        gaps[0] = Gap.BREAK
    for place in [place for place, word in enumerate(words) if word == "."]:
        if not text[ends[place] : ends[place] + 1].isalnum():
            words[place] = STOP
    return Tokens(words, list(map(str.lower, words)), borders[0:-1:2], ends, gaps)


def words_of_name(text: str) -> list[str]:
    """Cut a short text as ``scan`` does; the words of most names are letters between spaces.

    >>> words_of_name("machine learning"), words_of_name("C++")
    (['machine', 'learning'], ['C++'])
    """
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.split()
    return scan(text).words
