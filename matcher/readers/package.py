"""Open a package of the kind DOCX and ODT are: an untrusted zip of untrusted XML."""

import lzma
import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from matcher.errors import ReadError
from matcher.readers.limits import (
    MAX_INFLATED_BYTES,
    MAX_XML_ELEMENTS,
    MAX_ZIP_ENTRIES,
    corrupt,
    encrypted,
    too_large,
)
from matcher.readers.media_type import ZIP_FAULTS

_MAX_PART_BYTES = 40_000_000
_ENCRYPTED_FLAG = 0x1


class Archive:
    """The parts of one package, unpacked and parsed when asked for.

    Args:
        data: the whole file.
        kind: what people call the format with its article, such as ``a DOCX``.

    Raises:
        ReadError: corrupt, encrypted or too_large, from any method.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        self._kind = kind
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except ZIP_FAULTS:
            raise self._damaged() from None
        entries = self._archive.infolist()
        if len(entries) > MAX_ZIP_ENTRIES:
            raise too_large("entries in its zip archive", len(entries), MAX_ZIP_ENTRIES)
        inflated = sum(entry.file_size for entry in entries)
        if inflated > MAX_INFLATED_BYTES:
            raise too_large("bytes when unpacked", inflated, MAX_INFLATED_BYTES)
        if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
            raise encrypted()
        self.names = frozenset(self._archive.namelist())

    def xml(self, name: str) -> etree._Element:
        """Return the root of the XML part *name*, which must be one of ``names``."""
        return parse_xml(self.read(name), self._kind, name)

    def read(self, name: str) -> bytes:
        """Return the bytes of the part *name*, which must be one of ``names``."""
        try:
            with self._archive.open(name) as stream:
                data = stream.read(_MAX_PART_BYTES + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            lzma.LZMAError,
            OSError,
            RuntimeError,
            EOFError,
            ValueError,
        ):
            raise self._damaged() from None
        if len(data) > _MAX_PART_BYTES:
            raise too_large("bytes in one part when unpacked", len(data), _MAX_PART_BYTES)
        return data

    def _damaged(self) -> ReadError:
        return corrupt(f"is {self._kind} whose zip archive is damaged")


def parse_xml(data: bytes, kind: str, name: str) -> etree._Element:
    """Parse untrusted XML: no document type, no entities, no network, a bounded number of elements.

    Args:
        data: the bytes of the part.
        kind: what people call the format with its article.
        name: the path of the part in its package.

    Raises:
        ReadError: corrupt or too_large.
    """
    if b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise corrupt("holds a document type declaration, which no word processor writes")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    if data.count(b"<") > 2 * MAX_XML_ELEMENTS:
        raise too_large("XML elements", data.count(b"<") // 2, MAX_XML_ELEMENTS)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        part = posixpath.basename(name)
        raise corrupt(f"is {kind} whose part {part} is broken XML") from None
