"""Read OpenDocument text: headers, body, notes and footers, each in reading order."""

from lxml import etree

from matcher.errors import ReadError
from matcher.model.document import Document
from matcher.model.run import Status
from matcher.readers.assemble import make_document
from matcher.readers.limits import corrupt, encrypted
from matcher.readers.media_type import MediaType
from matcher.readers.odt.styles import STYLE, Styles
from matcher.readers.odt.walk import Walker
from matcher.readers.options import ReadOptions
from matcher.readers.package import Archive
from matcher.readers.runs import TextLine

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MANIFEST = "META-INF/manifest.xml"


def read_odt(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read an ODT into a document; what a word processor would hide or has deleted is kept apart.

    Raises:
        ReadError: corrupt, encrypted, unsupported, too_large or no_text.
    """
    archive = Archive(data, "an ODT")
    if _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST):
        raise encrypted()
    if "content.xml" not in archive.names:
        raise corrupt("is an ODT without its content part")
    content = archive.xml("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise ReadError(
            Status.UNSUPPORTED,
            "is an OpenDocument file, but not a text",
            "open it and save it as PDF or DOCX",
        )
    shared = archive.xml("styles.xml") if "styles.xml" in archive.names else None
    roots = [] if shared is None else [shared]
    margins = Walker(Styles(roots))  # whose automatic styles have names of their own
    walker = Walker(Styles([*roots, content]))
    lines = [
        *_margins(margins, roots, "header"),
        *walker.lines(body),
        *walker.notes,
        *_margins(margins, roots, "footer"),
    ]
    return make_document(
        lines,
        data=data,
        name=name,
        media_type=MediaType.ODT,
        hidden=[*margins.hidden.texts(), *walker.hidden.texts()],
        links=[*margins.links, *walker.links],
    )


def _margins(walker: Walker, roots: list[etree._Element], kind: str) -> list[TextLine]:
    """Return the lines of the headers or footers of all page styles, each line once."""
    lines: dict[str, TextLine] = {}
    for root in roots:
        for node in root.iter(f"{STYLE}{kind}", f"{STYLE}{kind}-first", f"{STYLE}{kind}-left"):
            for line in walker.lines(node) if node.get(f"{STYLE}display") != "false" else ():
                lines.setdefault(line.text, line)
    return list(lines.values())
