"""The values of a posting as people would write them: text, places, months, degrees."""

import html
import re
from collections.abc import Iterator
from typing import Any

from matcher.errors import ReadError
from matcher.model.document import HiddenText
from matcher.readers.html.read import walk_page
from matcher.readers.runs import TextLine

_TAG = re.compile(r"</?[a-z][a-z0-9]{0,12}(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_ESCAPED_TAG = re.compile(r"&lt;/?[a-z][a-z0-9]{0,12}", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|br|li|div|tr|h[1-6])[\s/>]", re.IGNORECASE)
_NOTHING = frozenset(
    ("", "no requirement", "no requirements", "none", "n/a", "na", "null", "not applicable")
)
_MONTHS = 12
_SCHOOL = {"high school": "high school diploma"}


def read_markup(text: str) -> tuple[list[TextLine], list[HiddenText]]:
    """Read a text that may be HTML, with its tags written out or escaped, into lines.

    What its styles hide is returned apart.
    """
    if not _TAG.search(text) and _ESCAPED_TAG.search(text):
        text = html.unescape(text)
    if not _TAG.search(text):
        return [TextLine(text=line) for line in html.unescape(text).splitlines()], []
    if not _BLOCK.search(text):
        text = text.replace("\n", "<br>")
    try:
        lines, walker = walk_page(f"<div>{text}</div>".encode("utf-8", "replace"))
    except ReadError:
        return [], []
    return lines, walker.hidden.texts()


def texts_of(value: Any) -> list[str]:  # noqa: ANN401 - any JSON value
    """Return the texts that a value holds: of a text, a named thing, or a list of these.

    >>> texts_of(["SQL", {"@type": "DefinedTerm", "name": "Spark"}, "No requirements", None])
    ['SQL', 'Spark']
    """
    if isinstance(value, list):
        return [text for item in value for text in texts_of(item)]
    if isinstance(value, dict):
        keys = ("name", "description", "value", "competencyRequired")
        return list(dict.fromkeys(text for key in keys for text in texts_of(value.get(key))))
    text = value.strip() if isinstance(value, str) else ""
    return [] if text.strip(" .-–").lower() in _NOTHING else [text]


def experience_of(value: Any) -> list[str]:  # noqa: ANN401 - any JSON value
    """Return what a value says about experience; months are written out.

    >>> experience_of({"monthsOfExperience": "36", "description": "in retail"})
    ['in retail', 'At least 3 years of experience']
    """
    if isinstance(value, list):
        return [text for item in value for text in experience_of(item)]
    return [*texts_of(value), *_months(value)]


def _months(value: object) -> Iterator[str]:
    stated = value.get("monthsOfExperience") if isinstance(value, dict) else None
    try:
        months = round(float(stated)) if isinstance(stated, str | int | float) else 0
    except (ValueError, OverflowError):
        return
    if months > 0:
        years, rest = divmod(months, _MONTHS)
        amount, unit = (months, "month") if rest else (years, "year")
        yield f"At least {amount} {unit}{'s' if amount > 1 else ''} of experience"


def education_of(value: Any, *, experience_counts: bool) -> list[str]:  # noqa: ANN401 - any JSON value
    """Return what a value says about education; credentials in a list are alternatives.

    Args:
        value: a text, a credential, or a list of these.
        experience_counts: experience is accepted in place of education.

    >>> education_of({"credentialCategory": "bachelor degree"}, experience_counts=True)
    ['Bachelor degree or equivalent experience']
    """
    items = value if isinstance(value, list) else [value]
    categories = [name for item in items for name in _categories(item)]
    lines = [text for item in items for text in texts_of(item)]
    if categories:
        named = " or ".join(dict.fromkeys(categories))
        lines.append(named[:1].upper() + named[1:])
    if lines and experience_counts:
        lines[-1] += " or equivalent experience"
    return lines


def _categories(item: object) -> Iterator[str]:
    stated = item.get("credentialCategory") if isinstance(item, dict) else None
    for text in texts_of(stated):
        name = re.sub(r"[\s_-]+", " ", text.rstrip("/").rpartition("/")[2]).lower()
        yield _SCHOOL.get(name, name)


def places_of(value: Any) -> list[str]:  # noqa: ANN401 - any JSON value
    """Return each place as its town, region and country.

    >>> places_of({"address": {"addressLocality": "Leeds", "addressCountry": {"name": "UK"}}})
    ['Leeds, UK']
    """
    if isinstance(value, list):
        return list(dict.fromkeys(place for item in value for place in places_of(item)))
    if not isinstance(value, dict):
        return texts_of(value)
    address = value.get("address")
    if not isinstance(address, dict):
        return texts_of(address) or texts_of(value)
    keys = ("addressLocality", "addressRegion", "addressCountry")
    parts = [text for key in keys for text in texts_of(address.get(key))[:1]]
    return [", ".join(parts)] if parts else []
