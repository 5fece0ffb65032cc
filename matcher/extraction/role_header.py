"""Read title, employer and place from the heading lines of a role, whatever their order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matcher.extraction.locations import is_place, split_place
from matcher.extraction.role_cuts import SAME, cut_employer, cut_town
from matcher.extraction.role_pieces import LABEL, read_pieces
from matcher.extraction.role_words import EMPLOYER, has_title

_PROJECT = re.compile(
    r"(?:client |key )?(?:project|projekt|projet|proyecto)(?: name)?\s?(?:\d{1,2}\s?)?[:–-]\s",
    re.IGNORECASE,
)
_LABELS = {
    "title": ("position", "role", "title", "job title", "designation"),
    "employer": ("company", "employer", "organization", "organisation"),
}
_BRACKETED = re.compile(r"\([^)]*\)?")
_TEAM = re.compile(r"\b(?:team|group|department|division|unit)\b", re.IGNORECASE)


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
    for piece in read_pieces(texts):
        rest, place = (None, piece) if is_place(piece) else split_place(piece)
        location = location or place
        if rest:
            pieces.append(rest)
    if len(pieces) == 1 and "title" not in labelled:
        title, inner = cut_employer(pieces[0])
        others = [inner] if inner else []
    else:
        title = labelled.get("title") or _title(pieces)
        others = [piece for piece in pieces if piece != title]
    employer = labelled.get("employer") or _opened(texts, others) or _employer(others)
    if title is None and employer is not None:
        title = next((piece for piece in others if piece != employer), None)
    if employer and location is None:
        employer, location = cut_town(employer)
    return RoleHeader(title=title, employer=employer, location=location)


def _labelled(texts: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        match = LABEL.match(text)
        if match:
            word = match[0].strip(" :").lower()
            for field, words in _LABELS.items():
                if word in words and field not in found:
                    found[field] = next(iter(read_pieces([text])), "")
    return {field: text for field, text in found.items() if text}


def is_project(text: str) -> bool:
    """Tell whether a line names a project as such: "Project: fraud model"."""
    return _PROJECT.match(text) is not None


def _opened(texts: Sequence[str], pieces: Sequence[str]) -> str | None:
    """Return the first piece of a line that a dash leaves open for place and dates: "Acme - Leeds -"."""
    lines = [text for text in texts if text.strip()]
    opened = [text for text in lines if text.rstrip().endswith(("-", "–"))]
    if len(lines) < 2 or len(opened) != 1:  # noqa: PLR2004 - a line with the title, one with the employer
        return None
    return next((piece for piece in read_pieces(opened) if piece in pieces), None)


def _title(pieces: Sequence[str]) -> str | None:
    """Return the first piece with a word of a title, best one without a word of an employer."""
    titled = [piece for piece in pieces if has_title(_BRACKETED.sub("", piece))]
    plain = (piece for piece in titled if not EMPLOYER.search(piece))
    return next(plain, titled[0] if titled else None)


def _employer(pieces: Sequence[str]) -> str | None:
    named = next((piece for piece in pieces if SAME.match(piece) or EMPLOYER.search(piece)), None)
    if named:
        return named
    names = [piece for piece in pieces if not _is_phrase(piece)]
    plain = [piece for piece in names if not _TEAM.search(piece)]
    return next(iter(plain or names), None)


def _is_phrase(piece: str) -> bool:
    """Tell whether a piece is words in lower case, and no name."""
    return piece[:2].islower() and " " in piece and not SAME.match(piece)
