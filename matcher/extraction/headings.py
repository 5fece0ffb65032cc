"""The lexicon of section headings, from ``skill_taxonomy/headings.yaml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Literal

from matcher.model.document import SectionKind
from matcher.model.skill import STRICT
from matcher.resources import resource_dir
from matcher.schema.border import load_yaml

VOLUNTEER = "volunteer"
"""A kind of heading of its own: its section is experience, its roles are voluntary work."""

_PART = re.compile(r"[,/|+·()]|\s[-–—]\s|\b(?:and|und|et|y|e|en)\b")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zß-ɏ]")
_NUMBERING = re.compile(r"(?:\d{1,2}[.)]|[IVX]{1,4}[.)]|#{1,6}|[-=*_~|:<>\s]+)\s*")
_TAIL = re.compile(r"[\s:.\-=*_~|<>#]+$")
_WORD = re.compile(r"[^\s,/|+]+")
_MAX_WORDS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingFile:
    """What the YAML file holds: kind -> language -> headings, with the words that may stand around them."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    qualifiers: tuple[str, ...]
    weak: frozenset[str]
    kinds: Mapping[SectionKind | Literal["volunteer"], Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The lexicon, ready to be asked.

    Args:
        kind_of: heading as ``heading_key`` makes it -> kind of section, or ``volunteer``.
        qualifiers: words that change nothing.
        weak: keys that are headings only where they look like the others.
        words: every word of a heading; a line without one is none.
    """

    kind_of: Mapping[str, str]
    qualifiers: frozenset[str]
    weak: frozenset[str]
    words: frozenset[str]

    def find(self, key: str) -> str | None:
        """Return the kind of the heading *key*, or None where it is none.

        >>> headings = load_headings()
        >>> headings.find("key technical skills"), headings.find("education and awards")
        ('skills', 'education')
        >>> headings.find("senior engineer") is None
        True
        >>> headings.find("lingue / languages"), headings.find("学歴 / education")
        ('languages', 'education')
        """
        if key.count(" ") >= _MAX_WORDS or self.words.isdisjoint(_WORD.findall(key)):
            return None
        whole = self._single(key)
        if whole:
            return whole
        parts = [part.strip() for part in _PART.split(key) if part.strip()]
        # What is said again in another script needs not be known.
        kinds = [self._single(part) for part in parts if not _OTHER_SCRIPT.search(part)]
        return kinds[0] if len(parts) > 1 and kinds and all(kinds) else None

    def _single(self, key: str) -> str | None:
        if key in self.kind_of:
            return self.kind_of[key]
        words = key.split()
        while len(words) > 1 and words[0] in self.qualifiers:
            words = words[1:]
            if " ".join(words) in self.kind_of:
                return self.kind_of[" ".join(words)]
        while len(words) > 1 and words[-1] in self.qualifiers:
            words = words[:-1]
        return self.kind_of.get(" ".join(words))


def heading_key(text: str) -> str:
    """Reduce a line to what the lexicon compares: lower case, no numbering, no colon, letter-spacing closed.

    >>> heading_key("E X P E R I E N C E"), heading_key("## Skills & Tools:")
    ('experience', 'skills and tools')
    """
    numbering = _NUMBERING.match(text)
    bare = text[numbering.end() :] if numbering else text
    if not bare[-1:].isalnum():
        bare = _TAIL.sub("", bare)
    bare = bare.replace("&", " and ")
    words = bare.split()
    spaced_out = 3
    if len(words) > spaced_out and max(map(len, words)) == 1:
        bare = re.sub(r"(\w) (?=\w\b)", r"\1", bare)
        words = bare.split()
    return " ".join(words).lower()


@cache
def load_headings() -> Headings:
    """Load the bundled lexicon once.

    Raises:
        BorderError: with file:line where the file is not right.
    """
    path = resource_dir("skill_taxonomy") / "headings.yaml"
    written = load_yaml(HeadingFile, path)
    kind_of = {
        heading_key(heading): str(kind)
        for kind, languages in written.kinds.items()
        for headings in languages.values()
        for heading in headings
    }
    # A letter-spaced heading loses the spaces between its words.
    kind_of = {key.replace(" ", ""): kind for key, kind in kind_of.items()} | kind_of
    return Headings(
        kind_of=kind_of,
        qualifiers=frozenset(written.qualifiers),
        weak=written.weak,
        words=frozenset(word for key in kind_of for word in _WORD.findall(key)),
    )
