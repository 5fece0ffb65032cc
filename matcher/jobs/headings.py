"""What the headings of a job description announce: the lexicon of ``job_headings.yaml``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from matcher.model.skill import STRICT
from matcher.resources import resource_dir
from matcher.schema.border import load_yaml

if TYPE_CHECKING:
    from pathlib import Path

_MAX_WORDS = 9
_MAX_WORDS_BEFORE_COLON = 14
_NOT_WORDS = re.compile(r"^[\W\d_]+|[^\w')]+$")
_ASKING = ("what ", "who ", "why ", "about you", "you have", "you bring")
_ARTICLES = re.compile(r"^(?:the|our|your|some|key|main|primary|core|basic|minimum|general|other) ")


class HeadingKind(StrEnum):
    """What the lines below a heading are, unless their own words say otherwise."""

    ESSENTIAL = "essential"
    OPTIONAL = "optional"
    RESPONSIBILITY = "responsibility"
    NEUTRAL = "neutral"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingGroup:
    """Headings of one kind, as written in ``job_headings.yaml``.

    Args:
        kind: what stands below them.
        why: for ignored ones: what they head.
        headings: whole headings.
        labels: headings that before a colon speak for their own line only.
        contains: phrases that decide a short heading of other words.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    kind: HeadingKind
    why: str | None = None
    headings: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading that was recognised.

    Args:
        kind: what stands below it.
        why: for ignored ones: what they head.
        is_label: before a colon it speaks for its own line only.
        is_exact: the lexicon holds it whole, so it needs no other sign of being a heading.
    """

    kind: HeadingKind
    why: str | None = None
    is_label: bool = False
    is_exact: bool = False


NO_HEADING = Heading(kind=HeadingKind.NEUTRAL)
"""What holds above the first heading."""


_STORY = Heading(kind=HeadingKind.IGNORED, why="company story")
# "About Acme"; "About the role" and "About our team" tell nothing by themselves.
_ABOUT_SOMEBODY = re.compile(
    r"about (?!(?:(?:the|this|our|your|a) )?(?:\w+ ){0,2}(?:role|position|job|team|work|opportunity|project|internship|program|candidate|you)s?\b)"
)


def classify_heading(words: str) -> Heading | None:
    """Tell what a heading announces, or None when the lexicon does not know it.

    >>> classify_heading("Nice to have:").kind.value
    'optional'
    >>> classify_heading("What you will bring to the team").kind.value
    'essential'
    >>> classify_heading("Berlin") is None
    True
    """
    key = heading_key(words)
    is_open = words.rstrip(" *_").endswith(":")
    if not key or key.count(" ") >= (_MAX_WORDS_BEFORE_COLON if is_open else _MAX_WORDS):
        return None
    whole, phrases = _lexicon()
    found = whole.get(key) or whole.get(_ARTICLES.sub("", key))
    if found:
        return found
    for pattern, heading in phrases:
        if pattern.search(key):
            is_story = heading.kind is HeadingKind.NEUTRAL and _ABOUT_SOMEBODY.match(key)
            return _STORY if is_story else heading
    return None


def heading_key(words: str) -> str:
    """Write a heading the way the lexicon does: lower case, no commas and no marks around it, "and" for "&"."""
    bare = _NOT_WORDS.sub("", words.replace("*", "").replace("…", "").strip())
    plain = bare.replace("’", "'").replace("&", " and ").replace(",", " ").lower()
    return " ".join(plain.split())


@cache
def known_headings() -> tuple[str, ...]:
    """Return every whole heading of two or more words, longest first."""
    return _longest_first(key for key in _lexicon()[0] if " " in key)


@cache
def asking_headings() -> tuple[str, ...]:
    """Return the headings and phrases of headings that are said as a question is: "what you need"."""
    groups = load_yaml(
        tuple[HeadingGroup, ...], resource_dir("skill_taxonomy") / "job_headings.yaml"
    )
    keys = {key for one in groups for key in (*one.headings, *one.labels, *one.contains)}
    return _longest_first(key for key in keys if key.startswith(_ASKING))


def _longest_first(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(keys, key=lambda key: (-len(key), key)))


@cache
def _lexicon() -> tuple[dict[str, Heading], tuple[tuple[re.Pattern[str], Heading], ...]]:
    path: Path = resource_dir("skill_taxonomy") / "job_headings.yaml"
    whole: dict[str, Heading] = {}
    phrases: list[tuple[re.Pattern[str], Heading]] = []
    for group in load_yaml(tuple[HeadingGroup, ...], path):
        for key in group.headings:
            whole.setdefault(key, Heading(kind=group.kind, why=group.why, is_exact=True))
        for key in group.labels:
            whole.setdefault(
                key, Heading(kind=group.kind, why=group.why, is_label=True, is_exact=True)
            )
        if group.contains:
            words = "|".join(map(re.escape, sorted(group.contains, key=lambda w: (-len(w), w))))
            phrases.append(
                (re.compile(rf"(?<!\w)(?:{words})(?!\w)"), Heading(kind=group.kind, why=group.why))
            )
    return whole, tuple(phrases)
