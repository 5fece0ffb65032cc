"""Letters of other alphabets that look like Latin ones, and words in which they stand among Latin letters.

The pairs are those of Unicode's confusables (UTS 39, https://www.unicode.org/Public/security/) whose shapes
are the same or nearly the same in common fonts, checked by hand. A whole Cyrillic or Greek word is a word of
its language and stays; only a word that mixes alphabets, and whose strange letters all have a Latin double,
is read as the Latin word that a person sees.
"""

import re
from collections.abc import Iterator

_GREEK = (
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳ\u037fαγικνορυχϲ",
    "ABEZHIKMNOPTYXCjJayikvopuxc",
)
_CYRILLIC = (
    "АВСЕНІЈКМОРЅТХУҮЅѴԌԚԜӀасԁеһіјкӏорԛѕѵԝхуүє",
    "ABCEHIJKMOPSTXYYSVGQWIacdehijklopqsvwxyye",
)
_ARMENIAN = ("օսհոցզՏՕՍԼ", "ouhngqSOUL")
_CHEROKEE = ("ᎪᏴᏟᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ", "ABCEGHJKLMPRSTVWZ")
_DOUBLES = {
    ord(strange): latin
    for alphabet in (_GREEK, _CYRILLIC, _ARMENIAN, _CHEROKEE)
    for strange, latin in zip(*alphabet, strict=True)
}
_STRANGE = re.compile("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")
# A symbol of science: a small Greek letter among capitals, as in proteins and spectral lines.
_SYMBOL = re.compile("[A-Z\u03b1-\u03c9]{2,40}$")
# One key of another keyboard layout: the language C++ or C# with a Cyrillic letter.
_LONE_LETTER = re.compile("(?<!\\w)\u0421(?=\\+\\+|#)")


def mixed_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the words that only look Latin.

    >>> list(mixed_words("Рython, Питон and TNFα"))
    [(0, 6)]
    """
    if text.isascii() or not _STRANGE.search(text):
        return
    for found in _WORD.finditer(text):
        word = found.group()
        if _is_mixed(word) and not _SYMBOL.match(word):
            yield found.span()


def fold_lookalikes(text: str) -> str:
    """Return *text* with Latin letters in words that only look Latin; the length stays.

    >>> fold_lookalikes("Рython, С++, Питон")
    'Python, C++, Питон'
    """
    if text.isascii() or not _STRANGE.search(text):
        return text
    pieces: list[str] = []
    position = 0
    for start, end in mixed_words(text):
        pieces += (text[position:start], text[start:end].translate(_DOUBLES))
        position = end
    return _LONE_LETTER.sub("C", "".join((*pieces, text[position:])))


def _is_mixed(word: str) -> bool:
    if word.isascii() or not _LATIN.search(word):
        return False
    strange = _STRANGE.findall(word)
    return bool(strange) and all(ord(letter) in _DOUBLES for letter in strange)
