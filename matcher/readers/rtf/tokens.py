r"""Cut RTF into tokens, in one pass and without recursion: braces, control words, escaped bytes, text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from matcher.readers.limits import too_large

MAX_TOKENS = 3_000_000
Kind = Literal["open", "close", "word", "text"]

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]+)(?P<number>-?\d{1,10})? ?|'(?P<hex>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n\x00]+)"
)
_MAX_WORD = 32  # letters; Word reads no longer control words
_ESCAPED = frozenset((b"\\", b"{", b"}"))
_SIGNS = {b"\r": "par", b"\n": "par", b"\t": "tab"}


@dataclass(frozen=True, slots=True)
class Token:
    r"""One piece of RTF.

    Args:
        kind: a brace, a control word or sign, or text.
        word: the control word without its backslash, or the sign (``*``, ``~``, ``-``, ``_``).
        number: what follows the word; None where nothing does.
        data: of text, bytes in the code page of the font.
    """

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens(data: bytes) -> Iterator[Token]:
    r"""Yield the tokens of RTF; the bytes of pictures (``\bin``) are passed over.

    Raises:
        ReadError: too_large.

    >>> [
    ...     token.word or token.data
    ...     for token in tokens(rb"{\b1 caf\'e9\par}")
    ...     if token.kind != "close"
    ... ]
    [b'', 'b', b'caf', b'\xe9', 'par']
    """
    position = count = 0
    while found := _TOKEN.search(data, position):
        position = found.end()
        count += 1
        if count > MAX_TOKENS:
            raise too_large("pieces of RTF", count, MAX_TOKENS)
        token = _token(found)
        if token.word == "bin":
            position += max(0, token.number or 0)
        yield token


def _token(found: re.Match[bytes]) -> Token:
    group = found.lastgroup
    if group == "text":
        return Token("text", data=found["text"])
    if group == "brace":
        return _OPEN if found["brace"] == b"{" else _CLOSE
    if group == "hex":
        return Token("text", data=bytes((int(found["hex"], 16),)))
    if group == "sign":
        return _sign(found["sign"])
    word = found["word"]
    if len(word) > _MAX_WORD:
        return Token("word", "?")
    number = found["number"]
    return Token("word", word.decode("ascii"), int(number) if number else None)


def _sign(sign: bytes) -> Token:
    if sign in _ESCAPED:
        return Token("text", data=sign)
    return Token("word", _SIGNS.get(sign, sign.decode("latin-1")))
