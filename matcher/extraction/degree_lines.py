"""Read one line of an education section: its degrees and their subjects, the school, the dates."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from matcher.extraction.dates import parse_ranges
from matcher.extraction.degree_words import (
    INSTITUTION,
    DegreeWord,
    find_degree,
    find_degree_words,
    names_only_a_school,
)
from matcher.extraction.lines import TextLine
from matcher.extraction.locations import is_place, split_place
from matcher.model.profile import DateRange, DegreeLevel
from matcher.model.skill import plain_field

_LINK = re.compile(
    r"^\)?(?:\s*(?:degree|candidate|student|\(?hons?\b\.?\)?|\(?honours\)?))?\s*(?:(?P<word>(?:in|of|en|em|der|des|im fach|im|majoring in|with a major in)\b)|[:,(/|\t-])?\s*",
    re.IGNORECASE,
)
_FIELD_END = re.compile(
    r"\s+-\s+|\s*[,;|(•·/\t]\s*|\s{2,}|\s+(?:with|at|from|an der|minor|gpa|cgpa|grade|first|distinction|honou?rs|expected|graduated)\b|\s*:|\d",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|und|et|y|e|&)\s*$", re.IGNORECASE)
_GRADE = re.compile(
    r"\b(?:c?gpa|grade|score|percentage|distinction|first class|honou?rs|hons|cum laude|note|mention|marks|class|board|thesis|advisor|major|minor|years?)\b|%|\d\.\d",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s+-\s+|\s*[|•·;\t]\s*|\s{2,}|\s+at\s+|\s+from\s+|,\s+")
_ITSELF = re.compile(r"\bof (engineering|laws|fine arts)$", re.IGNORECASE)
_OWN_FIELD = re.compile(r"(?:[mb]\.?c\.?a|[mb]\.?b\.?a|[bm]\.?com|pgd\w*)\.?", re.IGNORECASE)
_PART = re.compile(r"\s*(?:,|/|&|\b(?:and|und|et|y|e|with)\b)\s*")
_APPLIED = re.compile(r"^(?:applied|pure|theoretical|advanced|general)\s+", re.IGNORECASE)
_MAX_FIELD_WORDS = 7
_MAX_SCHOOL_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A degree in a line, with its subject as printed or None."""

    word: DegreeWord
    subject: str | None
    has_own_field: bool


