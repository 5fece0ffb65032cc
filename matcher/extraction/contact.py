"""Read how to reach the person; kept apart from everything that is scored."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from matcher.extraction.lines import TextLine
from matcher.extraction.locations import is_place, split_place
from matcher.extraction.name_choice import find_name
from matcher.extraction.parts import Part
from matcher.extraction.phones import PHONE, digits_of, form_of, home_region, phones_in
from matcher.extraction.regions import region_of
from matcher.model.contact import Contact
from matcher.model.document import Document, SectionKind, Span

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}(?![\w-])"
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'|•]{3,200}"
    r"|\b(?:[a-z]{2,3}\.)?(?:linkedin\.com|github\.com|gitlab\.com|bitbucket\.org|kaggle\.com|medium\.com|huggingface\.co|scholar\.google\.[a-z.]{2,6}"
    r"|stackoverflow\.com|researchgate\.net|orcid\.org|twitter\.com|x\.com|behance\.net|indeed\.com)/[^\s<>\"'|•,]{1,150}",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\s*[|•·∙;♦\t]\s*|\s{2,}|\s+[-/]\s+|(?<=[a-z]{2})\.\s+(?=[A-Z][a-z]+\b[ :])")
_PLACE_LABEL = re.compile(
    r"^(?:location|current location|address|based in|city|residence|ort|wohnort|anschrift|adresse|domicile|dirección|domicilio|ubicación|endereço)\b\s*:?\s*",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?:[^\W\d_][^,|]{2,40}, )?(?:[A-Z]{1,2}-)?\d{4,5} [^\W\d_][^\W\d_.'-]+(?:[ -][^\W\d_]+)?"
)
_LINK_END = re.compile(r"(?=\S*[\d/])[\w%./-]{4,100}(?!\S)")
_TRAILING = ".,;:)]}>\"'"
_PROFILE = re.compile(r"/(?:in|r)/|(?:github|gitlab|kaggle|medium)\.com/", re.IGNORECASE)
_TOP = 8
_LONGEST_PLACE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundContact:
    """The contact, and where it stands: text that never names a skill."""

    contact: Contact
    spans: tuple[Span, ...] = ()


def find_contact(
    document: Document, parts: Sequence[Part], lines: Sequence[TextLine]
) -> FoundContact:
    """Find name, addresses, phones as printed, links and place; of referees and other people nothing."""
    own = [line for part in parts if part.kind is not SectionKind.REFERENCES for line in part.lines]
    top = _top_lines(parts, lines)
    emails = _emails(document, own)
    links = _links(document, own)
    phones = _phones(document, top)
    pages = tuple(link for link in links if _PROFILE.search(link))
    found = find_name(top, (*emails, *pages), is_reachable=bool(emails or phones or pages))
    name = found.name if found else None
    location = _location(top, name)
    region = home_region(location, emails)
    spans = [line.span for line in top if PHONE.search(line.text) or _EMAIL.search(line.text)]
    spans += [found.line.span] if found else []
    return FoundContact(
        contact=Contact(
            name=name,
            emails=emails,
            phones=phones,
            links=links,
            location=location,
            name_confidence=found.confidence if found else 0.0,
            phone_forms=tuple(form_of(phone, region) for phone in phones),
        ),
        spans=tuple(sorted(set(spans))),
    )


def _top_lines(parts: Sequence[Part], lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Return the lines of header and contact sections, or the first lines where there are neither."""
    kinds = (SectionKind.HEADER, SectionKind.PERSONAL)
    found = [line for kind in kinds for part in parts if part.kind is kind for line in part.lines]
    if any(part.kind is SectionKind.HEADER for part in parts):
        return tuple(found)
    return (*_largest(lines), *lines[:_TOP], *found)


def _largest(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Return the lines in the largest type: where a sidebar is read first, the name stands there."""
    sizes = [line.size for line in lines if line.size is not None]
    return tuple(line for line in lines if line.size is not None and line.size == max(sizes))


def _emails(document: Document, lines: Iterable[TextLine]) -> tuple[str, ...]:
    """Return the addresses as printed; those that only links hold where none is.

    Why: a link that says something else than the page is a leftover of a template, or written in a code against
    robots. Only where an icon's letter got before the printed address is the link right.
    """
    linked = [
        match[0] for target in _targets(document, "mailto:") if (match := _EMAIL.match(target))
    ]
    printed = [
        match[0].strip(".")
        for line in lines
        if "@" in line.text
        for match in _EMAIL.finditer(line.text)
    ]
    behind_icon = {one for one in linked if any(text[1:] == one for text in printed)}
    shown = [text[1:] if text[1:] in behind_icon else text for text in printed]
    return _unique(shown or linked, str.lower)


def _phones(document: Document, lines: Iterable[TextLine]) -> tuple[str, ...]:
    printed = [number for line in lines for number in phones_in(line.text)]
    linked = (number for target in _targets(document, "tel:") for number in phones_in(target))
    return _unique(printed or linked, digits_of)


def _targets(document: Document, scheme: str) -> Iterator[str]:
    """Yield where the links of one scheme lead, without the scheme."""
    for link in document.links:
        if link.target.lower().startswith(scheme):
            yield link.target[len(scheme) :]


def _links(document: Document, lines: Sequence[TextLine]) -> tuple[str, ...]:
    targets = [
        link.target
        for link in document.links
        if link.target.lower().startswith(("http:", "https:"))
    ]
    return _unique((*_printed_links(lines), *targets), _link_key)


def _printed_links(lines: Sequence[TextLine]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if "/" not in line.text and "www." not in line.text.lower():
            continue
        for match in _URL.finditer(line.text):
            link = match[0]
            if link[-1] in "-/" and match.end() == len(line.text) and number + 1 < len(lines):
                # The end of a torn link has a figure or a slash, so that it is no word of the next line.
                rest = _LINK_END.match(lines[number + 1].text)
                link += rest[0] if rest else ""
            yield link.rstrip(_TRAILING)


def _link_key(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.lower()).rstrip("/")


def _unique(texts: Iterable[str], key: Callable[[str], str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for text in texts:
        seen.setdefault(key(text), text)
    return tuple(seen.values())


def _location(lines: Sequence[TextLine], name: str | None) -> str | None:
    for number, line in enumerate(lines):
        text = line.text
        for pattern in (_EMAIL, _URL, PHONE):
            text = pattern.sub("  ", text)
        for piece in _PIECE.split(_PLACE_LABEL.sub("", text)):
            bare = _PLACE_LABEL.sub("", piece.strip(" ,.")).strip(" ,.")
            if bare and bare != name and _is_location(bare, is_first=number == 0):
                return bare
    return None


def _is_location(text: str, *, is_first: bool) -> bool:
    """Tell whether *text* is an address, or the name of a place; the first line is more likely a name."""
    if len(text) > _LONGEST_PLACE or (not text[0].isupper() and not any(map(str.isdigit, text))):
        return False
    if is_place(text) or _POSTCODE.fullmatch(text):
        return True
    rest, place = split_place(text)
    if place and any(map(str.isdigit, rest)):
        return True
    words = text.replace(",", " ").split()
    is_titled = all(word[0].isupper() or word[0].isdigit() for word in words)
    if (is_first and "," not in text) or len(words) > 8 or not is_titled:  # noqa: PLR2004 - a long address
        return False
    return len(words) > 1 and region_of(text) is not None
