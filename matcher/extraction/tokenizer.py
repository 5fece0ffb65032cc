"""Words of a text, cut fast, with what stood between them.

spaCy's own tokenizer costs more than the whole search for terms; this one is a single regular expression. Spaces, line breaks and hyphens inside a word are no tokens, so that
"scikit-learn", "scikit learn" and a term wrapped over two lines are the same sequence of words; what stood there is
kept as the *gap* before each word, and offsets stay exact.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_TOKEN = re.compile(
    rf"[^\W{_EAST_ASIAN}]+(?:\+\+|\#(?!\w))?"  # words; C++, C#
    rf"|[{_EAST_ASIAN}]"  # one sign each
    r"|'s(?!\w)"
    r"|\(\w{2,5}\)\w{3,}"  # a beginning that may be left out: (Py)Spark
    r"|\.(?=\w)"  # a point inside a name: Node.js, .NET
    r"|\.|[^\w\s.\-]"
    r"|(?<!\S)-|-(?![\S\n])"  # a dash that stands free
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


_NONE, _SPACE = Gap.NONE, Gap.SPACE


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


def scan(text: str) -> Tokens:
    """Cut *text* (already normalised) into words.

    >>> scan("C/C++, scikit-learn and Node.js.").words
    ['C', '/', 'C++', ',', 'scikit', 'learn', 'and', 'Node', '.', 'js', '‖']
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[Gap] = []
    add_word, add_start, add_end, add_gap = words.append, starts.append, ends.append, gaps.append
    last = 0
    length = len(text)
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        word = found.group()
        if word == "." and (end == length or not text[end].isalnum()):
            word = STOP
        add_word(word)
        add_start(start)
        add_end(end)
        if start == last:
            add_gap(_NONE)
        elif start == last + 1 and text[last] == " ":
            add_gap(_SPACE)
        else:
            add_gap(_gap(text[last:start]))
        last = end
    if gaps:
        gaps[0] = Gap.BREAK
    return Tokens(words, [word.lower() for word in words], starts, ends, gaps)
