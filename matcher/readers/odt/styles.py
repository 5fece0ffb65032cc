"""What letters of an ODT look like: automatic styles over named styles over defaults."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lxml import etree

from matcher.readers.flowing.css_values import colour_of, points
from matcher.readers.flowing.lines import HEADING_STYLES
from matcher.readers.flowing.looks import Look
from matcher.readers.runs import Colour

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_BOLD_WEIGHT = 600  # of 100..900
_MAX_CHAIN = 20  # styles with parents with parents ...
_SIZE = 12.0  # points, where no style names a size


@dataclass(frozen=True, slots=True)
class Ground:
    """What is behind the letters: a colour, white paper (None), or nobody knows."""

    colour: Colour | None = None
    known: bool = True


class Styles:
    """The styles of one document, by family and name."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._nodes: dict[tuple[str, str], etree._Element] = {}
        self._bullets: dict[str, frozenset[int]] = {}
        self._default = Look(size=_SIZE)
        for root in roots:
            for node in root.iter(f"{STYLE}style"):
                key = (node.get(f"{STYLE}family", ""), node.get(f"{STYLE}name", ""))
                self._nodes[key] = node
            for node in root.iter(f"{STYLE}default-style"):
                if node.get(f"{STYLE}family") == "paragraph":
                    self._default = _apply(self._default, node)
            for node in root.iter(f"{TEXT}list-style"):
                self._bullets[node.get(f"{STYLE}name", "")] = _bullet_levels(node)

    def paragraph(self, name: str | None) -> Look:
        """Return the look that a paragraph style gives its letters."""
        look = self._default
        for node in self._chain("paragraph", name):
            look = _apply(look, node)
            ground = _colour(node, "paragraph-properties", f"{FO}background-color")
            look = replace(look, ground=ground) if ground else look
        return look

    def span(self, name: str | None, base: Look) -> Look:
        """Return *base* with a text style laid over it."""
        for node in self._chain("text", name):
            base = _apply(base, node)
        return base

    def is_heading(self, name: str | None) -> bool:
        """Tell whether a paragraph style is a heading or a title, also by what it is based on."""
        return any(
            str(node.get(f"{STYLE}display-name") or node.get(f"{STYLE}name", ""))
            .lower()
            .startswith(HEADING_STYLES)
            for node in self._chain("paragraph", name)
        )

    def is_bullet(self, name: str | None, level: int) -> bool:
        """Tell whether the list style *name* sets a bullet at *level*, 1-based."""
        return level in self._bullets.get(name or "", frozenset((level,)))

    def ground(self, family: str, name: str | None, ground: Ground) -> Ground:
        """Return the ground inside a cell, row, table or frame of a style."""
        for node in self._chain(family, name):
            colour = _colour(node, f"{family}-properties", f"{FO}background-color")
            fill = _property(node, f"{family}-properties", f"{DRAW}fill")
            if fill == "solid":
                colour = _colour(node, f"{family}-properties", f"{DRAW}fill-color")
            if colour:
                ground = Ground(colour)
            elif fill not in {"", "none", "solid"}:
                ground = Ground(known=False)
        return ground

    def has_backdrop(self) -> bool:
        """Tell whether a picture or shape may lie behind the text, so that pale letters may be readable."""
        return any(
            _property(node, "graphic-properties", f"{STYLE}run-through") == "background"
            for node in self._nodes.values()
        )

    def _chain(self, family: str, name: str | None) -> list[etree._Element]:
        """Return the styles that *name* stands on and itself, farthest first."""
        found: list[etree._Element] = []
        while name is not None and (family, name) in self._nodes and len(found) < _MAX_CHAIN:
            node = self._nodes[family, name]
            found.append(node)
            name = node.get(f"{STYLE}parent-style-name")
        return found[::-1]


def _property(node: etree._Element, properties: str, attribute: str) -> str:
    found = node.find(f"{STYLE}{properties}")
    return str(found.get(attribute, "")) if found is not None else ""


def _colour(node: etree._Element, properties: str, attribute: str) -> Colour | None:
    return colour_of(_property(node, properties, attribute))


def _bullet_levels(node: etree._Element) -> frozenset[int]:
    return frozenset(
        int(level.get(f"{TEXT}level", "0"))
        for level in node
        if level.tag in {f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image"}
        and level.get(f"{TEXT}level", "").isdecimal()
    )


def _apply(look: Look, node: etree._Element) -> Look:
    """Lay the text properties of a style over *look*."""
    properties = node.find(f"{STYLE}text-properties")
    for name, value in properties.attrib.items() if properties is not None else ():
        setting = _SETTINGS.get(str(name))
        look = setting(look, str(value)) if setting else look
    return look


def _weight(look: Look, value: str) -> Look:
    return replace(look, bold=value == "bold" or (value.isdecimal() and int(value) >= _BOLD_WEIGHT))


def _size(look: Look, value: str) -> Look:
    return replace(look, size=points(value, look.size or _SIZE) or look.size)


def _scale(look: Look, value: str) -> Look:
    percent = value.rstrip("%")
    return replace(look, scale=int(percent)) if percent.isdecimal() else look


_SETTINGS: dict[str, Callable[[Look, str], Look]] = {
    f"{FO}font-weight": _weight,
    f"{FO}font-size": _size,
    f"{FO}color": lambda look, value: replace(look, colour=colour_of(value)),
    f"{FO}background-color": lambda look, value: replace(look, ground=colour_of(value)),
    f"{TEXT}display": lambda look, value: replace(look, vanish=value == "none"),
    f"{STYLE}text-scale": _scale,
}
