"""Open the parts of a DOCX and follow the relationships between them."""

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from matcher.readers.limits import corrupt
from matcher.readers.package import Archive, parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_KIND = "a DOCX"


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part, its path, and the targets its relationship ids stand for."""

    root: etree._Element
    targets: dict[str, str] = field(default_factory=dict)
    name: str = ""


class Package:
    """The parts of one DOCX, parsed when asked for.

    Raises:
        ReadError: corrupt, encrypted or too_large, from any method.
    """

    def __init__(self, data: bytes) -> None:
        self._parts = Archive(data, _KIND)
        self._names = self._parts.names
        self._links: dict[str, list[tuple[str, str, str]]] = {}

    def part(self, name: str) -> Part | None:
        """Return a part by its path in the archive, or None where there is none."""
        if name not in self._names:
            return None
        return Part(self._parse(name), self._targets(name), name)

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
        return {
            key: _resolved(name, target)
            for found, key, target in self._relationships(_rels_of(name))
            if found == kind
        }

    def linked(self, part: Part, key: str) -> Part | None:
        """Return the part that a relationship id of *part* stands for, or None."""
        return self.part(_resolved(part.name, part.targets[key])) if key in part.targets else None

    def linked_bytes(self, part: Part, key: str) -> bytes | None:
        """Return the content of whatever a relationship id of *part* stands for inside the archive."""
        name = _resolved(part.name, part.targets.get(key, ""))
        return self._parts.read(name) if name in self._names else None

    def _targets(self, name: str) -> dict[str, str]:
        return {key: target for _, key, target in self._relationships(_rels_of(name))}

    def _relationships(self, name: str) -> list[tuple[str, str, str]]:
        """Return kind, id and target of each relationship in a ``.rels`` part."""
        if name not in self._names:
            return []
        if name not in self._links:
            self._links[name] = [
                (
                    str(node.get("Type", "")).rpartition("/")[2],
                    node.get("Id", ""),
                    node.get("Target", ""),
                )
                for node in self._parse(name)
            ]
        return self._links[name]

    def _parse(self, name: str) -> etree._Element:
        data = self._parts.read(name).replace(_STRICT, W.strip("{}").encode())
        return parse_xml(data, _KIND, name)


def _resolved(name: str, target: str) -> str:
    """Return the path in the archive of a target as the part *name* writes it."""
    folder = posixpath.dirname(name)
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _rels_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")
