"""How well people are understood: profiles held against what a reader wrote down of the same resumes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from matcher.errors import BorderError
from matcher.evaluation.matches import Matches, plain
from matcher.model.profile import Assertion, CandidateProfile
from matcher.schema.border import adapter, read_text

Table = dict[str, Matches]
NO_NAME = "no name"
"""Of resumes that bear no name: whatever is found is invented."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueDegree:
    """A degree: its level, its subject as printed, the taxonomy's id of the subject, its status."""

    level: str
    field: str | None = None
    field_id: str | None = None
    status: str = "completed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueCertificate:
    """A certificate with its dates as YYYY or YYYY-MM; empty where none is printed."""

    name: str
    issued: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a reader found in one resume; further keys of the file are left alone.

    Args:
        file: the resume.
        name: None where the resume bears none.
        emails: as printed, like all that follows.
        phones: with country code where it is printed.
        links: addresses of pages.
        location: where the person lives.
        degrees: all that are named.
        certifications: all that are named.
        languages: name and level of each; the level may be None.
        skills: ids of the taxonomy that the resume claims, all of them.
        publications: how many are listed.
        patents: how many are listed.
    """

    file: str
    name: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    location: str | None = None
    degrees: tuple[TrueDegree, ...] = ()
    certifications: tuple[TrueCertificate, ...] = ()
    languages: tuple[tuple[str, str | None], ...] = ()
    skills: tuple[str, ...] = ()
    publications: int = 0
    patents: int = 0


def load_truth(path: Path) -> tuple[Truth, ...]:
    """Read the truth, one JSON object a line.

    Raises:
        BorderError: with file:line, every fault at once.
    """
    truths, faults = [], []
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            truths.append(adapter(Truth).validate_json(line))
        except ValidationError as fault:
            faults += [f"{path}:{number}: {_said(error)}" for error in fault.errors()]
    if not truths and not faults:
        faults.append(f'{path}:1: holds nothing; write a JSON object a line, with the key "file"')
    if faults:
        raise BorderError("\n".join(faults))
    return tuple(truths)


def measure_people(pairs: Iterable[tuple[Truth, CandidateProfile | None]]) -> Table:
    """Hold profiles against their truth.

    A figure is measured when the truth of any resume holds something for it; there, a truth that is silent says
    that the resume holds nothing of the kind. Of a file that could not be read (no profile) everything is missed.

    Returns:
        figure -> matches.
    """
    table: Table = {}
    for truth, profile in pairs:
        found = found_in(profile) if profile else {}
        for figure, true in true_of(truth).items():
            name = NO_NAME if figure == "name" and not true else figure
            table.setdefault(name, Matches()).add(found.get(figure, ()), true, truth.file)
    measured = {figure for figure, matches in table.items() if matches.true}
    if "name" in measured:
        measured.add(NO_NAME)
    return {figure: matches for figure, matches in table.items() if figure in measured}


def found_in(profile: CandidateProfile) -> Mapping[str, Sequence[Any]]:
    """Return what a profile holds for each figure, written so that it can be compared."""
    contact = profile.contact
    degrees = [one for one in profile.degrees if one.level is not None]
    return {
        "name": _named(contact.name),
        "e-mail": [*map(plain, contact.emails)],
        "phone": contact.phones,
        "link": [*map(page_of, contact.links)],
        "location": _named(contact.location),
        "publications": _counted(profile.publications),
        "patents": _counted(profile.patents),
        "degree": degrees_of(profile),
        "degree status": [(str(one.level), str(one.status)) for one in degrees],
        "degree field id": [one.field_id for one in degrees if one.field_id],
        "language": [(plain(one.name), plain(one.level)) for one in profile.languages],
        "certificate": [
            (plain(one.name), str(one.issued or ""), str(one.expires or ""))
            for one in profile.certifications
        ],
        "skill": [one.skill for one in profile.mentions if one.assertion is Assertion.CLAIMED],
    }


def true_of(truth: Truth) -> Mapping[str, Sequence[Any]]:
    """Return the truth for each figure, written as ``found_in`` writes what was found."""
    return {
        "name": _named(truth.name),
        "e-mail": [*map(plain, truth.emails)],
        "phone": truth.phones,
        "link": [*map(page_of, truth.links)],
        "location": _named(truth.location),
        "publications": _counted(truth.publications),
        "patents": _counted(truth.patents),
        "degree": [(one.level, plain(one.field)) for one in truth.degrees],
        "degree status": [(one.level, one.status) for one in truth.degrees],
        "degree field id": [one.field_id for one in truth.degrees if one.field_id],
        "language": [(plain(name), plain(level)) for name, level in truth.languages],
        "certificate": [(plain(one.name), one.issued, one.expires) for one in truth.certifications],
        "skill": truth.skills,
    }


def degrees_of(profile: CandidateProfile) -> list[tuple[str, str]]:
    """Return level and subject of each degree found."""
    return [(str(one.level), plain(one.field)) for one in profile.degrees if one.level is not None]


def page_of(address: str) -> str:
    """Return an address without what a browser adds to it.

    >>> page_of("https://www.example.org/ada?from=mail")
    'example.org/ada'
    """
    return re.sub(r"^(?:https?://)?(?:www\.)?|\?.*$|\s", "", address.casefold())


def _named(text: str | None) -> list[str]:
    return [plain(text)] if text else []


def _counted(count: int) -> list[int]:
    return [count] if count else []


def _said(error: Mapping[str, Any]) -> str:
    where = ".".join(map(str, error["loc"]))
    return f"{where}: {error['msg']}" if where else str(error["msg"])
