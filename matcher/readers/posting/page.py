"""A JobPosting as the page that a person would make of it: its fields under plain headings."""

from collections.abc import Iterator

from matcher.model.document import HiddenText
from matcher.readers.flowing.lines import BULLET
from matcher.readers.posting.find import Posting
from matcher.readers.posting.values import (
    education_of,
    experience_of,
    places_of,
    read_markup,
    texts_of,
)
from matcher.readers.runs import TextLine

_SECTIONS = (
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("skills", "Skills"),
    ("experienceRequirements", "Experience"),
    ("educationRequirements", "Education"),
    ("eligibilityToWorkRequirement", "Eligibility"),
    ("securityClearanceRequirement", "Security clearance"),
    ("physicalRequirement", "Physical requirements"),
    ("jobBenefits", "Benefits"),
)
"""Fields that stand below a heading of their own; each heading is one that every ad may use."""


def page_of(posting: Posting) -> tuple[list[TextLine], list[HiddenText]]:
    """Write *posting* as lines, with what its markup hides kept apart.

    A line of the description that a field says too stands below the field's heading alone: the field
    knows what it is.
    """
    sections = [(heading, *_body(posting, key)) for key, heading in _SECTIONS]
    told = {_bare(line) for _, lines, _ in sections for line in lines}
    described, hidden = _marked_up(texts_of(posting.get("description")))
    description = [line for line in described if not line.text.strip() or _bare(line) not in told]
    lines = [*_facts(posting), *_section("Job description", description)]
    for heading, body, unseen in sections:
        lines += _section(heading, body)
        hidden += unseen
    return lines, hidden


def _facts(posting: Posting) -> Iterator[TextLine]:
    for title in _plain(texts_of(posting.get("title")) or texts_of(posting.get("name"))):
        yield TextLine(text=f"Job title: {title}", bold=True)
        break
    places = places_of(posting.get("jobLocation"))
    if "TELECOMMUTE" in texts_of(posting.get("jobLocationType")):
        places.append("remote")
    if places:
        yield TextLine(text=f"Location: {'; '.join(_plain(places))}")
    kinds = [kind.replace("_", "-").lower() for kind in texts_of(posting.get("employmentType"))]
    if kinds:
        yield TextLine(text=f"Employment type: {', '.join(_plain(kinds))}")


def _body(posting: Posting, key: str) -> tuple[list[TextLine], list[HiddenText]]:
    value = posting.get(key)
    if key == "experienceRequirements":
        return _marked_up(experience_of(value))
    if key == "educationRequirements":
        counts = posting.get("experienceInPlaceOfEducation") in (True, "true", "True")
        return _marked_up(education_of(value, experience_counts=counts))
    if key == "eligibilityToWorkRequirement":
        where = places_of(posting.get("applicantLocationRequirements"))
        only = [f"Candidates must be located in {' or '.join(where)}"] if where else []
        return _marked_up([*texts_of(value), *only])
    return _marked_up(texts_of(value))


def _marked_up(texts: list[str]) -> tuple[list[TextLine], list[HiddenText]]:
    """Read each text; several short ones are the items of a list."""
    lines: list[TextLine] = []
    hidden: list[HiddenText] = []
    for text in texts:
        own, unseen = read_markup(text)
        is_item = len(texts) > 1 and len(own) == 1 and not own[0].text.startswith(BULLET)
        lines += [TextLine(text=BULLET + own[0].text)] if is_item else own
        hidden += unseen
    return lines, hidden


def _section(heading: str, body: list[TextLine]) -> Iterator[TextLine]:
    if body:
        yield from (TextLine(text=""), TextLine(text=heading, bold=True), *body)


def _plain(texts: list[str]) -> list[str]:
    """Return *texts* without markup, each in one line."""
    return [" ".join(line.text.strip() for line in read_markup(text)[0]) for text in texts]


def _bare(line: TextLine) -> str:
    """Return the words of a line, for comparing."""
    return " ".join(line.text.removeprefix(BULLET).split()).casefold().rstrip(" .;")
