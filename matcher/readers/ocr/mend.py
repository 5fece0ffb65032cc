"""Mend what every OCR engine gets wrong in the same way: bullets, and the capital I."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from PIL import Image

from matcher.readers.ocr.picture import below, usual_ground
from matcher.readers.ocr.word import OcrWord

_BULLET = "•"
_STAINS = frozenset(
    "°*¢©®»«·¤§"
)  # what round bullets are taken for, and nothing else at a line's start
_JUNK = frozenset("=“”„\"'`~^_\\<>{}[]()°*¢©®»«·¤§¥")  # what icons and rules are taken for
_LETTERS = frozenset("oOe0")  # likewise, if several lines begin so
_LONE_O = re.compile(r"(?<=[a-z])O(?![A-Za-z])")
_GAPS = re.compile(rb"\x00{1,400}")
_APART = 1.5  # times the widest gap between letters
_LONE_L = re.compile(
    r"(?<=[A-Z0-9])l(?=[A-Z])"  # NlST, We4lT
    r"|(?<=[a-z])l(?=[A-Z]{2})"  # NeurlPS
    r"|(?<=[A-Z])l(?=s?(?:$|[^\w’'\-])|-(?![A-Z][a-z]))"  # Al, OpenAl, Cl/CD, APls, not Al-Hassan
)


def without_icons(words: Sequence[OcrWord], picture: Image.Image) -> list[OcrWord]:
    """Take off the letter for which the icon before an e-mail address was taken.

    What gives the icon away is that it stands farther from the address than its letters from each other.
    """
    return [
        replace(word, text=word.text[1:])
        if "@" in word.text[2:] and _begins_apart(word, picture)
        else word
        for word in words
    ]


def _begins_apart(word: OcrWord, picture: Image.Image) -> bool:
    """Tell whether the first sign of a word stands farther from the second than any other two."""
    cut = picture.crop((round(word.left), round(word.top), round(word.right), round(word.bottom)))
    ink = below(cut, usual_ground(cut.histogram()) * 3 // 4)
    columns = ink.resize((cut.width, 1), Image.Resampling.BOX).tobytes().strip(b"\x00")
    gaps = [len(gap) for gap in _GAPS.findall(columns)]
    return len(gaps) > 1 and gaps[0] > _APART * max(gaps[1:])


def mend(words: Sequence[OcrWord]) -> list[OcrWord]:
    """Return the words with bullets and capitals as they were most likely printed, without signs of icons."""
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    starts = [line[0].text for line in lines if _may_be_listed(line)]
    mended = [word for line in lines for word in _mend_line(line, starts)]
    return [word for word in mended if not _JUNK.issuperset(word.text)]


def mend_capitals(text: str) -> str:
    """Put a capital I where fonts without serifs made the engine see an l, and a zero for an O in addresses.

    >>> mend_capitals("Al, NeurlPS, Cl/CD, APls"), mend_capitals("Al-Hassan, et al., Alan")
    ('AI, NeurIPS, CI/CD, APIs', 'Al-Hassan, et al., Alan')
    >>> mend_capitals("kariO.b@mail.example")
    'kari0.b@mail.example'
    """
    if "@" in text:
        return _LONE_O.sub("0", text)
    return _LONE_L.sub("I", text)


def _mend_line(line: list[OcrWord], starts: list[str]) -> list[OcrWord]:
    first = line[0].text
    is_bullet = _may_be_listed(line) and (first in _STAINS or starts.count(first) > 1)
    mended = [replace(word, text=mend_capitals(word.text)) for word in line]
    bars = [at for at, word in enumerate(line) if word.text == "|"]
    if len(bars) == 1 and _speaks_of_oneself(line, bars[0]):
        mended[bars[0]] = replace(line[bars[0]], text="I")
    if is_bullet:
        mended[0] = replace(line[0], text=_BULLET)
    return mended


def _speaks_of_oneself(line: Sequence[OcrWord], at: int) -> bool:
    """Tell whether the bar in a line is the word I: in running text, and not between the parts of a list."""
    before, after = (
        line[at - 1].text if at else ".",
        line[at + 1].text if at + 1 < len(line) else "",
    )
    return after.isalpha() and after.islower() and (before[-1] in ".,;!?" or before.islower())


def _may_be_listed(line: Sequence[OcrWord]) -> bool:
    """Tell whether a line begins with one odd sign before a word with a capital."""
    if len(line) == 1 or line[0].text not in _STAINS | _LETTERS:
        return False
    return line[0].text in _STAINS or line[1].text[:1].isupper()
