"""Read DOCX: headers, body, footers and notes, each in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass

from matcher.model.document import Document
from matcher.readers.assemble import make_document
from matcher.readers.docx.colour import Palette
from matcher.readers.docx.lists import Lists
from matcher.readers.docx.package import Package, Part, W
from matcher.readers.docx.place import page_of
from matcher.readers.docx.shapes import paper_grounds, paper_of
from matcher.readers.docx.styles import Styles, is_on
from matcher.readers.docx.walk import Walker
from matcher.readers.media_type import MediaType
from matcher.readers.options import ReadOptions
from matcher.readers.runs import TextLine

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NOTE_MARKS = frozenset(("separator", "continuationSeparator", "continuationNotice"))


@dataclass(frozen=True, slots=True)
class _Margins:
    """The headers or the footers of a document: those of its first page, and all others."""

    first_page: list[Part]
    later: list[Part]


def read_docx(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a DOCX into a document; what Word would hide or has deleted is kept apart.

    Raises:
        ReadError: corrupt, encrypted, too_large or no_text.
    """
    package = Package(data)
    path, main = package.main_part()
    settings = _first(package, path, "settings")
    palette = Palette(_first(package, path, "theme"), settings)
    headers = _margin_parts(package, path, main, "header", settings)
    footers = _margin_parts(package, path, main, "footer", settings)
    margins = [*headers.first_page, *headers.later, *footers.first_page, *footers.later]
    page = page_of(main.root)
    grounds = paper_grounds(
        [main.root],
        [part.root for part in margins],
        paper_of(main.root, settings, palette),
        palette=palette,
        page=page,
    )
    walker = Walker(
        package,
        Styles(_first(package, path, "styles"), palette),
        Lists(_first(package, path, "numbering")),
        grounds=grounds,
        page=page,
    )
    seen: set[str] = set()
    lines = [
        *_once(walker, headers.first_page, seen),
        *walker.lines(main, main.root.find(f"{W}body")),
        *_notes(walker, _first(package, path, "footnotes")),
        *_notes(walker, _first(package, path, "endnotes")),
        *_once(walker, [*headers.later, *footers.first_page, *footers.later], seen),
    ]
    return make_document(
        lines,
        data=data,
        name=name,
        media_type=MediaType.DOCX,
        hidden=walker.hidden,
        links=walker.links,
    )


def _first(package: Package, path: str, kind: str) -> Part | None:
    for target in package.related(path, kind).values():
        return package.part(target)
    return None


def _margin_parts(
    package: Package, path: str, main: Part, kind: str, settings: Part | None
) -> _Margins:
    """Return the headers or footers that Word shows, those of the first page apart."""
    targets = package.related(path, kind)
    sections = list(main.root.iter(f"{W}sectPr"))
    has_title = any(is_on(section.find(f"{W}titlePg")) for section in sections)
    has_even = settings is not None and is_on(settings.root.find(f"{W}evenAndOddHeaders"))
    shown = {"default": True, "first": has_title, "even": has_even}
    opening = "first" if sections and is_on(sections[0].find(f"{W}titlePg")) else "default"
    found: dict[str, bool] = {}
    for node in main.root.iter(f"{W}{kind}Reference"):
        use = node.get(f"{W}type", "default")
        target = targets.get(node.get(f"{_R}id", ""))
        if target and shown.get(use, True):
            found[target] = found.get(target, False) or use == opening
    parts = [(package.part(target), is_opening) for target, is_opening in found.items()]
    return _Margins(
        first_page=[part for part, is_opening in parts if part is not None and is_opening],
        later=[part for part, is_opening in parts if part is not None and not is_opening],
    )


def _once(walker: Walker, parts: list[Part], seen: set[str]) -> Iterator[TextLine]:
    """Yield the lines of headers and footers, those that repeat (later pages, even pages) once."""
    for part in parts:
        for line in walker.lines(part):
            if line.text not in seen:
                seen.add(line.text)
                yield line


def _notes(walker: Walker, part: Part | None) -> Iterator[TextLine]:
    if part is None:
        return
    for note in part.root:
        if note.get(f"{W}type") not in _NOTE_MARKS:
            yield from walker.lines(part, note)
