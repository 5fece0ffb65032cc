"""Read how to reach the person; kept apart from everything that is scored."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matcher.extraction.dates import find_ranges
from matcher.extraction.lines import TextLine, lines_within
from matcher.extraction.locations import is_place, split_place
from matcher.extraction.names import find_name
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import Contact

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}(?![\w-])"
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'|•]{3,200}"
    r"|\b(?:[a-z]{2,3}\.)?(?:linkedin\.com|github\.com|gitlab\.com|kaggle\.com|medium\.com|huggingface\.co|scholar\.google\.[a-z.]{2,6}"
    r"|stackoverflow\.com|orcid\.org|twitter\.com|x\.com|behance\.net)/[^\s<>\"'|•,]{1,150}",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w/.@-])(?:\+|00)?\(?\d(?:[\d ().\-/]|\s?(?:ext|x)\.?\s?){5,20}\d(?![\w@])"
)
_PHONE_LABEL = re.compile(r"\b(?:phone|tel|mobile|mob|cell|telefon|téléphone|teléfono|móvil|handy|contact|ph|call|m|p|t)\b[^\d+(]{0,12}$", re.IGNORECASE)  # fmt: skip
_PIECE = re.compile(r"\s*[|•·∙;♦\t]\s*|\s{2,}|\s+-\s+")
_PLACE_LABEL = re.compile(r"^(?:location|address|based in|city|ort|wohnort|adresse|dirección|ubicación)\s*:?\s*", re.IGNORECASE)  # fmt: skip
_TRAILING = ".,;:)]}>\"'"
_DIGITS = (8, 15)
_TOP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundContact:
    """The contact, and where it stands: text that never names a skill."""

    contact: Contact
    spans: tuple[Span, ...] = ()


def find_contact(
    document: Document, sections: Sequence[Section], lines: Sequence[TextLine]
) -> FoundContact:
    """Find name, addresses, phones as printed, links and place; of referees and other people nothing."""
    own = [
        line
        for section in sections
        if section.kind is not SectionKind.REFERENCES
        for line in lines_within(lines, section.body)
    ]
    top = _top_lines(sections, lines)
    emails = _unique((*_emails(own), *_mail_links(document)), str.lower)
    phones = _unique((number for line in top for number in _phones(line.text)), _digits)
    name = find_name(top, emails)
    spans = [line.span for line in top if _PHONE.search(line.text) or _EMAIL.search(line.text)]
    spans += [name[1].span] if name else []
    return FoundContact(
        contact=Contact(
            name=name[0] if name else None,
            emails=emails,
            phones=phones,
            links=_links(document, own),
            location=_location(top),
        ),
        spans=tuple(sorted(set(spans))),
    )


def _top_lines(sections: Sequence[Section], lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Return the lines of header and contact sections, or the first lines where there are neither."""
    kinds = (SectionKind.HEADER, SectionKind.PERSONAL)
    found = [
        line
        for kind in kinds
        for section in sections
        if section.kind is kind
        for line in lines_within(lines, section.body)
    ]
    if any(section.kind is SectionKind.HEADER for section in sections):
        return tuple(found)
    return (*_largest(lines), *lines[:_TOP], *found)


def _largest(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Return the lines in the largest type: where a sidebar is read first, the name stands there."""
    sizes = [line.size for line in lines if line.size is not None]
    return tuple(line for line in lines if line.size is not None and line.size == max(sizes))


def _emails(lines: Iterable[TextLine]) -> Iterator[str]:
    for line in lines:
        if "@" in line.text:
            yield from (match[0].strip(".") for match in _EMAIL.finditer(line.text))


def _mail_links(document: Document) -> Iterator[str]:
    for link in document.links:
        if link.target.lower().startswith("mailto:"):
            match = _EMAIL.match(link.target[len("mailto:") :])
            if match:
                yield match[0]


def _phones(text: str) -> Iterator[str]:
    for match in _PHONE.finditer(text):
        printed = match[0].strip()
        count = len(_digits(printed))
        least = (
            _DIGITS[0] - 1
            if _PHONE_LABEL.search(text[max(0, match.start() - 24) : match.start()])
            else _DIGITS[0]
        )
        if least <= count <= _DIGITS[1] + 4 and not find_ranges(printed):
            yield printed + (")" if printed.count("(") > printed.count(")") else "")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _links(document: Document, lines: Iterable[TextLine]) -> tuple[str, ...]:
    printed = [match[0].rstrip(_TRAILING) for line in lines for match in _URL.finditer(line.text)]
    targets = [
        link.target
        for link in document.links
        if link.target.lower().startswith(("http:", "https:"))
    ]
    return _unique((*printed, *targets), _link_key)


def _link_key(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.lower()).rstrip("/")


def _unique(texts: Iterable[str], key: object) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for text in texts:
        seen.setdefault(key(text) if callable(key) else text, text)
    return tuple(seen.values())


def _location(lines: Sequence[TextLine]) -> str | None:
    for line in lines:
        for piece in _PIECE.split(_PLACE_LABEL.sub("", line.text)):
            bare = _PLACE_LABEL.sub("", piece.strip(" ,."))
            if bare and is_place(bare):
                return bare
            rest, place = split_place(bare)
            if place and any(character.isdigit() for character in rest):
                return bare
    return None
