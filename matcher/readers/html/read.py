"""Read web pages: what a browser would show, in the order of the page; nothing is fetched or run."""

import codecs
import re

from lxml import etree

from matcher.model.document import Document
from matcher.readers.assemble import make_document
from matcher.readers.html.style import StyleSheets
from matcher.readers.html.walk import Walker, sheets_of
from matcher.readers.limits import MAX_XML_ELEMENTS, corrupt, no_text, too_large
from matcher.readers.media_type import MediaType
from matcher.readers.options import ReadOptions
from matcher.readers.runs import TextLine
from matcher.readers.text import decode

_HEAD = 4096  # bytes in which a page names its encoding
_CHARSET = re.compile(
    rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{2,40})", re.IGNORECASE
)
_ALIASES = {"iso-8859-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "x-sjis": "cp932"}


def read_html(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a web page into a document; what its styles hide is kept apart.

    Raises:
        ReadError: corrupt, too_large or no_text.
    """
    lines, walker = walk_page(data)
    return make_document(
        lines,
        data=data,
        name=name,
        media_type=MediaType.HTML,
        hidden=walker.hidden.texts(),
        links=walker.links,
    )


def walk_page(data: bytes) -> tuple[list[TextLine], Walker]:
    """Return the lines of a web page, and the walker that has gathered what is hidden and linked.

    Raises:
        ReadError: corrupt, too_large or no_text.
    """
    root = parse_page(data)
    walker = Walker(StyleSheets(sheets_of(root)))
    return walker.lines(root), walker


def parse_page(data: bytes) -> etree._Element:
    """Return the elements of a web page.

    Raises:
        ReadError: corrupt, too_large or no_text.
    """
    text = _decode(data)
    if text.count("<") > 2 * MAX_XML_ELEMENTS:
        raise too_large("elements", text.count("<") // 2, MAX_XML_ELEMENTS)
    parser = etree.HTMLParser(
        encoding="utf-8",
        huge_tree=True,  # pictures inside pages are long attributes; depth stays limited
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise corrupt("is a web page that cannot be parsed") from None
    if root is None:
        raise no_text("is a web page without content")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise corrupt("is a web page whose elements are nested too deeply")
    return root


def _decode(data: bytes) -> str:
    """Decode a page: as UTF-8 where it is, else as it says, else by the likeliest encoding."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        found = _CHARSET.search(data[:_HEAD])
    if found:
        label = found[1].decode("ascii").lower()
        try:
            return data.decode(codecs.lookup(_ALIASES.get(label, label)).name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)
