"""Which paragraphs of a DOCX carry a bullet: the numbering part says so, not the text."""

from lxml import etree

from matcher.readers.docx.package import Part, W


class Lists:
    """The list definitions of one document."""

    def __init__(self, part: Part | None) -> None:
        self._bullets: dict[str, frozenset[str]] = {}
        if part is None:
            return
        levels = {
            node.get(f"{W}abstractNumId", ""): frozenset(
                level.get(f"{W}ilvl", "0")
                for level in node.iterfind(f"{W}lvl")
                if _value(level.find(f"{W}numFmt")) == "bullet"
            )
            for node in part.root.iterfind(f"{W}abstractNum")
        }
        for node in part.root.iterfind(f"{W}num"):
            target = _value(node.find(f"{W}abstractNumId"))
            self._bullets[node.get(f"{W}numId", "")] = levels.get(target, frozenset())

    def is_bullet(self, settings: etree._Element | None) -> bool:
        """Tell whether list settings (``w:numPr``) put a bullet before the paragraph."""
        if settings is None:
            return False
        level = _value(settings.find(f"{W}ilvl")) or "0"
        return level in self._bullets.get(_value(settings.find(f"{W}numId")), frozenset())


def _value(node: etree._Element | None) -> str:
    return str(node.get(f"{W}val", "")) if node is not None else ""
