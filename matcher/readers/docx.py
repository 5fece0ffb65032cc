"""Read DOCX: headers, body, footers and notes, each in reading order."""

from collections.abc import Iterator

from lxml import etree

from matcher.model.document import Document
from matcher.readers.assemble import make_document
from matcher.readers.docx_lists import Lists
from matcher.readers.docx_package import Package, Part, W
from matcher.readers.docx_styles import Styles
from matcher.readers.docx_walk import Walker
from matcher.readers.media_type import MediaType
from matcher.readers.options import ReadOptions
from matcher.readers.runs import TextLine

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NOTE_MARKS = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def read_docx(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a DOCX into a document; what Word would hide or has deleted is kept apart.

    Raises:
        ReadError: corrupt, encrypted, too_large or no_text.
    """
    package = Package(data)
    path, main = package.main_part()
    headers = list(_used_parts(package, path, main, "header"))
    footers = list(_used_parts(package, path, main, "footer"))
    walker = Walker(
        Styles(_first(package, path, "styles")),
        Lists(_first(package, path, "numbering")),
        has_backdrop=any(_has_backdrop(part.root) for part in (main, *headers)),
    )
    body = main.root.find(f"{W}body")
    lines = [
        *_once(walker, headers),
        *walker.lines(main, body),
        *_notes(walker, _first(package, path, "footnotes")),
        *_notes(walker, _first(package, path, "endnotes")),
        *_once(walker, footers),
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


def _used_parts(package: Package, path: str, main: Part, kind: str) -> Iterator[Part]:
    """Yield the headers or footers that some section shows, each part once."""
    targets = package.related(path, kind)
    used = dict.fromkeys(
        targets.get(node.get(f"{_R}id", "")) for node in main.root.iter(f"{W}{kind}Reference")
    )
    for target in used:
        part = package.part(target) if target else None
        if part is not None:
            yield part


def _once(walker: Walker, parts: list[Part]) -> list[TextLine]:
    """Return the lines of several headers without those that repeat (first page, even pages)."""
    lines: dict[str, TextLine] = {}
    for part in parts:
        for line in walker.lines(part):
            lines.setdefault(line.text, line)
    return list(lines.values())


def _notes(walker: Walker, part: Part | None) -> Iterator[TextLine]:
    if part is None:
        return
    for note in part.root:
        if note.get(f"{W}type") not in _NOTE_MARKS:
            yield from walker.lines(part, note)


def _has_backdrop(root: etree._Element) -> bool:
    """Tell whether a picture or shape lies behind the text, so that pale letters may be readable."""
    return any(anchor.get("behindDoc") in ("1", "true") for anchor in root.iter(f"{_WP}anchor"))
