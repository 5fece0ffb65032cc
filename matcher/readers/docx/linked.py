"""Text that a DOCX keeps in parts of their own: diagrams, charts, and whole web pages put in as chunks."""

from collections.abc import Iterator
from email import message_from_bytes

from lxml import etree

from matcher.readers.docx.colour import A
from matcher.readers.docx.package import Package, Part

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_KEYS = {
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": f"{_R}dm",
    f"{_CHART}chart": f"{_R}id",
}
_HEAD = 512  # bytes in which a chunk shows what it is


class LinkedText:
    """The text of linked parts of one document; each part is read once, however often it is named."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._taken: set[tuple[str, str]] = set()

    def graphic(self, node: etree._Element, part: Part) -> Iterator[str]:
        """Yield the paragraphs of a diagram, or the title and the names in a chart, that *node* names."""
        key = node.get(_KEYS[node.tag], "") if node.tag in _KEYS else ""
        linked = self._package.linked(part, key) if self._take(part, key) else None
        if linked is None:
            return
        for found in linked.root.iter(f"{A}p", f"{_CHART}strCache"):
            if found.tag == f"{A}p":
                yield "".join(piece.text or "" for piece in found.iter(f"{A}t"))
            else:
                yield from (value.text or "" for value in found.iter(f"{_CHART}v"))

    def page(self, node: etree._Element, part: Part) -> bytes | None:
        """Return the web page that ``w:altChunk`` puts in; None for other kinds and empty ones."""
        key = node.get(f"{_R}id", "")
        data = self._package.linked_bytes(part, key) if self._take(part, key) else None
        return _page_in(data) if data else None

    def _take(self, part: Part, key: str) -> bool:
        if not key or (part.name, key) in self._taken:
            return False
        self._taken.add((part.name, key))
        return True


def _page_in(data: bytes) -> bytes | None:
    """Take a web page out of its mail wrapping (MHTML), if it has one."""
    head = data[:_HEAD].lower()
    if b"mime-version:" in head:
        for inner in message_from_bytes(data).walk():
            content = inner.get_payload(decode=True)
            if inner.get_content_type() == "text/html" and isinstance(content, bytes):
                return content if content.strip() else None
        return None
    return data if any(mark in head for mark in (b"<html", b"<body", b"<p", b"<div")) else None
