"""Open the parts of a DOCX: an untrusted zip of untrusted XML."""

import lzma
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from matcher.readers.limits import (
    MAX_INFLATED_BYTES,
    MAX_XML_ELEMENTS,
    MAX_ZIP_ENTRIES,
    corrupt,
    encrypted,
    too_large,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAX_PART_BYTES = 40_000_000
_ENCRYPTED_FLAG = 0x1


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part with the targets its relationship ids stand for."""

    root: etree._Element
    targets: dict[str, str] = field(default_factory=dict)


class Package:
    """The parts of one DOCX, parsed when asked for.

    Raises:
        ReadError: corrupt, encrypted or too_large, from any method.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise corrupt("is a DOCX whose zip archive is damaged") from None
        entries = self._archive.infolist()
        if len(entries) > MAX_ZIP_ENTRIES:
            raise too_large("entries in its zip archive", len(entries), MAX_ZIP_ENTRIES)
        inflated = sum(entry.file_size for entry in entries)
        if inflated > MAX_INFLATED_BYTES:
            raise too_large("bytes when unpacked", inflated, MAX_INFLATED_BYTES)
        if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
            raise encrypted()
        self._names = frozenset(self._archive.namelist())

    def part(self, name: str) -> Part | None:
        """Return a part by its path in the archive, or None where there is none."""
        if name not in self._names:
            return None
        return Part(self._parse(name), self._targets(name))

    def main_part(self) -> tuple[str, Part]:
        """Return the document itself and its path."""
        name = "word/document.xml"
        if name not in self._names:
            links = self._relationships("_rels/.rels")
            name = next((target for kind, _, target in links if kind == "officeDocument"), name)
        part = self.part(name.lstrip("/"))
        if part is None:
            raise corrupt("is a DOCX without its document part")
        return name.lstrip("/"), part

    def related(self, name: str, kind: str) -> dict[str, str]:
        """Return the paths of the parts of *kind* that *name* points to, by relationship id."""
        folder = posixpath.dirname(name)
        return {
            key: posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            for found, key, target in self._relationships(_rels_of(name))
            if found == kind
        }

    def _targets(self, name: str) -> dict[str, str]:
        return {key: target for _, key, target in self._relationships(_rels_of(name))}

    def _relationships(self, name: str) -> list[tuple[str, str, str]]:
        """Return kind, id and target of each relationship in a ``.rels`` part."""
        if name not in self._names:
            return []
        return [
            (
                str(node.get("Type", "")).rpartition("/")[2],
                node.get("Id", ""),
                node.get("Target", ""),
            )
            for node in self._parse(name)
        ]

    def _parse(self, name: str) -> etree._Element:
        data = self._bytes(name)
        if b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data:
            raise corrupt("holds a document type declaration, which no word processor writes")
        data = data.replace(_STRICT, W.strip("{}").encode())
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
            raise corrupt(
                f"is a DOCX whose part {posixpath.basename(name)} is broken XML"
            ) from None

    def _bytes(self, name: str) -> bytes:
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
            raise corrupt("is a DOCX whose zip archive is damaged") from None
        if len(data) > _MAX_PART_BYTES:
            raise too_large("bytes in one part when unpacked", len(data), _MAX_PART_BYTES)
        return data


def _rels_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")