@dataclass(frozen=True, kw_only=True)
class DegreeLine:
    """A line, with what it says looked for once and only when asked.

    Args:
        line: the line.
        fields: the names of subjects that the taxonomy knows.
    """

    line: TextLine
    fields: Mapping[str, str]

    @cached_property
    def _ranges(self) -> Sequence[tuple[int, int, DateRange]]:
        return [(one.span.start, one.span.end, one.dates) for one in parse_ranges(self.line.text)]

    @property
    def dates(self) -> DateRange | None:
        """The last dates of the line, or None."""
        return self._ranges[-1][2] if self._ranges else None

    @cached_property
    def bare(self) -> str:
        """The text without its dates."""
        text = self.line.text
        for start, end, _ in reversed(self._ranges):
            text = f"{text[:start]}  {text[end:]}"
        return text

    @cached_property
    def words(self) -> tuple[DegreeWord, ...]:
        """The degrees that the line names."""
        return find_degree_words(self.bare)

    @property
    def names_only_a_school(self) -> bool:
        """Whether its degree is the name of a kind of school alone."""
        return names_only_a_school(self.bare)

    @cached_property
    def institution(self) -> str | None:
        """The part of the line that names a school, or None."""
        if not INSTITUTION.search(self.bare):
            return None
        bare, _ = split_place(self.bare.strip(" ,|-()\t"))
        for part in _SPLIT.split(bare):
            if INSTITUTION.search(part):
                name = _closed(part.strip(" ,.|-()"))
                return name if len(name) > 2 else bare.strip(" ,.|-()")  # noqa: PLR2004 - "TU"
        return None

    @property
    def subject(self) -> str | None:
        """The whole line as a subject, where it can be one."""
        text = self.bare.strip(" ,.\t")
        return text if not self.line.bullet and is_subject(text) else None

    @property
    def unmarked_school(self) -> str | None:
        """The line as the name of a school that no word marks as one ("Narsee Monji - Hyderabad"), or None."""
        name = _SPLIT.split(split_place(self.bare.strip(" ,|-()\t"))[0])[0].strip(" ,.|-()")
        if self.line.bullet or not is_subject(name) or not name[0].isupper():
            return None
        return name if len(name.split()) <= _MAX_SCHOOL_WORDS and ":" not in self.bare else None

    def degrees(self) -> Iterator[Stated]:
        """Yield the degrees of the line with their subjects."""
        for number, word in enumerate(self.words):
            is_last = number + 1 == len(self.words)
            stop = len(self.bare) if is_last else self.words[number + 1].start
            start = self.words[number - 1].end if number else 0
            own = _OWN_FIELD.fullmatch(self.bare[word.start : word.end].strip()) is not None
            yield Stated(word=word, subject=self._subject(word, start, stop), has_own_field=own)

    def _subject(self, word: DegreeWord, start: int, stop: int) -> str | None:
        """Return what stands right behind the degree; else a subject that is known; else what is nearest."""
        rest = self.bare[word.end : stop]
        link = _LINK.match(rest)
        behind = rest[link.end() :] if link else rest
        pieces = [_AND.sub("", piece) for piece in _FIELD_END.split(behind)]
        first = _trim(pieces[0])
        is_school = word.level is DegreeLevel.HIGH_SCHOOL
        if link and link["word"] and is_subject(first) and not is_school:
            return first
        before = [_trim(piece) for piece in _FIELD_END.split(self.bare[start : word.start])]
        near = [first, *reversed(before), *(_trim(_without_degree(piece)) for piece in pieces[1:])]
        if is_school:
            near = [
                piece for piece in near if piece[:1].islower() or plain_field(piece) in self.fields
            ]
        found = [piece for piece in near if piece and is_subject(piece)]
        known = next((piece for piece in found if known_field(piece, self.fields)), None)
        if known or (found and found[0] in (first, *before)):
            return known or found[0]
        itself = _ITSELF.search(self.bare[word.start : word.end])
        return itself[1] if itself else None


def _trim(text: str) -> str:
    return text.strip(" ,.-)(")


def _closed(text: str) -> str:
    """Put a bracket back that was trimmed off the end."""
    return f"{text})" if text.count("(") > text.count(")") else text


def _without_degree(piece: str) -> str:
    """Take the degree off a part that names it again: "PhD, Princeton University, PhD in Physics"."""
    named = find_degree(piece.strip())
    return _LINK.sub("", piece.strip()[named[2] :], count=1) if named and not named[1] else piece


def is_subject(text: str) -> bool:
    """Tell whether *text* can be a subject of study: a few words that name no school, place, grade or degree."""
    text = text.strip(" ,.")
    return (
        bool(text)
        and len(text.split()) <= _MAX_FIELD_WORDS
        and text[0].isalpha()
        and len(text) > 1
        and not any(character.isdigit() for character in text)
        and ":" not in text
        and not INSTITUTION.search(text)
        and not _GRADE.search(text)
        and not is_place(text)
        and not find_degree(text)
    )


def known_field(subject: str, fields: Mapping[str, str]) -> str | None:
    """Return the id of a subject: of its whole name, without "applied", or of the first part that is known.

    >>> fields = {"mathematics": "field_mathematics"}
    >>> known_field("Applied Mathematics", fields), known_field("Statics and Mathematics", fields)
    ('field_mathematics', 'field_mathematics')
    """
    name = plain_field(subject)
    for one in (
        name,
        _APPLIED.sub("", name),
        *_PART.split(name),
        *_PART.split(_APPLIED.sub("", name)),
    ):
        if one in fields:
            return fields[one]
    return None
