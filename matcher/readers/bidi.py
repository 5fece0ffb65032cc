"""Text that is written backwards under a direction override, in the order in which a reader sees it.

Flowing formats store letters in the order of writing; a right-to-left override (U+202E) makes even Latin
letters run from right to left, so that stored "nohtyP" is seen as "Python". Real right-to-left languages
need no override: their letters carry their direction, and the text stays as it is.
"""

import unicodedata

RIGHT_TO_LEFT = "\u202e"
POP_DIRECTION = "\u202c"
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_POP_ISOLATE = "\u2069"
_DEPTH = 125  # as Unicode limits nesting (UAX 9, max_depth)
_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def as_displayed(line: str) -> str:
    r"""Return *line* with every overridden stretch in the order seen; its direction controls go with it.

    >>> as_displayed("Skills: \u202enohtyP ,LQS\u202c and Go")
    'Skills: SQL, Python and Go'
    >>> as_displayed("שפות: עברית")
    'שפות: עברית'
    """
    if RIGHT_TO_LEFT not in line:
        return line
    levels = _Levels()
    for character in line:
        levels.take(character)
    return levels.finish()


class _Level:
    """The pieces of one stretch of direction, each a letter with its marks or a finished inner stretch."""

    def __init__(self, opener: str) -> None:
        self.opener = opener
        self.pieces: list[str] = []

    def add(self, character: str) -> None:
        if self.pieces and unicodedata.combining(character):
            self.pieces[-1] += character
        elif self.opener == RIGHT_TO_LEFT:
            self.pieces.append(character.translate(_MIRROR))
        else:
            self.pieces.append(character)

    def is_one_of(self, openers: str) -> bool:
        return self.opener != "" and self.opener in openers

    def text(self) -> str:
        is_backwards = self.opener == RIGHT_TO_LEFT
        return "".join(reversed(self.pieces) if is_backwards else self.pieces)


class _Levels:
    """The stretches of direction that are open, the innermost last."""

    def __init__(self) -> None:
        self._stack = [_Level(opener="")]

    def take(self, character: str) -> None:
        if character in _EMBEDDINGS or character in _ISOLATES:
            if len(self._stack) < _DEPTH:
                self._stack.append(_Level(opener=character))
        elif character == POP_DIRECTION:
            if self._stack[-1].is_one_of(_EMBEDDINGS):
                self._close()
        elif character == _POP_ISOLATE:
            if any(level.is_one_of(_ISOLATES) for level in self._stack):
                while self._close() not in _ISOLATES:
                    pass
        else:
            self._stack[-1].add(character)

    def finish(self) -> str:
        while len(self._stack) > 1:
            self._close()
        return self._stack[0].text()

    def _close(self) -> str:
        """End the innermost stretch and return what had opened it."""
        level = self._stack.pop()
        self._stack[-1].pieces.append(level.text())
        return level.opener
