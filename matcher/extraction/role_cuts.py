"""Cut one piece of a role's heading at its commas: title and employer, employer and town."""

import re

from matcher.extraction.locations import is_place
from matcher.extraction.role_words import EMPLOYER, LEGAL_FORM, has_title

_COMMA = re.compile(r",\s+(?![^(]*\))")
"""A comma that stands in no brackets."""

SAME = re.compile(
    r"(?:(?:at|in) )?(?:the )?same (?:institut\w+|laborator\w+|lab|department|compan\w+|employer|firm|organi[sz]ation|group|university|school"
    r"|hospital|place)\b",
    re.IGNORECASE,
)
"""What stands for the employer of the role above."""

_OWN_TEAM = re.compile(r"\b(?:team|department)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^)]*\)?$")
_TOWN = re.compile(
    r"[A-ZÀ-Þ][^\W\d_]{2,20}(?:[ -](?:[A-ZÀ-Þ][^\W\d_]{1,20}|and|de|am|an der|upon|sur|la|del)){0,3}"
)


def cut_employer(piece: str) -> tuple[str | None, str | None]:
    """Cut "Engineer, Acme" or "Acme, Engineer" where one side alone is a title.

    A title goes on over its next titles and over parts that begin in lower case, as no name does.

    Returns:
        Title and employer; the whole piece and None where no side can be told to be the employer.

    >>> cut_employer("Analyst, later Data Engineer, Nordkap Foods")
    ('Analyst, later Data Engineer', 'Nordkap Foods')
    >>> cut_employer("Intern, data science"), cut_employer("Nordkap, Analyst")
    (('Intern, data science', None), ('Analyst', 'Nordkap'))
    """
    parts = [part.strip() for part in _COMMA.split(piece) if part.strip()]
    first = next((place for place, part in enumerate(parts) if has_title(part)), None)
    if first is None:
        return _cut_unknown_title(parts)
    if first:
        return ", ".join(parts[first:]), ", ".join(parts[:first])
    end = 1
    while end < len(parts) and _goes_on(parts[end]):
        end += 1
    if len(parts) == end + 2 and not EMPLOYER.search(parts[end]) and LEGAL_FORM.search(parts[-1]):
        end += 1  # "Statistician, Trial Methods, Nordkap AG": the firm is named as such
    rest = ", ".join(parts[end:])
    if not rest or (has_title(rest) and not EMPLOYER.search(rest)):
        return ", ".join(parts), None
    return ", ".join(parts[:end]), rest


def cut_town(employer: str) -> tuple[str, str | None]:
    """Cut a last part that can only be a place: "Acme Software, Reading", "Acme (Oslo)", but not "Acme, Inc".

    >>> cut_town("Acme Software, Reading"), cut_town("Institute of Optics, University of Leeds")
    (('Acme Software', 'Reading'), ('Institute of Optics, University of Leeds', None))
    """
    bracket = _BRACKETS.search(employer)
    if bracket and is_place(bracket[0].strip(" ()")):
        return employer[: bracket.start()], bracket[0].strip(" ()")
    parts = _COMMA.split(employer)
    name, town = ", ".join(parts[:-1]), _BRACKETS.sub("", parts[-1])
    is_town = name and _TOWN.fullmatch(town) and not EMPLOYER.search(town)
    return (name, town) if is_town and not has_title(town) else (employer, None)


def _cut_unknown_title(parts: list[str]) -> tuple[str | None, str | None]:
    """Read "Fishmonger, Harbour Foods Ltd, Ghent": what follows is named as firms are, so the first part is the title."""
    if 2 <= len(parts) <= 3 and EMPLOYER.search(parts[1]) and not EMPLOYER.search(parts[0]):  # noqa: PLR2004
        return parts[0], ", ".join(parts[1:])
    return None, ", ".join(parts)


def _goes_on(part: str) -> bool:
    """Tell whether a part after a title belongs to it: another title, a team, words in lower case."""
    is_title = has_title(part) and not EMPLOYER.search(part.rsplit(maxsplit=1)[-1])
    is_small = part[:2].islower() and not SAME.match(part)
    return bool(is_title or _OWN_TEAM.search(part) or is_small)
