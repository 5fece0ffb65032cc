"""Choose the person's name among the lines at the top: by how a line is set, where it stands, and what repeats it.

Wrong is worse than empty: a line must look like a name and have something else speak for it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.extraction.lines import TextLine
from matcher.extraction.locations import is_place
from matcher.extraction.names import clean_name, close_letter_spacing, without_pronouns

_LABEL = re.compile(
    r"^(?:(?:full|first and last)\s+)?(?:name|nombre(?: completo)?|nom(?: complet)?|nome|naam|vor- und nachname)(?:\s*[:\-]\s*|\s{2,}|\t+\s*)",
    re.IGNORECASE,
)
_TITLE_LINE = re.compile(
    r"^(?:resume|résumé|curriculum\s+vitae|currículum(?:\s+vitae)?|cv|lebenslauf|bewerbung)\b\s*(?:(?:of|von|de|for)\b|[:|–—\-])?\s*",
    re.IGNORECASE,
)
_PIECES = re.compile(
    r"(?=[\s|•·∙;♦◦(\[])"  # what all of them begin with
    r"(?:\s*[|•·∙;♦◦\t]\s*|\s{2,}|\s+[-—–]\s+|\s*[(\[](?![^\W\d_]{2,14}[)\]]\s+[^\W\d_]))"
)
# How sure each sign makes, as if it stood alone; signs for a name add up like independent witnesses.
_LABELLED = 0.9
_LARGEST = 0.7
_LARGE = 0.3
_REPEATED = 0.8
_FIRST = 0.5
_NEAR_TOP = 0.3
_USUAL_LENGTH = 0.2
# What speaks against a name takes that share of it.
_ONE_WORD = 0.7
_ENDS_IN_PLACE = 0.3
_ENOUGH = 0.6
_TOP = 3
_LONGEST_LINE = 300
_SECOND_SIZE = 0.8
_FEW_SIZES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """A name as printed, titles and pronouns left out.

    Args:
        name: the name.
        line: the line it stands in.
        confidence: 0..1, never below what is enough to show it.
    """

    name: str
    line: TextLine
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    name: str
    line: TextLine
    place: int
    is_labelled: bool


def find_name(
    lines: Sequence[TextLine], addresses: Sequence[str], *, is_reachable: bool
) -> FoundName | None:
    """Return the name of the person, or None where no line is sure enough.

    Args:
        lines: the lines at the top of the resume (header and contact), in order.
        addresses: the person's e-mail addresses and profile pages, which often repeat the name.
        is_reachable: whether the resume says how to reach the person; one that does not may be anonymised,
            and its first line is no sign of a name.
    """
    locals_ = [_plain(_own_part(address)) for address in addresses]
    sizes = sorted({round(line.size, 1) for line in lines if line.size})
    best: FoundName | None = None
    for candidate in _candidates(lines, locals_):
        confidence = _confidence(candidate, sizes, locals_, is_reachable=is_reachable)
        if confidence >= _ENOUGH and (best is None or confidence > best.confidence):
            best = FoundName(name=candidate.name, line=candidate.line, confidence=confidence)
    return best


def _own_part(address: str) -> str:
    """Return the part of an address that its owner chose."""
    local, at, _ = address.partition("@")
    return (
        local if at else address.partition("//")[2].partition("/")[2] or address.partition("/")[2]
    )


def _candidates(lines: Sequence[TextLine], addresses: Sequence[str]) -> Iterator[_Candidate]:
    place = 0
    for number, line in enumerate(lines):
        label = _LABEL.match(line.text)
        text = line.text[label.end() :] if label else _TITLE_LINE.sub("", line.text)
        if not text or len(line.text) > _LONGEST_LINE:
            continue  # "Curriculum Vitae" alone, or a paragraph: the next line is the first
        text = close_letter_spacing(without_pronouns(text))
        piece = _PIECES.split(text.strip(), maxsplit=1)[0]
        name = clean_name(piece) or _small_name(piece, addresses)
        if name and " " not in name and number + 1 < len(lines):
            name = _two_lines(name, line, lines[number + 1])
        if name:
            yield _Candidate(name=name, line=line, place=place, is_labelled=bool(label))
        place += 1


def _small_name(text: str, addresses: Sequence[str]) -> str | None:
    """Return a name in small letters, where an address holds every word of it."""
    words = _plain(text).split()
    if len(words) < 2 or not any(all(word in one for word in words) for one in addresses):  # noqa: PLR2004
        return None
    return text.strip() if clean_name(text.title()) else None


def _two_lines(name: str, line: TextLine, after: TextLine) -> str:
    """Join a given name and a surname that stand below each other in the same large type."""
    if line.size is None or line.size != after.size or line.bold != after.bold:
        return name
    other = clean_name(after.text)
    return f"{name} {other}" if other and " " not in other else name


def _confidence(
    candidate: _Candidate, sizes: Sequence[float], addresses: Sequence[str], *, is_reachable: bool
) -> float:
    """Weigh what speaks for a candidate and against it: 1 - the product of the doubts, times each objection."""
    words = [word for word in re.split(r"[\s.'’\"“”()-]+", candidate.name) if word]
    is_repeated = any(
        len(word) > 2 and _plain(word) in address  # noqa: PLR2004 - an initial is no sign
        for word in words
        for address in addresses
    )
    doubt = 1 - _by_size(candidate.line, sizes)
    is_first = candidate.place == 0 and is_reachable
    doubt *= 1 - (_FIRST if is_first else _NEAR_TOP if candidate.place < _TOP else 0)
    doubt *= 1 - (_LABELLED if candidate.is_labelled else 0)
    doubt *= 1 - (_REPEATED if is_repeated else 0)
    doubt *= 1 - (_USUAL_LENGTH if len(words) > 1 else 0)
    confidence = 1 - doubt
    if len(words) == 1:
        confidence *= _ONE_WORD
    if not (is_repeated or candidate.is_labelled) and _ends_in_place(candidate.name):
        confidence *= _ENDS_IN_PLACE
    return round(confidence, 3)


def _by_size(line: TextLine, sizes: Sequence[float]) -> float:
    size = round(line.size, 1) if line.size else None
    if size is None or len(sizes) < _FEW_SIZES:
        return 0
    if size == sizes[-1]:
        return _LARGEST
    is_large = len(sizes) > _FEW_SIZES and size >= sizes[-1] * _SECOND_SIZE and size > sizes[0]
    return _LARGE if is_large else 0


def _ends_in_place(name: str) -> bool:
    """Tell whether the end of *name* is a place, or its beginning and its end are."""
    words = name.split()
    return any(is_place(" ".join(words[-count:])) for count in (1, 2))


def _plain(text: str) -> str:
    """Write a text in small letters without accents."""
    bare = unicodedata.normalize("NFKD", text.lower()).replace("ß", "ss").replace("ø", "o")
    return "".join(character for character in bare if not unicodedata.combining(character))
