"""Read JSON Resume (jsonresume.org) as the page that a person would make of it."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from matcher.errors import ReadError
from matcher.model.document import Document, Link
from matcher.model.run import Status
from matcher.readers.assemble import make_document
from matcher.readers.flowing.lines import BULLET
from matcher.readers.limits import corrupt, too_large
from matcher.readers.media_type import MediaType
from matcher.readers.options import ReadOptions
from matcher.readers.runs import TextLine
from matcher.readers.text import decode

MAX_LINES = 50_000

Record = Mapping[str, Any]


def read_json_resume(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a JSON Resume into a document; other JSON is not understood.

    Raises:
        ReadError: corrupt, unsupported, too_large or no_text.
    """
    resume = _parse(decode(data))
    if not isinstance(resume, dict) or not isinstance(resume.get("basics"), dict):
        raise ReadError(
            Status.UNSUPPORTED,
            "is JSON data, but no JSON Resume (it has no `basics`)",
            "export the resume as PDF or DOCX, or as JSON Resume (jsonresume.org)",
        )
    lines = [*_header(resume["basics"])]
    for key, (heading, write) in _SECTIONS.items():
        records = _records(resume, key)
        if records:
            lines += [TextLine(text=""), TextLine(text=heading, bold=True)]
            lines += [line for record in records for line in write(record)]
        if len(lines) > MAX_LINES:
            raise too_large("lines", len(lines), MAX_LINES)
    return make_document(
        lines,
        data=data,
        name=name,
        media_type=MediaType.JSON,
        links=[Link(target=target) for target in _links(resume)],
    )


def _parse(text: str) -> object:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except ValueError:
        raise corrupt("is called .json but is no valid JSON") from None
    except RecursionError:
        raise corrupt("is JSON that is nested too deeply") from None


def _header(basics: Record) -> Iterator[TextLine]:
    place = basics.get("location")
    place = place if isinstance(place, dict) else {}
    where = _join(", ", *(place.get(key) for key in ("address", "postalCode", "city", "region")))
    yield TextLine(text=_text(basics.get("name")), bold=True)
    yield TextLine(text=_text(basics.get("label")))
    contact = (basics.get("email"), basics.get("phone"), basics.get("url") or basics.get("website"))
    yield TextLine(text=_join(" | ", *contact, _join(", ", where, place.get("countryCode"))))
    for profile in _records(basics, "profiles"):
        address = _text(profile.get("url")) or _text(profile.get("username"))
        yield TextLine(text=_join(": ", profile.get("network"), address))
    summary = _text(basics.get("summary"))
    if summary:
        yield from (TextLine(text=""), TextLine(text="Summary", bold=True))
        yield from _paragraphs(summary)


def _work(record: Record) -> Iterator[TextLine]:
    employer = record.get("name") or record.get("company") or record.get("organization")
    yield from _entry(record, record.get("position"), employer, record.get("location"))


def _project(record: Record) -> Iterator[TextLine]:
    roles = record.get("roles")
    role = _join(", ", *roles) if isinstance(roles, list) else ""
    yield from _entry(record, record.get("name"), role, record.get("entity"))
    keywords = _listed(record, "keywords")
    if keywords:
        yield TextLine(text=f"Keywords: {keywords}")


def _education(record: Record) -> Iterator[TextLine]:
    degree = _join(
        " in " if record.get("area") else "", record.get("studyType"), record.get("area")
    )
    score = _text(record.get("score") or record.get("gpa"))
    yield from _entry(record, degree, record.get("institution"), f"Grade: {score}" if score else "")
    courses = _listed(record, "courses")
    if courses:
        yield TextLine(text=f"Courses: {courses}")


def _entry(record: Record, first: object, *others: object) -> Iterator[TextLine]:
    """Yield the line of a job, project or school with its dates, then what is said about it."""
    yield TextLine(text="")
    title = _join(", ", first, *others)
    yield TextLine(text=_join("\t", title, _dates(record)), bold=bool(title))
    for key in ("summary", "description"):
        yield from _paragraphs(_text(record.get(key)))
    highlights = record.get("highlights")
    for highlight in highlights if isinstance(highlights, list) else ():
        yield TextLine(text=BULLET + _text(highlight) if _text(highlight) else "")


def _dates(record: Record) -> str:
    """Return the dates of a record as people write them; a job without an end goes on.

    >>> _dates({"startDate": "2021-03-01"}), _dates({"startDate": "2016", "endDate": "2018-05"})
    ('2021-03 – Present', '2016 – 2018-05')
    """
    start, end = (_month(record.get(key)) for key in ("startDate", "endDate"))
    if start:
        return f"{start} – {end or 'Present'}"
    return end or _month(record.get("date") or record.get("releaseDate"))


def _month(value: object) -> str:
    """Cut a date down to its month, which is all that a resume needs.

    >>> _month("2021-03-15")
    '2021-03'
    """
    return _text(value)[: len("2021-03")]


def _skill(record: Record) -> Iterator[TextLine]:
    name = _join(" – ", record.get("name"), record.get("level"))
    yield TextLine(text=_join(": ", name, _listed(record, "keywords")))


def _language(record: Record) -> Iterator[TextLine]:
    fluency = _text(record.get("fluency"))
    yield TextLine(text=_join(" ", record.get("language"), f"({fluency})" if fluency else ""))


def _award(record: Record) -> Iterator[TextLine]:
    name = record.get("title") or record.get("name")
    by = record.get("awarder") or record.get("issuer") or record.get("publisher")
    yield TextLine(text=_join("\t", _join(", ", name, by), _dates(record)))
    yield from _paragraphs(_text(record.get("summary")))


def _reference(record: Record) -> Iterator[TextLine]:
    yield TextLine(text=_join(": ", record.get("name"), record.get("reference")))


_SECTIONS: Mapping[str, tuple[str, Callable[[Record], Iterator[TextLine]]]] = {
    "work": ("Experience", _work),
    "volunteer": ("Volunteer Experience", _work),
    "projects": ("Projects", _project),
    "education": ("Education", _education),
    "skills": ("Skills", _skill),
    "certificates": ("Certifications", _award),
    "awards": ("Awards", _award),
    "publications": ("Publications", _award),
    "languages": ("Languages", _language),
    "interests": ("Interests", _skill),
    "references": ("References", _reference),
}


def _records(record: Record, key: str) -> list[Record]:
    found = record.get(key)
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _text(value: object) -> str:
    """Return what a person would write for a JSON value; nothing for lists, objects and null."""
    if isinstance(value, str):
        return value.strip()
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else ""


def _join(separator: str, *values: object) -> str:
    return separator.join(text for text in map(_text, values) if text)


def _listed(record: Record, key: str) -> str:
    values = record.get(key)
    return _join(", ", *values) if isinstance(values, list) else ""


def _paragraphs(text: str) -> Iterator[TextLine]:
    for line in text.splitlines():
        yield TextLine(text=line)


def _links(resume: Record) -> Iterator[str]:
    """Yield the addresses that the resume names, e-mail first."""
    basics = resume["basics"]
    email = _text(basics.get("email"))
    if email:
        yield f"mailto:{email}"
    yield _text(basics.get("url") or basics.get("website"))
    for record in _records(basics, "profiles"):
        yield _text(record.get("url"))
    for key in _SECTIONS:
        for record in _records(resume, key):
            yield _text(record.get("url") or record.get("website"))
