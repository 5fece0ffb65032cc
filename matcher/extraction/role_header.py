"""Read title, employer and place from the heading lines of a role, whatever their order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.extraction.locations import is_place, split_place
from matcher.extraction.role_words import ABBREVIATED, EMPLOYER, TITLE

_SPLIT = re.compile(
    r"\s+-{1,3}\s+|\s{2,}|\s*\t\s*|\s*[|•·♦◦▪]\s*|\s+@\s*|\s+(?:at|bei|chez)\s+(?=[A-ZÀ-Þ0-9])|\s+//\s+|\s*;\s+"
)
_SLASH = re.compile(r"\s+/\s+(?=[A-ZÀ-Þ])")
_EMPTY = re.compile(r"\(\s*[,:;|/-]*\s*\)|\[\s*\]")
_EDGES = " \t,;:|/-–—()[]•·."
_LABEL = re.compile(
    r"^(?:company|employer|client|organi[sz]ation|position|role|title|job title|designation|location|duration|period|from|project)\s*:\s*",
    re.IGNORECASE,
)
_PROJECT = re.compile(
    r"(?:client |key )?(?:project|projekt|projet|proyecto)(?: name)?\s?(?:\d{1,2}\s?)?[:–-]\s",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:duration|period|role|designation|position|(?:my )?responsibilit(?:y|ies)|project|client|location|job profile)|(?:technolog(?:y|ies)"
    r"|environment|tools|skills|tech stack|team size|domain|project domain|description|responsibilities)\s*[:#].*",
    re.IGNORECASE,
)
_WORKED = re.compile(
    r"(?:(?:currently|presently|previously) )?(?:worked|working|works?|employed|served|serving) (?:as (?:an? )?|with |in |at |for )",
    re.IGNORECASE,
)
_WORKED_AT = re.compile(r"\s(?:in|with|at|for)\s(?=[A-ZÀ-Þ])")
_LABELS = {
    "title": ("position", "role", "title", "job title", "designation"),
    "employer": ("company", "employer", "organization", "organisation"),
}
_TEAM = re.compile(r"\b(?:team|group|department|division|unit)\b", re.IGNORECASE)
_OWN_TEAM = re.compile(r"\b(?:team|department)\b", re.IGNORECASE)
_TOWN = re.compile(
    r"[A-ZÀ-Þ][^\W\d_]{2,20}(?:[ -](?:[A-ZÀ-Þ][^\W\d_]{1,20}|and|de|am|an der|upon|sur|la|del)){0,3}"
)
_UNIT = r"(?:years?|yrs?|months?|mos?|days?|jahre?n?|monate?n?|ans?|mois|años?|meses|mes)(?![^\W\d_])\.?"
_DURATION = re.compile(
    rf"\(?\b\d+\+?\s*{_UNIT}(?:\s*(?:,|and|und|et|y|&)?\s*\d+\s*{_UNIT})?\)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleHeader:
    """Who, what and where, as printed; None where the lines do not say."""

    title: str | None = None
    employer: str | None = None
    location: str | None = None


def read_header(texts: Sequence[str]) -> RoleHeader:
    """Tell title, employer and place apart in the heading lines of a role, dates already cut out.

    >>> read_header(["Data Engineer at Acme Corp, Berlin, Germany"])
    RoleHeader(title='Data Engineer', employer='Acme Corp', location='Berlin, Germany')
    >>> read_header(["Nordkap", "Analyst"])
    RoleHeader(title='Analyst', employer='Nordkap', location=None)
    """
    labelled = _labelled(texts)
    pieces: list[str] = []
    location: str | None = None
    for piece in _pieces(texts):
        rest, place = (None, piece) if is_place(piece) else split_place(piece)
        location = location or place
        if rest:
            pieces.append(rest)
    title = labelled.get("title") or _title(pieces)
    others = [piece for piece in pieces if piece != title]
    if title in pieces and not others:
        title, inner = _cut_employer(title)
        others = [inner] if inner else []
    employer = labelled.get("employer") or _opened(texts, others) or _employer(others)
    if employer and location is None:
        employer, location = _cut_town(employer)
    if title is None and employer is not None and len(others) > 1:
        title = next((piece for piece in others if piece != employer), None)
    return RoleHeader(title=title, employer=employer, location=location)


def _labelled(texts: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        match = _LABEL.match(text)
        if match:
            word = match[0].strip(" :").lower()
            for field, words in _LABELS.items():
                if word in words and field not in found:
                    found[field] = next(iter(_pieces([text])), "")
    return {field: text for field, text in found.items() if text}


def is_project(text: str) -> bool:
    """Tell whether a line names a project as such: "Project: fraud model"."""
    return _PROJECT.match(text) is not None


def _pieces(texts: Sequence[str]) -> Iterator[str]:
    """Yield the parts of the lines: a slash parts only where nothing else does."""
    whole = list(_parted(texts, _SPLIT))
    others = sum(1 for piece in whole if not is_place(piece))
    for piece in whole:
        is_title = others > 1 and TITLE.search(piece)
        if is_title or _joins_titles(piece):
            yield piece
        else:
            yield from _parted([piece], _SLASH)


def _parted(texts: Sequence[str], separator: re.Pattern[str]) -> Iterator[str]:
    for text in texts:
        bare = _EMPTY.sub(" ", _DURATION.sub(" ", _LABEL.sub("", text)))
        for piece in separator.split(bare):
            for part in _said(_trim(piece)):
                if len(part) > 1 and not _NO_NAME.fullmatch(part):
                    yield part


def _said(piece: str) -> Iterator[str]:
    """Yield title and employer of "Worked as an engineer in Acme Ltd", or the piece itself."""
    lead = _WORKED.match(piece)
    if lead is None:
        yield piece
    else:
        yield from map(_trim, _WORKED_AT.split(piece[lead.end() :], maxsplit=1))


def _opened(texts: Sequence[str], pieces: Sequence[str]) -> str | None:
    """Return the first piece of a line that a dash leaves open for place and dates: "Acme - Leeds -"."""
    lines = [text for text in texts if text.strip()]
    opened = [text for text in lines if text.rstrip().endswith(("-", "–"))]
    if len(lines) < 2 or len(opened) != 1:  # noqa: PLR2004 - a line with the title, one with the employer
        return None
    return next((piece for piece in _pieces(opened) if piece in pieces), None)


def _joins_titles(piece: str) -> bool:
    """Tell whether a job title stands on both sides of a slash."""
    before, slash, after = piece.partition(" / ")
    sides = before.rpartition(",")[2], after.partition(",")[0]
    return bool(slash) and all(TITLE.search(side) for side in sides)


def _trim(text: str) -> str:
    """Take separators off the edges, but leave brackets and full stops that belong to the words."""
    trimmed = text.strip(_EDGES)
    end = text.find(trimmed) + len(trimmed)
    if "(" in trimmed and ")" not in trimmed and text[end : end + 1] == ")":
        trimmed += ")"
    elif text[end : end + 1] == "." and ABBREVIATED.search(f"{trimmed}."):
        trimmed += "."
    return trimmed


def _title(pieces: Sequence[str]) -> str | None:
    def weight(piece: str) -> tuple[bool, bool]:
        return TITLE.search(piece) is not None, EMPLOYER.search(piece) is None

    best = max(pieces, key=weight, default=None)
    return best if best and TITLE.search(best) else None


def _employer(pieces: Sequence[str]) -> str | None:
    named = next((piece for piece in pieces if EMPLOYER.search(piece)), None)
    if named:
        return named
    plain = [piece for piece in pieces if not _TEAM.search(piece)]
    return next(iter(plain or pieces), None)


def _cut_employer(title: str) -> tuple[str | None, str | None]:
    """Cut "Engineer, Acme" or "Acme, Engineer" where one side alone is a title."""
    head, comma, tail = title.partition(", ")
    if not comma:
        return title, None
    if TITLE.search(head) and not TITLE.search(tail) and not _OWN_TEAM.search(tail):
        return head, tail
    if TITLE.search(tail) and not TITLE.search(head):
        return tail, head
    return title, None


def _cut_town(employer: str) -> tuple[str, str | None]:
    """Cut a last part that can only be a place: "Acme Software, Reading", but not "Acme, Inc"."""
    name, comma, town = employer.rpartition(", ")
    is_town = comma and _TOWN.fullmatch(town) and not EMPLOYER.search(town)
    return (name, town) if is_town and not TITLE.search(town) else (employer, None)
