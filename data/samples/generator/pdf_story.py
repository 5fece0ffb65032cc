"""The sections of a resume as flowables in the type of a layout."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer, Table

from generator.outline import Entry, Part

_INK = HexColor("#222222")


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """The type of a column: font family, size, colours, and where dates stand."""

    font: str = "Helvetica"
    size: float = 9.5
    ink: Color = _INK
    accent: Color = _INK
    dates_right: bool = False

    def style(self, name: str, **changes: object) -> ParagraphStyle:
        """Return a paragraph style of this type with *changes*."""
        base = {"fontName": self.font, "fontSize": self.size, "leading": self.size * 1.32}
        return ParagraphStyle(name, **{**base, "textColor": self.ink, **changes})

    @property
    def bold(self) -> str:
        """The name of the bold face."""
        return "Times-Bold" if self.font == "Times-Roman" else f"{self.font}-Bold"


def story(parts: Iterable[Part], kind: Type, width: float) -> list[Flowable]:
    """Return the sections as flowables for a column of *width* points."""
    return [flowable for part in parts for flowable in _section(part, kind, width)]


def lines(texts: Iterable[str], kind: Type, **changes: object) -> list[Flowable]:
    """Return each text as a paragraph of its own."""
    return [Paragraph(escape(text), kind.style("line", **changes)) for text in texts]


def heading(text: str, kind: Type) -> list[Flowable]:
    """Return a section heading with its rule, kept with what follows."""
    size = kind.size * 1.25
    style = kind.style(
        "heading",
        fontName=kind.bold,
        fontSize=size,
        leading=size * 1.3,
        textColor=kind.accent,
        spaceBefore=8,
        keepWithNext=1,
    )
    rule = HRFlowable(width="100%", thickness=0.6, color=kind.accent, spaceBefore=1, spaceAfter=3)
    rule.keepWithNext = True
    return [Paragraph(escape(text), style), rule]


def _section(part: Part, kind: Type, width: float) -> list[Flowable]:
    flowables = [*heading(part.heading, kind), *lines(part.lines, kind, spaceAfter=2)]
    return flowables + [f for entry in part.entries for f in _entry(entry, kind, width)]


def _entry(entry: Entry, kind: Type, width: float) -> list[Flowable]:
    style = kind.style("title", spaceBefore=3, keepWithNext=1)
    title = f'<font name="{kind.bold}">{escape(entry.title)}</font>'
    if entry.detail:
        title += f", {escape(entry.detail)}"
    flowables: list[Flowable] = [Paragraph(title, style)]
    if entry.dates and kind.dates_right:
        flowables = [_title_and_dates(flowables[0], entry.dates, kind, width)]
    elif entry.dates:
        flowables += lines([entry.dates], kind, textColor=kind.accent, keepWithNext=1)
    bullet = kind.style("bullet", leftIndent=10, bulletIndent=1, spaceBefore=1)
    flowables += [Paragraph(escape(text), bullet, bulletText="•") for text in entry.bullets]
    if entry.note:
        flowables += lines([entry.note], kind, spaceBefore=2)
    return [*flowables, Spacer(1, 4)]


def _title_and_dates(title: Flowable, dates: str, kind: Type, width: float) -> Flowable:
    right = Paragraph(escape(dates), kind.style("dates", alignment=2))
    table = Table([[title, right]], colWidths=[width * 0.67, width * 0.33])
    table.setStyle([(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT")])
    table.setStyle([(f"{side}PADDING", (0, 0), (-1, -1), 1) for side in ("TOP", "BOTTOM")])
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    table.keepWithNext = True
    return table
